df = interactions_pos_neg_df
interactions_pos_neg_user_dict = {
    user_id: rows["item_id"].to_numpy() for user_id, rows in df.groupby("user_id")}
interactions_pos_neg_item_dict = {
    item_id: rows["user_id"].to_numpy() for item_id, rows in df.groupby("item_id")}
