"""When a training stops: the rules that task 5 accepts, and those that are mistakes."""

from itertools import product

import numpy as np

_EPSILONS = (1.0, 0.1, 0.05, 0.01, 0.001, 1e-4, 1e-5, 1e-6)


def right_stops(losses, epsilon):
    """The epochs after which a right training may stop, one more or less included.

    Parameters
    ----------
    losses : ndarray of float64, shape (n_epochs + 1,)
        The loss of the initial matrices, then that after each epoch.
    epsilon : float
        The change that counts as small, in units of `losses`.
    """
    change = np.diff(losses)
    stops = _stops([np.abs(change) < epsilon, -change < epsilon], 3)
    return {stop + off for stop in stops for off in (-1, 0, 1)}


def wrong_stops(losses, others, epsilon):
    """Mistaken rules and the epochs after which each of them would stop.

    Parameters
    ----------
    losses, epsilon
        As for `right_stops`.
    others : list of ndarray
        What else one may watch in place of `losses`.

    Returns
    -------
    list of tuple of str and set of int
        The more likely mistakes first.
    """
    change, size = np.diff(losses), np.abs(losses[:-1])
    rules = [np.abs(change) < epsilon, -change < epsilon]
    return [
        ("signed-change", _stops([change < epsilon], 3)),
        ("first-small-change", _stops(rules, 1)),
        ("two-small-changes", _stops(rules, 2)),
        ("small-changes-not-in-a-row", _stops(rules, 3, in_a_row=False)),
        ("compared-three-epochs-back", _three_back(losses, epsilon)),
        *(("relative-change", _stops([np.abs(change) < epsilon * size * unit], 3))
          for unit in (1, 0.01)),
        *(("too-many-small-changes", _stops(rules[:1], needed)) for needed in (5, 6, 10)),
        *(("epsilon-hard-coded", right_stops(losses, usual)) for usual in _EPSILONS),
        *(("other-quantity-watched", _stops([np.abs(np.diff(other)) < epsilon], 3))
          for other in others),
    ]


def _stops(rules, needed, in_a_row=True):
    """Where the changes have been small often enough, whatever the first one counts as.

    The first change compares with a loss before training, which may be that of the initial
    matrices, 0 or infinity.
    """
    stops = set()
    for small, first in product(rules, (False, True)):
        stops.add(_stop(np.append(first, small[1:]), needed, in_a_row))
    return stops - {None}


def _stop(small, needed, in_a_row):
    count = 0
    for epoch, is_small in enumerate(small, start=1):
        count = count + 1 if is_small else (0 if in_a_row else count)
        if count == needed:
            return epoch
    return None


def _three_back(losses, epsilon):
    small = np.flatnonzero(np.abs(losses[3:] - losses[:-3]) < epsilon)
    return set((small[:1] + 3).tolist())
