df = interactions_pos_neg_df
interactions_pos_neg_user_dict = {
    user_id: list(rows) for user_id, rows in df.groupby("user_id").groups.items()}
interactions_pos_neg_item_dict = {
    item_id: list(rows) for item_id, rows in df.groupby("item_id").groups.items()}
