"""Of several notebooks with the same answer the right one counts, whatever they are called."""

import os

import pytest
from handed_in import ANSWER, STUB, notebook, read, read_one, write

ORIGINAL = "04_recommendations.ipynb"
COPIES = [
    "04_recommendations - Copy.ipynb",
    "04_recommendations - Copy (2).ipynb",
    "04_recommendations copy.ipynb",
    "04_recommendations copy 2.ipynb",
    "04_recommendations 2.ipynb",
    "04_recommendations (1).ipynb",
    "04_recommendations(1).ipynb",
    "04_recommendations-1.ipynb",
    "04_recommendations-Copy1.ipynb",
    "Copy of 04_recommendations.ipynb",
    "Kopie von 04_recommendations.ipynb",
    "04_recommendations - Kopie.ipynb",
    "Copia de 04_recommendations.ipynb",
    "04_recommendations - Copia.ipynb",
    "04_recommendations_2024-05-01_1200.ipynb",
    "20240501 04_recommendations.ipynb",
    "04_recommendations (Ann's conflicted copy 2024-05-01).ipynb",
    "04_recommendations (conflicted copy 2024-05-01 120000).ipynb",
    "04_recommendations.sync-conflict-20240501-120000-ABCDEFG.ipynb",
    "04_recommendations-DESKTOP-4F2K1.ipynb",
    "04_recommendations [conflicted].ipynb",
    "04_recommendations-checkpoint.ipynb",
    "backup/04_recommendations.ipynb",
    "final_FINAL.ipynb",
    "04_recommendations_backup.ipynb",
    "Untitled.ipynb",
    "ann_hw.ipynb",
    "__notebook__.ipynb",
]


def with_ages(folder, files):
    """Write the files, the last of them the newest."""
    write(folder, files)
    for age, name in enumerate(files):
        os.utime(folder / name, (1e9 + age * 1000,) * 2)
    return folder.parent


@pytest.mark.parametrize("copy", COPIES)
@pytest.mark.parametrize("newest", ["original", "copy"])
@pytest.mark.parametrize("solved", ["original", "copy"])
def test_a_definition_beats_a_stub_whatever_the_age(tmp_path, copy, newest, solved):
    source = {solved: ANSWER}
    files = {
        ORIGINAL: notebook(source.get("original", STUB)),
        copy: notebook(source.get("copy", STUB)),
    }
    found = read_one(with_ages(tmp_path / "ann", dict(sorted(
        files.items(), key=lambda item: (item[0] == copy) == (newest == "copy")))))
    assert found.cells == (ANSWER,)
    assert found.notebooks[0].answers == ("fold_in",)
    assert len(found.words) == 1 and "was not graded" in found.remarks[0]


@pytest.mark.parametrize("copy", COPIES)
@pytest.mark.parametrize("newest", ["original", "copy"])
def test_of_two_answers_the_newer_one_counts(tmp_path, copy, newest):
    names = [copy, ORIGINAL] if newest == "original" else [ORIGINAL, copy]
    files = {name: notebook(f"{ANSWER}[{k}]") for k, name in enumerate(names)}
    assert read_one(with_ages(tmp_path / "ann", files)).cells == (f"{ANSWER}[1]",)


def test_of_the_same_age_the_longer_name_is_the_later_one(tmp_path):
    files = {"ann/x.ipynb": notebook(ANSWER), "ann/x (1).ipynb": notebook(f"{ANSWER} + 1")}
    assert read_one(_same_age(write(tmp_path, files))).cells == (f"{ANSWER} + 1",)


def _same_age(folder):
    for path in folder.rglob("*.ipynb"):
        os.utime(path, (1000, 1000))
    return folder


def test_each_name_counts_where_it_is_further_on(tmp_path):
    step = "def perform_mf_als_step(q, r, reg_l):\n    return solve(q, r, {})"
    files = {
        "one.ipynb": notebook(step.format(1), STUB),
        "two.ipynb": notebook(step.format(2), ANSWER),
        "three.ipynb": notebook(step.format(3), STUB),
        "tools.ipynb": notebook("x = 1"),
    }
    found = read_one(with_ages(tmp_path / "ann", files))
    assert {one.name: one.answers for one in found.notebooks} == {
        "tools.ipynb": (), "three.ipynb": ("perform_mf_als_step",), "two.ipynb": ("fold_in",)}
    assert [one.name for one in found.words] == ["one.ipynb"]
    assert found.remarks[1] == ("perform_mf_als_step is defined in three.ipynb and two.ipynb: what "
                                "stands in three.ipynb counts.")


def test_what_does_not_compile_loses_to_what_does(tmp_path):
    files = {
        "a.ipynb": notebook(ANSWER),
        "b.ipynb": notebook("def fold_in(:"),
        "c.ipynb": notebook(STUB),
    }
    assert read_one(with_ages(tmp_path / "ann", files)).cells == (ANSWER,)


def test_a_flat_file_handed_in_again_is_its_students(tmp_path):
    files = {"ann.ipynb": notebook(f"{ANSWER} + 1"), "ann (2).ipynb": notebook(f"{ANSWER} + 2"),
             "ann-1.ipynb": notebook("another student")}
    found = read(_same_age(write(tmp_path, files)))
    assert {name: one.cells for (name, _), one in found.items()} == {
        "ann": (f"{ANSWER} + 2",), "ann-1": ("another student",)}
