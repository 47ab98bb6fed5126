def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    return item_repr_matrix[item_ids].mean(axis=0)
