"""Figures of notebook 02: the map of films and users, the loss, and the two penalties."""

import re

import numpy as np
import seaborn as sns
import textalloc
from matplotlib.patches import Rectangle
from matplotlib.patheffects import withStroke

from course_utils.als import epochs_until_stop
from course_utils.plots.artists import PLACED
from course_utils.plots.display import (
    BLACK,
    BLUE,
    GREEN,
    GREY,
    SKY,
    VERMILION,
    describe,
    new_axes,
)

LEVELS = (1.0, 0.74, 0.38)
"""Each level of the map enlarges the part that holds this share of the films, nearest to the
origin first, and names those that the next level does not."""


def plot_map(user_repr_matrix, item_repr_matrix, titles, level=0):
    """The map of films and users, with the titles of the films.

    Most films crowd around the origin. So the map comes in three levels, each enlarging the
    crowd of the one before; together they name every film.

    Parameters
    ----------
    user_repr_matrix : ndarray of shape (n_users, 2)
    item_repr_matrix : ndarray of shape (n_items, 2)
    titles : sequence of str, length n_items
        The films' titles in the order of the rows.
    level : {0, 1, 2}
        0 shows the whole map, 2 the part nearest to the origin.

    Returns
    -------
    Axes
    """
    inside = _nearest(item_repr_matrix, level)
    crowd = _nearest(item_repr_matrix, level + 1)
    ax = new_axes(size=(11.0, 9.0))
    _draw_map(ax, user_repr_matrix, item_repr_matrix)
    if level > 0:
        _zoom(ax, _window(item_repr_matrix[inside]))
    if crowd.any():
        ax.add_patch(Rectangle(*_corner_and_size(_window(item_repr_matrix[crowd])), fill=False,
                               edgecolor=BLACK, ls="--", label="enlarged in the next picture"))
    ax.legend(loc="lower right" if level == 0 else "upper left", framealpha=1)
    short_titles = [short_title(title) for title in titles]
    _place_labels(ax, item_repr_matrix, short_titles, inside & ~crowd)
    return describe(ax, *_map_texts(user_repr_matrix, item_repr_matrix, short_titles, level))


def plot_user_map(user_repr_matrix, item_repr_matrix):
    """The users' part of the map in large, each user with its id.

    Parameters are those of `plot_map`; returns Axes.
    """
    ax = new_axes(size=(18.0, 14.0))
    _draw_map(ax, user_repr_matrix, item_repr_matrix)
    _zoom(ax, _window(user_repr_matrix))
    ax.legend(loc="lower left")
    for user_id, (x, y) in enumerate(user_repr_matrix):
        ax.annotate(str(user_id), (x, y), (3, 2), textcoords="offset points", fontsize=6.5,
                    color=BLUE)
    (low_x, high_x), (low_y, high_y) = _limits(user_repr_matrix)
    alt = (
        f"Scatter plot of {len(user_repr_matrix)} users, each a blue cross with its id. They "
        f"lie between {low_x:.2f} and {high_x:.2f} in the first dimension and between "
        f"{low_y:.2f} and {high_y:.2f} in the second."
    )
    return describe(ax, alt, "The users' part of the map, large. The numbers are user ids.")


def plot_loss(average_losses, first_epoch=0):
    """The average loss against the epoch.

    Parameters
    ----------
    average_losses : sequence of float
        The loss after each epoch, from `first_epoch` on.
    first_epoch : int
        The number of the first of them.

    Returns
    -------
    Axes
    """
    losses = np.asarray(average_losses, dtype=float)
    epochs = first_epoch + np.arange(len(losses))
    ax = new_axes(size=(8.0, 4.2))
    sns.lineplot(x=epochs, y=losses, ax=ax, color=BLUE, marker="o", markersize=3, errorbar=None)
    ax.set(xlabel="epoch", ylabel="average loss")
    alt = (
        f"Line chart of the average loss from epoch {epochs[0]} to {epochs[-1]}: it goes from "
        f"{losses[0]:.4f} to {losses[-1]:.4f}."
    )
    caption = f"Average loss after each epoch, from epoch {first_epoch} on."
    return describe(ax, alt, caption)


def plot_penalties(histories, epsilon):
    """How fast three pairs of step and loss come to rest.

    Parameters
    ----------
    histories : dict of str to sequence of float
        For each of three pairs, by name, the total loss after each epoch.
    epsilon : float
        The change that training calls small.

    Returns
    -------
    Axes
    """
    ax = new_axes(size=(8.5, 5.0))
    looks = zip(("-", "--", ":"), (BLUE, VERMILION, GREEN), ("o", "s", "D"), strict=True)
    for (name, losses), (style, colour, marker) in zip(histories.items(), looks, strict=True):
        changes = np.abs(np.diff(losses))
        sns.lineplot(x=np.arange(2, len(losses) + 1), y=changes, ax=ax, color=colour, ls=style,
                     label=name, errorbar=None)
        if stop := epochs_until_stop(losses, epsilon):
            ax.plot(stop, changes[stop - 2], marker=marker, color=colour, markersize=8, ls="none")
            ax.annotate(f"stops after {stop}", (stop, changes[stop - 2]), (6, 6),
                        textcoords="offset points", color=colour, fontsize=9)
    ax.axhline(epsilon, color=GREY, linewidth=0.8)
    ax.set(xlabel="epochs", ylabel="change of the total loss", yscale="log")
    ax.legend(title="step + loss", loc="upper right")
    ends = ", ".join(f"{name} after {epochs_until_stop(h, epsilon)}" for name, h in histories.items())
    alt = (
        f"Line chart of the change of the total loss by epoch, log scale, for three pairs of "
        f"step and loss. Epochs until three changes in a row are below {epsilon:g}: {ends}."
    )
    return describe(ax, alt, f"Training stops after three changes below {epsilon:g} (grey line).")


def plot_rotation(user_repr_matrix, item_repr_matrix, rotation):
    """The map beside the same map rotated.

    Parameters
    ----------
    user_repr_matrix, item_repr_matrix : ndarray of shape (n, 2)
    rotation : ndarray of shape (2, 2)
        An orthogonal matrix; both matrices are multiplied by it.

    Returns
    -------
    ndarray of Axes, shape (2,)
    """
    axes = new_axes(1, 2, size=(11.0, 5.2))
    for ax, turn, title in zip(axes, (np.eye(2), rotation), ("as trained", "rotated"), strict=True):
        _draw_map(ax, user_repr_matrix @ turn, item_repr_matrix @ turn)
        ax.set(title=title, aspect="equal")
        ax.legend(loc="best")
    before = user_repr_matrix @ item_repr_matrix.T
    after = (user_repr_matrix @ rotation) @ (item_repr_matrix @ rotation).T
    degrees = np.degrees(np.arctan2(rotation[0, 1], rotation[0, 0]))
    same = np.allclose(before, after, rtol=0, atol=1e-9)
    alt = (
        f"Two scatter plots of the same films and users; the right one is turned by "
        f"{degrees:.0f} degrees. All {before.size} predictions "
        f"{'agree' if same else 'do not agree'}."
    )
    return describe(axes, alt, "Two different maps with the same predictions.")


def plot_distance_and_score(user_repr_matrix, item_repr_matrix, user_id, titles):
    """For one user, each film's predicted score against its distance on the map.

    Parameters
    ----------
    user_repr_matrix : ndarray of shape (n_users, 2)
    item_repr_matrix : ndarray of shape (n_items, 2)
    user_id : int
        The row of the user.
    titles : sequence of str, length n_items

    Returns
    -------
    Axes
    """
    user = user_repr_matrix[user_id]
    distances = np.linalg.norm(item_repr_matrix - user, axis=1)
    scores = item_repr_matrix @ user
    nearest, best = int(np.argmin(distances)), int(np.argmax(scores))
    ax = new_axes(size=(8.5, 4.8))
    sns.scatterplot(x=distances, y=scores, ax=ax, color=VERMILION, edgecolor=BLACK, s=28)
    for item, word, place in ((nearest, "nearest", (0.05, 0.6)), (best, "highest", (0.55, 0.95))):
        ax.annotate(f"{word}: {short_title(titles[item])}", (distances[item], scores[item]),
                    place, textcoords="axes fraction", fontsize=9,
                    arrowprops={"arrowstyle": "-", "color": GREY})
    ax.set(xlabel=f"distance from user {user_id} on the map", ylabel="predicted value")
    ax.margins(y=0.15)
    alt = (
        f"Scatter plot of {len(scores)} films for user {user_id}. The nearest film, "
        f"{short_title(titles[nearest])}, at distance {distances[nearest]:.2f}, has the predicted "
        f"value {scores[nearest]:.2f}; the highest, {scores[best]:.2f}, belongs to "
        f"{short_title(titles[best])} at distance {distances[best]:.2f}."
    )
    return describe(ax, alt, "Nearness on the map is not preference: high values lie far right.")


def short_title(title):
    """The title without its alternative names: ``Taxi (Taksi) (2003)`` to ``Taxi (2003)``."""
    return re.sub(r" \([^)]*\)(?=.*\([\d–]+\)$)", "", title.strip())


def _draw_map(ax, user_repr_matrix, item_repr_matrix):
    sns.scatterplot(x=user_repr_matrix[:, 0], y=user_repr_matrix[:, 1], ax=ax, marker="x",
                    color=SKY, s=18, linewidth=0.9, label="user")
    sns.scatterplot(x=item_repr_matrix[:, 0], y=item_repr_matrix[:, 1], ax=ax, marker="o",
                    color=VERMILION, edgecolor=BLACK, s=26, label="film")
    ax.set(xlabel="first dimension", ylabel="second dimension")


def _place_labels(ax, points, labels, chosen):
    """Put the chosen labels where they cover neither each other nor a film."""
    # The layout must be final before the widths of words can be known in data units.
    ax.figure.draw_without_rendering()
    order = np.flatnonzero(chosen)
    order = order[np.argsort(-np.linalg.norm(points[order], axis=1), kind="stable")]
    _, _, texts, lines = textalloc.allocate(
        ax, points[order, 0], points[order, 1], [labels[i] for i in order],
        x_scatter=points[:, 0], y_scatter=points[:, 1], textsize=8, linecolor=GREY,
        linewidth=0.6, margin=0.004, min_distance=0.008, max_distance=0.5, nbr_candidates=2000,
        avoid_crossing_label_lines=True, avoid_label_lines_overlap=True,
    )
    for artist in (*texts, *lines):
        if artist is not None:
            artist.set_gid(PLACED)
    for text in texts:
        text.set_path_effects([withStroke(linewidth=2, foreground="white")])


def _map_texts(user_repr_matrix, item_repr_matrix, titles, level):
    norms = np.linalg.norm(item_repr_matrix, axis=1)
    inside = _nearest(item_repr_matrix, level)
    named = inside & ~_nearest(item_repr_matrix, level + 1)
    if level > 0:
        (low_x, high_x), (low_y, high_y) = _window(item_repr_matrix[inside])
        alt = (
            f"The map from {low_x:.2f} to {high_x:.2f} by {low_y:.2f} to {high_y:.2f}, with the "
            f"titles of {named.sum()} films whose distance from the origin is "
            f"{norms[named].min():.2f} to {norms[named].max():.2f}."
        )
        return alt, f"Enlarged: the dashed rectangle of the picture before, {inside.sum()} films."
    far = "; ".join(titles[i] for i in np.argsort(-norms, kind="stable")[:5])
    alt = (
        f"Scatter plot of {len(item_repr_matrix)} films (circles) and {len(user_repr_matrix)} "
        f"users (crosses) in two dimensions. {(~named).sum()} films lie within "
        f"{norms[~named].max():.2f} of the origin. Farthest from it: {far}."
    )
    return alt, "Films and users on one map. Most films crowd around the origin."


def _nearest(points, level):
    """Which points belong to a level's part of the map; none beyond the last level."""
    if level >= len(LEVELS):
        return np.zeros(len(points), dtype=bool)
    norms = np.linalg.norm(points, axis=1)
    return norms <= np.quantile(norms, LEVELS[level])


def _limits(points):
    return list(zip(points.min(axis=0).tolist(), points.max(axis=0).tolist(), strict=True))


def _window(points):
    """The limits of the points with a margin of a fifth."""
    return [(low - (high - low) / 5, high + (high - low) / 5) for low, high in _limits(points)]


def _corner_and_size(window):
    (low_x, high_x), (low_y, high_y) = window
    return (low_x, low_y), high_x - low_x, high_y - low_y


def _zoom(ax, window):
    ax.set(xlim=window[0], ylim=window[1])
