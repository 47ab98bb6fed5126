user_ids = sorted(set(interactions_pos_neg_df["user_id"]))
item_ids = sorted(set(interactions_pos_neg_df["item_id"]))
interactions_pos_neg_user_dict = {user_id: list(item_ids) for user_id in user_ids}
interactions_pos_neg_item_dict = {item_id: list(user_ids) for item_id in item_ids}
