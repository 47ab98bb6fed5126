df = interactions_pos_neg_df
interactions_pos_neg_user_dict = {u: list(rows.item_id)[:5] for u, rows in df.groupby("user_id")}
interactions_pos_neg_item_dict = {i: list(rows.user_id)[:2] for i, rows in df.groupby("item_id")}
