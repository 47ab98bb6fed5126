interactions_pos_neg_user_dict = {u: [] for u in range(n_users + 2)}
interactions_pos_neg_item_dict = {i: [] for i in range(n_items)}
for _, row in interactions_pos_neg_df.sort_values("item_id", ascending=False).iterrows():
    interactions_pos_neg_user_dict[int(row["user_id"])].append(int(row["item_id"]))
    interactions_pos_neg_item_dict[int(row["item_id"])].append(int(row["user_id"]))
