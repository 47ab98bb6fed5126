# %% agg_series_values
interactions_pos_neg_user_dict = dict(iter(interactions_pos_neg_df.groupby("user_id").item_id))
interactions_pos_neg_item_dict = dict(iter(interactions_pos_neg_df.groupby("item_id").user_id))

# %% defaultdict_itertuples
from collections import defaultdict

interactions_pos_neg_user_dict = defaultdict(list)
interactions_pos_neg_item_dict = defaultdict(list)

for row in interactions_pos_neg_df.itertuples():
    interactions_pos_neg_user_dict[row.user_id].append(row.item_id)
    interactions_pos_neg_item_dict[row.item_id].append(row.user_id)

# %% empty_lists_first_descending
interactions_pos_neg_user_dict = {u: [] for u in range(n_users + 2)}
interactions_pos_neg_item_dict = {i: [] for i in range(n_items)}
for _, row in interactions_pos_neg_df.sort_values("item_id", ascending=False).iterrows():
    interactions_pos_neg_user_dict[int(row["user_id"])].append(int(row["item_id"]))
    interactions_pos_neg_item_dict[int(row["item_id"])].append(int(row["user_id"]))

# %% filter_for_each_id
interactions_pos_neg_user_dict, interactions_pos_neg_item_dict = {}, {}
for user_id in interactions_pos_neg_df["user_id"].unique():
    mask = interactions_pos_neg_df["user_id"] == user_id
    interactions_pos_neg_user_dict[user_id] = interactions_pos_neg_df[mask]["item_id"].tolist()
for item_id in interactions_pos_neg_df["item_id"].unique():
    mask = interactions_pos_neg_df["item_id"] == item_id
    interactions_pos_neg_item_dict[item_id] = interactions_pos_neg_df[mask]["user_id"].tolist()

# %% groupby_to_dict
df = interactions_pos_neg_df
interactions_pos_neg_user_dict = df.groupby("user_id")["item_id"].apply(list).to_dict()
interactions_pos_neg_item_dict = df.groupby("item_id")["user_id"].apply(list).to_dict()

# %% groups_as_arrays
df = interactions_pos_neg_df
interactions_pos_neg_user_dict = {
    user_id: rows["item_id"].to_numpy() for user_id, rows in df.groupby("user_id")}
interactions_pos_neg_item_dict = {
    item_id: rows["user_id"].to_numpy() for item_id, rows in df.groupby("item_id")}

# %% iterrows_float_keys
from collections import defaultdict

interactions_pos_neg_user_dict = defaultdict(list)
interactions_pos_neg_item_dict = defaultdict(list)

df = interactions_pos_neg_df.assign(weight=0.5)
for _, row in df.iterrows():
    interactions_pos_neg_user_dict[row["user_id"]].append(int(row["item_id"]))
    interactions_pos_neg_item_dict[row["item_id"]].append(int(row["user_id"]))

# %% matrix_nonzero
import numpy as np

seen = np.zeros((n_users, n_items), dtype=bool)
seen[interactions_pos_neg_df["user_id"], interactions_pos_neg_df["item_id"]] = True
interactions_pos_neg_user_dict = {u: np.flatnonzero(seen[u]).tolist() for u in range(n_users)}
interactions_pos_neg_item_dict = {i: np.flatnonzero(seen[:, i]).tolist() for i in range(n_items)}

# %% pivot_table
seen = interactions_pos_neg_df.pivot(
    index="user_id", columns="item_id", values="interacted").notna()
interactions_pos_neg_user_dict = {u: list(seen.columns[seen.loc[u]]) for u in seen.index}
interactions_pos_neg_item_dict = {i: list(seen.index[seen[i]]) for i in seen.columns}

# %% setdefault_numpy_ints
interactions_pos_neg_user_dict, interactions_pos_neg_item_dict = {}, {}
for user_id, item_id in interactions_pos_neg_df[["user_id", "item_id"]].values:
    interactions_pos_neg_user_dict.setdefault(user_id, []).append(item_id)
    interactions_pos_neg_item_dict.setdefault(item_id, []).append(user_id)

# %% sets_first_then_lists
from collections import defaultdict

users, items = defaultdict(set), defaultdict(set)
for user_id, item_id in zip(interactions_pos_neg_df.user_id, interactions_pos_neg_df.item_id):
    users[user_id] |= {item_id}
    items[item_id] |= {user_id}
interactions_pos_neg_user_dict = {user_id: sorted(ids) for user_id, ids in users.items()}
interactions_pos_neg_item_dict = {item_id: sorted(ids) for item_id, ids in items.items()}

# %% sort_and_split
import numpy as np


def lists_by(keys, values):
    order = np.argsort(keys, kind="stable")
    unique, starts = np.unique(keys[order], return_index=True)
    return dict(zip(unique.tolist(), np.split(values[order], starts[1:])))


user_ids, item_ids = interactions_pos_neg_df[["user_id", "item_id"]].to_numpy().T
interactions_pos_neg_user_dict = lists_by(user_ids, item_ids)
interactions_pos_neg_item_dict = lists_by(item_ids, user_ids)
