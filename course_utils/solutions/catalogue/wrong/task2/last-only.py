interactions_pos_neg_user_dict, interactions_pos_neg_item_dict = {}, {}
for user_id, item_id, _ in interactions_pos_neg_df.to_numpy():
    interactions_pos_neg_user_dict[user_id] = [item_id]
    interactions_pos_neg_item_dict[item_id] = [user_id]
