df = interactions_pos_neg_df
interactions_pos_neg_user_dict = {
    u: df[df.user_id == u].item_id.tolist() for u in range(df.user_id.max())}
interactions_pos_neg_item_dict = {
    i: df[df.item_id == i].user_id.tolist() for i in range(df.item_id.max())}
