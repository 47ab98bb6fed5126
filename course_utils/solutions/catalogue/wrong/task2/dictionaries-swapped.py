from collections import defaultdict

interactions_pos_neg_user_dict = defaultdict(list)
interactions_pos_neg_item_dict = defaultdict(list)

for row in interactions_pos_neg_df.itertuples():
    interactions_pos_neg_user_dict[row.item_id].append(row.user_id)
    interactions_pos_neg_item_dict[row.user_id].append(row.item_id)
