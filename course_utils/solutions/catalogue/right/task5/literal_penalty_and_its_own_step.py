import numpy as np
from sklearn.linear_model import Ridge


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    # The step that minimises the paper's formula charges the penalty once for each row.
    def half(own, other, own_column, other_column):
        new = own.copy()
        for k, rows in interactions_df.groupby(own_column):
            ridge = Ridge(alpha=reg_l * len(rows), fit_intercept=False)
            new[k] = ridge.fit(other[rows[other_column]], rows["interacted"]).coef_
        return new

    losses = []
    while True:
        user_repr_matrix = half(user_repr_matrix, item_repr_matrix, "user_id", "item_id")
        item_repr_matrix = half(item_repr_matrix, user_repr_matrix, "item_id", "user_id")
        p = user_repr_matrix[interactions_df["user_id"]]
        q = item_repr_matrix[interactions_df["item_id"]]
        errors = interactions_df["interacted"].to_numpy() - np.sum(p * q, axis=1)
        losses.append(np.sum(errors ** 2) + reg_l * np.sum(p ** 2 + q ** 2))
        if len(losses) > 3 and all(abs(losses[-k] - losses[-k - 1]) < epsilon for k in (1, 2, 3)):
            return user_repr_matrix, item_repr_matrix, losses[-1] / len(interactions_df)
