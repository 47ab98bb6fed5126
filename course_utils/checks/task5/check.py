"""Task 5's check: a training ends where a right rule stops, with the loss of its matrices.

The judge makes the epochs itself and looks for the returned matrices among them, which says
after how many epochs the training stopped. It asks whether the returned loss is that of these
matrices, then whether a right rule stops there, or a known wrong one.
"""

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from course_utils.checks.factorisation import Pairs, epochs, pairs_of, squared_error, total_losses
from course_utils.checks.runner.cases import Mistaken, Verdict
from course_utils.checks.runner.values import numbers
from course_utils.checks.task5.cases import draw_cases
from course_utils.checks.task5.hints import HINTS
from course_utils.checks.task5.losses import known_losses
from course_utils.checks.task5.stopping import right_stops, wrong_stops
from course_utils.checks.tasks import Check

# Relative; leaves room for single precision.
TOLERANCE = 1e-4
# Iterative ridge solvers stray by up to 0.005 before a rest ends.
_SAME_MATRIX = 2e-2
_MOST_EPOCHS = 800


class Returned(NamedTuple):
    """What a training gave back, and the case that it was given."""

    pairs: Pairs
    users: np.ndarray
    items: np.ndarray
    loss: float
    reg_l: float
    epsilon: float


class Path(NamedTuple):
    """The epochs under one reading of the penalty.

    `losses` holds the total losses before and after each epoch, with the penalty once for each
    user and item, and for each pair; `stops` the epochs whose matrices were returned.
    """

    returned: Returned
    history: list
    losses: np.ndarray
    stops: tuple
    for_each_pair: bool

    def watched(self, penalty, on_average):
        """One loss along the path, as a total or as an average."""
        return self.losses[penalty] / (len(self.returned.pairs.r) if on_average else 1)


def judge(cases, answers):
    """Name the mistake in the trainings that a student's function made."""
    returned = [_read(case, answer) for case, answer in zip(cases, answers, strict=True)]
    all_paths = _paths(cases, returned)
    paths = [one_penalty for one_penalty in all_paths if all(path.stops for path in one_penalty)]
    if not paths:
        return Verdict(_off_the_path(all_paths))
    taken = next(filter(None, map(_reading, paths)), None)
    if taken is not None:
        return Verdict(None, taken.words())
    if all(path.stops == (0,) for path in paths[0]):
        return Verdict("first-matrices-returned")
    name = _loss_mistake(returned, paths)
    return Verdict(name or next(filter(None, map(_stop_mistake, paths)), "stops-elsewhere"))


def _read(case, answer):
    frame, user_reprs, item_reprs, reg_l, epsilon = case.arguments
    if not isinstance(answer.value, (tuple, list)) or len(answer.value) != 3:
        raise Mistaken("not-three-values")
    if any(part is None for part in answer.value):
        raise Mistaken("not-three-values")
    parts = [numbers(part) for part in answer.value]
    sizes = [part.shape if part.size != 1 else () for part in parts]
    right = [user_reprs.shape, item_reprs.shape, ()]
    if sizes != right:
        in_other_order = sorted(sizes) == sorted(right)
        raise Mistaken("returned-in-wrong-order" if in_other_order else "not-three-values")
    return Returned(pairs_of(frame), *parts[:2], float(parts[2].reshape(())), reg_l, epsilon)


def _paths(cases, returned):
    """For each penalty: a path for each case."""
    return [[_path(case, one, each) for case, one in zip(cases, returned, strict=True)]
            for each in (False, True)]


def _path(case, returned, for_each_pair):
    _, *matrices, reg_l, _ = case.arguments
    history, losses = _travel(*map(_frozen, (returned.pairs, *matrices)), reg_l, for_each_pair)
    stops = _places(history, (returned.users, returned.items))
    return Path(returned, history, losses, stops, for_each_pair)


def _frozen(rows):
    return tuple(tuple(np.asarray(row).tolist()) for row in rows)


# A grader judges many answers to the same ten trainings.
@lru_cache(maxsize=20)
def _travel(columns, user_reprs, item_reprs, reg_l, for_each_pair):
    """The epochs until they come to rest, and the total losses; the arguments are tuples."""
    pairs, matrices = Pairs(*map(np.array, columns)), map(np.array, (user_reprs, item_reprs))
    history = epochs(pairs, *matrices, reg_l, for_each_pair, _MOST_EPOCHS, at_rest=1e-6)
    return history, np.array([total_losses(pairs, *both, reg_l) for both in history]).T


def _places(history, matrices):
    """The epochs whose matrices are these; several where they hardly change any more."""
    distances = np.max([_distances(side, matrix)
                        for side, matrix in zip(zip(*history, strict=True), matrices, strict=True)],
                       axis=0)
    near = distances <= min(2 * distances.min() + 1e-12, _SAME_MATRIX)
    return tuple(np.flatnonzero(near).tolist())


def _distances(matrices, matrix):
    size = max(np.abs(matrix).max(), 1.0)
    return np.abs(np.array(matrices) - matrix).max(axis=(1, 2)) / size


def _off_the_path(paths):
    """The mistake where the two matrices do not belong to one and the same epoch."""
    if any(all(map(_are_known_apart, one_penalty)) for one_penalty in paths):
        return "matrices-of-two-epochs"
    return "epochs-differ"


def _are_known_apart(path):
    sides = zip(zip(*path.history, strict=True), path.returned[1:3], strict=True)
    return all(_distances(side, matrix).min() < _SAME_MATRIX for side, matrix in sides)


_READINGS = [(penalty, on_average) for penalty in (0, 1) for on_average in (False, True)]


class Reading(NamedTuple):
    """How the seed was read: whether each pair pays in the step and in the loss, and epsilon."""

    step: int
    loss: int
    on_average: bool

    def words(self):
        """What differs from the text's own reading, as a sentence; "" for that itself."""
        parts = [_PENALTIES_READ[self.step, self.loss], _ON_AVERAGE * self.on_average]
        text = "; ".join(filter(None, parts))
        return f"{text[:1].upper()}{text[1:]}." if text else ""


_PENALTIES_READ = {
    (0, 0): "",
    (0, 1): "your loss charges the penalty once for each pair and the steps once for each user and "
            "film, which is accepted, though such a loss may rise from one epoch to the next",
    (1, 0): "your steps charge the penalty once for each pair and the loss once for each user and "
            "film, which is accepted, though such a loss may rise from one epoch to the next",
    (1, 1): "your steps and your loss charge the penalty once for each pair, which is accepted, "
            "though it leaves the representations shorter than once for each user and film",
}
_ON_AVERAGE = ("your training compares epsilon with the average loss, which is accepted, though it "
               "can stop sooner than with the total loss")


def _reading(paths):
    """The first reading of loss and epsilon that explains all cases; None where none does."""
    step = int(paths[0].for_each_pair)
    return next((Reading(step, *reading) for reading in _READINGS
                 if all(_is_right_here(path, *reading) for path in paths)), None)


def _is_right_here(path, penalty, on_average):
    allowed = right_stops(path.watched(penalty, on_average), path.returned.epsilon)
    return bool(allowed.intersection(path.stops)) and _has_right_loss(path.returned, (penalty,))


def _has_right_loss(returned, penalties):
    totals = total_losses(*returned[:3], returned.reg_l)
    return any(_close(returned.loss, totals[penalty] / len(returned.pairs.r))
               for penalty in penalties)


def _close(a, b):
    return bool(abs(a - b) <= TOLERANCE * max(abs(a), abs(b)))


def _loss_mistake(returned, paths):
    """What the returned loss is, if it is not the average loss of the returned matrices."""
    if any(all(_has_right_loss(one, (penalty,)) for one in returned) for penalty in (0, 1)):
        return None
    lagging = (name for name, is_seen in _OTHER_EPOCHS.items()
               for one_penalty in paths for penalty in (0, 1)
               if all(is_seen(path, path.watched(penalty, True)) for path in one_penalty))
    return next(lagging, None) or _other_quantity(returned)


_OTHER_EPOCHS = {
    "loss-of-first-matrices": lambda path, losses: _close(path.returned.loss, losses[0]),
    "loss-before-epoch": lambda path, losses: any(
        stop > 0 and _close(path.returned.loss, losses[stop - 1]) for stop in path.stops),
    "losses-added-up": lambda path, losses: any(
        _close(path.returned.loss, losses[1:stop + 1].sum()) for stop in path.stops if stop > 1),
    "loss-of-another-epoch": lambda path, losses: any(
        _close(path.returned.loss, loss) for loss in losses),
}


def _other_quantity(returned):
    tables = [known_losses(*one[:3], one.reg_l) for one in returned]
    for row in zip(*tables, strict=True):
        if all(_close(one.loss, number)
               for one, (_, number) in zip(returned, row, strict=True)):
            return row[0][0]
    return "not-the-loss"


def _stop_mistake(paths):
    """The first rule that stops where the training stopped, in all cases."""
    if all(1 in path.stops for path in paths):
        return "one-epoch-only"
    names = [_wrong_rule(paths, *reading) for reading in _READINGS]
    if set.intersection(*(set(path.stops) for path in paths)) and "signed-change" not in names:
        return "fixed-number-of-epochs"
    return next(filter(None, names), None) or _too_early_or_late(paths)


def _wrong_rule(paths, penalty, on_average):
    rules = [wrong_stops(path.watched(penalty, on_average), _other_watched(path, on_average),
                         path.returned.epsilon) for path in paths]
    for rule in zip(*rules, strict=True):
        if all(stops.intersection(path.stops)
               for path, (_, stops) in zip(paths, rule, strict=True)):
            return rule[0][0]
    return None


def _other_watched(path, on_average):
    """Along the path: squared errors, roots, sizes of the matrices, how far these have moved."""
    n = len(path.returned.pairs.r) if on_average else 1
    errors = np.array([squared_error(path.returned.pairs, *both) for both in path.history])
    watched = [errors / n, *np.sqrt([errors / n, *(path.losses / n)])]
    for matrices in map(np.array, zip(*path.history, strict=True)):
        moves = np.diff(matrices, axis=0, prepend=matrices[:1])
        watched += [np.linalg.norm(matrices, axis=(1, 2)),
                    np.cumsum(np.linalg.norm(moves, axis=(1, 2))),
                    np.cumsum(np.abs(moves).max(axis=(1, 2)))]
    return watched


def _too_early_or_late(paths):
    """Compare with the stops of a right rule."""
    for reading in _READINGS:
        allowed = [right_stops(path.watched(*reading), path.returned.epsilon) for path in paths]
        if not all(allowed):
            continue
        if all(max(path.stops) <= max(right) for path, right in zip(paths, allowed, strict=True)):
            return "stops-too-early"
        if all(min(path.stops) >= min(right) for path, right in zip(paths, allowed, strict=True)):
            return "stops-too-late"
    return None


def _epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    matrices = np.array(user_repr_matrix, float), np.array(item_repr_matrix, float)
    return epochs(pairs_of(interactions_df), *matrices, reg_l, False, 1)[1]


# It has no cases of the notebook's own: a training on them takes too long.
CHECK = Check(draw_cases, judge, HINTS, helpers={"perform_mf_als_epoch": _epoch})
