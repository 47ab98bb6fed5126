"""Notebook 02: how fast the pairs of step and loss come to rest."""

import numpy as np
import seaborn as sns

from course_utils.plots.display import BLUE, GREEN, GREY, VERMILION, describe, new_axes
from course_utils.solutions.als import epochs_until_stop


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
    ends = ", ".join(
        f"{name} after {epochs_until_stop(h, epsilon)}" for name, h in histories.items()
    )
    alt = (
        f"Line chart of the change of the total loss by epoch, log scale, for three pairs of "
        f"step and loss. Epochs until three changes in a row are below {epsilon:g}: {ends}."
    )
    return describe(ax, alt, f"Training stops after three changes below {epsilon:g} (grey line).")
