negative = interactions_pos_neg_df.query("interacted == 0")
interactions_pos_neg_user_dict = negative.groupby("user_id")["item_id"].apply(list).to_dict()
interactions_pos_neg_item_dict = negative.groupby("item_id")["user_id"].apply(list).to_dict()
