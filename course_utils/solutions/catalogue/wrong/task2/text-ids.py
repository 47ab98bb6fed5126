from collections import defaultdict

interactions_pos_neg_user_dict = defaultdict(list)
interactions_pos_neg_item_dict = defaultdict(list)

for line in interactions_pos_neg_df.to_csv(index=False).splitlines()[1:]:
    user_id, item_id, interacted = line.split(",")
    interactions_pos_neg_user_dict[user_id].append(item_id)
    interactions_pos_neg_item_dict[item_id].append(user_id)
