import numpy as np


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    r = {(u, i): v for u, i, v in zip(interactions_df["user_id"], interactions_df["item_id"],
                                      interactions_df["interacted"])}
    history = []

    def settled():
        if len(history) < 4:
            return False
        a, b, c, d = history[-4:]
        return abs(a - b) < epsilon and abs(b - c) < epsilon and abs(c - d) < epsilon

    while not settled():
        user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
            interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        total_loss = 0.0
        for user_id, item_ids in interactions_pos_neg_user_dict.items():
            for item_id in item_ids:
                error = r[user_id, item_id] - user_repr_matrix[user_id] @ item_repr_matrix[item_id]
                total_loss += error ** 2
        total_loss += reg_l * sum(x * x for row in user_repr_matrix.tolist() for x in row)
        total_loss += reg_l * sum(x * x for row in item_repr_matrix.tolist() for x in row)
        history.append(total_loss)
        print(len(history), total_loss)
    return user_repr_matrix, item_repr_matrix, np.float32(total_loss / len(r))
