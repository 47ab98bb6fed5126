"""The reference answers: exactly the tasks' signatures, and tied to the library."""

import inspect

import numpy as np
import pytest

import course_utils
from course_utils.checks.tasks import TASKS
from course_utils.solutions import answers
from course_utils.solutions.answers import answer_source, load_answer, show_answer

FUNCTIONS = [task for task in TASKS.values() if task.function]


@pytest.mark.parametrize("task", FUNCTIONS, ids=lambda task: str(task.number))
def test_answer_has_exactly_the_tasks_signature(task):
    answer = load_answer(task.number)[task.function]
    assert str(inspect.signature(answer)) == f"({', '.join(task.arguments)})"


@pytest.mark.parametrize("task", FUNCTIONS, ids=lambda task: str(task.number))
def test_the_library_takes_the_same_arguments_first(task):
    library = getattr(course_utils, task.function)
    assert tuple(inspect.signature(library).parameters)[:len(task.arguments)] == task.arguments


def test_task_3_agrees_with_the_library():
    rng = np.random.default_rng(0)
    answer = load_answer(3)["perform_mf_als_step"]
    for n in (1, 5, 40):
        reprs, r_ui = rng.normal(size=(n, 2)), rng.integers(0, 2, n)
        np.testing.assert_allclose(
            answer(reprs, r_ui, 0.1), course_utils.perform_mf_als_step(reprs, r_ui, 0.1), atol=1e-12
        )


def test_there_is_an_answer_to_each_task():
    assert answers.TASKS == (*TASKS,)


def test_answers_are_short_and_need_only_the_notebooks_variables():
    for task in TASKS:
        source = answer_source(task)
        assert len(source.splitlines()) <= 30
        assert "course_utils.solutions.answers" not in source


def test_an_unknown_task_is_named():
    with pytest.raises(ValueError, match="task must be one of"):
        answer_source(0)


def test_show_answer_displays_the_source_as_code(capsys):
    show_answer(1)
    assert "Markdown" in capsys.readouterr().out
