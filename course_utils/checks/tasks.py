"""The tasks of the course, a row each: checks, student edition, grader and pages read them here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module

import numpy as np

from course_utils.checks.hints import Hint
from course_utils.checks.runner.cases import Case, Verdict


@dataclass(frozen=True)
class Task:
    """What a task asks for.

    Attributes
    ----------
    number : int
    notebook : int
        The number of the notebook that it stands in.
    names : tuple of str
        What is to be defined there: a function, or variables.
    points : int
    arguments : tuple of str
        Of the function, in their order.
    made_from : str
        The frame that the variables are made from; "" where a function is asked for.
    builds_on : tuple of str
        The functions of earlier tasks that it calls.
    reads_notebook : bool
        Whether an answer may need variables of the notebook that belong to a case.
    own_numbers : bool
        Whether its data differ in an edition with a student's own numbers.
    other_names : mapping of str to str
        Variables of the notebook that hold what an argument usually gets, under another name
        than the argument's; ``params.theta_0`` is one number of the dictionary ``params``.
    optional : bool
        Whether its points count only where the teacher asks for it.
    library : str
        The name of the library's function, where it is another one than the answer's.
    remark : str
        A paragraph for the docstring of the stub.
    """

    number: int
    notebook: int
    names: tuple[str, ...]
    points: int
    arguments: tuple[str, ...] = ()
    made_from: str = ""
    builds_on: tuple[str, ...] = ()
    reads_notebook: bool = False
    own_numbers: bool = False
    other_names: Mapping[str, str] = field(default_factory=dict)
    optional: bool = False
    library: str = ""
    remark: str = ""

    @property
    def function(self) -> str | None:
        """The name of the function, or None where variables are asked for."""
        return None if self.made_from else self.names[0]

    @property
    def check(self) -> "Check":
        """The `Check` of the task's folder, which is imported on first use."""
        module = import_module(f"course_utils.checks.task{self.number}.check")
        check: Check = module.CHECK
        return check


@dataclass(frozen=True)
class Check:
    """How a task's answers are tried and judged; each ``task*/check.py`` has one.

    Attributes
    ----------
    draw_cases : callable
        From a random generator, and where the task has `own_numbers` a `PersonalData`, to the list
        of cases.
    judge : callable
        From the cases and the answers to a `Verdict`.
    hints : dict of str to Hint
        By mistake.
    helpers : dict of str to callable
        Right functions of earlier tasks, to take the place of a student's own.
    last_cases : int
        How many of the cases count only where all others are right.
    judge_last : callable, optional
        Like `judge`, for the last cases.
    last_mistake : str
        The mistake of an answer that fails there.
    is_telling : callable, optional
        Whether no right answer needs to pass a case, which is there to tell mistakes apart.
    judge_without_telling : callable, optional
        Like `judge`, for the other cases.
    is_blank : callable, optional
        Whether a value is what stood there before any answer.
    notebook_case : callable, optional
        From the notebook's frame to the case that its variables answer.
    own_cases : callable, optional
        From the notebook's variables to the cases that its own data make, where an answer cannot
        be tried on others. A KeyError, TypeError or ValueError says that it has no such data.
    judge_own : callable, optional
        Like `judge`, for these.
    """

    draw_cases: Callable[..., list[Case]]
    judge: Callable[..., Verdict]
    hints: dict[str, Hint]
    helpers: dict[str, Callable[..., object]] = field(default_factory=dict)
    last_cases: int = 0
    judge_last: Callable[..., Verdict] | None = None
    last_mistake: str = ""
    is_telling: Callable[[Case], bool] | None = None
    judge_without_telling: Callable[..., Verdict] | None = None
    is_blank: Callable[[object], bool] | None = None
    notebook_case: Callable[..., Case] | None = None
    own_cases: Callable[[Mapping[str, object]], list[Case]] | None = None
    judge_own: Callable[..., Verdict] | None = None


SEED = 6789
"""Of the cases of the notebook's check."""

_TRAINING = ("interactions_df", "user_repr_matrix", "item_repr_matrix", "reg_l", "epsilon")
_ALL_PAIRS = {"interactions_pos_neg_df": "interactions_df"}
_TRUTH = {"true_params": "params", "real_theta_0": "params.theta_0",
          "real_theta_1": "params.theta_1"}

TASKS = {task.number: task for task in (
    Task(1, 1, ("perform_least_squares",), 3, ("data",), own_numbers=True),
    Task(2, 2, ("interactions_pos_neg_user_dict", "interactions_pos_neg_item_dict"), 2,
         made_from="interactions_pos_neg_df", library="interaction_dicts"),
    Task(3, 2, ("perform_mf_als_step",), 3, ("interacting_reprs", "r_ui", "reg_l"),
         other_names={"interacting_item_repr_matrix": "interacting_reprs"}),
    Task(4, 2, ("perform_mf_als_epoch",), 4, _TRAINING[:4],
         builds_on=("perform_mf_als_step",), reads_notebook=True, other_names=_ALL_PAIRS),
    Task(5, 2, ("perform_mf_als_training",), 5, _TRAINING,
         builds_on=("perform_mf_als_step", "perform_mf_als_epoch"), reads_notebook=True,
         other_names=_ALL_PAIRS,
         remark="With scikit-learn's ridge in the step, the training of this notebook takes about "
                "two to four\nminutes: some 170 epochs of about one second each."),
    Task(6, 3, ("loss_mle",), 3, ("params",), reads_notebook=True, own_numbers=True,
         other_names=_TRUTH),
    Task(7, 4, ("recommend_items",), 3, ("user_repr", "item_repr_matrix", "seen_items", "n"),
         other_names={"user_repr_matrix": "user_repr"}),
    Task(8, 4, ("hit_rate_and_ndcg",), 4, ("recommended", "relevant", "n")),
    Task(9, 4, ("fold_in",), 3, ("item_ids", "interacted", "item_repr_matrix", "reg_l"),
         builds_on=("perform_mf_als_step",)),
    Task(10, 3, ("loss_gradient",), 3, ("params", "data_x", "data_y"), other_names=_TRUTH,
         optional=True),
    Task(11, 3, ("newton_step",), 3, ("params", "data_x", "data_y"),
         builds_on=("loss_gradient",), other_names=_TRUTH, optional=True),
)}
"""By number."""


@dataclass(frozen=True)
class Question:
    """A question that is answered in words, which a person grades."""

    title: str
    points: int


QUESTIONS = {
    "question-dimensions": Question("Question: what the two dimensions mean", 2),
    "question-comparison": Question("Question: likelihood and squared error compared", 3),
}
"""By the name of the cell that asks it."""


def task_of(number: object) -> Task:
    """The row of a task; a ValueError names what is asked for where there is none."""
    if isinstance(number, bool) or number not in TASKS:
        raise ValueError(f"task must be one of {(*TASKS,)}, not {number!r}.")
    return TASKS[number]


def notebook_cases(task: int, *personal: object) -> list[Case]:
    """Draw the cases of the notebook's check, the same each time, in the notebook and elsewhere."""
    return task_of(task).check.draw_cases(np.random.default_rng(SEED), *personal)
