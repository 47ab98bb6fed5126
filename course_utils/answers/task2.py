from collections import defaultdict

interactions_pos_neg_user_dict = defaultdict(list)
interactions_pos_neg_item_dict = defaultdict(list)

pairs = zip(
    interactions_pos_neg_df["user_id"].tolist(), interactions_pos_neg_df["item_id"].tolist()
)
for user_id, item_id in pairs:
    interactions_pos_neg_user_dict[user_id].append(item_id)
    interactions_pos_neg_item_dict[item_id].append(user_id)
