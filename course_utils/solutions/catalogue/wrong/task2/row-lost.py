from collections import defaultdict

interactions_pos_neg_user_dict = defaultdict(list)
interactions_pos_neg_item_dict = defaultdict(list)

for i in range(len(interactions_pos_neg_df) - 1):
    row = interactions_pos_neg_df.iloc[i]
    interactions_pos_neg_user_dict[row.user_id].append(row.item_id)
    interactions_pos_neg_item_dict[row.item_id].append(row.user_id)
