seen = interactions_pos_neg_df.pivot(
    index="user_id", columns="item_id", values="interacted").notna()
interactions_pos_neg_user_dict = {u: list(seen.columns[seen.loc[u]]) for u in seen.index}
interactions_pos_neg_item_dict = {i: list(seen.index[seen[i]]) for i in seen.columns}
