interactions_pos_neg_user_dict, interactions_pos_neg_item_dict = {}, {}
for user_id in interactions_pos_neg_df["user_id"].unique():
    interactions_pos_neg_user_dict[user_id] = list(
        interactions_pos_neg_df.loc[interactions_pos_neg_df["user_id"] == user_id, "interacted"])
for item_id in interactions_pos_neg_df["item_id"].unique():
    interactions_pos_neg_item_dict[item_id] = list(
        interactions_pos_neg_df.loc[interactions_pos_neg_df["item_id"] == item_id, "interacted"])
