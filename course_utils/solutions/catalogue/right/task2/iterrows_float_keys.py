from collections import defaultdict

interactions_pos_neg_user_dict = defaultdict(list)
interactions_pos_neg_item_dict = defaultdict(list)

df = interactions_pos_neg_df.assign(weight=0.5)
for _, row in df.iterrows():
    interactions_pos_neg_user_dict[row["user_id"]].append(int(row["item_id"]))
    interactions_pos_neg_item_dict[row["item_id"]].append(int(row["user_id"]))
