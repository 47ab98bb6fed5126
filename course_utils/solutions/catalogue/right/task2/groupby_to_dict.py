df = interactions_pos_neg_df
interactions_pos_neg_user_dict = df.groupby("user_id")["item_id"].apply(list).to_dict()
interactions_pos_neg_item_dict = df.groupby("item_id")["user_id"].apply(list).to_dict()
