# %% columns-separated
from collections import defaultdict

interactions_pos_neg_user_dict = defaultdict(list)
interactions_pos_neg_item_dict = defaultdict(list)

user_ids = sorted(interactions_pos_neg_df["user_id"])
item_ids = interactions_pos_neg_df["item_id"].tolist()
for user_id, item_id in zip(user_ids, item_ids):
    interactions_pos_neg_user_dict[user_id].append(item_id)
    interactions_pos_neg_item_dict[item_id].append(user_id)

# %% decimal-ids
from collections import defaultdict

interactions_pos_neg_user_dict = defaultdict(list)
interactions_pos_neg_item_dict = defaultdict(list)

weighted = interactions_pos_neg_df.assign(interacted=interactions_pos_neg_df["interacted"] * 1.0)
for _, row in weighted.iterrows():
    interactions_pos_neg_user_dict[row["user_id"]].append(row["item_id"])
    interactions_pos_neg_item_dict[row["item_id"]].append(row["user_id"])

# %% dictionaries-for-lists
from collections import defaultdict

interactions_pos_neg_user_dict = defaultdict(dict)
interactions_pos_neg_item_dict = defaultdict(dict)
for user_id, item_id, interacted in interactions_pos_neg_df.values:
    interactions_pos_neg_user_dict[user_id][item_id] = interacted
    interactions_pos_neg_item_dict[item_id][user_id] = interacted

# %% dictionaries-swapped
from collections import defaultdict

interactions_pos_neg_user_dict = defaultdict(list)
interactions_pos_neg_item_dict = defaultdict(list)

for row in interactions_pos_neg_df.itertuples():
    interactions_pos_neg_user_dict[row.item_id].append(row.user_id)
    interactions_pos_neg_item_dict[row.user_id].append(row.item_id)

# %% everything-listed
user_ids = sorted(set(interactions_pos_neg_df["user_id"]))
item_ids = sorted(set(interactions_pos_neg_df["item_id"]))
interactions_pos_neg_user_dict = {user_id: list(item_ids) for user_id in user_ids}
interactions_pos_neg_item_dict = {item_id: list(user_ids) for item_id in item_ids}

# %% first-of-each-lost
interactions_pos_neg_user_dict, interactions_pos_neg_item_dict = {}, {}
for user_id, item_id in zip(interactions_pos_neg_df.user_id, interactions_pos_neg_df.item_id):
    if user_id not in interactions_pos_neg_user_dict:
        interactions_pos_neg_user_dict[user_id] = []
    else:
        interactions_pos_neg_user_dict[user_id].append(item_id)
    if item_id not in interactions_pos_neg_item_dict:
        interactions_pos_neg_item_dict[item_id] = []
    else:
        interactions_pos_neg_item_dict[item_id].append(user_id)

# %% first-only
interactions_pos_neg_user_dict, interactions_pos_neg_item_dict = {}, {}
for user_id, item_id, _ in interactions_pos_neg_df.to_numpy():
    interactions_pos_neg_user_dict.setdefault(user_id, [item_id])
    interactions_pos_neg_item_dict.setdefault(item_id, [user_id])

# %% ids-repeated
from collections import defaultdict

interactions_pos_neg_user_dict = defaultdict(list)
interactions_pos_neg_item_dict = defaultdict(list)

df = interactions_pos_neg_df
for user_id in df["user_id"]:
    for item_id in df.loc[df["user_id"] == user_id, "item_id"]:
        interactions_pos_neg_user_dict[user_id].append(item_id)
        interactions_pos_neg_item_dict[item_id].append(user_id)

# %% ids-shifted
df = interactions_pos_neg_df
interactions_pos_neg_user_dict = {
    number: list(df.loc[df.user_id == user_id, "item_id"])
    for number, user_id in enumerate(sorted(df.user_id.unique()), start=1)}
interactions_pos_neg_item_dict = {
    number: list(df.loc[df.item_id == item_id, "user_id"])
    for number, item_id in enumerate(sorted(df.item_id.unique()), start=1)}

# %% key-lost
df = interactions_pos_neg_df
interactions_pos_neg_user_dict = {
    u: df[df.user_id == u].item_id.tolist() for u in range(df.user_id.max())}
interactions_pos_neg_item_dict = {
    i: df[df.item_id == i].user_id.tolist() for i in range(df.item_id.max())}

# %% last-only
interactions_pos_neg_user_dict, interactions_pos_neg_item_dict = {}, {}
for user_id, item_id, _ in interactions_pos_neg_df.to_numpy():
    interactions_pos_neg_user_dict[user_id] = [item_id]
    interactions_pos_neg_item_dict[item_id] = [user_id]

# %% lists-lost
interactions_pos_neg_user_dict, interactions_pos_neg_item_dict = {}, {}
for user_id, item_id in interactions_pos_neg_df[["user_id", "item_id"]].values:
    interactions_pos_neg_user_dict[user_id] = [].append(item_id)
    interactions_pos_neg_item_dict[item_id] = [].append(user_id)

# %% lists-misaligned
df = interactions_pos_neg_df
by_user = df.groupby("user_id")["item_id"].apply(list)
by_item = df.groupby("item_id")["user_id"].apply(list)
interactions_pos_neg_user_dict = dict(zip(df["user_id"].unique(), by_user))
interactions_pos_neg_item_dict = dict(zip(df["item_id"].unique(), by_item))

# %% negatives-only
negative = interactions_pos_neg_df.query("interacted == 0")
interactions_pos_neg_user_dict = negative.groupby("user_id")["item_id"].apply(list).to_dict()
interactions_pos_neg_item_dict = negative.groupby("item_id")["user_id"].apply(list).to_dict()

# %% nested-lists
interactions_pos_neg_user_dict = {
    user_id: rows[["item_id"]].values.tolist()
    for user_id, rows in interactions_pos_neg_df.groupby("user_id")}
interactions_pos_neg_item_dict = {
    item_id: rows[["user_id"]].values.tolist()
    for item_id, rows in interactions_pos_neg_df.groupby("item_id")}

# %% not-dictionaries
users = interactions_pos_neg_df.groupby("user_id")["item_id"]
items = interactions_pos_neg_df.groupby("item_id")["user_id"]
interactions_pos_neg_user_dict = users.apply(list)
interactions_pos_neg_item_dict = items.apply(list)

# %% not-ids
interactions_pos_neg_user_dict, interactions_pos_neg_item_dict = {}, {}
for index, user_id, item_id, interacted in interactions_pos_neg_df.itertuples():
    interactions_pos_neg_user_dict.setdefault((user_id, index), []).append(item_id)
    interactions_pos_neg_item_dict.setdefault((item_id, index), []).append(user_id)

# %% one-dictionary-missing
from collections import defaultdict

interactions_pos_neg_user_dict = defaultdict(list)
interactions_pos_neg_item_dict = defaultdict(list)

for row in interactions_pos_neg_df.itertuples():
    interactions_pos_neg_user_dict[row.user_id].append(row.item_id)

# %% one-dictionary-twice
grouped = interactions_pos_neg_df.groupby("user_id")["item_id"].apply(list)
interactions_pos_neg_user_dict = grouped.to_dict()
interactions_pos_neg_item_dict = grouped.to_dict()

# %% one-list-for-all
interactions_pos_neg_user_dict = dict.fromkeys(interactions_pos_neg_df["user_id"], [])
interactions_pos_neg_item_dict = dict.fromkeys(interactions_pos_neg_df["item_id"], [])
for _, row in interactions_pos_neg_df.iterrows():
    interactions_pos_neg_user_dict[row["user_id"]].append(row["item_id"])
    interactions_pos_neg_item_dict[row["item_id"]].append(row["user_id"])

# %% only-items-wrong
interactions_pos_neg_user_dict, interactions_pos_neg_item_dict = {}, {}
for user_id in interactions_pos_neg_df["user_id"].unique():
    rows = interactions_pos_neg_df[interactions_pos_neg_df["user_id"] == user_id]
    interactions_pos_neg_user_dict[user_id] = list(rows["item_id"])
for item_id in interactions_pos_neg_df["item_id"].unique():
    rows = interactions_pos_neg_df[interactions_pos_neg_df["user_id"] == item_id]
    interactions_pos_neg_item_dict[item_id] = list(rows["user_id"])

# %% only-the-example
interactions_pos_neg_user_dict, interactions_pos_neg_item_dict = {}, {}
for user_id in range(n_users):
    rows = interactions_pos_neg_df.loc[100:, ["user_id", "item_id"]]
    rows = rows[rows["user_id"] == user_id]
    interactions_pos_neg_user_dict[user_id] = rows["item_id"].tolist()
for item_id in range(n_items):
    rows = interactions_pos_neg_df.loc[100:, ["user_id", "item_id"]]
    rows = rows[rows["item_id"] == item_id]
    interactions_pos_neg_item_dict[item_id] = rows["user_id"].tolist()

# %% only-users-wrong
df = interactions_pos_neg_df
interactions_pos_neg_user_dict = {u: list(df[df.item_id == u].item_id) for u in set(df.user_id)}
interactions_pos_neg_item_dict = {i: list(df[df.item_id == i].user_id) for i in set(df.item_id)}

# %% own-ids
df = interactions_pos_neg_df
interactions_pos_neg_user_dict = {
    key: group.tolist() for key, group in df.groupby("user_id")["user_id"]}
interactions_pos_neg_item_dict = {
    key: group.tolist() for key, group in df.groupby("item_id")["item_id"]}

# %% pairs-for-ids
from collections import defaultdict

interactions_pos_neg_user_dict = defaultdict(list)
interactions_pos_neg_item_dict = defaultdict(list)

for user_id, item_id, interacted in interactions_pos_neg_df.to_records(index=False):
    interactions_pos_neg_user_dict[user_id].append((item_id, interacted))
    interactions_pos_neg_item_dict[item_id].append((user_id, interacted))

# %% positives-only
from collections import defaultdict

interactions_pos_neg_user_dict = defaultdict(list)
interactions_pos_neg_item_dict = defaultdict(list)

for _, row in interactions_pos_neg_df.iterrows():
    if row["interacted"]:
        interactions_pos_neg_user_dict[int(row["user_id"])].append(int(row["item_id"]))
        interactions_pos_neg_item_dict[int(row["item_id"])].append(int(row["user_id"]))

# %% row-labels
df = interactions_pos_neg_df
interactions_pos_neg_user_dict = {
    user_id: list(rows) for user_id, rows in df.groupby("user_id").groups.items()}
interactions_pos_neg_item_dict = {
    item_id: list(rows) for item_id, rows in df.groupby("item_id").groups.items()}

# %% row-lost
from collections import defaultdict

interactions_pos_neg_user_dict = defaultdict(list)
interactions_pos_neg_item_dict = defaultdict(list)

for i in range(len(interactions_pos_neg_df) - 1):
    row = interactions_pos_neg_df.iloc[i]
    interactions_pos_neg_user_dict[row.user_id].append(row.item_id)
    interactions_pos_neg_item_dict[row.item_id].append(row.user_id)

# %% same-for-all-data
interactions_pos_neg_user_dict = {0: [0, 1, 3], 1: [2, 4], 2: [0]}
interactions_pos_neg_item_dict = {0: [0, 2], 1: [0], 2: [1], 3: [0], 4: [1]}

# %% sets-for-lists
from collections import defaultdict

interactions_pos_neg_user_dict = defaultdict(set)
interactions_pos_neg_item_dict = defaultdict(set)
for user_id, item_id in interactions_pos_neg_df[["user_id", "item_id"]].values:
    interactions_pos_neg_user_dict[user_id].add(item_id)
    interactions_pos_neg_item_dict[item_id].add(user_id)

# %% single-ids
interactions_pos_neg_user_dict = dict(
    zip(interactions_pos_neg_df["user_id"], interactions_pos_neg_df["item_id"]))
interactions_pos_neg_item_dict = dict(
    zip(interactions_pos_neg_df["item_id"], interactions_pos_neg_df["user_id"]))

# %% text-ids
from collections import defaultdict

interactions_pos_neg_user_dict = defaultdict(list)
interactions_pos_neg_item_dict = defaultdict(list)

for line in interactions_pos_neg_df.to_csv(index=False).splitlines()[1:]:
    user_id, item_id, interacted = line.split(",")
    interactions_pos_neg_user_dict[user_id].append(item_id)
    interactions_pos_neg_item_dict[item_id].append(user_id)

# %% the-others-listed
df = interactions_pos_neg_df
pairs = set(zip(df.user_id, df.item_id))
users, items = set(df.user_id), set(df.item_id)
interactions_pos_neg_user_dict = {u: [i for i in items if (u, i) not in pairs] for u in users}
interactions_pos_neg_item_dict = {i: [u for u in users if (u, i) not in pairs] for i in items}

# %% too-few-ids
df = interactions_pos_neg_df
interactions_pos_neg_user_dict = {u: list(rows.item_id)[:5] for u, rows in df.groupby("user_id")}
interactions_pos_neg_item_dict = {i: list(rows.user_id)[:2] for i, rows in df.groupby("item_id")}

# %% unknown-ids
from collections import defaultdict

interactions_pos_neg_user_dict = defaultdict(list)
interactions_pos_neg_item_dict = defaultdict(list)

item_id_reverse_mapping = {i: 1000 + 7 * i for i in interactions_pos_neg_df["item_id"]}
for row in interactions_pos_neg_df.itertuples():
    film = item_id_reverse_mapping[row.item_id]
    interactions_pos_neg_user_dict[row.user_id].append(film)
    interactions_pos_neg_item_dict[film].append(row.user_id)

# %% values-for-ids
interactions_pos_neg_user_dict, interactions_pos_neg_item_dict = {}, {}
for user_id in interactions_pos_neg_df["user_id"].unique():
    interactions_pos_neg_user_dict[user_id] = list(
        interactions_pos_neg_df.loc[interactions_pos_neg_df["user_id"] == user_id, "interacted"])
for item_id in interactions_pos_neg_df["item_id"].unique():
    interactions_pos_neg_item_dict[item_id] = list(
        interactions_pos_neg_df.loc[interactions_pos_neg_df["item_id"] == item_id, "interacted"])

# %% wrong-ids
from collections import defaultdict

interactions_pos_neg_user_dict = defaultdict(list)
interactions_pos_neg_item_dict = defaultdict(list)
for user_id, item_id, interacted in interactions_pos_neg_df.values:
    interactions_pos_neg_user_dict[user_id].append(item_id * interacted)
    interactions_pos_neg_item_dict[item_id].append(user_id * interacted)
