def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    table = interactions_df.pivot(index="user_id", columns="item_id", values="interacted")
    for user_id, row in table.iterrows():
        row = row.dropna()
        user_repr_matrix[user_id] = perform_mf_als_step(
            item_repr_matrix[row.index.astype(int)], row.to_numpy(), reg_l)
    for item_id, column in table.items():
        column = column.dropna()
        item_repr_matrix[item_id] = perform_mf_als_step(
            user_repr_matrix[column.index.astype(int)], column.to_numpy(), reg_l)
    return user_repr_matrix, item_repr_matrix
