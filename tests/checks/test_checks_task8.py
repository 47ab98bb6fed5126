"""Task 8's check: hit and NDCG, each on its own and together."""

import numpy as np
import pytest
from sklearn.metrics import ndcg_score

from course_utils.checks import check
from course_utils.checks.checking import examine
from course_utils.checks.runner.cases import Answer
from course_utils.checks.task8.check import draw_cases, judge


def measures(recommended, relevant, n):
    gains = np.isin(recommended[:n], relevant)
    curve = 1 / np.log2(np.arange(n) + 2)
    return float(gains.any()), curve[:len(gains)] @ gains / curve[:len(relevant)].sum()


def answers(function, cases):
    return [Answer(function(*case.arguments)) for case in cases]


@pytest.fixture
def cases():
    return draw_cases(np.random.default_rng(3))


def test_these_measures_are_scikit_learns(cases):
    for case in cases:
        recommended, relevant, n = case.arguments
        ranked = [*recommended, *[-1] * n, *(set(relevant) - set(recommended)), -2]
        truth, scores = np.isin(ranked, relevant)[None], -np.arange(len(ranked))[None]
        assert measures(*case.arguments)[1] == pytest.approx(ndcg_score(truth, scores, k=n))


def test_the_last_call_repeats_the_first_and_drawn_ones_differ_with_the_seed(cases):
    assert cases[-1].arguments is cases[0].arguments
    one, same, other = (draw_cases(np.random.default_rng(seed)) for seed in (1, 1, 2))
    assert one[5].arguments == same[5].arguments != other[5].arguments


def test_the_calls_try_every_edge():
    for seed in range(30):
        shapes = []
        for case in draw_cases(np.random.default_rng(seed)):
            recommended, relevant, n = case.arguments
            assert len(set(recommended)) == len(recommended)
            assert len(set(relevant)) == len(relevant) > 0
            hits = len(set(recommended[:n]) & set(relevant))
            shapes.append((len(relevant) > n, len(recommended) < n, hits == 0, hits > 1,
                           hits < len(set(recommended) & set(relevant))))
        assert np.all(np.sum(shapes, axis=0) >= 2)


def test_exact_numbers_pass(cases):
    assert judge(cases, answers(measures, cases)).mistake is None


@pytest.mark.parametrize("number", [0, 1])
@pytest.mark.parametrize("at", [0, 4, 13, 15, 20, 30])
def test_one_number_that_is_a_thousandth_off_is_rejected(cases, number, at):
    given = answers(measures, cases)
    pair = list(given[at].value)
    pair[number] += 1e-3
    given[at] = Answer(tuple(pair))
    assert judge(cases, given).mistake is not None


@pytest.mark.parametrize("places", [1, 2, 3, 4])
def test_rounding_is_seen_even_where_it_is_small(places):
    def rounded(*arguments):
        hit, ndcg = measures(*arguments)
        return hit, round(ndcg, places)

    assert check(8, rounded).mistake == "rounded"


@pytest.mark.parametrize("form", [
    list, np.array, lambda pair: (int(pair[0]), pair[1]), lambda pair: np.array(pair, np.float32),
    lambda pair: (np.array([pair[0]]), np.array(pair[1]))])
def test_pairs_pass_in_any_form(form):
    assert check(8, lambda *arguments: form(measures(*arguments))).passed


@pytest.mark.parametrize("form, mistake", [
    (lambda pair: pair[::-1], "numbers-swapped"),
    (lambda pair: pair[1], "one-number"),
    (lambda pair: [pair[1]], "not-a-pair"),
    (lambda pair: (*pair, 0.5), "not-a-pair"),
    (lambda pair: {"hit": pair[0], "ndcg": pair[1]}, "not-a-pair"),
    (lambda pair: set(pair), "not-a-pair"),
    (lambda pair: (pair, pair), "not-a-pair"),
    (lambda pair: (bool(pair[0]), pair[1]), "not-numbers"),
    (lambda pair: ("hit", pair[1]), "not-numbers"),
    (lambda pair: (pair[0], None), "nothing-returned"),
    (lambda pair: (pair[0], pair[1] or np.nan), "not-finite"),
])
def test_the_form_of_the_result_is_checked_first(form, mistake):
    assert check(8, lambda *arguments: form(measures(*arguments))).mistake == mistake


@pytest.mark.parametrize("change, mistake", [
    (lambda hit, ndcg, listed, n: (hit, ndcg ** 2), "wrong-discount"),
    (lambda hit, ndcg, listed, n: (hit, ndcg * 0.9), "wrong-ideal"),
    (lambda hit, ndcg, listed, n: (hit, ndcg + 0.1), "wrong-discount"),
    (lambda hit, ndcg, listed, n: (0.5 * hit, ndcg), "wrong-hit"),
])
def test_a_mistake_that_is_not_in_the_catalogue_is_told_by_its_part(change, mistake):
    def function(recommended, relevant, n):
        return change(*measures(recommended, relevant, n), recommended, n)

    assert examine(8, (function,), 5).mistake == mistake


def test_any_base_of_the_logarithm_is_right_as_long_as_it_is_the_same():
    def in_base(base):
        def function(recommended, relevant, n):
            gains = np.isin(recommended[:n], relevant)
            curve = np.log(base) / np.log(np.arange(n) + 2)
            return float(gains.any()), curve[:len(gains)] @ gains / curve[:len(relevant)].sum()
        return function

    assert all(check(8, in_base(base)).passed for base in (2, np.e, 10))
