"""Which quantity a returned loss is: the right one, or one of many that are near to it."""

import numpy as np

from course_utils.checks.factorisation import squared_error


def known_losses(pairs, user_reprs, item_reprs, reg_l):
    """What a student may return as the loss of two matrices.

    Returns
    -------
    list of tuple of str and float
        The name of a mistake and the number that it leads to; the more likely ones first.
    """
    errors, penalties = (kind(pairs, user_reprs, item_reprs) for kind in (_errors, _penalties))
    totals = [("", errors[""] + reg_l * penalty) for penalty in penalties[""]]
    totals += _with_wrong_penalty(errors[""], penalties, reg_l)
    totals += [(name, error + reg_l * penalty) for name, error in errors.items() if name
               for penalty in (*penalties[""], 0)]
    totals += _divided_in_part(pairs, errors[""], penalties[""], reg_l)
    return [(mistake if mistake == "root-of-the-loss" else name or mistake, number)
            for mistake, rescaled in _rescalings(pairs, len(user_reprs), len(item_reprs))
            for name, total in totals for number in rescaled(total) if name or mistake]


def _with_wrong_penalty(error, penalties, reg_l):
    for name, sizes in penalties.items():
        yield from ((name, error + reg_l * size) for size in sizes if name)
    for penalty in penalties[""]:
        yield "penalty-without-reg-l", error + penalty
        for weight in (reg_l ** 2, reg_l / 2, 2 * reg_l):
            yield "penalty-scaled", error + weight * penalty
        yield "penalty-subtracted", error - reg_l * penalty


def _divided_in_part(pairs, error, penalties, reg_l):
    """Totals which, divided by the number of rows, have one part divided and one not."""
    for penalty in penalties:
        yield "divided-in-part", error + len(pairs.r) * reg_l * penalty
        yield "divided-in-part", len(pairs.r) * error + reg_l * penalty


def _errors(pairs, user_reprs, item_reprs):
    """Sums of errors; the one without a name is right."""
    table = user_reprs @ item_reprs.T
    errors = pairs.r - table[pairs.users, pairs.items]
    full = np.zeros(table.shape)
    full[pairs.users, pairs.items] = pairs.r
    return {
        "": squared_error(pairs, user_reprs, item_reprs),
        "errors-not-squared": np.abs(errors).sum(),
        "errors-cancel": errors.sum(),
        "all-cells-in-loss": np.sum((full - table) ** 2),
        "positives-only-in-loss": np.sum(errors[pairs.r == 1] ** 2),
        "no-errors-in-loss": 0.0,
    }


def _penalties(pairs, user_reprs, item_reprs):
    """Sizes of the matrices, once for each user and item or for each pair."""
    users, items = (np.linalg.norm(matrix, axis=1) for matrix in (user_reprs, item_reprs))
    ways = (users, items), (users[pairs.users], items[pairs.items])
    squares = [(np.sum(a ** 2), np.sum(b ** 2)) for a, b in ways]
    return {
        "": [a + b for a, b in squares],
        "penalty-missing": [0.0],
        "penalty-of-one-side": [part for both in squares for part in both],
        "penalty-not-squared": [*(np.sqrt(a) + np.sqrt(b) for a, b in squares),
                                *(np.sqrt(a + b) for a, b in squares),
                                *(a.sum() + b.sum() for a, b in ways)],
    }


def _rescalings(pairs, n_users, n_items):
    """What may be done to a total before it is returned; the one without a name is right."""
    n, ones = len(pairs.r), int(np.sum(pairs.r))
    others = n_users, n_items, n_users + n_items, n_users * n_items, ones, n - ones, n - 1, 2 * n
    yield "", lambda total: [total / n]
    yield "total-for-average", lambda total: [total]
    yield "divided-twice", lambda total: [total / n ** 2]
    yield "root-of-the-loss", lambda total: np.sqrt([max(total, 0) / n, max(total, 0)])
    yield "other-divisor", lambda total: [total / max(divisor, 1) for divisor in others]
