df = interactions_pos_neg_df
interactions_pos_neg_user_dict = {
    key: group.tolist() for key, group in df.groupby("user_id")["user_id"]}
interactions_pos_neg_item_dict = {
    key: group.tolist() for key, group in df.groupby("item_id")["item_id"]}
