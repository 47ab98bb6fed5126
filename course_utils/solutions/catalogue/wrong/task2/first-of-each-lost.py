interactions_pos_neg_user_dict, interactions_pos_neg_item_dict = {}, {}
for user_id, item_id in zip(interactions_pos_neg_df.user_id, interactions_pos_neg_df.item_id):
    if user_id not in interactions_pos_neg_user_dict:
        interactions_pos_neg_user_dict[user_id] = []
    else:
        interactions_pos_neg_user_dict[user_id].append(item_id)
    if item_id not in interactions_pos_neg_item_dict:
        interactions_pos_neg_item_dict[item_id] = []
    else:
        interactions_pos_neg_item_dict[item_id].append(user_id)
