# %% added-to-old
def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    for user_id, rows in interactions_df.groupby("user_id"):
        user_repr_matrix[user_id] += perform_mf_als_step(
            item_repr_matrix[rows["item_id"]], rows["interacted"], reg_l)
    for item_id, rows in interactions_df.groupby("item_id"):
        item_repr_matrix[item_id] += perform_mf_als_step(
            user_repr_matrix[rows["user_id"]], rows["interacted"], reg_l)
    return user_repr_matrix, item_repr_matrix

# %% all-cells-used
import numpy as np


def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    r = np.zeros((len(user_repr_matrix), len(item_repr_matrix)))
    r[interactions_df["user_id"], interactions_df["item_id"]] = interactions_df["interacted"]
    for user_id in range(len(r)):
        user_repr_matrix[user_id] = perform_mf_als_step(item_repr_matrix, r[user_id], reg_l)
    for item_id in range(r.shape[1]):
        item_repr_matrix[item_id] = perform_mf_als_step(user_repr_matrix, r[:, item_id], reg_l)
    return user_repr_matrix, item_repr_matrix

# %% all-zero
import numpy as np


def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    user_repr_matrix = np.zeros_like(user_repr_matrix)
    item_repr_matrix = np.zeros_like(item_repr_matrix)
    for user_id, rows in interactions_df.groupby("user_id"):
        user_repr_matrix[user_id] = perform_mf_als_step(
            item_repr_matrix[rows["item_id"]], rows["interacted"], reg_l)
    for item_id, rows in interactions_df.groupby("item_id"):
        item_repr_matrix[item_id] = perform_mf_als_step(
            user_repr_matrix[rows["user_id"]], rows["interacted"], reg_l)
    return user_repr_matrix, item_repr_matrix

# %% averaged-with-old
def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    for user_id, rows in interactions_df.groupby("user_id"):
        new_repr = perform_mf_als_step(item_repr_matrix[rows["item_id"]], rows["interacted"], reg_l)
        user_repr_matrix[user_id] = (user_repr_matrix[user_id] + new_repr) / 2
    for item_id, rows in interactions_df.groupby("item_id"):
        new_repr = perform_mf_als_step(user_repr_matrix[rows["user_id"]], rows["interacted"], reg_l)
        item_repr_matrix[item_id] = (item_repr_matrix[item_id] + new_repr) / 2
    return user_repr_matrix, item_repr_matrix

# %% dictionaries-swapped
def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    for user_id in interactions_df.user_id.unique():
        ids = interactions_pos_neg_item_dict[user_id]
        r_ui = interactions_df[interactions_df.user_id == user_id].interacted.values
        user_repr_matrix[user_id] = perform_mf_als_step(item_repr_matrix[ids], r_ui, reg_l)
    for item_id in interactions_df.item_id.unique():
        ids = interactions_pos_neg_user_dict[item_id]
        r_ui = interactions_df[interactions_df.item_id == item_id].interacted.values
        item_repr_matrix[item_id] = perform_mf_als_step(user_repr_matrix[ids], r_ui, reg_l)
    return user_repr_matrix, item_repr_matrix

# %% interacted-ignored
import numpy as np


def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    for user_id, item_ids in interactions_pos_neg_user_dict.items():
        q = np.array([item_repr_matrix[i] for i in item_ids])
        user_repr_matrix[user_id] = perform_mf_als_step(q, np.ones(len(q)), reg_l)
    for item_id, user_ids in interactions_pos_neg_item_dict.items():
        p = np.array([user_repr_matrix[u] for u in user_ids])
        item_repr_matrix[item_id] = perform_mf_als_step(p, np.ones(len(p)), reg_l)
    return user_repr_matrix, item_repr_matrix

# %% intercept-fitted
from sklearn.linear_model import Ridge


def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    for user_id, rows in interactions_df.groupby("user_id"):
        model = Ridge(alpha=reg_l).fit(item_repr_matrix[rows["item_id"]], rows["interacted"])
        user_repr_matrix[user_id] = model.coef_
    for item_id, rows in interactions_df.groupby("item_id"):
        model = Ridge(alpha=reg_l).fit(user_repr_matrix[rows["user_id"]], rows["interacted"])
        item_repr_matrix[item_id] = model.coef_
    return user_repr_matrix, item_repr_matrix

# %% items-first
def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    values = {(u, i): r for u, i, r in interactions_df[["user_id", "item_id", "interacted"]].values}
    for item_id in interactions_df["item_id"].unique():
        user_ids = interactions_pos_neg_item_dict[item_id]
        r_ui = [values[user_id, item_id] for user_id in user_ids]
        item_repr_matrix[item_id] = perform_mf_als_step(user_repr_matrix[user_ids], r_ui, reg_l)
    for user_id in interactions_df["user_id"].unique():
        item_ids = interactions_pos_neg_user_dict[user_id]
        r_ui = [values[user_id, item_id] for item_id in item_ids]
        user_repr_matrix[user_id] = perform_mf_als_step(item_repr_matrix[item_ids], r_ui, reg_l)
    return user_repr_matrix, item_repr_matrix

# %% items-not-best
import numpy as np


def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    for user_id, rows in interactions_df.groupby("user_id"):
        user_repr_matrix[user_id] = perform_mf_als_step(
            item_repr_matrix[rows["item_id"]], rows["interacted"], reg_l)
    for item_id, rows in interactions_df.groupby("item_id"):
        new_repr = perform_mf_als_step(user_repr_matrix[rows["user_id"]], rows["interacted"], reg_l)
        item_repr_matrix[item_id] = new_repr / np.linalg.norm(new_repr)
    return user_repr_matrix, item_repr_matrix

# %% loops-nested
def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    for user_id in interactions_df["user_id"].unique():
        rows = interactions_df[interactions_df["user_id"] == user_id]
        user_repr_matrix[user_id] = perform_mf_als_step(
            item_repr_matrix[rows["item_id"]], rows["interacted"], reg_l)
        for item_id in interactions_df["item_id"].unique():
            rows = interactions_df[interactions_df["item_id"] == item_id]
            item_repr_matrix[item_id] = perform_mf_als_step(
                user_repr_matrix[rows["user_id"]], rows["interacted"], reg_l)
    return user_repr_matrix, item_repr_matrix

# %% not-two-matrices
def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    new_users, new_items = [], []
    for user_id, rows in interactions_df.groupby("user_id"):
        new_users.append(perform_mf_als_step(
            item_repr_matrix[rows["item_id"]], rows["interacted"], reg_l))
        user_repr_matrix[user_id] = new_users[-1]
    for item_id, rows in interactions_df.groupby("item_id"):
        new_items.append(perform_mf_als_step(
            user_repr_matrix[rows["user_id"]], rows["interacted"], reg_l))
    return new_users

# %% nothing-updated
def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    new_user_repr_matrix = user_repr_matrix.copy()
    new_item_repr_matrix = item_repr_matrix.copy()
    for user_id, rows in interactions_df.groupby("user_id"):
        new_user_repr_matrix[user_id] = perform_mf_als_step(
            new_item_repr_matrix[rows["item_id"]], rows["interacted"], reg_l)
    for item_id, rows in interactions_df.groupby("item_id"):
        new_item_repr_matrix[item_id] = perform_mf_als_step(
            new_user_repr_matrix[rows["user_id"]], rows["interacted"], reg_l)
    return user_repr_matrix, item_repr_matrix

# %% old-users-for-items
def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    new_users = user_repr_matrix.copy()
    new_items = item_repr_matrix.copy()
    for user_id, rows in interactions_df.groupby("user_id"):
        q = item_repr_matrix[rows["item_id"].to_numpy()]
        new_users[user_id] = perform_mf_als_step(q, rows["interacted"].to_numpy(), reg_l)
    for item_id, rows in interactions_df.groupby("item_id"):
        p = user_repr_matrix[rows["user_id"].to_numpy()]
        new_items[item_id] = perform_mf_als_step(p, rows["interacted"].to_numpy(), reg_l)
    return new_users, new_items

# %% only-items-updated
def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    r = dict(zip(zip(interactions_df.user_id, interactions_df.item_id), interactions_df.interacted))
    for user_id in interactions_df.user_id.unique():
        item_ids = interactions_pos_neg_user_dict[user_id]
        user_repr = user_repr_matrix[user_id]
        user_repr = perform_mf_als_step(
            item_repr_matrix[item_ids], [r[user_id, i] for i in item_ids], reg_l)
    for item_id in interactions_df.item_id.unique():
        user_ids = interactions_pos_neg_item_dict[item_id]
        item_repr_matrix[item_id] = perform_mf_als_step(
            user_repr_matrix[user_ids], [r[u, item_id] for u in user_ids], reg_l)
    return user_repr_matrix, item_repr_matrix

# %% only-one-updated
def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    for user_id in interactions_df["user_id"].unique():
        rows = interactions_df[interactions_df["user_id"] == user_id]
        user_repr_matrix[user_id] = perform_mf_als_step(
            item_repr_matrix[rows["item_id"]], rows["interacted"], reg_l)

        for item_id in interactions_df["item_id"].unique():
            rows = interactions_df[interactions_df["item_id"] == item_id]
            item_repr_matrix[item_id] = perform_mf_als_step(
                user_repr_matrix[rows["user_id"]], rows["interacted"], reg_l)

            return user_repr_matrix, item_repr_matrix

# %% only-users-updated
def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    for user_id, rows in interactions_df.groupby("user_id"):
        user_repr_matrix[user_id] = perform_mf_als_step(
            item_repr_matrix[rows.item_id], rows.interacted, reg_l)
    for item_id, rows in interactions_df.groupby("item_id"):
        new_item = perform_mf_als_step(user_repr_matrix[rows.user_id], rows.interacted, reg_l)
    return user_repr_matrix, item_repr_matrix

# %% own-side-as-regressors
def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    pairs = interactions_df.set_index(["user_id", "item_id"])["interacted"].to_dict()
    for user_id in interactions_pos_neg_user_dict:
        item_ids = interactions_pos_neg_user_dict[user_id]
        r_ui = [pairs[user_id, item_id] for item_id in item_ids]
        user_repr_matrix[user_id] = perform_mf_als_step(item_repr_matrix[item_ids], r_ui, reg_l)
    for item_id in interactions_pos_neg_item_dict:
        user_ids = interactions_pos_neg_item_dict[item_id]
        r_ui = [pairs[user_id, item_id] for user_id in user_ids]
        item_repr_matrix[item_id] = perform_mf_als_step(item_repr_matrix[user_ids], r_ui, reg_l)
    return user_repr_matrix, item_repr_matrix

# %% penalty-hard-coded
def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    reg_l = 0.1
    r = {(row.user_id, row.item_id): row.interacted for row in interactions_df.itertuples()}
    for u, item_ids in interactions_pos_neg_user_dict.items():
        user_repr_matrix[u] = perform_mf_als_step(
            item_repr_matrix[item_ids], [r[u, i] for i in item_ids], reg_l)
    for i, user_ids in interactions_pos_neg_item_dict.items():
        item_repr_matrix[i] = perform_mf_als_step(
            user_repr_matrix[user_ids], [r[u, i] for u in user_ids], reg_l)
    return user_repr_matrix, item_repr_matrix

# %% penalty-ignored
def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    for user_id, rows in interactions_df.groupby("user_id"):
        user_repr_matrix[user_id] = perform_mf_als_step(
            item_repr_matrix[rows["item_id"].values], rows["interacted"].values, 0)
    for item_id, rows in interactions_df.groupby("item_id"):
        item_repr_matrix[item_id] = perform_mf_als_step(
            user_repr_matrix[rows["user_id"].values], rows["interacted"].values, 0)
    return user_repr_matrix, item_repr_matrix

# %% penalty-scaled
import numpy as np


def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    def ridge(x, y):
        # The derivative of the squared errors is written with its 2, that of the penalty without.
        return np.linalg.solve(2 * x.T @ x + reg_l * np.eye(x.shape[1]), 2 * x.T @ y)

    users, items = user_repr_matrix.copy(), item_repr_matrix.copy()
    for u, group in interactions_df.groupby("user_id"):
        users[u] = ridge(items[group["item_id"].to_numpy()], group["interacted"].to_numpy())
    for i, group in interactions_df.groupby("item_id"):
        items[i] = ridge(users[group["user_id"].to_numpy()], group["interacted"].to_numpy())
    return users, items

# %% penalty-times-n-twice
import numpy as np


def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    def step(reprs, values, alpha):
        alpha = alpha * len(values)
        return np.linalg.solve(reprs.T @ reprs + alpha * np.eye(reprs.shape[1]), reprs.T @ values)

    for u, rows in interactions_df.groupby("user_id"):
        user_repr_matrix[u] = step(
            item_repr_matrix[rows.item_id], rows.interacted.values, reg_l * len(rows))
    for i, rows in interactions_df.groupby("item_id"):
        item_repr_matrix[i] = step(
            user_repr_matrix[rows.user_id], rows.interacted.values, reg_l * len(rows))
    return user_repr_matrix, item_repr_matrix

# %% position-for-id
def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    new_users, new_items = user_repr_matrix.copy(), item_repr_matrix.copy()
    for position, user_id in enumerate(interactions_df["user_id"].unique()):
        rows = interactions_df[interactions_df["user_id"] == user_id]
        new_users[position] = perform_mf_als_step(
            new_items[rows["item_id"]], rows["interacted"], reg_l)
    for position, item_id in enumerate(interactions_df["item_id"].unique()):
        rows = interactions_df[interactions_df["item_id"] == item_id]
        new_items[position] = perform_mf_als_step(
            new_users[rows["user_id"]], rows["interacted"], reg_l)
    return new_users, new_items

# %% positives-only
def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    positives = interactions_df[interactions_df["interacted"] == 1]
    for user_id in positives["user_id"].unique():
        item_ids = positives.loc[positives["user_id"] == user_id, "item_id"].values
        r_ui = [1] * len(item_ids)
        user_repr_matrix[user_id] = perform_mf_als_step(item_repr_matrix[item_ids], r_ui, reg_l)
    for item_id in positives["item_id"].unique():
        user_ids = positives.loc[positives["item_id"] == item_id, "user_id"].values
        r_ui = [1] * len(user_ids)
        item_repr_matrix[item_id] = perform_mf_als_step(user_repr_matrix[user_ids], r_ui, reg_l)
    return user_repr_matrix, item_repr_matrix

# %% reads-notebook-interactions_df
def perform_mf_als_epoch(frame, user_repr_matrix, item_repr_matrix, reg_l):
    users, items = user_repr_matrix.copy(), item_repr_matrix.copy()
    for user_id, rows in interactions_df.groupby("user_id"):
        users[user_id] = perform_mf_als_step(items[rows["item_id"]], rows["interacted"], reg_l)
    for item_id, rows in interactions_df.groupby("item_id"):
        items[item_id] = perform_mf_als_step(users[rows["user_id"]], rows["interacted"], reg_l)
    return users, items

# %% reads-notebook-interactions_pos_neg_df
def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    users, items = user_repr_matrix.copy(), item_repr_matrix.copy()
    for user_id, rows in interactions_pos_neg_df.groupby("user_id"):
        users[user_id] = perform_mf_als_step(items[rows["item_id"]], rows["interacted"], reg_l)
    for item_id, rows in interactions_pos_neg_df.groupby("item_id"):
        items[item_id] = perform_mf_als_step(users[rows["user_id"]], rows["interacted"], reg_l)
    return users, items

# %% reads-notebook-item_repr_matrix
def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_matrix, reg_l):
    users, items = user_repr_matrix.copy(), item_repr_matrix.copy()
    for user_id, rows in interactions_df.groupby("user_id"):
        users[user_id] = perform_mf_als_step(items[rows["item_id"]], rows["interacted"], reg_l)
    for item_id, rows in interactions_df.groupby("item_id"):
        items[item_id] = perform_mf_als_step(users[rows["user_id"]], rows["interacted"], reg_l)
    return users, items

# %% reads-notebook-reg_l
def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, lam):
    users, items = user_repr_matrix.copy(), item_repr_matrix.copy()
    for user_id, rows in interactions_df.groupby("user_id"):
        users[user_id] = perform_mf_als_step(items[rows["item_id"]], rows["interacted"], reg_l)
    for item_id, rows in interactions_df.groupby("item_id"):
        items[item_id] = perform_mf_als_step(users[rows["user_id"]], rows["interacted"], reg_l)
    return users, items

# %% reads-notebook-too
def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, lam):
    users, items = user_repr_matrix.copy(), item_repr_matrix.copy()
    for user_id, rows in interactions_df.groupby("user_id"):
        users[user_id] = perform_mf_als_step(items[rows["item_id"]], rows["interacted"], lam)
    for item_id, rows in interactions_df.groupby("item_id"):
        items[item_id] = perform_mf_als_step(users[rows["user_id"]], rows["interacted"], reg_l)
    return users, items

# %% reads-notebook-user_repr_matrix
def perform_mf_als_epoch(interactions_df, user_matrix, item_repr_matrix, reg_l):
    users, items = user_repr_matrix.copy(), item_repr_matrix.copy()
    for user_id, rows in interactions_df.groupby("user_id"):
        users[user_id] = perform_mf_als_step(items[rows["item_id"]], rows["interacted"], reg_l)
    for item_id, rows in interactions_df.groupby("item_id"):
        items[item_id] = perform_mf_als_step(users[rows["user_id"]], rows["interacted"], reg_l)
    return users, items

# %% returned-in-wrong-order
def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    for user_id in set(interactions_df["user_id"]):
        rows = interactions_df.query("user_id == @user_id")
        user_repr_matrix[user_id] = perform_mf_als_step(
            item_repr_matrix[rows["item_id"]], rows["interacted"], reg_l)
    for item_id in set(interactions_df["item_id"]):
        rows = interactions_df.query("item_id == @item_id")
        item_repr_matrix[item_id] = perform_mf_als_step(
            user_repr_matrix[rows["user_id"]], rows["interacted"], reg_l)
    return item_repr_matrix, user_repr_matrix

# %% rows-left-out
def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    for user_id, rows in interactions_df.groupby("user_id"):
        rows = rows.iloc[1:]
        user_repr_matrix[user_id] = perform_mf_als_step(
            item_repr_matrix[rows["item_id"]], rows["interacted"], reg_l)
    for item_id, rows in interactions_df.groupby("item_id"):
        rows = rows.iloc[1:]
        item_repr_matrix[item_id] = perform_mf_als_step(
            user_repr_matrix[rows["user_id"]], rows["interacted"], reg_l)
    return user_repr_matrix, item_repr_matrix

# %% several-epochs
def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    for _ in range(2):
        for user_id, rows in interactions_df.groupby("user_id"):
            user_repr_matrix[user_id] = perform_mf_als_step(
                item_repr_matrix[rows["item_id"]], rows["interacted"], reg_l)
        for item_id, rows in interactions_df.groupby("item_id"):
            item_repr_matrix[item_id] = perform_mf_als_step(
                user_repr_matrix[rows["user_id"]], rows["interacted"], reg_l)
    return user_repr_matrix, item_repr_matrix

# %% shifted-by-one
def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    n_users, n_items = len(user_repr_matrix), len(item_repr_matrix)
    new_users, new_items = user_repr_matrix.copy(), item_repr_matrix.copy()
    for user_id in range(1, n_users + 1):
        rows = interactions_df[interactions_df["user_id"] == user_id % n_users]
        new_users[user_id - 1] = perform_mf_als_step(
            item_repr_matrix[rows["item_id"]], rows["interacted"], reg_l)
    for item_id in range(1, n_items + 1):
        rows = interactions_df[interactions_df["item_id"] == item_id % n_items]
        new_items[item_id - 1] = perform_mf_als_step(
            new_users[rows["user_id"]], rows["interacted"], reg_l)
    return new_users, new_items

# %% sizes-exchanged
def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    n_users = len(user_repr_matrix)
    for user_id in range(n_users):
        ids = interactions_pos_neg_user_dict[user_id]
        r_ui = interactions_df[interactions_df.user_id == user_id].interacted.values
        user_repr_matrix[user_id] = perform_mf_als_step(item_repr_matrix[ids], r_ui, reg_l)
    for item_id in range(n_users):
        ids = interactions_pos_neg_item_dict[item_id]
        r_ui = interactions_df[interactions_df.item_id == item_id].interacted.values
        item_repr_matrix[item_id] = perform_mf_als_step(user_repr_matrix[ids], r_ui, reg_l)
    return user_repr_matrix, item_repr_matrix

# %% some-left-out
def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    n_users = interactions_df["user_id"].max()
    n_items = interactions_df["item_id"].max()
    for user_id in range(n_users):
        rows = interactions_df[interactions_df["user_id"] == user_id]
        user_repr_matrix[user_id] = perform_mf_als_step(
            item_repr_matrix[rows["item_id"]], rows["interacted"], reg_l)
    for item_id in range(n_items):
        rows = interactions_df[interactions_df["item_id"] == item_id]
        item_repr_matrix[item_id] = perform_mf_als_step(
            user_repr_matrix[rows["user_id"]], rows["interacted"], reg_l)
    return user_repr_matrix, item_repr_matrix

# %% two-penalties
def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    for user_id, rows in interactions_df.groupby("user_id"):
        user_repr_matrix[user_id] = perform_mf_als_step(
            item_repr_matrix[rows["item_id"]], rows["interacted"], reg_l)
    for item_id, rows in interactions_df.groupby("item_id"):
        item_repr_matrix[item_id] = perform_mf_als_step(
            user_repr_matrix[rows["user_id"]], rows["interacted"], reg_l * len(rows))
    return user_repr_matrix, item_repr_matrix

# %% users-not-best
def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    rate = 0.05
    for u, i, r in interactions_df[["user_id", "item_id", "interacted"]].itertuples(index=False):
        error = r - user_repr_matrix[u] @ item_repr_matrix[i]
        old = user_repr_matrix[u].copy()
        user_repr_matrix[u] += rate * (error * item_repr_matrix[i] - reg_l * old)
        item_repr_matrix[i] += rate * (error * old - reg_l * item_repr_matrix[i])
    return user_repr_matrix, item_repr_matrix

# %% values-by-row-number
def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    interacted = interactions_df["interacted"].to_numpy()
    for user_id, item_ids in interactions_pos_neg_user_dict.items():
        user_repr_matrix[user_id] = perform_mf_als_step(
            item_repr_matrix[item_ids], interacted[item_ids], reg_l)
    for item_id, user_ids in interactions_pos_neg_item_dict.items():
        item_repr_matrix[item_id] = perform_mf_als_step(
            user_repr_matrix[user_ids], interacted[user_ids], reg_l)
    return user_repr_matrix, item_repr_matrix

# %% values-exchanged
def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    """Minus one for a negative, as in some other models."""
    r = interactions_df.assign(interacted=interactions_df["interacted"].replace(0, -1))
    for user_id, rows in r.groupby("user_id"):
        user_repr_matrix[user_id] = perform_mf_als_step(
            item_repr_matrix[rows["item_id"]], rows["interacted"], reg_l)
    for item_id, rows in r.groupby("item_id"):
        item_repr_matrix[item_id] = perform_mf_als_step(
            user_repr_matrix[rows["user_id"]], rows["interacted"], reg_l)
    return user_repr_matrix, item_repr_matrix

# %% values-misaligned
import numpy as np


def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    for user_id in np.unique(interactions_df["user_id"]):
        item_ids = sorted(interactions_pos_neg_user_dict[user_id])
        mask = interactions_df["user_id"] == user_id
        r_ui = interactions_df.loc[mask, "interacted"].to_numpy()
        user_repr_matrix[user_id] = perform_mf_als_step(item_repr_matrix[item_ids], r_ui, reg_l)
    for item_id in np.unique(interactions_df["item_id"]):
        user_ids = sorted(interactions_pos_neg_item_dict[item_id])
        mask = interactions_df["item_id"] == item_id
        r_ui = interactions_df.loc[mask, "interacted"].to_numpy()
        item_repr_matrix[item_id] = perform_mf_als_step(user_repr_matrix[user_ids], r_ui, reg_l)
    return user_repr_matrix, item_repr_matrix
