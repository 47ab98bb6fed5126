"""Where each film and user was after each epoch of alternating least squares."""

from itertools import islice

import numpy as np

from course_utils.als.history import History
from course_utils.als.penalty import PENALTIES
from course_utils.solutions.als import als_epochs, mf_als_loss, train_mf_als


def als_histories(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    """Train with both readings of the penalty and keep what each epoch leaves.

    Parameters
    ----------
    interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon
        As for `course_utils.perform_mf_als_training`.

    Returns
    -------
    dict of str to History
        For "entity" and "interaction".
    """
    arguments = interactions_df, user_repr_matrix, item_repr_matrix, reg_l
    return {penalty: _history(arguments, epsilon, penalty) for penalty in PENALTIES}


def _history(arguments, epsilon, penalty):
    _, *start, _ = arguments
    training = train_mf_als(*arguments, epsilon, penalty=penalty)
    n_pairs = training.total_losses[0] / training.average_losses[0]
    losses = [mf_als_loss(*arguments, penalty) / n_pairs, *training.average_losses]
    steps = [start, *islice(als_epochs(*arguments, penalty=penalty), len(losses) - 1)]
    users, items = (np.stack(matrices) for matrices in zip(*steps, strict=True))
    return History(users, items, np.array(losses))
