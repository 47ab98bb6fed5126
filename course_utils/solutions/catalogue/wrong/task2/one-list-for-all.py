interactions_pos_neg_user_dict = dict.fromkeys(interactions_pos_neg_df["user_id"], [])
interactions_pos_neg_item_dict = dict.fromkeys(interactions_pos_neg_df["item_id"], [])
for _, row in interactions_pos_neg_df.iterrows():
    interactions_pos_neg_user_dict[row["user_id"]].append(row["item_id"])
    interactions_pos_neg_item_dict[row["item_id"]].append(row["user_id"])
