"""Task 5's data: small trainings whose loss rests for a while before it falls again.

A training that stops at the first small changes is right by luck on most data. So the films of
the drawn cases come in two blocks with users of their own. One block starts near zero, where its
representations grow by a constant factor with each epoch: for a while nothing seems to happen,
and then its loss falls. The draw is repeated until the loss of both readings of the penalty
changes little exactly twice in a row before that fall.
"""

import numpy as np

from course_utils.checks.factorisation import Pairs, epochs, total_losses
from course_utils.checks.runner.cases import Case
from course_utils.checks.task4.check import notebook_variables
from course_utils.checks.twins import apart

_DIM = 2
_EPOCHS = 22
_SMALLEST = 0.02  # Below this value of epsilon an honest training would take too long.
_CLEAR = 1.4  # The smallest ratio between a change and epsilon, so that rounding decides nothing.
# Users, films, share of pairs in the frame, share of ones among them.
_WARM, _COLD = (14, 6, 0.7, 0.4), (10, 4, 0.7, 1.0)
# For each way to charge the penalty: ranges of reg_l and of the cold block's start.
_RANGES = {False: ((0.12, 0.4), (1e-14, 1e-6)), True: ((0.15, 0.4), (1e-14, 1e-6))}


def draw_cases(rng):
    """Five calls: an ordinary training, and two drawn data sets with two values of epsilon."""
    cases = [_ordinary(np.random.default_rng(6789))]
    for for_each_pair in (False, True):
        pairs, matrices, reg_l, epsilon = _draw_with_rest(rng, for_each_pair)
        for divisor, scale in ((1, "total"), (len(pairs.r), "average")):
            name = f"24 users and 10 films, with a rest on the scale of the {scale} loss"
            cases.append(_case(name, pairs, matrices, reg_l, epsilon / divisor))
    return cases


def _case(name, pairs, matrices, reg_l, epsilon):
    arguments = (pairs.frame(), *matrices, reg_l, epsilon)
    return apart(5, Case(name, arguments, notebook_variables(pairs)))


def _ordinary(rng):
    pairs, matrices = _draw_blocks(rng, [(*_WARM, 1.0)])
    return _case("14 users and 6 films, reg_l = 0.1", pairs, matrices, 0.1, 0.01)


def _draw_with_rest(rng, for_each_pair):
    (low, high), start = _RANGES[for_each_pair]
    while True:
        reg_l = round(float(rng.uniform(low, high)), 3)
        cold = float(np.exp(rng.uniform(*np.log(start))))
        pairs, matrices = _draw_blocks(rng, [(*_WARM, 1.0), (*_COLD, cold)])
        history = epochs(pairs, *matrices, reg_l, for_each_pair, _EPOCHS)
        losses = np.array([total_losses(pairs, *both, reg_l) for both in history]).T
        watched = losses[1:] if for_each_pair else losses
        epsilon = _epsilon_of_rest([-np.diff(loss) for loss in watched])
        if epsilon is not None:
            return pairs, matrices, reg_l, epsilon


def _epsilon_of_rest(histories):
    """An epsilon for which two falls in a row are small and the next is not; None without."""
    windows = [list(_windows(falls)) for falls in histories]
    for low, high in windows[0]:
        for other_low, other_high in windows[-1]:
            bottom, top = max(low, other_low), min(high, other_high)
            if max(bottom * _CLEAR ** 2, _SMALLEST) < top:
                return float(np.sqrt(max(bottom, _SMALLEST / _CLEAR) * top))
    return None


def _windows(falls):
    """Bounds of epsilon for each place where the rest may end.

    Only falls count as large: for a training that watches old minus new, a rise is small.
    """
    for end in range(4, len(falls) - 6):
        low = np.abs(falls[end - 2:end]).max()
        high = min(falls[:end - 2].min(), falls[end])
        if low < high and np.any(_three_small(np.abs(falls[end:]), low)):
            yield low, high


def _three_small(changes, epsilon):
    small = changes < epsilon
    return small[:-2] & small[1:-1] & small[2:]


def _draw_blocks(rng, blocks):
    """Pairs and initial matrices of blocks that share no user and no film."""
    parts, users, items = [], [], []
    for n_users, n_items, share, ones, start in blocks:
        r = _draw_block(rng, n_users, n_items, share, ones)
        own, other = np.nonzero(r >= 0)
        offsets = sum(map(len, users)), sum(map(len, items))
        parts.append((own + offsets[0], other + offsets[1], r[own, other]))
        users.append(rng.normal(size=(n_users, _DIM)))
        items.append(start * rng.normal(size=(n_items, _DIM)))
    columns = np.concatenate(parts, axis=1)[:, rng.permutation(sum(len(part[0]) for part in parts))]
    return Pairs(*columns), (np.concatenate(users), np.concatenate(items))


def _draw_block(rng, n_users, n_items, share, ones):
    """1, 0, or -1 for no pair; nobody is without a pair."""
    while True:
        known = rng.random((n_users, n_items)) < share
        if known.any(axis=0).all() and known.any(axis=1).all():
            return np.where(known, rng.random(known.shape) < ones, -1).astype(np.int64)
