def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    new_repr = []
    for column in interacting_reprs.T:
        new_repr.append(sum(column * r_ui) / (sum(column**2) + reg_l))
    return new_repr
