import numpy as np

from course_utils.plots.live_loss import LiveLoss


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    live_loss = LiveLoss()
    users = interactions_df["user_id"].to_numpy()
    items = interactions_df["item_id"].to_numpy()
    losses = []
    while len(losses) < 4 or max(abs(np.diff(losses[-4:]))) >= epsilon:
        user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
            interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        predicted = np.einsum("nd,nd->n", user_repr_matrix[users], item_repr_matrix[items])
        total_loss = np.sum((interactions_df["interacted"] - predicted) ** 2)
        total_loss += reg_l * sum(np.sum(m ** 2) for m in (user_repr_matrix, item_repr_matrix))
        average_loss = total_loss / len(interactions_df)
        live_loss(len(losses), total_loss, average_loss)
        losses.append(total_loss)
    live_loss.send()
    return user_repr_matrix, item_repr_matrix, average_loss
