"""Each student's numbers: the same ones again, nobody else's, and always well-posed."""

import numpy as np
import pytest
from roster_class import SECRET, STUDENTS, editions

from classroom.roster import draws
from classroom.roster.secret import keyed_digest
from classroom.roster.students import Student
from course_utils import personal_data as package_personal_data
from course_utils.data.interactions import select_films
from course_utils.data.movielens import MovieLens
from course_utils.likelihood.box import fit_in_box
from course_utils.likelihood.curve import logistic_points
from course_utils.likelihood.fits import is_separable
from course_utils.solutions.likelihood import loss_mle

COURSE = package_personal_data.COURSE
GOOD = np.array([[1.1, 1.48], [1.3, 1.34], [1.6, 1.41], [2.1, 1.22], [2.4, 2.26], [3.0, 2.5]])
LABELS = (np.arange(20) >= 10).astype(int)


@pytest.fixture(scope="module")
def drawn():
    return [draws.draw_personal_data(SECRET, Student(f"s{n}"), editions()) for n in range(15)]


def test_the_same_student_and_secret_give_the_same_numbers(drawn):
    assert draws.draw_personal_data(SECRET, Student("S3", "another name"), editions()) == (
        drawn[3]._replace(student="S3"))


def test_a_students_numbers_are_those_of_years_ago():
    # Grading draws them again, months after the edition was handed out.
    expected = package_personal_data.PersonalData(
        student="anna", film_seed=2656411406,
        six_points=((0.6, 0.72), (0.7, 1.35), (1.3, 1.01), (1.4, 1.81), (1.9, 1.38), (2.3, 2.25)),
        theta_0=-7.5, theta_1=1.2, point_seed=1381576416)
    assert draws.draw_personal_data(SECRET, Student("anna"), editions()) == expected
    assert draws.tag(SECRET, expected) == "7cef33c34881c9da"


def test_another_secret_or_student_gives_other_numbers(drawn):
    other = draws.draw_personal_data(bytes(32), Student("s3"), editions())
    for field in ("film_seed", "six_points", "point_seed"):
        found = [getattr(one, field) for one in (*drawn, other, COURSE)]
        assert len({*found}) == len(found), field


def test_seeds_are_the_words_of_the_digest():
    words = np.frombuffer(keyed_digest(SECRET, "films", "anna"), dtype=">u4")
    expected = np.random.RandomState([int(word) for word in words]).randint(2**31)
    assert draws._random(SECRET, Student("Anna"), "films").randint(2**31) == expected



def test_films_are_100_with_ratings_in_each_edition(drawn):
    for one in drawn:
        for movielens in editions():
            ratings_df, movies_df = select_films(movielens, one.film_seed)
            assert len(movies_df) == 100
            assert set(movies_df["item_id"]) == set(ratings_df["item_id"])
            assert len(ratings_df) >= 2000


def test_six_points_suit_what_notebook_1_says(drawn):
    for one in drawn:
        x, y = np.array(one.six_points).T
        slope, intercept = np.polyfit(x, y, 1)
        assert slope > 0 and len(set(x)) == 6
        assert np.polyfit(x, [*y[:-1], y[-1] / 10], 1)[0] < 0
        assert np.all(y > 0.5 * x) and abs(np.sum(y - 0.5 - x)) > 0.1
        assert np.ptp(np.abs(x - x.mean())) == pytest.approx(
            abs(x[-1] - x.mean()) - np.abs(x - x.mean()).min())
        assert np.sum((y - intercept - slope * x) ** 2) > 0.2


def test_labels_overlap_and_both_optima_are_inside_the_box(drawn):
    for one in drawn:
        x, y = logistic_points(one)
        assert not is_separable(x, y) and 5 <= y.sum() <= 15
        for loss in ("likelihood", "squared error"):
            theta_0, theta_1 = fit_in_box(x, y, loss)
            assert abs(theta_0) < 45 and 0.3 < theta_1 < 50
        assert loss_mle({"theta_0": one.theta_0, "theta_1": one.theta_1}, x, y) > -0.1
        assert 5.7 < -one.theta_0 / one.theta_1 < 7.3


@pytest.mark.parametrize("change, is_good", [
    (lambda p: p, True),
    (lambda p: p * [0, 1] + [1.5, 0], False),
    (lambda p: p * [-1, 1], False),
    (lambda p: p[::-1], False),
    (lambda p: p * [1, 0.3], False),
    (lambda p: p + [0, 1.43 / 2], False),
    (lambda p: np.column_stack([p[:, 0], 0.55 + 0.6 * p[:, 0]]), False),
], ids=["good", "one x", "falls", "last is first", "below the first line", "guess passes",
        "on a line"])
def test_six_points_that_do_not_suit_are_drawn_again(change, is_good):
    assert draws.are_good_six_points(change(GOOD)) is is_good


@pytest.mark.parametrize("x, y, is_good", [
    (np.linspace(0.2, 9.8, 20), LABELS, False),
    (np.linspace(0.2, 9.8, 20), 1 - LABELS, False),
    (np.linspace(0.2, 9.8, 20), np.ones(20, int), False),
    (*logistic_points(), True),
    (logistic_points()[0], 1 - logistic_points()[1], False),
], ids=["separable", "the other way", "one label", "the course", "a curve that falls"])
def test_labels_that_do_not_suit_are_drawn_again(x, y, is_good):
    assert draws.are_good_labels(x, y, -10.0, 1.5) is is_good


def test_labels_whose_squared_error_prefers_a_step_are_drawn_again():
    x = np.array([1, 2, 3, 4, 5, 6, 6.5, 6.9, 7, 7.1, 7.2, 7.4, 8, 8.5, 9.0])
    y = np.array([0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 1, 1, 1, 1, 1])
    assert not is_separable(x, y)
    assert not draws.are_good_labels(x, y, -10.0, 1.5)


def test_films_without_ratings_or_with_few_are_drawn_again():
    movielens = editions()[-1]
    seed = next(seed for seed in range(99) if draws.are_good_films(movielens, seed))
    ratings_df, _ = select_films(movielens, seed)
    lost = ratings_df["item_id"].iloc[0]
    without = movielens.ratings[movielens.ratings["item_id"] != lost]
    few = movielens.ratings.iloc[::2]
    for ratings in (without, few):
        worse = MovieLens(ratings, movielens.movies, "2016", "")
        assert not draws.are_good_films(worse, seed)


def test_films_must_be_good_in_every_edition(drawn):
    _, embedded = editions()
    bare = MovieLens(embedded.ratings.iloc[:0], embedded.movies, "2016", "")
    with pytest.MonkeyPatch.context() as patch:
        tried = []
        patch.setattr(draws, "_seed", lambda rng: tried.append(1) or 1)
        patch.setattr(draws, "are_good_films", lambda movielens, seed: (
            movielens is embedded or len(tried) > 3))
        draws._draw_film_seed(None, [embedded, bare])
    assert len(tried) == 4


def test_without_the_main_release_of_movielens_nothing_is_drawn(monkeypatch):
    fallback = MovieLens(None, None, "2016", "")
    monkeypatch.setattr(draws, "load_movielens", lambda: fallback)
    with pytest.raises(ValueError, match="could not be loaded: connect to the internet, or set"):
        draws.class_personal_data(SECRET, STUDENTS)


def test_marks_tell_students_secrets_and_numbers_apart_but_not_spellings():
    others = (COURSE._replace(student="anna"), COURSE._replace(student="ben"),
              COURSE._replace(student="anna", film_seed=1))
    tags = {draws.tag(secret, one) for secret in (SECRET, bytes(32)) for one in others}
    assert len(tags) == 6 and all(len(tag) == 16 for tag in tags)
    assert draws.tag(SECRET, COURSE._replace(student="ANNA")) in tags
