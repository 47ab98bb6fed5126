def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    return perform_mf_als_step(item_repr_matrix[item_ids], interacted, reg_l)
