"""Submissions are read as a stranger's files: what is wrong with one costs no other."""

import json
import os
import zipfile

import pytest

from course_utils.classroom import submissions
from course_utils.classroom.submissions import definitions, read_notebook, read_submissions


def notebook(*sources, language="python", **changes):
    cells = [{"cell_type": "code", "source": source, "metadata": {}} for source in sources]
    metadata = {"kernelspec": {"language": language, "name": "k"}}
    whole = {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5, **changes}
    return json.dumps(whole).encode()


def write(folder, files):
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def write_zip(path, files):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def read(source):
    return {(one.student, one.number): one for one in read_submissions(source)}


LAYOUTS = {
    "flat": ({"ann.ipynb": "a", "bob.ipynb": "b"}, [("ann", ""), ("bob", "")]),
    "a folder each": ({"ann/x.ipynb": "a", "bob/y.ipynb": "b"}, [("ann", ""), ("bob", "")]),
    "nbgrader": (
        {"submitted/ann/hw/x.ipynb": "a", "submitted/bob/hw/x.ipynb": "b"},
        [("ann", ""), ("bob", "")],
    ),
    "Moodle": (
        {
            "Ann Lee_12345_assignsubmission_file_/x.ipynb": "a",
            "Bo_b_6_assignsubmission_file/x.ipynb": "b",
        },
        [("Ann Lee", "12345"), ("Bo_b", "6")],
    ),
    "Canvas": (
        {"leeann_12_345_x.ipynb": "a", "leebo_LATE_13_346_x-1.ipynb": "b"},
        [("leeann_12", ""), ("leebo_13", "")],
    ),
}


@pytest.mark.parametrize("files, students", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize("packed", ["folder", "zip", "wrapped zip"])
def test_reads_each_layout(tmp_path, files, students, packed):
    files = {name: notebook(source) for name, source in files.items()}
    if packed == "folder":
        found = read(write(tmp_path / "in", files))
    else:
        wrapper = "class/" if packed == "wrapped zip" and "submitted" not in str(files) else ""
        found = read(write_zip(tmp_path / "in.zip", {wrapper + k: v for k, v in files.items()}))
    assert list(found) == students
    assert [one.cells for one in found.values()] == [("a",), ("b",)]
    assert not any(one.problem for one in found.values())


def test_a_folder_with_one_student_is_no_wrapper(tmp_path):
    found = read(write(tmp_path, {"ann/1.ipynb": notebook("a"), "ann/2.ipynb": notebook("b")}))
    assert [(one.student, one.cells) for one in found.values()] == [("ann", ("a", "b"))]


def test_merges_notebooks_in_the_order_of_their_names(tmp_path):
    files = {"ann/b.ipynb": notebook("second"), "ann/a.ipynb": notebook("first", "more")}
    (found,) = read(write(tmp_path, files)).values()
    assert found.cells == ("first", "more", "second")
    assert found.names == ("a.ipynb", "b.ipynb")


@pytest.mark.parametrize("newer", ["als.ipynb", "als (1).ipynb", "ALS_2024-05-01_1200.ipynb"])
def test_the_newest_version_counts(tmp_path, newer):
    names = ["als.ipynb", "als (1).ipynb", "ALS_2024-05-01_1200.ipynb"]
    write(tmp_path / "ann", {name: notebook(name) for name in names})
    for name in names:
        os.utime(tmp_path / "ann" / name, (2000, 2000) if name == newer else (1000, 1000))
    (found,) = read(tmp_path).values()
    assert found.cells == (newer,)


def test_a_number_added_is_newer_where_the_times_are_equal(tmp_path):
    write(tmp_path, {"ann.ipynb": notebook("old"), "ann (2).ipynb": notebook("new")})
    for path in tmp_path.iterdir():
        os.utime(path, (1000, 1000))
    (found,) = read(tmp_path).values()
    assert (found.student, found.cells) == ("ann", ("new",))


def test_markdown_is_kept_apart():
    cells = [
        {"cell_type": "markdown", "source": ["# a\n", "b"]},
        {"cell_type": "code", "source": ["x = 1\n", "y"]},
        {"cell_type": "raw", "source": "r"},
    ]
    assert read_notebook(notebook(cells=cells)) == (["x = 1\ny"], ["# a\nb"])


BROKEN = {
    "cut off": (b'{"cells": [', "damaged"),
    "not UTF-8": (b'{"cells": "\xff"}', "not UTF-8"),
    "a list": (b"[]", "not a notebook"),
    "no cells": (b"{}", "no list of cells"),
    "cells of numbers": (notebook(cells=[1, 2]), "no list of cells"),
    "another language": (notebook("a", language="R"), "for R, not for Python"),
    "endless language": (notebook("a", language=["x" * 9999]), "not for Python"),
    "odd metadata": (notebook("a", metadata=[]).replace(b'"a"', b"7"), "has no text"),
    "no code": (notebook("", "  \n"), "no code cells"),
    "deep": (b"[" * 200_000, "damaged"),
    "long number": (b"9" * 5_000, "damaged"),
    "many cells": (notebook(*["a"] * 3000), "3000 cells"),
    "much code": (notebook("a" * (5 << 20)), "too long"),
    "50 MB": (b" " * (50 << 20), "larger than 20 MB"),
}


@pytest.mark.parametrize("data, reason", BROKEN.values(), ids=BROKEN)
@pytest.mark.parametrize("packed", ["folder", "zip"])
def test_a_broken_notebook_costs_its_student_only(tmp_path, data, reason, packed):
    files = {"ann.ipynb": notebook("a"), "eve.ipynb": data, "zoe.ipynb": notebook("z")}
    make = write if packed == "folder" else write_zip
    source = tmp_path / "in.zip" if packed == "zip" else tmp_path
    found = {name: one for (name, _), one in read(make(source, files)).items()}
    assert (found["ann"].cells, found["zoe"].cells) == (("a",), ("z",))
    assert found["eve"].cells == ()
    assert reason in found["eve"].problem and "eve.ipynb" in found["eve"].problem


def test_a_student_without_a_notebook_is_not_forgotten(tmp_path):
    found = read(write(tmp_path, {"ann/x.ipynb": notebook("a"), "bob/x.py": b"x"}))
    assert "no notebook" in found["bob", ""].problem


def test_other_files_beside_the_notebooks_are_no_students(tmp_path):
    files = {"ann.ipynb": notebook("a"), "grades.csv": b"", ".ipynb_checkpoints/ann.ipynb": b""}
    assert list(read(write(tmp_path, files))) == [("ann", "")]


def test_links_are_refused(tmp_path):
    secret = write(tmp_path / "secret", {"x.ipynb": notebook("secret")})
    folder = write(tmp_path / "in", {"ann/x.ipynb": notebook("a"), "bob.ipynb": notebook("b")})
    (folder / "eve.ipynb").symlink_to(secret / "x.ipynb")
    (folder / "ann" / "data").symlink_to(secret)
    (folder / "mallory").symlink_to(secret)
    found = read(folder)
    assert found["bob", ""].cells == ("b",)
    for student in ("eve", "ann", "mallory"):
        assert "link" in found[student, ""].problem
        assert found[student, ""].cells == ()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_named_pipe_does_not_stop_the_batch(tmp_path):
    folder = write(tmp_path, {"ann.ipynb": notebook("a")})
    os.mkfifo(folder / "eve.ipynb")
    assert "no ordinary file" in read(folder)["eve", ""].problem


@pytest.mark.parametrize(
    "name", ["../eve.ipynb", "/eve.ipynb", "a/../../eve.ipynb", "..\\eve.ipynb", "C:\\eve.ipynb"]
)
def test_paths_that_lead_out_of_a_zip_are_refused(tmp_path, name):
    path = write_zip(tmp_path / "in.zip", {"ann.ipynb": notebook("a"), name: notebook("e")})
    found = read(path)
    assert found.pop(("ann", "")).cells == ("a",)
    (evil,) = found.values()
    assert "leads out" in evil.problem and evil.cells == ()
    assert [entry.name for entry in tmp_path.iterdir()] == ["in.zip"]


def test_a_link_in_a_zip_is_refused(tmp_path):
    link = zipfile.ZipInfo("eve.ipynb")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "in.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")
        archive.writestr("ann.ipynb", notebook("a"))
    found = read(tmp_path / "in.zip")
    assert "link" in found["eve", ""].problem
    assert found["ann", ""].cells == ("a",)


def test_a_damaged_entry_of_a_zip_costs_its_student_only(tmp_path):
    path = write_zip(tmp_path / "in.zip", {"ann.ipynb": notebook("a"), "eve.ipynb": b"e" * 500})
    data = path.read_bytes()
    start = data.rindex(b"eve.ipynb", 0, data.index(b"PK\x01\x02")) + len("eve.ipynb")
    path.write_bytes(data[:start] + b"\xff\xff" + data[start + 2 :])
    found = read(path)
    assert found["ann", ""].cells == ("a",)
    assert "cannot be unpacked" in found["eve", ""].problem


def test_zip_bombs_are_refused(tmp_path, monkeypatch):
    path = write_zip(tmp_path / "in.zip", {"a.ipynb": b"0" * 5000, "b.ipynb": b"0" * 5000})
    monkeypatch.setattr(submissions, "MOST_ZIP_BYTES", 9_999)
    with pytest.raises(ValueError, match="unpacks to more"):
        read(path)
    monkeypatch.setattr(submissions, "MOST_ZIP_BYTES", 10_000)
    monkeypatch.setattr(submissions, "MOST_FILES", 1)
    with pytest.raises(ValueError, match="unpacks to more"):
        read(path)


def test_what_is_no_class_is_said(tmp_path):
    with pytest.raises(ValueError, match="no notebook"):
        read(tmp_path)
    (tmp_path / "x.txt").write_text("x")
    with pytest.raises(ValueError, match="neither"):
        read(tmp_path / "x.txt")
    with pytest.raises(ValueError, match="neither"):
        read(tmp_path / "absent")


def test_names_of_strangers_are_one_printable_line(tmp_path):
    folder = write(tmp_path, {"a\nb\x1b[2J<script>/x.ipynb": notebook("a")})
    ((name, _),) = read(folder)
    assert name == "a b�[2J<script>"


def test_definitions_are_counted():
    cells = [
        "def step(x):\n    return x\nasync def step (x): pass",
        "%%time\n  def epoch(x): pass\nstep == 3\nx = 'def epoch('",
        "users, items = {}, {}\ncount: int = 3\nstep = lambda x: x\nother.step = 1",
        "# def training(x):\nmy_training = 1\nusers['a'] = 2",
    ]
    names = ["step", "epoch", "users", "items", "count", "training"]
    assert list(definitions(cells, names).values()) == [3, 1, 1, 1, 1, 0]


def test_a_long_line_is_searched_in_linear_time():
    cells = ["a," * 200_000 + "\n" + " " * 400_000 + "def" + " " * 400_000]
    assert definitions(cells, ["step"]) == {"step": 0}


def test_text_that_cannot_be_encoded_is_mended():
    code, _ = read_notebook(notebook("x = '\ud800'"))
    assert code == ["x = '?'"]


def test_of_canvas_all_notebooks_of_a_student_belong_together(tmp_path):
    names = ["lee_1_7_01_squares.ipynb", "lee_1_8_02_als-2.ipynb", "lee_2_9_01_squares.ipynb"]
    found = read(write(tmp_path, {name: notebook(f"x = {name!r}") for name in names}))
    assert found["lee_1", ""].names == ("01_squares.ipynb", "02_als.ipynb")
    assert found["lee_2", ""].names == ("01_squares.ipynb",)


@pytest.mark.parametrize("name", ["ann_12_x.ipynb", "ann_bo_3_x.ipynb", "_1_2_x.ipynb"])
def test_other_names_with_numbers_are_not_taken_for_canvas(tmp_path, name):
    (student, _), = read(write(tmp_path, {name: notebook("x = 1")}))
    assert student == name.removesuffix(".ipynb")
