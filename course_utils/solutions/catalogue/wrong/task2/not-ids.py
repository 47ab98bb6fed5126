interactions_pos_neg_user_dict, interactions_pos_neg_item_dict = {}, {}
for index, user_id, item_id, interacted in interactions_pos_neg_df.itertuples():
    interactions_pos_neg_user_dict.setdefault((user_id, index), []).append(item_id)
    interactions_pos_neg_item_dict.setdefault((item_id, index), []).append(user_id)
