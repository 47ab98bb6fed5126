from collections import defaultdict

interactions_pos_neg_user_dict = defaultdict(list)
interactions_pos_neg_item_dict = defaultdict(list)

item_id_reverse_mapping = {i: 1000 + 7 * i for i in interactions_pos_neg_df["item_id"]}
for row in interactions_pos_neg_df.itertuples():
    film = item_id_reverse_mapping[row.item_id]
    interactions_pos_neg_user_dict[row.user_id].append(film)
    interactions_pos_neg_item_dict[film].append(row.user_id)
