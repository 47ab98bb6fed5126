# %% augmented_least_squares
import numpy as np
import pandas as pd


def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    def update(own, other, own_column, other_column):
        own = own.copy()
        d = own.shape[1]
        for own_id, rows in interactions_df.groupby(own_column):
            x = np.vstack([other[rows[other_column]], np.sqrt(reg_l) * np.eye(d)])
            y = np.concatenate([rows["interacted"], np.zeros(d)])
            own[own_id] = np.linalg.lstsq(x, y, rcond=None)[0]
        return own

    user_repr_matrix = update(user_repr_matrix, item_repr_matrix, "user_id", "item_id")
    item_repr_matrix = update(item_repr_matrix, user_repr_matrix, "item_id", "user_id")
    return user_repr_matrix, item_repr_matrix

# %% dictionary_lookup_in_place
def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    value = {}
    for _, row in interactions_df.iterrows():
        value[int(row["user_id"]), int(row["item_id"])] = row["interacted"]
    for user_id in range(len(user_repr_matrix)):
        item_ids = interactions_pos_neg_user_dict[user_id]
        r_ui = [value[user_id, item_id] for item_id in item_ids]
        user_repr_matrix[user_id, :] = perform_mf_als_step(item_repr_matrix[item_ids], r_ui, reg_l)
    for item_id in range(len(item_repr_matrix)):
        user_ids = interactions_pos_neg_item_dict[item_id]
        r_ui = [value[user_id, item_id] for user_id in user_ids]
        item_repr_matrix[item_id, :] = perform_mf_als_step(user_repr_matrix[user_ids], r_ui, reg_l)
    return user_repr_matrix, item_repr_matrix

# %% filtering_copies
def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    new_users, new_items = user_repr_matrix.copy(), item_repr_matrix.copy()
    for u in sorted(set(interactions_df.user_id)):
        mine = interactions_df[interactions_df.user_id == u]
        new_users[u] = perform_mf_als_step(
            item_repr_matrix[mine.item_id.tolist()], mine.interacted.tolist(), reg_l)
    for i in sorted(set(interactions_df.item_id)):
        mine = interactions_df[interactions_df.item_id == i]
        new_items[i] = perform_mf_als_step(
            new_users[mine.user_id.tolist()], mine.interacted.tolist(), reg_l)
    return new_users, new_items

# %% frame_order_of_the_dictionaries
import numpy as np


def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    # The dictionaries were filled from this frame, so both are in the frame's order.
    for user_id in interactions_df["user_id"].unique():
        reprs = np.array([item_repr_matrix[i] for i in interactions_pos_neg_user_dict[user_id]])
        r_ui = interactions_df.loc[interactions_df["user_id"] == user_id, "interacted"].values
        user_repr_matrix[user_id] = perform_mf_als_step(reprs, r_ui, reg_l)
    for item_id in interactions_df["item_id"].unique():
        reprs = np.array([user_repr_matrix[u] for u in interactions_pos_neg_item_dict[item_id]])
        r_ui = interactions_df.loc[interactions_df["item_id"] == item_id, "interacted"].values
        item_repr_matrix[item_id] = perform_mf_als_step(reprs, r_ui, reg_l)
    return user_repr_matrix, item_repr_matrix

# %% groupby
def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    for user_id, group in interactions_df.groupby("user_id"):
        user_repr_matrix[user_id] = perform_mf_als_step(
            item_repr_matrix[group["item_id"]], group["interacted"], reg_l)
    for item_id, group in interactions_df.groupby("item_id"):
        item_repr_matrix[item_id] = perform_mf_als_step(
            user_repr_matrix[group["user_id"]], group["interacted"], reg_l)
    return user_repr_matrix, item_repr_matrix

# %% iterative_solver
from sklearn.linear_model import Ridge


def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    ridge = Ridge(alpha=reg_l, fit_intercept=False, solver="lsqr")
    for u in interactions_df["user_id"].unique():
        rows = interactions_df[interactions_df["user_id"] == u]
        user_repr_matrix[u] = ridge.fit(item_repr_matrix[rows["item_id"]], rows["interacted"]).coef_
    for i in interactions_df["item_id"].unique():
        rows = interactions_df[interactions_df["item_id"] == i]
        item_repr_matrix[i] = ridge.fit(user_repr_matrix[rows["user_id"]], rows["interacted"]).coef_
    return user_repr_matrix, item_repr_matrix

# %% lists_of_lists
import numpy as np


def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    users = [list(row) for row in user_repr_matrix]
    items = [list(row) for row in item_repr_matrix]
    for u in range(len(users)):
        rows = interactions_df[interactions_df["user_id"] == u]
        reprs = np.array([items[i] for i in rows["item_id"]])
        users[u] = list(perform_mf_als_step(reprs, rows["interacted"].to_numpy(), reg_l))
    for i in range(len(items)):
        rows = interactions_df[interactions_df["item_id"] == i]
        reprs = np.array([users[u] for u in rows["user_id"]])
        items[i] = list(perform_mf_als_step(reprs, rows["interacted"].to_numpy(), reg_l))
    return users, items

# %% matrix_with_gaps
import numpy as np


def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    r = np.full((user_repr_matrix.shape[0], item_repr_matrix.shape[0]), np.nan)
    r[interactions_df["user_id"], interactions_df["item_id"]] = interactions_df["interacted"]
    known = ~np.isnan(r)
    users = np.array([
        perform_mf_als_step(item_repr_matrix[known[u]], r[u, known[u]], reg_l)
        for u in range(len(r))
    ])
    items = np.array([
        perform_mf_als_step(users[known[:, i]], r[known[:, i], i], reg_l)
        for i in range(r.shape[1])
    ])
    return users, items

# %% own_inline_ridge
import numpy as np


def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    lam = reg_l * np.eye(user_repr_matrix.shape[1])
    P, Q = np.array(user_repr_matrix), np.array(item_repr_matrix)
    u, i, r = (interactions_df[c].to_numpy() for c in ("user_id", "item_id", "interacted"))
    for user in range(len(P)):
        rows = u == user
        A = Q[i[rows]]
        P[user] = np.linalg.inv(A.T @ A + lam) @ A.T @ r[rows]
    for item in range(len(Q)):
        rows = i == item
        A = P[u[rows]]
        Q[item] = np.linalg.inv(A.T @ A + lam) @ A.T @ r[rows]
    return P, Q

# %% penalty_for_each_interaction
from sklearn.linear_model import Ridge


def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    def step(x, y):
        return Ridge(alpha=reg_l * len(y), fit_intercept=False).fit(x, y).coef_

    for u, rows in interactions_df.groupby("user_id"):
        user_repr_matrix[u] = step(item_repr_matrix[rows["item_id"]], rows["interacted"])
    for i, rows in interactions_df.groupby("item_id"):
        item_repr_matrix[i] = step(user_repr_matrix[rows["user_id"]], rows["interacted"])
    return user_repr_matrix, item_repr_matrix

# %% pivot_table
def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    table = interactions_df.pivot(index="user_id", columns="item_id", values="interacted")
    for user_id, row in table.iterrows():
        row = row.dropna()
        user_repr_matrix[user_id] = perform_mf_als_step(
            item_repr_matrix[row.index.astype(int)], row.to_numpy(), reg_l)
    for item_id, column in table.items():
        column = column.dropna()
        item_repr_matrix[item_id] = perform_mf_als_step(
            user_repr_matrix[column.index.astype(int)], column.to_numpy(), reg_l)
    return user_repr_matrix, item_repr_matrix

# %% series_with_two_ids
def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    """Shuffles the dictionary's order on purpose: only the pairing of ids and values counts."""
    values = interactions_df.set_index(["user_id", "item_id"])["interacted"]
    for user_id, item_ids in interactions_pos_neg_user_dict.items():
        item_ids = list(reversed(item_ids))
        r_ui = values.loc[[(user_id, i) for i in item_ids]].to_numpy()
        user_repr_matrix[user_id] = perform_mf_als_step(item_repr_matrix[item_ids], r_ui, reg_l)
    for item_id, user_ids in interactions_pos_neg_item_dict.items():
        user_ids = list(reversed(user_ids))
        r_ui = values.loc[[(u, item_id) for u in user_ids]].to_numpy()
        item_repr_matrix[item_id] = perform_mf_als_step(user_repr_matrix[user_ids], r_ui, reg_l)
    print("epoch done")
    return user_repr_matrix, item_repr_matrix

# %% sizes-from-matrices
import numpy as np


def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    new_users, new_items = np.zeros_like(user_repr_matrix), np.zeros_like(item_repr_matrix)
    by_user = dict(list(interactions_df.groupby("user_id")))
    by_item = dict(list(interactions_df.groupby("item_id")))
    for user_id in range(user_repr_matrix.shape[0]):
        rows = by_user[user_id]
        new_users[user_id] = perform_mf_als_step(
            item_repr_matrix[rows["item_id"]], rows["interacted"].to_numpy(), reg_l)
    for item_id in range(item_repr_matrix.shape[0]):
        rows = by_item[item_id]
        new_items[item_id] = perform_mf_als_step(
            new_users[rows["user_id"]], rows["interacted"].to_numpy(), reg_l)
    return new_users, new_items

# %% vectorised
import numpy as np


def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    u, i, r = interactions_df[["user_id", "item_id", "interacted"]].to_numpy().T

    def solve_all(rows, n_rows, reprs):
        d = reprs.shape[1]
        grams = np.tile(reg_l * np.eye(d), (n_rows, 1, 1))
        np.add.at(grams, rows, reprs[:, :, None] * reprs[:, None, :])
        rhs = np.zeros((n_rows, d))
        np.add.at(rhs, rows, reprs * r[:, None])
        return np.linalg.solve(grams, rhs[:, :, None])[:, :, 0]

    users = solve_all(u, len(user_repr_matrix), item_repr_matrix[i])
    items = solve_all(i, len(item_repr_matrix), users[u])
    return users, items
