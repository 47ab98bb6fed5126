import warnings

import numpy as np


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    losses = np.empty(0)
    user_repr_matrix, item_repr_matrix = user_repr_matrix.copy(), item_repr_matrix.copy()
    frame = interactions_df
    for epoch in range(10_000):
        new = perform_mf_als_epoch(frame, user_repr_matrix, item_repr_matrix, reg_l)
        user_repr_matrix, item_repr_matrix = new
        dots = [user_repr_matrix[u].dot(item_repr_matrix[i]) for u, i in
                zip(frame["user_id"], frame["item_id"])]
        loss = np.sum(np.square(frame["interacted"].to_numpy() - dots))
        loss = loss + reg_l * np.square(user_repr_matrix).sum()
        loss = loss + reg_l * np.square(item_repr_matrix).sum()
        losses = np.append(losses, loss)
        if len(losses) >= 4 and (np.abs(np.diff(losses[-4:])) < epsilon).all():
            break
    else:
        warnings.warn("not converged")
    return [user_repr_matrix, item_repr_matrix, losses[-1] / frame.shape[0]]
