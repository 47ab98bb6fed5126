interactions_pos_neg_user_dict, interactions_pos_neg_item_dict = {}, {}
for user_id in interactions_pos_neg_df["user_id"].unique():
    mask = interactions_pos_neg_df["user_id"] == user_id
    interactions_pos_neg_user_dict[user_id] = interactions_pos_neg_df[mask]["item_id"].tolist()
for item_id in interactions_pos_neg_df["item_id"].unique():
    mask = interactions_pos_neg_df["item_id"] == item_id
    interactions_pos_neg_item_dict[item_id] = interactions_pos_neg_df[mask]["user_id"].tolist()
