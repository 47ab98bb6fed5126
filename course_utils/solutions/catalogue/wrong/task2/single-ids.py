interactions_pos_neg_user_dict = dict(
    zip(interactions_pos_neg_df["user_id"], interactions_pos_neg_df["item_id"]))
interactions_pos_neg_item_dict = dict(
    zip(interactions_pos_neg_df["item_id"], interactions_pos_neg_df["user_id"]))
