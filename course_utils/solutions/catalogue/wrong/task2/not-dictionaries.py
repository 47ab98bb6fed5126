users = interactions_pos_neg_df.groupby("user_id")["item_id"]
items = interactions_pos_neg_df.groupby("item_id")["user_id"]
interactions_pos_neg_user_dict = users.apply(list)
interactions_pos_neg_item_dict = items.apply(list)
