"""Tasks 3 to 5: the step, the epoch, the loss and the training."""

from collections import Counter
from itertools import islice

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.linear_model import Ridge

from course_utils.als.penalty import PENALTIES, REG_L
from course_utils.data.interactions import initial_embeddings
from course_utils.solutions import als as module
from course_utils.solutions.als import (
    EPSILON,
    als_epochs,
    epochs_until_stop,
    mf_als_loss,
    perform_mf_als_epoch,
    perform_mf_als_step,
    perform_mf_als_training,
    train_mf_als,
)
from course_utils.solutions.answers import load_answer
from course_utils.solutions.interaction_dicts import interaction_dicts

N_USERS, N_ITEMS, DIM = 30, 12, 3


def random_problem(seed=0, n_users=N_USERS, n_items=N_ITEMS, dim=DIM, share=0.5):
    """A frame with about `share` of all pairs, in random order, and two matrices."""
    rng = np.random.default_rng(seed)
    users, items = np.nonzero(rng.random((n_users, n_items)) < share)
    frame = pd.DataFrame({"user_id": users, "item_id": items,
                          "interacted": rng.integers(0, 2, len(users))})
    frame = frame.sample(frac=1, random_state=seed)
    return frame, rng.normal(size=(n_users, dim)), rng.normal(size=(n_items, dim))


def loop_epoch(interactions_df, user_reprs, item_reprs, reg_l):
    """The reference answers of tasks 2 to 4, run as in a notebook."""
    variables = {"interactions_pos_neg_df": interactions_df}
    for task in (2, 3, 4):
        variables = load_answer(task, variables)
    return variables["perform_mf_als_epoch"](interactions_df, user_reprs, item_reprs, reg_l)


# --- Task 3 -----------------------------------------------------------------------------------

def test_step_gives_the_worked_example():
    reprs = [[0.75, 0.15], [-0.12, 0.32], [0.44, -0.95]]
    assert perform_mf_als_step(reprs, [1, 0, 0], 0.1) == pytest.approx([1.0393919, 0.45010367])


@given(seed=st.integers(0, 10_000), n=st.integers(1, 20), dim=st.integers(1, 6),
       reg_l=st.floats(1e-3, 10), penalty=st.sampled_from(PENALTIES))
@settings(max_examples=60, deadline=None)
def test_step_is_scikit_learns_ridge(seed, n, dim, reg_l, penalty):
    rng = np.random.default_rng(seed)
    reprs, r_ui = rng.normal(size=(n, dim)), rng.integers(0, 2, n)
    alpha = reg_l * (n if penalty == "interaction" else 1)
    ridge = Ridge(alpha=alpha, fit_intercept=False, solver="svd").fit(reprs, r_ui)
    step = perform_mf_als_step(reprs, r_ui, reg_l, penalty)
    np.testing.assert_allclose(step, ridge.coef_, rtol=1e-8, atol=1e-10)


def test_step_has_zero_gradient_and_no_intercept():
    rng = np.random.default_rng(1)
    reprs, r_ui = rng.normal(size=(9, 4)) + 5, rng.integers(0, 2, 9)
    p = perform_mf_als_step(reprs, r_ui, 0.3)
    np.testing.assert_allclose(reprs.T @ (reprs @ p - r_ui) + 0.3 * p, 0, atol=1e-10)


def test_step_without_penalty_is_the_shortest_least_squares_answer():
    reprs = np.array([[1.0, 2.0, 0.5]])
    expected = np.linalg.lstsq(reprs, [1.0], rcond=None)[0]
    np.testing.assert_allclose(perform_mf_als_step(reprs, [1], 0), expected, atol=1e-12)
    np.testing.assert_allclose(perform_mf_als_step(reprs, [1], 1e-300), expected, atol=1e-12)


@pytest.mark.parametrize("arguments, name", [
    ((None, [1], 0.1), "interacting_reprs"),
    (("abc", [1], 0.1), "interacting_reprs"),
    (([], [], 0.1), "interacting_reprs"),
    (([1.0, 2.0], [1], 0.1), "interacting_reprs"),
    (([[1.0, np.nan]], [1], 0.1), "interacting_reprs"),
    (([[1.0, 2.0]], [2], 0.1), "r_ui"),
    (([[1.0, 2.0]], [0.5], 0.1), "r_ui"),
    (([[1.0, 2.0]], [1, 0], 0.1), "r_ui"),
    (([[1.0, 2.0]], None, 0.1), "r_ui"),
    (([[1.0, 2.0]], [1], -0.1), "reg_l"),
    (([[1.0, 2.0]], [1], np.nan), "reg_l"),
    (([[1.0, 2.0]], [1], "much"), "reg_l"),
    (([[1.0, 2.0]], [1], 0.1, "both"), "penalty"),
])
def test_step_names_the_bad_argument(arguments, name):
    with pytest.raises(ValueError, match=name):
        perform_mf_als_step(*arguments)


# --- Task 4 -----------------------------------------------------------------------------------

@pytest.mark.parametrize("seed", range(5))
def test_epoch_equals_the_readable_loop(seed):
    problem = random_problem(seed)
    for fast, loop in zip(
        perform_mf_als_epoch(*problem, REG_L), loop_epoch(*problem, REG_L), strict=True
    ):
        np.testing.assert_allclose(fast, loop, rtol=0, atol=1e-9)


def test_epoch_takes_users_first_and_then_items_with_the_new_users():
    frame, user_reprs, item_reprs = random_problem()
    new_users, new_items = perform_mf_als_epoch(frame, user_reprs, item_reprs, REG_L)
    rows = frame[frame["user_id"] == 4]
    step = perform_mf_als_step(item_reprs[rows["item_id"]], rows["interacted"], REG_L)
    np.testing.assert_allclose(new_users[4], step, atol=1e-12)
    rows = frame[frame["item_id"] == 7]
    step = perform_mf_als_step(new_users[rows["user_id"]], rows["interacted"], REG_L)
    np.testing.assert_allclose(new_items[7], step, atol=1e-12)


@pytest.mark.parametrize("penalty", PENALTIES)
def test_literal_epoch_uses_alpha_times_n(penalty):
    frame, user_reprs, item_reprs = random_problem(3)
    new_users, _ = perform_mf_als_epoch(frame, user_reprs, item_reprs, REG_L, penalty)
    rows = frame[frame["user_id"] == 0]
    alpha = REG_L * (len(rows) if penalty == "interaction" else 1)
    ridge = Ridge(alpha=alpha, fit_intercept=False)
    ridge.fit(item_reprs[rows["item_id"]], rows["interacted"])
    np.testing.assert_allclose(new_users[0], ridge.coef_, atol=1e-9)


@given(seed=st.integers(0, 1000))
@settings(max_examples=20, deadline=None)
def test_order_and_index_of_the_rows_change_nothing(seed):
    frame, *matrices = random_problem()
    shuffled = frame.sample(frac=1, random_state=seed)
    for one, other in zip(perform_mf_als_epoch(frame, *matrices, REG_L),
                          perform_mf_als_epoch(shuffled, *matrices, REG_L), strict=True):
        # To the last digit: the pairs are sorted before anything is added up.
        np.testing.assert_array_equal(one, other)


def test_equal_duplicates_count_once_everywhere():
    frame, *matrices = random_problem()
    doubled = pd.concat([frame, frame.head(9)])
    for one, other in zip(perform_mf_als_epoch(frame, *matrices, REG_L),
                          perform_mf_als_epoch(doubled, *matrices, REG_L), strict=True):
        np.testing.assert_array_equal(one, other)
    once, twice = (train_mf_als(f, *matrices, REG_L, 1.0) for f in (frame, doubled))
    np.testing.assert_array_equal(once.average_losses, twice.average_losses)


def test_contradictory_duplicate_is_an_error_that_names_the_pair():
    frame, *matrices = random_problem()
    row = frame.iloc[5]
    opposite = row.to_frame().T.assign(interacted=1 - row["interacted"])
    with pytest.raises(ValueError, match=f"user_id {row.user_id} and item_id {row.item_id}"):
        perform_mf_als_epoch(pd.concat([frame, opposite]), *matrices, REG_L)


def test_entities_without_rows_keep_their_representations():
    frame, user_reprs, item_reprs = random_problem()
    frame = frame[(frame["user_id"] != 2) & (frame["item_id"] != 5)]
    new_users, new_items = perform_mf_als_epoch(frame, user_reprs, item_reprs, REG_L)
    np.testing.assert_array_equal(new_users[2], user_reprs[2])
    np.testing.assert_array_equal(new_items[5], item_reprs[5])


def test_no_argument_is_changed_and_the_same_call_gives_the_same():
    frame, *matrices = random_problem()
    kept = frame.copy(), *(matrix.copy() for matrix in matrices)
    first = perform_mf_als_training(frame, *matrices, REG_L, 1.0)
    second = perform_mf_als_training(frame, *matrices, REG_L, 1.0)
    pd.testing.assert_frame_equal(frame, kept[0])
    for now, before in zip(matrices, kept[1:], strict=True):
        np.testing.assert_array_equal(now, before)
    for one, other in zip(first, second, strict=True):
        np.testing.assert_array_equal(one, other)


def test_large_ids_are_a_clear_error_and_take_no_memory():
    frame = pd.DataFrame({"user_id": [5, 10**9], "item_id": [0, 1], "interacted": [1, 0]})
    with pytest.raises(ValueError, match="user_repr_matrix has 6 rows.*consecutive_ids"):
        perform_mf_als_epoch(frame, np.ones((6, 2)), np.ones((2, 2)), REG_L)


def test_ids_need_not_be_dense():
    frame = pd.DataFrame({"user_id": [5, 900, 5], "item_id": [3, 3, 70], "interacted": [1, 0, 1]})
    users, items = initial_embeddings(901, 71)
    new_users, _ = perform_mf_als_epoch(frame, users, items, REG_L)
    assert (new_users != users).all(axis=1).sum() == 2


def bad_frame(**columns):
    return pd.DataFrame({"user_id": [0, 1], "item_id": [0, 1], "interacted": [1, 0]} | columns)


@pytest.mark.parametrize("change, name", [
    ({"interactions_df": None}, "interactions_df"),
    ({"interactions_df": "ratings.csv"}, "interactions_df"),
    ({"interactions_df": bad_frame().head(0)}, "interactions_df is empty"),
    ({"interactions_df": bad_frame().drop(columns="interacted")}, "'interacted'"),
    ({"interactions_df": bad_frame().drop(columns="user_id")}, "'user_id'"),
    ({"interactions_df": bad_frame(interacted=[1, 2])}, "'interacted'"),
    ({"interactions_df": bad_frame(interacted=[1, np.nan])}, "'interacted'"),
    ({"interactions_df": bad_frame(user_id=[0, -1])}, "'user_id'"),
    ({"interactions_df": bad_frame(item_id=["a", "b"])}, "'item_id'"),
    ({"interactions_df": bad_frame(item_id=[0.5, 1])}, "'item_id'"),
    ({"user_repr_matrix": None}, "user_repr_matrix"),
    ({"user_repr_matrix": np.ones((1, 2))}, "user_repr_matrix has 1 rows"),
    ({"item_repr_matrix": np.ones((1, 2))}, "item_repr_matrix has 1 rows"),
    ({"item_repr_matrix": np.ones((2, 3))}, "2 columns and item_repr_matrix has 3"),
    ({"item_repr_matrix": np.array([[np.inf, 1], [1, 1]])}, "item_repr_matrix"),
    ({"reg_l": -1}, "reg_l"),
    ({"reg_l": float("nan")}, "reg_l"),
    ({"penalty": None}, "penalty"),
    ({"epsilon": -0.1}, "epsilon"),
    ({"epsilon": None}, "epsilon"),
    ({"max_epochs": 0}, "max_epochs"),
    ({"max_epochs": 1.5}, "max_epochs"),
])
def test_training_names_the_bad_argument(change, name):
    arguments = {"interactions_df": bad_frame(), "user_repr_matrix": np.ones((2, 2)),
                 "item_repr_matrix": np.ones((2, 2)), "reg_l": 0.1, "epsilon": 0.01} | change
    with pytest.raises(ValueError, match=name):
        perform_mf_als_training(**arguments)


def test_epochs_check_their_arguments_at_the_call():
    with pytest.raises(ValueError, match="reg_l"):
        als_epochs(bad_frame(), np.ones((2, 2)), np.ones((2, 2)), -1)


def test_a_training_checks_its_arguments_once(monkeypatch):
    calls = Counter()

    def counted(call, name):
        return lambda *given, **named: (calls.update([name]), call(*given, **named))[1]

    for name in ("id_columns", "binary_array", "finite_array", "coo_array"):
        monkeypatch.setattr(module, name, counted(getattr(module, name), name))
    training = train_mf_als(*random_problem(), REG_L, 1.0)
    assert len(training.total_losses) > 3
    assert calls == {"id_columns": 1, "binary_array": 1, "finite_array": 2, "coo_array": 1}


def test_earlier_epochs_stay_as_they_were():
    problem = random_problem()
    first, second = islice(als_epochs(*problem, REG_L), 2)
    for now, alone in zip(first, perform_mf_als_epoch(*problem, REG_L), strict=True):
        np.testing.assert_array_equal(now, alone)
    assert not np.array_equal(first[0], second[0])


# --- Task 5 -----------------------------------------------------------------------------------

def test_losses_are_the_formulas_written_out():
    frame, user_reprs, item_reprs = random_problem()
    once = literal = REG_L * (np.sum(user_reprs**2) + np.sum(item_reprs**2))
    literal = 0.0
    for row in frame.itertuples():
        p, q = user_reprs[row.user_id], item_reprs[row.item_id]
        once += (row.interacted - p @ q) ** 2
        literal += (row.interacted - p @ q) ** 2 + REG_L * (p @ p + q @ q)
    assert mf_als_loss(frame, user_reprs, item_reprs, REG_L) == pytest.approx(once)
    assert mf_als_loss(
        frame, user_reprs, item_reprs, REG_L, "interaction") == pytest.approx(literal)


@pytest.mark.parametrize("penalty", PENALTIES)
@pytest.mark.parametrize("seed", range(3))
def test_matched_losses_never_rise(penalty, seed):
    losses = train_mf_als(*random_problem(seed), REG_L, 1e-6, penalty=penalty).total_losses
    assert np.all(np.diff(losses) <= 1e-9 * losses[:-1])
    assert losses[-1] < losses[0]


def test_the_mixed_pair_can_rise():
    frame, *matrices = random_problem()
    literal = train_mf_als(frame, *matrices, REG_L, 1e-6, penalty="interaction")
    moved = perform_mf_als_epoch(frame, *literal[:2], REG_L, "entity")
    loss = mf_als_loss(frame, *moved, REG_L, "interaction")
    assert loss > literal.total_losses[-1] * 1.01


def test_training_ends_where_the_gradient_vanishes():
    frame, *matrices = random_problem()
    training = train_mf_als(frame, *matrices, REG_L, 1e-12, max_epochs=20_000)
    users, items = training[:2]
    errors = np.zeros((N_USERS, N_ITEMS))
    rows = frame["user_id"], frame["item_id"]
    errors[rows] = frame["interacted"] - np.sum(users[rows[0]] * items[rows[1]], axis=1)
    np.testing.assert_allclose(errors @ items, REG_L * users, atol=1e-4)
    np.testing.assert_allclose(errors.T @ users, REG_L * items, atol=1e-4)


def test_training_stops_after_three_small_changes_in_a_row():
    frame, *matrices = random_problem()
    epsilon = 0.05
    training = train_mf_als(frame, *matrices, REG_L, epsilon)
    small = np.abs(np.diff(training.total_losses)) < epsilon
    assert training.converged and small[-3:].all()
    earlier = [small[k:k + 3].all() for k in range(len(small) - 3)]
    assert not any(earlier)


@pytest.mark.parametrize("losses, expected", [
    ([9, 5, 5, 5, 5, 5], 5),
    ([9, 5, 5, 5, 1, 1, 1, 1, 1], 8),
    ([5, 5, 5], None),
    ([5, 4, 5, 4, 5, 4, 5, 4], None),
    ([5, 5.5, 6, 6.5], 4),
    ([5, 6, 7, 8, 9], None),
])
def test_epochs_until_stop_counts_changes_of_either_sign(losses, expected):
    assert epochs_until_stop(losses, 0.6) == expected


def test_training_agrees_with_its_reference_answer():
    frame, *matrices = random_problem(2)
    variables = {"interactions_pos_neg_df": frame}
    for task in (2, 3, 4, 5):
        variables = load_answer(task, variables)
    answer = variables["perform_mf_als_training"](frame, *matrices, REG_L, EPSILON)
    library = perform_mf_als_training(frame, *matrices, REG_L, EPSILON)
    for one, other in zip(answer, library, strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-9, atol=1e-9)


def test_on_epoch_hears_of_every_epoch():
    frame, *matrices = random_problem()
    heard = []
    training = train_mf_als(frame, *matrices, REG_L, 0.5, on_epoch=lambda *a: heard.append(a))
    epochs, totals, averages = zip(*heard, strict=True)
    assert epochs == tuple(range(1, len(training.total_losses) + 1))
    assert totals == tuple(training.total_losses)
    assert averages == tuple(training.average_losses)
    assert averages[0] == pytest.approx(totals[0] / len(frame))


def test_epsilon_zero_ends_at_max_epochs_with_a_warning():
    frame, *matrices = random_problem()
    with pytest.warns(RuntimeWarning, match="max_epochs=7"):
        training = train_mf_als(frame, *matrices, REG_L, 0, max_epochs=7)
    assert not training.converged and len(training.total_losses) == 7


def test_representations_that_overflow_are_an_error():
    frame, user_reprs, item_reprs = random_problem()
    with pytest.raises(ValueError, match="too large"):
        perform_mf_als_epoch(frame, user_reprs, item_reprs * 1e160, REG_L)
    with pytest.raises(ValueError, match="The loss is inf"):
        mf_als_loss(frame, user_reprs, item_reprs * 1e160, REG_L)


def test_interaction_dicts_and_epoch_agree_on_who_goes_with_whom():
    frame, *_ = random_problem()
    users, items = interaction_dicts(frame)
    assert sum(map(len, users.values())) == sum(map(len, items.values())) == len(frame)
