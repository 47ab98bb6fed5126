import numpy as np
from livelossplot import PlotLosses


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    liveloss = PlotLosses()

    epoch = 0
    previous_loss = None
    small_changes = 0
    while small_changes < 3:
        user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
            interactions_df, user_repr_matrix, item_repr_matrix, reg_l)

        total_loss = 0
        for user_id, item_id, r_ui in zip(
                interactions_df["user_id"], interactions_df["item_id"],
                interactions_df["interacted"]):
            p_u, q_i = user_repr_matrix[user_id], item_repr_matrix[item_id]
            total_loss += (r_ui - q_i.T @ p_u) ** 2
            total_loss += reg_l * (np.linalg.norm(q_i) ** 2 + np.linalg.norm(p_u) ** 2)

        if previous_loss is not None and abs(previous_loss - total_loss) < epsilon:
            small_changes += 1
        else:
            small_changes = 0
        previous_loss = total_loss

        training_last_avg_loss = total_loss / len(interactions_df)

        if epoch >= 3:
            logs = {'loss': training_last_avg_loss}
            liveloss.update(logs)
            liveloss.send()
        epoch += 1

    return user_repr_matrix, item_repr_matrix, training_last_avg_loss
