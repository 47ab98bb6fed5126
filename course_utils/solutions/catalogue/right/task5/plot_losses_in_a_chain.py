import numpy as np
import livelossplot


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    plot = livelossplot.PlotLosses().reset_outputs().to_matplotlib(cell_size=(4, 3))
    u, i, r = interactions_df[["user_id", "item_id", "interacted"]].values.T
    last, calm = 0, 0
    while calm < 3:
        user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
            interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        loss = ((r - (user_repr_matrix[u] * item_repr_matrix[i]).sum(axis=1)) ** 2).sum()
        loss += reg_l * ((user_repr_matrix ** 2).sum() + (item_repr_matrix ** 2).sum())
        calm = 0 if abs(loss - last) >= epsilon else calm + 1
        last = loss
        plot.update({"loss": loss / len(r)})
        plot.send()
    return user_repr_matrix, item_repr_matrix, plot.logger.log_history["loss"][-1].value
