import numpy as np

seen = np.zeros((n_users, n_items), dtype=bool)
seen[interactions_pos_neg_df["user_id"], interactions_pos_neg_df["item_id"]] = True
interactions_pos_neg_user_dict = {u: np.flatnonzero(seen[u]).tolist() for u in range(n_users)}
interactions_pos_neg_item_dict = {i: np.flatnonzero(seen[:, i]).tolist() for i in range(n_items)}
