"""The reference answers: exactly the tasks' signatures, and tied to the library."""

import inspect

import numpy as np
import pytest

import course_utils
from course_utils.solutions.answers import TASKS, answer_source, load_answer, show_answer

SIGNATURES = {
    1: ("perform_least_squares", "(data)"),
    3: ("perform_mf_als_step", "(interacting_reprs, r_ui, reg_l)"),
    4: ("perform_mf_als_epoch", "(interactions_df, user_repr_matrix, item_repr_matrix, reg_l)"),
    5: ("perform_mf_als_training",
        "(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon)"),
    6: ("loss_mle", "(params)"),
    7: ("recommend_items", "(user_repr, item_repr_matrix, seen_items, n)"),
    8: ("hit_rate_and_ndcg", "(recommended, relevant, n)"),
    9: ("fold_in", "(item_ids, interacted, item_repr_matrix, reg_l)"),
}


@pytest.mark.parametrize("task", SIGNATURES)
def test_answer_has_exactly_the_tasks_signature(task):
    name, signature = SIGNATURES[task]
    assert str(inspect.signature(load_answer(task)[name])) == signature


@pytest.mark.parametrize("task", SIGNATURES)
def test_the_library_takes_the_same_arguments_first(task):
    name, signature = SIGNATURES[task]
    expected = signature.strip("()").split(", ")
    assert (
        list(inspect.signature(getattr(course_utils, name)).parameters)[: len(expected)] == expected
    )


def test_task_3_agrees_with_the_library():
    rng = np.random.default_rng(0)
    answer = load_answer(3)["perform_mf_als_step"]
    for n in (1, 5, 40):
        reprs, r_ui = rng.normal(size=(n, 2)), rng.integers(0, 2, n)
        np.testing.assert_allclose(
            answer(reprs, r_ui, 0.1), course_utils.perform_mf_als_step(reprs, r_ui, 0.1), atol=1e-12
        )


def test_answers_are_short_and_need_only_the_notebooks_variables():
    for task in TASKS:
        source = answer_source(task)
        assert len(source.splitlines()) <= 30
        assert "course_utils.solutions.answers" not in source


def test_an_unknown_task_is_named():
    with pytest.raises(ValueError, match="task must be one of"):
        answer_source(10)


def test_show_answer_displays_the_source_as_code(capsys):
    show_answer(1)
    assert "Markdown" in capsys.readouterr().out
