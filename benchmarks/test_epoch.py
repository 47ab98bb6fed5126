"""One epoch at the course's size: the naive way, the readable loop, and the package.

``make bench`` runs all side by side and compares their least times. The naive way filters the
frame and fits a scikit-learn ridge for every user and film, as a first solution often does.
"""

import numpy as np
import pytest
from sklearn.linear_model import Ridge

from course_utils.als.penalty import REG_L
from course_utils.data.interactions import (
    consecutive_ids,
    initial_embeddings,
    sample_negatives,
    select_films,
)
from course_utils.data.movielens import load_movielens
from course_utils.solutions.als import perform_mf_als_epoch
from course_utils.solutions.answers import load_answer
from course_utils.solutions.interaction_dicts import interaction_dicts


def naive_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    """The epoch with a filter of the whole frame and a ridge fit for every row."""
    user_repr_matrix, item_repr_matrix = user_repr_matrix.copy(), item_repr_matrix.copy()
    sides = (("user_id", "item_id", user_repr_matrix, item_repr_matrix),
             ("item_id", "user_id", item_repr_matrix, user_repr_matrix))
    for own, other, reprs, fixed in sides:
        for entity in interactions_df[own].unique():
            rows = interactions_df[interactions_df[own] == entity]
            ridge = Ridge(alpha=reg_l, fit_intercept=False)
            reprs[entity] = ridge.fit(fixed[rows[other]], rows["interacted"]).coef_
    return user_repr_matrix, item_repr_matrix


def loop_epoch():
    """The reference answer, with the dictionaries that it reads."""
    users, items = interaction_dicts(PROBLEM[0])
    variables = {"interactions_pos_neg_user_dict": users, "interactions_pos_neg_item_dict": items}
    return load_answer(4, load_answer(3, variables))["perform_mf_als_epoch"]


def courses_problem():
    interactions_df = consecutive_ids(select_films(load_movielens())[0]).interactions_df
    frame = sample_negatives(interactions_df)
    n_users, n_items = (int(frame[column].max()) + 1 for column in ("user_id", "item_id"))
    return frame, *initial_embeddings(n_users, n_items), REG_L


PROBLEM = courses_problem()
WAYS = {"naive": naive_epoch, "loop": loop_epoch(), "package": perform_mf_als_epoch}


@pytest.mark.benchmark(group="one epoch", min_rounds=5)
@pytest.mark.parametrize("way", WAYS)
def test_epoch(benchmark, way):
    new_reprs = benchmark(WAYS[way], *PROBLEM)
    for ours, reference in zip(new_reprs, perform_mf_als_epoch(*PROBLEM), strict=True):
        np.testing.assert_allclose(ours, reference, rtol=0, atol=1e-9)
