def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    return interacting_reprs.T @ r_ui
