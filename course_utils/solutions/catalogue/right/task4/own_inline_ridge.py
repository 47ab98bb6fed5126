import numpy as np


def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    lam = reg_l * np.eye(user_repr_matrix.shape[1])
    P, Q = np.array(user_repr_matrix), np.array(item_repr_matrix)
    u, i, r = (interactions_df[c].to_numpy() for c in ("user_id", "item_id", "interacted"))
    for user in range(len(P)):
        rows = u == user
        A = Q[i[rows]]
        P[user] = np.linalg.inv(A.T @ A + lam) @ A.T @ r[rows]
    for item in range(len(Q)):
        rows = i == item
        A = P[u[rows]]
        Q[item] = np.linalg.inv(A.T @ A + lam) @ A.T @ r[rows]
    return P, Q
