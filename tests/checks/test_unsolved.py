"""What helps students on when an earlier task is not solved."""

import numpy as np
import pytest

from classroom.assignment.record import recorded_example
from course_utils.checks import Report
from course_utils.solutions.answers import load_answer
from course_utils.unsolved import load_record, needs

PASSED, OPEN, WRONG = Report(1, "passed"), Report(2, "not_attempted"), Report(3, "wrong")


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    path = tmp_path_factory.mktemp("record") / "recorded_example.json"
    path.write_text(recorded_example(), encoding="utf-8")
    return load_record(path)


def notebook_of(record, **variables):
    """The variables of a notebook in which a student works on the recorded example."""
    return {"interactions_pos_neg_user_dict": record.interactions_pos_neg_user_dict,
            "interactions_pos_neg_item_dict": record.interactions_pos_neg_item_dict,
            "perform_mf_als_step": record.step, "perform_mf_als_epoch": record.epoch, **variables}


def test_a_cell_that_waits_for_a_task_says_so_and_does_not_fail(capsys):
    with needs(PASSED, OPEN):
        raise NotImplementedError("Write your answer to task 2 here.")
    assert capsys.readouterr().out == (
        "This cell needs an answer that passes its check. Open tasks: 2.\n")


def test_a_wrong_answers_error_is_told_and_does_not_fail(capsys):
    with needs(WRONG):
        raise TypeError("'NoneType' object is not subscriptable")
    out = capsys.readouterr().out
    assert "Open tasks: 3." in out
    assert "TypeError: 'NoneType' object is not subscriptable" in out


def test_where_all_tasks_passed_an_error_is_an_error():
    with pytest.raises(ZeroDivisionError), needs(PASSED):
        raise ZeroDivisionError


def test_a_cell_without_an_error_is_not_talked_about(capsys):
    with needs(OPEN):
        result = 1 + 1
    assert result == 2
    assert capsys.readouterr().out == ""


def test_a_counter_is_no_id_in_the_record(record):
    for who_with_whom in (record.interactions_pos_neg_user_dict,
                          record.interactions_pos_neg_item_dict):
        assert [*who_with_whom] != sorted(who_with_whom)


def test_task_4_can_be_worked_on_with_the_records_dictionaries_and_steps(record):
    epoch = load_answer(4, notebook_of(record))["perform_mf_als_epoch"]
    matrices = epoch(record.interactions_df, record.user_repr_matrix, record.item_repr_matrix,
                     record.reg_l)
    for matrix, recorded in zip(matrices, record.epochs[1], strict=True):
        np.testing.assert_allclose(matrix, recorded, atol=1e-8)


def test_task_5_can_be_worked_on_with_the_records_epochs(record):
    training = load_answer(5, notebook_of(record))["perform_mf_als_training"]
    users, items, loss = training(
        record.interactions_df, record.user_repr_matrix, record.item_repr_matrix, record.reg_l,
        record.epsilon)
    stopped = [np.array_equal(users, known) for known, _ in record.epochs].index(True)
    assert 3 < stopped < len(record.epochs) - 1
    assert 0 < loss < 1


def first_users_step(record):
    """The films' rows and the values that the first step of the training gets."""
    items = record.interactions_pos_neg_user_dict[0]
    r = record.interactions_df.set_index(["user_id", "item_id"])["interacted"]
    assert len(items) > 1
    return record.item_repr_matrix[items], np.array([r[0, item] for item in items])


def test_a_step_in_another_order_of_rows_is_found(record):
    rows, values = first_users_step(record)
    step = record.step(rows[::-1], values[::-1], record.reg_l)
    np.testing.assert_array_equal(step, record.epochs[1][0][0])


def test_the_record_is_no_solver(record):
    rows, values = first_users_step(record)
    for arguments in ((rows + 0.01, values, record.reg_l), (rows, values, 2 * record.reg_l),
                      (rows, 1 - values, record.reg_l)):
        with pytest.raises(ValueError, match="no step for these rows"):
            record.step(*arguments)
    df, users, items = record.interactions_df, record.user_repr_matrix, record.item_repr_matrix
    for arguments in ((df, users + 0.01, items, record.reg_l), (df, users, items, 0.2)):
        with pytest.raises(ValueError, match="no epoch for these matrices"):
            record.epoch(*arguments)


def test_changing_what_an_epoch_returns_does_not_change_the_record(record):
    arguments = (record.interactions_df, record.user_repr_matrix, record.item_repr_matrix,
                 record.reg_l)
    for matrix in record.epoch(*arguments):
        matrix[:] = 9
    for matrix in (*record.epoch(*arguments), *record.epochs[1]):
        assert not (matrix == 9).any()
