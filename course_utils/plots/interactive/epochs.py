"""Notebook 02: step through the epochs of alternating least squares and watch the map move."""


import numpy as np
from matplotlib.ticker import StrMethodFormatter

from course_utils.plots.display import BLACK, BLUE, SKY, VERMILION, new_axes
from course_utils.plots.interactive.present import present
from course_utils.plots.interactive.scene import Choice, Scene, Slider

READINGS = {"once for each user and film": "entity", "once for each pair": "interaction"}
FIRST_IN_VIEW = 2
"""The losses before this epoch are so high that they would flatten the rest."""


def interactive_epochs(histories, start=75):
    """Show the map of films and users after an epoch, and the loss up to there.

    Parameters
    ----------
    histories : dict of str to History
        For the penalties "entity" and "interaction".
    start : int
        The epoch at the beginning.
    """
    last = max(len(history.average_losses) for history in histories.values()) - 1
    controls = {
        "epoch": Slider("Epoch", 0, last, 1, min(start, last)),
        "penalty": Choice("The penalty counts", READINGS, "entity"),
    }
    present(epochs_scene(histories), controls)


def epochs_scene(histories):
    """The figure of `interactive_epochs`, whose ``move`` takes `epoch` and `penalty`.

    Returns
    -------
    Scene
    """
    left, right = axes = new_axes(1, 2, size=(11.0, 5.0), width_ratios=(1.3, 1))
    users, items = _draw_map(left)
    curve, end = _draw_loss(right)
    limits = {penalty: _limits(history) for penalty, history in histories.items()}

    def move(epoch, penalty):
        history = histories[penalty]
        epoch = min(epoch, len(history.average_losses) - 1)
        users.set_data(*history.users[epoch].T)
        items.set_data(*history.items[epoch].T)
        losses = history.average_losses[:epoch + 1]
        curve.set_data(np.arange(epoch + 1), losses)
        end.set_data([epoch], losses[-1:])
        left.set(**limits[penalty]["map"])
        right.set(**limits[penalty]["loss"])
        return _words(epoch, history, penalty)

    n_users, n_items = (histories["entity"][k].shape[1] for k in (0, 1))
    return Scene(
        axes, [users, items, curve, end], move,
        f"Left: a map of {n_items} films (circles) and {n_users} users (crosses). Right: the "
        f"average loss against the epoch, drawn up to the epoch of the map.",
        "The map after the chosen epoch, and the average loss up to it. The losses of the start "
        "and of epoch 1 lie above the chart.",
    )


def _draw_map(ax):
    users, = ax.plot([], [], "x", color=SKY, markersize=4, label="user")
    items, = ax.plot([], [], "o", color=VERMILION, mec=BLACK, markersize=5.5, label="film")
    ax.set(xlabel="first dimension", ylabel="second dimension", title="the map")
    # Below the axes, where nothing that moves can cover it.
    ax.legend(loc="upper center", bbox_to_anchor=(0.5, -0.12), ncols=2, frameon=False)
    _format(ax, "{x:.1f}")
    return users, items


def _draw_loss(ax):
    curve, = ax.plot([], [], color=BLUE, linewidth=2)
    end, = ax.plot([], [], "o", color=BLUE, mec=BLACK, markersize=8)
    ax.set(xlabel="epoch", ylabel="average loss", title="the loss")
    ax.yaxis.set_major_formatter(StrMethodFormatter("{x:.4f}"))
    return curve, end


def _format(ax, pattern):
    # Labels of one width: the layout is frozen before the limits change.
    ax.xaxis.set_major_formatter(StrMethodFormatter(pattern))
    ax.yaxis.set_major_formatter(StrMethodFormatter(pattern))


def _limits(history):
    """The same limits for all epochs of a training, so that what moves is seen to move."""
    moved = np.concatenate([history.users[1:], history.items[1:]], axis=1).reshape(-1, 2)
    low, high = np.quantile(moved, (0.0005, 0.9995), axis=0)
    margin = 0.08 * (high - low)
    losses = history.average_losses
    first, last = losses[min(FIRST_IN_VIEW, len(losses) - 1)], losses[-1]
    above_and_below = 0.1 * (first - last) + 1e-6
    return {
        "map": dict(zip(("xlim", "ylim"), zip(low - margin, high + margin, strict=True),
                        strict=True)),
        "loss": {"xlim": (-1, len(losses) + 1),
                 "ylim": (last - above_and_below, first + above_and_below)},
    }


def _words(epoch, history, penalty):
    name = next(name for name, value in READINGS.items() if value == penalty)
    farthest = np.linalg.norm(history.items[epoch], axis=1).max()
    return (
        f"Penalty {name}, epoch {epoch} of {len(history.average_losses) - 1}: the average loss "
        f"is {history.average_losses[epoch]:.5f}, and the film farthest from the origin is "
        f"{farthest:.2f} away."
    )
