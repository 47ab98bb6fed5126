def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    return [value / (1 + reg_l) for value in r_ui]
