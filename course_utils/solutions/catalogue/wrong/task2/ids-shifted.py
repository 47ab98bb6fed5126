df = interactions_pos_neg_df
interactions_pos_neg_user_dict = {
    number: list(df.loc[df.user_id == user_id, "item_id"])
    for number, user_id in enumerate(sorted(df.user_id.unique()), start=1)}
interactions_pos_neg_item_dict = {
    number: list(df.loc[df.item_id == item_id, "user_id"])
    for number, item_id in enumerate(sorted(df.item_id.unique()), start=1)}
