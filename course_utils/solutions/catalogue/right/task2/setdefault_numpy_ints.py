interactions_pos_neg_user_dict, interactions_pos_neg_item_dict = {}, {}
for user_id, item_id in interactions_pos_neg_df[["user_id", "item_id"]].values:
    interactions_pos_neg_user_dict.setdefault(user_id, []).append(item_id)
    interactions_pos_neg_item_dict.setdefault(item_id, []).append(user_id)
