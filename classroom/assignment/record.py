"""Record what right answers give, for students who have not solved a task yet."""

import json
from itertools import islice

import numpy as np
import pandas as pd

from course_utils.als.history import packed
from course_utils.data.interactions import (
    consecutive_ids,
    initial_embeddings,
    sample_negatives,
    select_films,
)
from course_utils.data.movielens import load_movielens
from course_utils.solutions.als import als_epochs
from course_utils.solutions.histories import als_histories
from course_utils.solutions.interaction_dicts import interaction_dicts

N_USERS, N_ITEMS, N_POSITIVES = 8, 6, 16
SEED = 6789
REG_L, EPSILON = 0.1, 0.01
N_EPOCHS = 100
"""More than any reading of task 5 needs on this example."""
DECIMALS = 10


def recorded_example():
    """Run tasks 2 to 4 on a few users and films, and write down what comes out.

    Returns
    -------
    str
        JSON, in the form that `course_utils.unsolved.load_record` reads.
    """
    interactions_df = _interactions()
    items_of, users_of = interaction_dicts(interactions_df)
    rng = np.random.RandomState(SEED)
    start = rng.normal(size=(N_USERS, 2)), rng.normal(size=(N_ITEMS, 2))
    epochs = [start, *islice(als_epochs(interactions_df, *start, REG_L), N_EPOCHS)]
    content = {
        "interactions": interactions_df.to_dict("list"),
        # In the order in which a loop over the rows meets them: a counter is not an id.
        "users": {user: items_of[user] for user in interactions_df["user_id"].unique().tolist()},
        "items": {item: users_of[item] for item in interactions_df["item_id"].unique().tolist()},
        "reg_l": REG_L,
        "epsilon": EPSILON,
        # Plus zero: a zero has no sign, on any machine.
        "epochs": [[(np.round(m, DECIMALS) + 0.0).tolist() for m in pair] for pair in epochs],
    }
    return json.dumps(content) + "\n"


def recorded_epochs():
    """Run the trainings of notebook 2, for its interactive figure.

    Returns
    -------
    bytes
        In the form that `course_utils.als.history.recorded_histories` reads.
    """
    ratings_df, _ = select_films(load_movielens())
    interactions_df = consecutive_ids(ratings_df).interactions_df
    n_users, n_items = (int(interactions_df[name].max()) + 1 for name in ("user_id", "item_id"))
    start = initial_embeddings(n_users, n_items, 2)
    return packed(als_histories(sample_negatives(interactions_df, 5), *start, REG_L, EPSILON))


def _interactions():
    """All pairs of a few users and films that were drawn, in a random order."""
    rng = np.random.RandomState(SEED)
    cells = rng.permutation(N_USERS * N_ITEMS)[:2 * N_POSITIVES]
    users, items = np.unravel_index(cells, (N_USERS, N_ITEMS))
    interacted = np.repeat([1, 0], N_POSITIVES)
    return pd.DataFrame({"user_id": users, "item_id": items, "interacted": interacted})
