from collections import defaultdict

interactions_pos_neg_user_dict = defaultdict(list)
interactions_pos_neg_item_dict = defaultdict(list)
for user_id, item_id, interacted in interactions_pos_neg_df.values:
    interactions_pos_neg_user_dict[user_id].append(item_id * interacted)
    interactions_pos_neg_item_dict[item_id].append(user_id * interacted)
