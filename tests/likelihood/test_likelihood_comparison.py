"""Likelihood against squared error on many data sets."""

from functools import partial

import numpy as np
import pytest
from scipy import stats

from course_utils.likelihood.box import fit_in_box
from course_utils.likelihood.comparison import (
    BOTH,
    NEITHER,
    ONE,
    compare_fits,
    curve_error,
    curve_table,
    error_table,
    errors_by_size,
    lead,
    median_table,
    points_with_two_minima,
)
from course_utils.likelihood.curve import (
    REAL_THETA_0,
    REAL_THETA_1,
    logistic_points,
    sample_points,
)
from course_utils.likelihood.fits import fit_newton, is_separable
from course_utils.likelihood.squared_error import fit_squared_error, local_minima


@pytest.fixture(scope="module")
def study():
    return compare_fits(n_sets=60, random_state=1)


def test_the_true_curve_has_no_error_and_its_opposite_much():
    assert curve_error(REAL_THETA_0, REAL_THETA_1) == 0
    assert curve_error(-REAL_THETA_0, -REAL_THETA_1) > 0.8


def test_the_curve_error_of_a_flat_curve_by_another_quadrature():
    x = np.linspace(0, 10, 100_001)
    true = 1 / (1 + np.exp(10 - 1.5 * x))
    assert curve_error(0, 0) == pytest.approx(np.sqrt(np.mean((true - 0.5) ** 2)), abs=1e-3)


def test_the_study_fits_the_sets_that_it_draws(study):
    rng = np.random.default_rng(1)
    for _, row in study.head(25).iterrows():
        x, y = sample_points(rng)
        exact = fit_squared_error(x, y)
        assert (row["optima"] == NEITHER) == is_separable(x, y)
        assert (row["optima"] == BOTH) == exact.finite
        if row["optima"] != NEITHER:
            assert (row["mle_theta_0"], row["mle_theta_1"]) == fit_newton(x, y)
        assert row["mle_error"] == curve_error(*fit_in_box(x, y, "likelihood"))
        assert row["mse_error"] == curve_error(*fit_in_box(x, y, "squared error"))


def test_parameters_are_missing_exactly_where_an_optimum_is_infinite(study):
    missing = study.isna().groupby(study["optima"]).mean()
    assert set(study["optima"]) == {BOTH, ONE, NEITHER}
    assert missing.loc[BOTH].sum() == 0
    assert missing.loc[ONE, ["mse_theta_0", "mse_theta_1"]].tolist() == [1, 1]
    assert missing.loc[ONE, ["mle_theta_0", "mle_theta_1"]].tolist() == [0, 0]
    assert missing.loc[NEITHER].sum() == 4


def test_the_seed_decides_the_study(study):
    assert compare_fits(n_sets=5, random_state=1).equals(study.head(5))
    assert not compare_fits(n_sets=5, random_state=2).equals(study.head(5))


def test_the_error_table_adds_up(study):
    table = error_table(study)
    kinds = table.loc[[BOTH, ONE, NEITHER]]
    for column in ("sets", "likelihood closer", "squared error closer"):
        assert kinds[column].sum() == table.loc["all", column]
    assert table.loc["all", "sets"] == 60
    for column in ("likelihood", "squared error"):
        weighted = np.average(kinds[column], weights=kinds["sets"])
        assert weighted == pytest.approx(table.loc["all", column])


def test_the_error_table_tells_the_methods_apart(study):
    lead = study["mse_error"] - study["mle_error"]
    table = error_table(study)
    assert table.loc["all", "likelihood"] == pytest.approx(study["mle_error"].mean())
    assert table.loc["all", "likelihood closer"] == (lead > 0.001).sum()
    assert table.loc["all", "squared error closer"] == (lead < -0.001).sum()


def test_the_medians_come_from_sets_with_two_finite_optima(study):
    table = median_table(study)
    both = study[study["optima"] == BOTH]
    assert table.loc["true curve"].tolist() == [REAL_THETA_0, REAL_THETA_1]
    assert table.loc["likelihood", "theta_0"] == np.median(both["mle_theta_0"])
    assert table.loc["squared error", "theta_1"] == np.median(both["mse_theta_1"])


def test_the_findings_that_notebook_03_reports():
    table = error_table(compare_fits())
    assert table["sets"].tolist() == [157, 96, 147, 400]
    expected = [[0.0988, 0.1039], [0.0873, 0.1790], [0.1673, 0.1676], [0.1212, 0.1454]]
    errors = table[["likelihood", "squared error"]]
    np.testing.assert_allclose(errors, expected, atol=6e-5)


def test_curve_table_scores_each_curve():
    x, y = logistic_points()
    table = curve_table({"truth": (REAL_THETA_0, REAL_THETA_1), "flat": (0, 0)}, x, y)
    assert table.loc["truth", "curve error"] == 0
    assert table.loc["flat", "-log L"] == pytest.approx(20 * np.log(2))
    assert table.loc["flat", "S"] == pytest.approx(20 / 4)


def test_errors_shrink_with_more_points_and_separable_sets_disappear():
    table = errors_by_size(sizes=(10, 160), n_sets=12)
    assert table.index.tolist() == [10, 160]
    for column in ("likelihood", "squared error"):
        assert table.loc[160, column] < table.loc[10, column] / 2
    assert table.loc[10, "separable sets"] > 0 == table.loc[160, "separable sets"]


def test_points_with_two_minima_have_a_hill_between_them():
    x, y = points_with_two_minima()
    minima = local_minima(x, y)
    assert len(minima) == 2 and not is_separable(x, y)
    middle = minima[:, :2].mean(axis=0)
    table = curve_table({"middle": middle}, x, y)
    assert minima[0, 2] < minima[1, 2]
    assert table.loc["middle", "S"] > minima[0, 2]


@pytest.mark.parametrize(("call", "name"), [
    (partial(compare_fits, n_sets=0), "n_sets"),
    (partial(compare_fits, n_points=2.5), "n_points"),
    (partial(errors_by_size, n_sets=None), "n_sets"),
    (partial(curve_table, {"truth": (0, 1)}, [1, None], [0, 1]), "data_x"),
])
def test_a_bad_argument_is_named(call, name):
    with pytest.raises(ValueError, match=f"^{name} "):
        call()


def test_the_lead_is_the_t_statistic_of_the_paired_errors():
    rng = np.random.default_rng(3)
    mle, mse = rng.random(30), rng.random(30) + 0.2
    assert lead(mle, mse) == pytest.approx(stats.ttest_rel(mse, mle).statistic)
    assert lead(mse, mle) == -lead(mle, mse)
