from collections import defaultdict

interactions_pos_neg_user_dict = defaultdict(list)
interactions_pos_neg_item_dict = defaultdict(list)

for _, row in interactions_pos_neg_df.iterrows():
    if row["interacted"]:
        interactions_pos_neg_user_dict[int(row["user_id"])].append(int(row["item_id"]))
        interactions_pos_neg_item_dict[int(row["item_id"])].append(int(row["user_id"]))
