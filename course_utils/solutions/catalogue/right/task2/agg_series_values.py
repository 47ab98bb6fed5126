interactions_pos_neg_user_dict = dict(iter(interactions_pos_neg_df.groupby("user_id").item_id))
interactions_pos_neg_item_dict = dict(iter(interactions_pos_neg_df.groupby("item_id").user_id))
