interactions_pos_neg_user_dict, interactions_pos_neg_item_dict = {}, {}
for user_id in range(n_users):
    rows = interactions_pos_neg_df.loc[100:, ["user_id", "item_id"]]
    rows = rows[rows["user_id"] == user_id]
    interactions_pos_neg_user_dict[user_id] = rows["item_id"].tolist()
for item_id in range(n_items):
    rows = interactions_pos_neg_df.loc[100:, ["user_id", "item_id"]]
    rows = rows[rows["item_id"] == item_id]
    interactions_pos_neg_item_dict[item_id] = rows["user_id"].tolist()
