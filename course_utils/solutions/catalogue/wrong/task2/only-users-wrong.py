df = interactions_pos_neg_df
interactions_pos_neg_user_dict = {u: list(df[df.item_id == u].item_id) for u in set(df.user_id)}
interactions_pos_neg_item_dict = {i: list(df[df.item_id == i].user_id) for i in set(df.item_id)}
