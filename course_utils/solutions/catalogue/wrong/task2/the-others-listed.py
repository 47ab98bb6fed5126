df = interactions_pos_neg_df
pairs = set(zip(df.user_id, df.item_id))
users, items = set(df.user_id), set(df.item_id)
interactions_pos_neg_user_dict = {u: [i for i in items if (u, i) not in pairs] for u in users}
interactions_pos_neg_item_dict = {i: [u for u in users if (u, i) not in pairs] for i in items}
