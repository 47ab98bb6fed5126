from collections import defaultdict

interactions_pos_neg_user_dict = defaultdict(list)
interactions_pos_neg_item_dict = defaultdict(list)

df = interactions_pos_neg_df
for user_id in df["user_id"]:
    for item_id in df.loc[df["user_id"] == user_id, "item_id"]:
        interactions_pos_neg_user_dict[user_id].append(item_id)
        interactions_pos_neg_item_dict[item_id].append(user_id)
