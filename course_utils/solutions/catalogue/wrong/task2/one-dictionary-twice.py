grouped = interactions_pos_neg_df.groupby("user_id")["item_id"].apply(list)
interactions_pos_neg_user_dict = grouped.to_dict()
interactions_pos_neg_item_dict = grouped.to_dict()
