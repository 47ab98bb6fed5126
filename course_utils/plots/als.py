"""Figures of notebook 02: the map of films and users, the loss, and the two penalties."""

import re

import numpy as np
import seaborn as sns
import textalloc
from matplotlib.patches import Circle
from matplotlib.patheffects import withStroke

from course_utils.plots.artists import PLACED
from course_utils.plots.display import (
    BLACK,
    BLUE,
    GREY,
    SKY,
    VERMILION,
    describe,
    new_axes,
)

NAMED = 0.2
"""The share of the films that the map names: those farthest from the origin."""


def plot_map(user_repr_matrix, item_repr_matrix, titles):
    """The map of films and users, with the titles of the films that lie far out.

    Parameters
    ----------
    user_repr_matrix : ndarray of shape (n_users, 2)
    item_repr_matrix : ndarray of shape (n_items, 2)
    titles : sequence of str, length n_items
        The films' titles in the order of the rows.

    Returns
    -------
    Axes
    """
    norms = np.linalg.norm(item_repr_matrix, axis=1)
    named = norms > np.quantile(norms, 1 - NAMED)
    radius = norms[~named].max()
    short_titles = [short_title(title) for title in titles]
    ax = new_axes(size=(10.0, 10.0))
    _draw_map(ax, user_repr_matrix, item_repr_matrix)
    _set_square(ax, np.concatenate([user_repr_matrix, item_repr_matrix]))
    ax.add_patch(Circle((0, 0), radius, fill=False, edgecolor=BLACK, ls="--",
                        label=f"{(~named).sum()} films without a title lie inside"))
    ax.legend(loc="lower right", framealpha=1)
    _place_labels(ax, item_repr_matrix, short_titles, named)
    far = "; ".join(short_titles[i] for i in np.argsort(-norms, kind="stable")[:5])
    alt = (
        f"Scatter plot of {len(item_repr_matrix)} films (circles) and {len(user_repr_matrix)} "
        f"users (crosses) in two dimensions, with equal scales. {(~named).sum()} films lie within "
        f"{radius:.2f} of the origin, inside a dashed circle; the other {named.sum()} have "
        f"titles. Farthest from the origin: {far}."
    )
    return describe(ax, alt, "Films and users on one map. Most films crowd around the origin.")


def plot_loss(average_losses, first_epoch=1, flat=None):
    """The average loss against the epoch.

    Parameters
    ----------
    average_losses : sequence of float
        The loss after each epoch, from `first_epoch` on.
    first_epoch : int
        The number of the first of them.
    flat : tuple of int, optional
        The first and the last epoch of a part to shade.

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
    if flat:
        # With other data the training may end before.
        first, last = (min(epoch, epochs[-1]) for epoch in flat)
        ax.axvspan(first, last, color=SKY, alpha=0.25, lw=0)
        alt += (f" From {first} to {last}, shaded, it falls by "
                f"{losses[first - first_epoch] - losses[last - first_epoch]:.5f} only.")
    return describe(ax, alt, caption)


def plot_rotation(user_repr_matrix, item_repr_matrix, rotation, titles, named):
    """The map beside the same map rotated, with the same limits.

    Parameters
    ----------
    user_repr_matrix, item_repr_matrix : ndarray of shape (n, 2)
    rotation : ndarray of shape (2, 2)
        An orthogonal matrix; both matrices are multiplied by it.
    titles : list of str, length n_items
    named : sequence of str
        Titles of films to name in both maps.

    Returns
    -------
    ndarray of Axes, shape (2,)
    """
    axes = new_axes(1, 2, size=(11.0, 6.0))
    limit = 1.1 * np.linalg.norm(np.vstack([user_repr_matrix, item_repr_matrix]), axis=1).max()
    for ax, turn, name in zip(axes, (np.eye(2), rotation), ("as trained", "rotated"), strict=True):
        _draw_map(ax, user_repr_matrix @ turn, item_repr_matrix @ turn)
        for title in named:
            ax.annotate(title, (item_repr_matrix @ turn)[titles.index(title)], (0, 6), ha="center",
                        textcoords="offset points", fontsize=9)
        ax.set(title=name, aspect="equal", xlim=(-limit, limit), ylim=(-limit, limit))
        ax.legend(loc="lower left")
    before = user_repr_matrix @ item_repr_matrix.T
    after = (user_repr_matrix @ rotation) @ (item_repr_matrix @ rotation).T
    degrees = np.degrees(np.arctan2(rotation[0, 1], rotation[0, 0]))
    same = np.allclose(before, after, rtol=0, atol=1e-9)
    alt = (
        f"Two scatter plots of the same films and users with the same limits; the right one is "
        f"turned by {degrees:.0f} degrees. Named in both: {'; '.join(named)}. All {before.size} "
        f"predictions {'agree' if same else 'do not agree'}."
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


def _set_square(ax, points):
    """Equal scales, and limits from the points alone: matplotlib's own follow its layout."""
    low, high = points.min(axis=0), points.max(axis=0)
    (x, y), half = (low + high) / 2, 0.55 * (high - low).max()
    ax.set(aspect="equal", xlim=(x - half, x + half), ylim=(y - half, y + half))


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
