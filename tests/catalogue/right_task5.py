# %% average_of_literal_watched
from collections import deque

import numpy as np


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    last_changes = deque([np.inf] * 3, maxlen=3)
    last_loss = 0
    while any(change >= epsilon for change in last_changes):
        user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
            interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        p = user_repr_matrix[interactions_df.user_id.to_list()]
        q = item_repr_matrix[interactions_df.item_id.to_list()]
        per_row = (interactions_df.interacted - (p * q).sum(1)) ** 2 + reg_l * (
            (p ** 2).sum(1) + (q ** 2).sum(1))
        loss = per_row.mean()
        last_changes.append(abs(loss - last_loss))
        last_loss = loss
    return user_repr_matrix, item_repr_matrix, loss

# %% average_watched
import numpy as np


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    users = interactions_df["user_id"].to_numpy()
    items = interactions_df["item_id"].to_numpy()
    r = interactions_df["interacted"].to_numpy()
    n = len(interactions_df)
    counter, old = 0, float("inf")
    while True:
        user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
            interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        fit = (user_repr_matrix @ item_repr_matrix.T)[users, items]
        total_loss = ((r - fit) ** 2).sum() + reg_l * (
            (user_repr_matrix ** 2).sum() + (item_repr_matrix ** 2).sum())
        training_last_avg_loss = total_loss / n
        if abs(training_last_avg_loss - old) < epsilon:
            counter += 1
            if counter == 3:
                return user_repr_matrix, item_repr_matrix, training_last_avg_loss
        else:
            counter = 0
        old = training_last_avg_loss

# %% dictionaries_and_history
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

# %% for_else_with_cap
import warnings

import numpy as np


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    losses = np.empty(0)
    user_repr_matrix, item_repr_matrix = user_repr_matrix.copy(), item_repr_matrix.copy()
    frame = interactions_df
    for epoch in range(10_000):
        new = perform_mf_als_epoch(frame, user_repr_matrix, item_repr_matrix, reg_l)
        user_repr_matrix, item_repr_matrix = new
        dots = [user_repr_matrix[u].dot(item_repr_matrix[i]) for u, i in
                zip(frame["user_id"], frame["item_id"])]
        loss = np.sum(np.square(frame["interacted"].to_numpy() - dots))
        loss = loss + reg_l * np.square(user_repr_matrix).sum()
        loss = loss + reg_l * np.square(item_repr_matrix).sum()
        losses = np.append(losses, loss)
        if len(losses) >= 4 and (np.abs(np.diff(losses[-4:])) < epsilon).all():
            break
    else:
        warnings.warn("not converged")
    return [user_repr_matrix, item_repr_matrix, losses[-1] / frame.shape[0]]

# %% iterative_solver
import numpy as np
from scipy.sparse.linalg import lsqr


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    def step(reprs, values):
        # As exact as scikit-learn's Ridge(solver="lsqr").
        return lsqr(reprs, values, damp=np.sqrt(reg_l), atol=1e-4, btol=1e-4)[0]

    p, q = user_repr_matrix.copy(), item_repr_matrix.copy()
    u, i, r = (interactions_df[name].to_numpy() for name in ("user_id", "item_id", "interacted"))
    loss, count = np.inf, 0
    while not count > 3:
        for k in range(len(p)):
            p[k] = step(q[i[u == k]], r[u == k])
        for k in range(len(q)):
            q[k] = step(p[u[i == k]], r[i == k])
        last, loss = loss, np.sum((r - np.sum(p[u] * q[i], axis=1)) ** 2) + reg_l * (
            np.linalg.norm(p) ** 2 + np.linalg.norm(q) ** 2)
        count = count + 1 if abs(last - loss) < epsilon else 0
    return p, q, loss / len(r)

# %% literal_penalty_and_its_own_step
import numpy as np


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    # The step that minimises the paper's formula charges the penalty once for each row.
    def half(own, other, own_column, other_column):
        new = own.copy()
        for k, rows in interactions_df.groupby(own_column):
            x = other[rows[other_column]]
            gram = x.T @ x + reg_l * len(rows) * np.eye(x.shape[1])
            new[k] = np.linalg.solve(gram, x.T @ rows["interacted"].to_numpy())
        return new

    losses = []
    while True:
        user_repr_matrix = half(user_repr_matrix, item_repr_matrix, "user_id", "item_id")
        item_repr_matrix = half(item_repr_matrix, user_repr_matrix, "item_id", "user_id")
        p = user_repr_matrix[interactions_df["user_id"]]
        q = item_repr_matrix[interactions_df["item_id"]]
        errors = interactions_df["interacted"].to_numpy() - np.sum(p * q, axis=1)
        losses.append(np.sum(errors ** 2) + reg_l * np.sum(p ** 2 + q ** 2))
        if len(losses) > 3 and all(abs(losses[-k] - losses[-k - 1]) < epsilon for k in (1, 2, 3)):
            return user_repr_matrix, item_repr_matrix, losses[-1] / len(interactions_df)

# %% old_minus_new
import numpy as np


def mf_loss(interactions_df, users, items, reg_l):
    e = interactions_df["interacted"] - np.sum(
        users[interactions_df["user_id"]] * items[interactions_df["item_id"]], axis=1)
    return np.sum(e ** 2) + reg_l * (np.sum(users ** 2) + np.sum(items ** 2))


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    old_loss = mf_loss(interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
    done = 0
    while done < 3:
        user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
            interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        new_loss = mf_loss(interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        done = done + 1 if old_loss - new_loss < epsilon else 0
        old_loss = new_loss
    return user_repr_matrix, item_repr_matrix, new_loss / len(interactions_df)

# %% one_epoch_more
import numpy as np


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    small, loss = 0, np.inf
    u, i = interactions_df["user_id"], interactions_df["item_id"]
    for epoch in range(1, 100_000):
        if small == 3:
            epoch_after_rest = True
        else:
            epoch_after_rest = False
        user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
            interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        last_loss = loss
        loss = sum((interactions_df["interacted"] - np.sum(
            user_repr_matrix[u] * item_repr_matrix[i], axis=1)) ** 2)
        loss += reg_l * sum(np.sum(m ** 2) for m in (user_repr_matrix, item_repr_matrix))
        if epoch_after_rest:
            break
        small = small + 1 if abs(loss - last_loss) < epsilon else 0
    return user_repr_matrix, item_repr_matrix, loss / len(interactions_df)

# %% plot_losses_in_a_chain
import livelossplot
import numpy as np


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

# %% recursion
import numpy as np


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    u, i, r = interactions_df[["user_id", "item_id", "interacted"]].to_numpy().T

    def train(p, q, losses):
        p, q = perform_mf_als_epoch(interactions_df, p, q, reg_l)
        errors = r - np.einsum("kd,kd->k", p[u], q[i])
        losses = losses + [errors @ errors + reg_l * (np.sum(p[u] ** 2) + np.sum(q[i] ** 2))]
        changes = np.abs(np.diff(losses[-4:]))
        if len(changes) == 3 and np.all(changes < epsilon):
            return p, q, losses[-1] / len(r)
        return train(p, q, losses)

    return train(user_repr_matrix, item_repr_matrix, [])

# %% seed_template_with_live_loss
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

# %% vectorised_per_entity
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
    avg = float(total_loss / len(interactions_df))
    return user_repr_matrix, item_repr_matrix, avg

# %% watched_as_the_text_says
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
