# %% all-cells-in-loss
import numpy as np


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    r = np.zeros((len(user_repr_matrix), len(item_repr_matrix)))
    r[interactions_df["user_id"], interactions_df["item_id"]] = interactions_df["interacted"]
    changes, old_loss = [], None
    while len(changes) < 3 or max(changes[-3:]) >= epsilon:
        user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
            interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        total_loss = np.sum((r - user_repr_matrix @ item_repr_matrix.T) ** 2) + reg_l * (
            np.sum(user_repr_matrix ** 2) + np.sum(item_repr_matrix ** 2))
        if old_loss is not None:
            changes.append(abs(total_loss - old_loss))
        old_loss = total_loss
    return user_repr_matrix, item_repr_matrix, total_loss / len(interactions_df)

# %% compared-three-epochs-back
import numpy as np


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    users, items, r = interactions_df[["user_id", "item_id", "interacted"]].to_numpy().T
    history = []
    while len(history) < 4 or abs(history[-1] - history[-4]) >= epsilon:
        user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
            interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        errors = r - np.sum(user_repr_matrix[users] * item_repr_matrix[items], axis=1)
        history.append(np.sum(errors ** 2) + reg_l * (
            np.sum(user_repr_matrix ** 2) + np.sum(item_repr_matrix ** 2)))
    return user_repr_matrix, item_repr_matrix, history[-1] / len(interactions_df)

# %% divided-in-part
import numpy as np


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    users, items, r = interactions_df[["user_id", "item_id", "interacted"]].to_numpy().T
    last_loss, small_changes = np.inf, 0
    while small_changes < 3:
        user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
            interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        errors = r - np.sum(user_repr_matrix[users] * item_repr_matrix[items], axis=1)
        penalty = np.sum(user_repr_matrix ** 2) + np.sum(item_repr_matrix ** 2)
        total_loss = np.mean(errors ** 2) + reg_l * penalty
        small_changes = small_changes + 1 if abs(total_loss - last_loss) < epsilon else 0
        last_loss = total_loss
    training_last_avg_loss = total_loss
    return user_repr_matrix, item_repr_matrix, training_last_avg_loss

# %% divided-twice
import numpy as np


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    users, items, r = interactions_df[["user_id", "item_id", "interacted"]].to_numpy().T
    last_loss, small_changes = np.inf, 0
    while small_changes < 3:
        user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
            interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        errors = r - np.sum(user_repr_matrix[users] * item_repr_matrix[items], axis=1)
        penalty = np.sum(user_repr_matrix ** 2) + np.sum(item_repr_matrix ** 2)
        total_loss = np.sum(errors ** 2) + reg_l * penalty
        total_loss = total_loss / len(interactions_df)
        small_changes = small_changes + 1 if abs(total_loss - last_loss) < epsilon else 0
        last_loss = total_loss
    training_last_avg_loss = total_loss / len(interactions_df)
    return user_repr_matrix, item_repr_matrix, training_last_avg_loss

# %% epochs-differ
import numpy as np


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    users, items, r = interactions_df[["user_id", "item_id", "interacted"]].to_numpy().T
    last_loss, small_changes = np.inf, 0
    while small_changes < 3:
        user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
            interactions_df, user_repr_matrix, item_repr_matrix, 0.5)
        errors = r - np.sum(user_repr_matrix[users] * item_repr_matrix[items], axis=1)
        penalty = np.sum(user_repr_matrix ** 2) + np.sum(item_repr_matrix ** 2)
        total_loss = np.sum(errors ** 2) + reg_l * penalty
        small_changes = small_changes + 1 if abs(total_loss - last_loss) < epsilon else 0
        last_loss = total_loss
    training_last_avg_loss = total_loss / len(interactions_df)
    return user_repr_matrix, item_repr_matrix, training_last_avg_loss

# %% epsilon-hard-coded
import numpy as np


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    users, items, r = interactions_df[["user_id", "item_id", "interacted"]].to_numpy().T
    last_loss, small_changes = np.inf, 0
    while small_changes < 3:
        user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
            interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        errors = r - np.sum(user_repr_matrix[users] * item_repr_matrix[items], axis=1)
        penalty = np.sum(user_repr_matrix ** 2) + np.sum(item_repr_matrix ** 2)
        total_loss = np.sum(errors ** 2) + reg_l * penalty
        small_changes = small_changes + 1 if abs(total_loss - last_loss) < 0.01 else 0
        last_loss = total_loss
    training_last_avg_loss = total_loss / len(interactions_df)
    return user_repr_matrix, item_repr_matrix, training_last_avg_loss

# %% errors-cancel
import numpy as np


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    users, items, r = interactions_df[["user_id", "item_id", "interacted"]].to_numpy().T
    last_loss, small_changes = np.inf, 0
    while small_changes < 3:
        user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
            interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        errors = r - np.sum(user_repr_matrix[users] * item_repr_matrix[items], axis=1)
        penalty = np.sum(user_repr_matrix ** 2) + np.sum(item_repr_matrix ** 2)
        total_loss = np.sum(errors) + reg_l * penalty
        small_changes = small_changes + 1 if abs(total_loss - last_loss) < epsilon else 0
        last_loss = total_loss
    training_last_avg_loss = total_loss / len(interactions_df)
    return user_repr_matrix, item_repr_matrix, training_last_avg_loss

# %% errors-not-squared
import numpy as np


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    users, items, r = interactions_df[["user_id", "item_id", "interacted"]].to_numpy().T
    last_loss, small_changes = np.inf, 0
    while small_changes < 3:
        user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
            interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        errors = r - np.sum(user_repr_matrix[users] * item_repr_matrix[items], axis=1)
        penalty = np.sum(user_repr_matrix ** 2) + np.sum(item_repr_matrix ** 2)
        total_loss = np.sum(np.abs(errors)) + reg_l * penalty
        small_changes = small_changes + 1 if abs(total_loss - last_loss) < epsilon else 0
        last_loss = total_loss
    training_last_avg_loss = total_loss / len(interactions_df)
    return user_repr_matrix, item_repr_matrix, training_last_avg_loss

# %% first-matrices-returned
import numpy as np


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    users, items, r = interactions_df[["user_id", "item_id", "interacted"]].to_numpy().T
    p, q = user_repr_matrix.copy(), item_repr_matrix.copy()
    last_loss, small_changes = np.inf, 0
    while small_changes < 3:
        p, q = perform_mf_als_epoch(interactions_df, p, q, reg_l)
        total_loss = np.sum((r - np.sum(p[users] * q[items], axis=1)) ** 2)
        total_loss += reg_l * (np.sum(p ** 2) + np.sum(q ** 2))
        small_changes = small_changes + 1 if abs(total_loss - last_loss) < epsilon else 0
        last_loss = total_loss
    return user_repr_matrix, item_repr_matrix, total_loss / len(interactions_df)

# %% first-small-change
import numpy as np


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    users, items = interactions_df["user_id"], interactions_df["item_id"]
    last_loss = np.inf
    while True:
        user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
            interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        predictions = np.sum(user_repr_matrix[users] * item_repr_matrix[items], axis=1)
        total_loss = np.sum((interactions_df["interacted"] - predictions) ** 2)
        total_loss += reg_l * (np.sum(user_repr_matrix ** 2) + np.sum(item_repr_matrix ** 2))
        if abs(last_loss - total_loss) < epsilon:
            break
        last_loss = total_loss
    training_last_avg_loss = total_loss / len(interactions_df)
    return user_repr_matrix, item_repr_matrix, training_last_avg_loss

# %% fixed-number-of-epochs
import numpy as np


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    users, items, r = interactions_df[["user_id", "item_id", "interacted"]].to_numpy().T
    for epoch in range(10):
        user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
            interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        errors = r - np.sum(user_repr_matrix[users] * item_repr_matrix[items], axis=1)
        total_loss = np.sum(errors ** 2) + reg_l * (
            np.sum(user_repr_matrix ** 2) + np.sum(item_repr_matrix ** 2))
        training_last_avg_loss = total_loss / len(interactions_df)
    return user_repr_matrix, item_repr_matrix, training_last_avg_loss

# %% loss-before-epoch
import numpy as np


def total_mf_loss(interactions_df, p, q, reg_l):
    errors = interactions_df["interacted"].to_numpy() - np.einsum(
        "kd,kd->k", p[interactions_df["user_id"]], q[interactions_df["item_id"]])
    return errors @ errors + reg_l * (np.sum(p * p) + np.sum(q * q))


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    last_loss, small_changes = np.inf, 0
    while small_changes < 3:
        total_loss = total_mf_loss(interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
            interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        small_changes = small_changes + 1 if abs(total_loss - last_loss) < epsilon else 0
        last_loss = total_loss
    return user_repr_matrix, item_repr_matrix, total_loss / len(interactions_df)

# %% loss-of-another-epoch
import numpy as np


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    users, items, r = interactions_df[["user_id", "item_id", "interacted"]].to_numpy().T
    last_loss, small_changes, all_losses = np.inf, 0, []
    while small_changes < 3:
        user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
            interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        errors = r - np.sum(user_repr_matrix[users] * item_repr_matrix[items], axis=1)
        penalty = np.sum(user_repr_matrix ** 2) + np.sum(item_repr_matrix ** 2)
        total_loss = np.sum(errors ** 2) + reg_l * penalty
        small_changes = small_changes + 1 if abs(total_loss - last_loss) < epsilon else 0
        last_loss = total_loss
        all_losses = [total_loss, *all_losses]
    best_loss = min(all_losses[3:-1])
    return user_repr_matrix, item_repr_matrix, best_loss / len(interactions_df)

# %% loss-of-first-matrices
import numpy as np


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    new_users, new_items = user_repr_matrix.copy(), item_repr_matrix.copy()
    last_loss, small_changes = 0, 0
    while small_changes < 3:
        new_users, new_items = perform_mf_als_epoch(interactions_df, new_users, new_items, reg_l)
        total_loss = reg_l * (np.sum(user_repr_matrix ** 2) + np.sum(item_repr_matrix ** 2))
        for u, i, r in zip(interactions_df.user_id, interactions_df.item_id,
                           interactions_df.interacted):
            total_loss += (r - np.dot(user_repr_matrix[u], item_repr_matrix[i])) ** 2
        if abs(last_loss - total_loss) < epsilon:
            small_changes += 1
        else:
            small_changes = 0
        last_loss = total_loss
    return new_users, new_items, total_loss / len(interactions_df)

# %% losses-added-up
import numpy as np


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    users, items, r = interactions_df[["user_id", "item_id", "interacted"]].to_numpy().T
    total_loss, last_epoch_loss, small_changes = 0, np.inf, 0
    while small_changes < 3:
        user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
            interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        errors = r - np.sum(user_repr_matrix[users] * item_repr_matrix[items], axis=1)
        epoch_loss = np.sum(errors ** 2) + reg_l * (
            np.sum(user_repr_matrix ** 2) + np.sum(item_repr_matrix ** 2))
        total_loss += epoch_loss
        small_changes = small_changes + 1 if abs(epoch_loss - last_epoch_loss) < epsilon else 0
        last_epoch_loss = epoch_loss
    return user_repr_matrix, item_repr_matrix, total_loss / len(interactions_df)

# %% matrices-of-two-epochs
import numpy as np


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    users, items, r = interactions_df[["user_id", "item_id", "interacted"]].to_numpy().T
    last_loss, small_changes = np.inf, 0
    while small_changes < 3:
        old_items = item_repr_matrix.copy()
        user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
            interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        errors = r - np.sum(user_repr_matrix[users] * item_repr_matrix[items], axis=1)
        penalty = np.sum(user_repr_matrix ** 2) + np.sum(item_repr_matrix ** 2)
        total_loss = np.sum(errors ** 2) + reg_l * penalty
        small_changes = small_changes + 1 if abs(total_loss - last_loss) < epsilon else 0
        last_loss = total_loss
    training_last_avg_loss = total_loss / len(interactions_df)
    return user_repr_matrix, old_items, training_last_avg_loss

# %% no-errors-in-loss
import numpy as np


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    users, items, r = interactions_df[["user_id", "item_id", "interacted"]].to_numpy().T
    last_loss, small_changes = np.inf, 0
    while small_changes < 3:
        user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
            interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        errors = r - np.sum(user_repr_matrix[users] * item_repr_matrix[items], axis=1)
        total_loss = reg_l * (np.sum(user_repr_matrix ** 2) + np.sum(item_repr_matrix ** 2))
        small_changes = small_changes + 1 if abs(total_loss - last_loss) < epsilon else 0
        last_loss = total_loss
    training_last_avg_loss = total_loss / len(interactions_df)
    return user_repr_matrix, item_repr_matrix, training_last_avg_loss

# %% not-three-values
import numpy as np


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    users, items, r = interactions_df[["user_id", "item_id", "interacted"]].to_numpy().T
    last_loss, small_changes = np.inf, 0
    while small_changes < 3:
        user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
            interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        errors = r - np.sum(user_repr_matrix[users] * item_repr_matrix[items], axis=1)
        penalty = np.sum(user_repr_matrix ** 2) + np.sum(item_repr_matrix ** 2)
        total_loss = np.sum(errors ** 2) + reg_l * penalty
        small_changes = small_changes + 1 if abs(total_loss - last_loss) < epsilon else 0
        last_loss = total_loss
    training_last_avg_loss = total_loss / len(interactions_df)
    return training_last_avg_loss

# %% one-epoch-only
def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
        interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
    total_loss = 0
    for _, (u, i, r) in interactions_df[["user_id", "item_id", "interacted"]].iterrows():
        total_loss += (r - sum(user_repr_matrix[u] * item_repr_matrix[i])) ** 2
        total_loss += reg_l * sum(user_repr_matrix[u] ** 2)
        total_loss += reg_l * sum(item_repr_matrix[i] ** 2)
    return user_repr_matrix, item_repr_matrix, total_loss / len(interactions_df)

# %% other-divisor
import numpy as np


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    users, items, r = interactions_df[["user_id", "item_id", "interacted"]].to_numpy().T
    last_loss, small_changes = np.inf, 0
    while small_changes < 3:
        user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
            interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        errors = r - np.sum(user_repr_matrix[users] * item_repr_matrix[items], axis=1)
        penalty = np.sum(user_repr_matrix ** 2) + np.sum(item_repr_matrix ** 2)
        total_loss = np.sum(errors ** 2) + reg_l * penalty
        small_changes = small_changes + 1 if abs(total_loss - last_loss) < epsilon else 0
        last_loss = total_loss
    training_last_avg_loss = total_loss / len(user_repr_matrix)
    return user_repr_matrix, item_repr_matrix, training_last_avg_loss

# %% other-quantity-watched
import numpy as np


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    users, items, r = interactions_df[["user_id", "item_id", "interacted"]].to_numpy().T
    last, small_changes = np.inf, 0
    while small_changes < 3:
        user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
            interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        errors = r - np.sum(user_repr_matrix[users] * item_repr_matrix[items], axis=1)
        squared_errors = np.sum(errors ** 2)
        small_changes = small_changes + 1 if abs(squared_errors - last) < epsilon else 0
        last = squared_errors
    total_loss = squared_errors + reg_l * (
        np.sum(user_repr_matrix ** 2) + np.sum(item_repr_matrix ** 2))
    return user_repr_matrix, item_repr_matrix, total_loss / len(interactions_df)

# %% penalty-missing
import numpy as np


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    users, items, r = interactions_df[["user_id", "item_id", "interacted"]].to_numpy().T
    last_loss, small_changes = np.inf, 0
    while small_changes < 3:
        user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
            interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        errors = r - np.sum(user_repr_matrix[users] * item_repr_matrix[items], axis=1)
        total_loss = np.sum(errors ** 2)
        small_changes = small_changes + 1 if abs(total_loss - last_loss) < epsilon else 0
        last_loss = total_loss
    training_last_avg_loss = total_loss / len(interactions_df)
    return user_repr_matrix, item_repr_matrix, training_last_avg_loss

# %% penalty-not-squared
import numpy as np


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    users, items, r = interactions_df[["user_id", "item_id", "interacted"]].to_numpy().T
    last_loss, small_changes = np.inf, 0
    while small_changes < 3:
        user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
            interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        errors = r - np.sum(user_repr_matrix[users] * item_repr_matrix[items], axis=1)
        penalty = np.linalg.norm(user_repr_matrix) + np.linalg.norm(item_repr_matrix)
        total_loss = np.sum(errors ** 2) + reg_l * penalty
        small_changes = small_changes + 1 if abs(total_loss - last_loss) < epsilon else 0
        last_loss = total_loss
    training_last_avg_loss = total_loss / len(interactions_df)
    return user_repr_matrix, item_repr_matrix, training_last_avg_loss

# %% penalty-of-one-side
import numpy as np


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    users, items, r = interactions_df[["user_id", "item_id", "interacted"]].to_numpy().T
    last_loss, small_changes = np.inf, 0
    while small_changes < 3:
        user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
            interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        errors = r - np.sum(user_repr_matrix[users] * item_repr_matrix[items], axis=1)
        total_loss = np.sum(errors ** 2) + reg_l * np.sum(user_repr_matrix ** 2)
        small_changes = small_changes + 1 if abs(total_loss - last_loss) < epsilon else 0
        last_loss = total_loss
    training_last_avg_loss = total_loss / len(interactions_df)
    return user_repr_matrix, item_repr_matrix, training_last_avg_loss

# %% penalty-scaled
import numpy as np


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    users, items, r = interactions_df[["user_id", "item_id", "interacted"]].to_numpy().T
    last_loss, small_changes = np.inf, 0
    while small_changes < 3:
        user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
            interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        errors = r - np.sum(user_repr_matrix[users] * item_repr_matrix[items], axis=1)
        penalty = np.sum(user_repr_matrix ** 2) + np.sum(item_repr_matrix ** 2)
        total_loss = np.sum(errors ** 2) + reg_l / 2 * penalty
        small_changes = small_changes + 1 if abs(total_loss - last_loss) < epsilon else 0
        last_loss = total_loss
    training_last_avg_loss = total_loss / len(interactions_df)
    return user_repr_matrix, item_repr_matrix, training_last_avg_loss

# %% penalty-subtracted
import numpy as np


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    users, items, r = interactions_df[["user_id", "item_id", "interacted"]].to_numpy().T
    last_loss, small_changes = np.inf, 0
    while small_changes < 3:
        user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
            interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        errors = r - np.sum(user_repr_matrix[users] * item_repr_matrix[items], axis=1)
        penalty = np.sum(user_repr_matrix ** 2) + np.sum(item_repr_matrix ** 2)
        total_loss = np.sum(errors ** 2) - reg_l * penalty
        small_changes = small_changes + 1 if abs(total_loss - last_loss) < epsilon else 0
        last_loss = total_loss
    training_last_avg_loss = total_loss / len(interactions_df)
    return user_repr_matrix, item_repr_matrix, training_last_avg_loss

# %% penalty-without-reg-l
import numpy as np


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    users, items, r = interactions_df[["user_id", "item_id", "interacted"]].to_numpy().T
    last_loss, small_changes = np.inf, 0
    while small_changes < 3:
        user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
            interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        errors = r - np.sum(user_repr_matrix[users] * item_repr_matrix[items], axis=1)
        penalty = np.sum(user_repr_matrix ** 2) + np.sum(item_repr_matrix ** 2)
        total_loss = np.sum(errors ** 2) + penalty
        small_changes = small_changes + 1 if abs(total_loss - last_loss) < epsilon else 0
        last_loss = total_loss
    training_last_avg_loss = total_loss / len(interactions_df)
    return user_repr_matrix, item_repr_matrix, training_last_avg_loss

# %% positives-only-in-loss
import numpy as np


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    users, items, r = interactions_df[["user_id", "item_id", "interacted"]].to_numpy().T
    last_loss, small_changes = np.inf, 0
    while small_changes < 3:
        user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
            interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        errors = r - np.sum(user_repr_matrix[users] * item_repr_matrix[items], axis=1)
        penalty = np.sum(user_repr_matrix ** 2) + np.sum(item_repr_matrix ** 2)
        total_loss = np.sum(errors[r == 1] ** 2) + reg_l * penalty
        small_changes = small_changes + 1 if abs(total_loss - last_loss) < epsilon else 0
        last_loss = total_loss
    training_last_avg_loss = total_loss / len(interactions_df)
    return user_repr_matrix, item_repr_matrix, training_last_avg_loss

# %% reads-notebook-epsilon
def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, eps):
    frame, users, items = interactions_df, user_repr_matrix, item_repr_matrix
    u, i, r = (frame[name].to_numpy() for name in ("user_id", "item_id", "interacted"))
    last, calm = float("inf"), 0
    while calm < 3:
        users, items = perform_mf_als_epoch(frame, users, items, reg_l)
        errors = r - (users[u] * items[i]).sum(axis=1)
        loss = (errors ** 2).sum() + reg_l * ((users ** 2).sum() + (items ** 2).sum())
        calm = calm + 1 if abs(loss - last) < epsilon else 0
        last = loss
    return users, items, loss / len(frame)

# %% reads-notebook-interactions_df
def perform_mf_als_training(frame_given, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    frame, users, items = interactions_df, user_repr_matrix, item_repr_matrix
    u, i, r = (frame[name].to_numpy() for name in ("user_id", "item_id", "interacted"))
    last, calm = float("inf"), 0
    while calm < 3:
        users, items = perform_mf_als_epoch(frame, users, items, reg_l)
        errors = r - (users[u] * items[i]).sum(axis=1)
        loss = (errors ** 2).sum() + reg_l * ((users ** 2).sum() + (items ** 2).sum())
        calm = calm + 1 if abs(loss - last) < epsilon else 0
        last = loss
    return users, items, loss / len(frame)

# %% reads-notebook-interactions_pos_neg_df
def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    frame, users, items = interactions_pos_neg_df, user_repr_matrix, item_repr_matrix
    u, i, r = (frame[name].to_numpy() for name in ("user_id", "item_id", "interacted"))
    last, calm = float("inf"), 0
    while calm < 3:
        users, items = perform_mf_als_epoch(frame, users, items, reg_l)
        errors = r - (users[u] * items[i]).sum(axis=1)
        loss = (errors ** 2).sum() + reg_l * ((users ** 2).sum() + (items ** 2).sum())
        calm = calm + 1 if abs(loss - last) < epsilon else 0
        last = loss
    return users, items, loss / len(frame)

# %% reads-notebook-item_repr_matrix
def perform_mf_als_training(interactions_df, user_repr_matrix, item_matrix, reg_l, epsilon):
    frame, users, items = interactions_df, user_repr_matrix, item_repr_matrix
    u, i, r = (frame[name].to_numpy() for name in ("user_id", "item_id", "interacted"))
    last, calm = float("inf"), 0
    while calm < 3:
        users, items = perform_mf_als_epoch(frame, users, items, reg_l)
        errors = r - (users[u] * items[i]).sum(axis=1)
        loss = (errors ** 2).sum() + reg_l * ((users ** 2).sum() + (items ** 2).sum())
        calm = calm + 1 if abs(loss - last) < epsilon else 0
        last = loss
    return users, items, loss / len(frame)

# %% reads-notebook-reg_l
def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, lam, epsilon):
    frame, users, items = interactions_df, user_repr_matrix, item_repr_matrix
    u, i, r = (frame[name].to_numpy() for name in ("user_id", "item_id", "interacted"))
    last, calm = float("inf"), 0
    while calm < 3:
        users, items = perform_mf_als_epoch(frame, users, items, reg_l)
        errors = r - (users[u] * items[i]).sum(axis=1)
        loss = (errors ** 2).sum() + reg_l * ((users ** 2).sum() + (items ** 2).sum())
        calm = calm + 1 if abs(loss - last) < epsilon else 0
        last = loss
    return users, items, loss / len(frame)

# %% reads-notebook-too
def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, lam, epsilon):
    frame, users, items = interactions_df, user_repr_matrix, item_repr_matrix
    u, i, r = (frame[name].to_numpy() for name in ("user_id", "item_id", "interacted"))
    last, calm = float("inf"), 0
    while calm < 3:
        users, items = perform_mf_als_epoch(frame, users, items, lam)
        errors = r - (users[u] * items[i]).sum(axis=1)
        loss = (errors ** 2).sum() + reg_l * ((users ** 2).sum() + (items ** 2).sum())
        calm = calm + 1 if abs(loss - last) < epsilon else 0
        last = loss
    return users, items, loss / len(frame)

# %% reads-notebook-user_repr_matrix
def perform_mf_als_training(interactions_df, user_matrix, item_repr_matrix, reg_l, epsilon):
    frame, users, items = interactions_df, user_repr_matrix, item_repr_matrix
    u, i, r = (frame[name].to_numpy() for name in ("user_id", "item_id", "interacted"))
    last, calm = float("inf"), 0
    while calm < 3:
        users, items = perform_mf_als_epoch(frame, users, items, reg_l)
        errors = r - (users[u] * items[i]).sum(axis=1)
        loss = (errors ** 2).sum() + reg_l * ((users ** 2).sum() + (items ** 2).sum())
        calm = calm + 1 if abs(loss - last) < epsilon else 0
        last = loss
    return users, items, loss / len(frame)

# %% relative-change
import numpy as np


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    users, items, r = interactions_df[["user_id", "item_id", "interacted"]].to_numpy().T
    last_loss, small_changes = np.inf, 0
    while small_changes < 3:
        user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
            interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        errors = r - np.sum(user_repr_matrix[users] * item_repr_matrix[items], axis=1)
        penalty = np.sum(user_repr_matrix ** 2) + np.sum(item_repr_matrix ** 2)
        total_loss = np.sum(errors ** 2) + reg_l * penalty
        small_changes = small_changes + 1 if abs(1 - total_loss / last_loss) < epsilon else 0
        last_loss = total_loss
    training_last_avg_loss = total_loss / len(interactions_df)
    return user_repr_matrix, item_repr_matrix, training_last_avg_loss

# %% returned-in-wrong-order
import numpy as np


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    users, items, r = interactions_df[["user_id", "item_id", "interacted"]].to_numpy().T
    last_loss, small_changes = np.inf, 0
    while small_changes < 3:
        user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
            interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        errors = r - np.sum(user_repr_matrix[users] * item_repr_matrix[items], axis=1)
        penalty = np.sum(user_repr_matrix ** 2) + np.sum(item_repr_matrix ** 2)
        total_loss = np.sum(errors ** 2) + reg_l * penalty
        small_changes = small_changes + 1 if abs(total_loss - last_loss) < epsilon else 0
        last_loss = total_loss
    training_last_avg_loss = total_loss / len(interactions_df)
    return training_last_avg_loss, user_repr_matrix, item_repr_matrix

# %% root-of-the-loss
import numpy as np


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    users, items, r = interactions_df[["user_id", "item_id", "interacted"]].to_numpy().T
    last_loss, small_changes = np.inf, 0
    while small_changes < 3:
        user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
            interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        errors = r - np.sum(user_repr_matrix[users] * item_repr_matrix[items], axis=1)
        penalty = np.sum(user_repr_matrix ** 2) + np.sum(item_repr_matrix ** 2)
        total_loss = np.sum(errors ** 2) + reg_l * penalty
        small_changes = small_changes + 1 if abs(total_loss - last_loss) < epsilon else 0
        last_loss = total_loss
    training_last_avg_loss = np.sqrt(total_loss / len(interactions_df))
    return user_repr_matrix, item_repr_matrix, training_last_avg_loss

# %% signed-change
import numpy as np


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    last_loss, in_a_row = np.inf, 0
    rows = interactions_df[["user_id", "item_id", "interacted"]].to_numpy()
    while in_a_row < 3:
        user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
            interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        squared = sum((r - user_repr_matrix[u] @ item_repr_matrix[i]) ** 2 for u, i, r in rows)
        penalty = np.linalg.norm(user_repr_matrix) ** 2 + np.linalg.norm(item_repr_matrix) ** 2
        total_loss = squared + reg_l * penalty
        if total_loss - last_loss < epsilon:
            in_a_row += 1
        else:
            in_a_row = 0
        last_loss = total_loss
    return user_repr_matrix, item_repr_matrix, total_loss / len(interactions_df)

# %% small-changes-not-in-a-row
import numpy as np


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    number_of_small_changes = 0
    old_loss = 0
    while number_of_small_changes < 3:
        user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
            interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        total_loss = 0
        for row in interactions_df.itertuples():
            p, q = user_repr_matrix[row.user_id], item_repr_matrix[row.item_id]
            total_loss += (row.interacted - p @ q) ** 2 + reg_l * (p @ p + q @ q)
        if abs(total_loss - old_loss) < epsilon:
            number_of_small_changes += 1
        old_loss = total_loss
    return user_repr_matrix, item_repr_matrix, total_loss / len(interactions_df)

# %% stops-too-late
import numpy as np


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    users, items, r = interactions_df[["user_id", "item_id", "interacted"]].to_numpy().T
    last_loss, small_changes = np.inf, 0
    while small_changes < 3:
        user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
            interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        errors = r - np.sum(user_repr_matrix[users] * item_repr_matrix[items], axis=1)
        penalty = np.sum(user_repr_matrix ** 2) + np.sum(item_repr_matrix ** 2)
        total_loss = np.sum(errors ** 2) + reg_l * penalty
        # The last loss stays where it is while changes are small.
        if abs(total_loss - last_loss) < epsilon:
            small_changes += 1
        else:
            small_changes, last_loss = 0, total_loss
    training_last_avg_loss = total_loss / len(interactions_df)
    return user_repr_matrix, item_repr_matrix, training_last_avg_loss

# %% too-many-small-changes
import numpy as np


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    users, items, r = interactions_df[["user_id", "item_id", "interacted"]].to_numpy().T
    last_loss, small_changes = np.inf, 0
    while small_changes < 5:
        user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
            interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        errors = r - np.sum(user_repr_matrix[users] * item_repr_matrix[items], axis=1)
        penalty = np.sum(user_repr_matrix ** 2) + np.sum(item_repr_matrix ** 2)
        total_loss = np.sum(errors ** 2) + reg_l * penalty
        small_changes = small_changes + 1 if abs(total_loss - last_loss) < epsilon else 0
        last_loss = total_loss
    training_last_avg_loss = total_loss / len(interactions_df)
    return user_repr_matrix, item_repr_matrix, training_last_avg_loss

# %% total-for-average
import numpy as np


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    users, items, r = interactions_df[["user_id", "item_id", "interacted"]].to_numpy().T
    last_loss, small_changes = np.inf, 0
    while small_changes < 3:
        user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
            interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        errors = r - np.sum(user_repr_matrix[users] * item_repr_matrix[items], axis=1)
        penalty = np.sum(user_repr_matrix ** 2) + np.sum(item_repr_matrix ** 2)
        total_loss = np.sum(errors ** 2) + reg_l * penalty
        small_changes = small_changes + 1 if abs(total_loss - last_loss) < epsilon else 0
        last_loss = total_loss
    return user_repr_matrix, item_repr_matrix, total_loss

# %% two-small-changes
import numpy as np


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    losses = []
    while len(losses) < 3 or np.max(np.abs(np.diff(losses[-3:]))) >= epsilon:
        user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
            interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        p = user_repr_matrix[interactions_df["user_id"]]
        q = item_repr_matrix[interactions_df["item_id"]]
        e = interactions_df["interacted"].to_numpy() - (p * q).sum(axis=1)
        losses.append((e ** 2).sum() + reg_l * (
            (user_repr_matrix ** 2).sum() + (item_repr_matrix ** 2).sum()))
    return user_repr_matrix, item_repr_matrix, losses[-1] / len(interactions_df)
