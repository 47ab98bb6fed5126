interactions_pos_neg_user_dict = {
    user_id: rows[["item_id"]].values.tolist()
    for user_id, rows in interactions_pos_neg_df.groupby("user_id")}
interactions_pos_neg_item_dict = {
    item_id: rows[["user_id"]].values.tolist()
    for item_id, rows in interactions_pos_neg_df.groupby("item_id")}
