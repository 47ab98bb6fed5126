df = interactions_pos_neg_df
by_user = df.groupby("user_id")["item_id"].apply(list)
by_item = df.groupby("item_id")["user_id"].apply(list)
interactions_pos_neg_user_dict = dict(zip(df["user_id"].unique(), by_user))
interactions_pos_neg_item_dict = dict(zip(df["item_id"].unique(), by_item))
