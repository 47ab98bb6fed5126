def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    liked = [i for i, value in zip(item_ids, interacted) if value == 1]
    return item_repr_matrix[liked].mean(axis=0)
