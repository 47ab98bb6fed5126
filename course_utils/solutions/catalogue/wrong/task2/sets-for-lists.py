from collections import defaultdict

interactions_pos_neg_user_dict = defaultdict(set)
interactions_pos_neg_item_dict = defaultdict(set)
for user_id, item_id in interactions_pos_neg_df[["user_id", "item_id"]].values:
    interactions_pos_neg_user_dict[user_id].add(item_id)
    interactions_pos_neg_item_dict[item_id].add(user_id)
