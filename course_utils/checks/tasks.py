"""The tasks of the course, a row each: checks, student edition, grader and pages read them here."""

from collections.abc import Callable
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


SEED = 6789
"""Of the cases of the notebook's check."""

_TRAINING = ("interactions_df", "user_repr_matrix", "item_repr_matrix", "reg_l", "epsilon")

TASKS = {task.number: task for task in (
    Task(1, 1, ("perform_least_squares",), 3, ("data",), own_numbers=True),
    Task(2, 2, ("interactions_pos_neg_user_dict", "interactions_pos_neg_item_dict"), 2,
         made_from="interactions_pos_neg_df"),
    Task(3, 2, ("perform_mf_als_step",), 3, ("interacting_reprs", "r_ui", "reg_l")),
    Task(4, 2, ("perform_mf_als_epoch",), 4, _TRAINING[:4],
         builds_on=("perform_mf_als_step",), reads_notebook=True),
    Task(5, 2, ("perform_mf_als_training",), 5, _TRAINING,
         builds_on=("perform_mf_als_step", "perform_mf_als_epoch"), reads_notebook=True),
    Task(6, 3, ("loss_mle",), 3, ("params",), reads_notebook=True, own_numbers=True),
    Task(7, 4, ("recommend_items",), 3, ("user_repr", "item_repr_matrix", "seen_items", "n")),
    Task(8, 4, ("hit_rate_and_ndcg",), 4, ("recommended", "relevant", "n")),
    Task(9, 4, ("fold_in",), 3, ("item_ids", "interacted", "item_repr_matrix", "reg_l"),
         builds_on=("perform_mf_als_step",)),
)}
"""By number, in the order of the notebooks."""


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
