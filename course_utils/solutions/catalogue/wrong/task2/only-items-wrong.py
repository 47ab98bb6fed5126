interactions_pos_neg_user_dict, interactions_pos_neg_item_dict = {}, {}
for user_id in interactions_pos_neg_df["user_id"].unique():
    rows = interactions_pos_neg_df[interactions_pos_neg_df["user_id"] == user_id]
    interactions_pos_neg_user_dict[user_id] = list(rows["item_id"])
for item_id in interactions_pos_neg_df["item_id"].unique():
    rows = interactions_pos_neg_df[interactions_pos_neg_df["user_id"] == item_id]
    interactions_pos_neg_item_dict[item_id] = list(rows["user_id"])
