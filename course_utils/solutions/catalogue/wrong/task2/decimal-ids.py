from collections import defaultdict

interactions_pos_neg_user_dict = defaultdict(list)
interactions_pos_neg_item_dict = defaultdict(list)

weighted = interactions_pos_neg_df.assign(interacted=interactions_pos_neg_df["interacted"] * 1.0)
for _, row in weighted.iterrows():
    interactions_pos_neg_user_dict[row["user_id"]].append(row["item_id"])
    interactions_pos_neg_item_dict[row["item_id"]].append(row["user_id"])
