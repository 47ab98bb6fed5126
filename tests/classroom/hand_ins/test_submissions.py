"""A class is read as strangers' files: what is wrong with one costs no other."""

import os
import zipfile

import pytest
from handed_in import notebook, read, read_one, write, write_zip

from classroom.hand_ins.submissions import read_submissions

LAYOUTS = {
    "flat": ({"ann.ipynb": "a", "bob.ipynb": "b"}, [("ann", ""), ("bob", "")]),
    "a folder each": ({"ann/x.ipynb": "a", "bob/y.ipynb": "b"}, [("ann", ""), ("bob", "")]),
    "nbgrader": (
        {"submitted/ann/hw/x.ipynb": "a", "submitted/bob/hw/x.ipynb": "b", "source/hw.ipynb": "s"},
        [("ann", ""), ("bob", "")],
    ),
    "Moodle": (
        {
            "Ann Lee_12345_assignsubmission_file_/x.ipynb": "a",
            "Ann Lee_12345_assignsubmission_onlinetext_/onlinetext.html": None,
            "Bo_b_6_assignsubmission_file/x.ipynb": "b",
        },
        [("Ann Lee", "12345"), ("Bo_b", "6")],
    ),
    "Moodle without folders": (
        {
            "Ann Lee_12345_assignsubmission_file_x.ipynb": "a",
            "Ann Lee_12345_assignsubmission_onlinetext.html": None,
            "Bo_b_6_assignsubmission_file_x_12345_assignsubmission_file_y.ipynb": "b",
        },
        [("Ann Lee", "12345"), ("Bo_b", "6")],
    ),
    "Canvas": (
        {"leeann_12_345_x.ipynb": "a", "leebo_LATE_13_346_x-1.ipynb": "b"},
        [("leeann_12", ""), ("leebo_13", "")],
    ),
    "Blackboard": (
        {
            "Home_work 1_alee_attempt_2024-05-01-12-00-00_x.ipynb": "a",
            "Home_work 1_alee_attempt_2024-05-01-12-00-00.txt": None,
            "Home_work 1_bob_attempt_2024-05-02-13-00-00_alee_attempt_2024-05-02-13-00-00_x.ipynb":
                "b",
        },
        [("alee", ""), ("bob", "")],
    ),
    "Brightspace": (
        {
            "123-777 - Ann Lee - May 1, 2024 1205 PM/x.ipynb": "a",
            "124-777 - Bob - Smith- May 12, 2024 926 AM/x.ipynb": "b", "index.html": None,
        },
        [("Ann Lee", ""), ("Bob - Smith", "")],
    ),
    "Gradescope": (
        {"submission_1/x.ipynb": "a", "submission_2/x.ipynb": "b", "submission_metadata.yml": None},
        [("submission_1", ""), ("submission_2", "")],
    ),
}


@pytest.mark.parametrize("files, students", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize("packed", ["folder", "zip", "wrapped zip"])
def test_reads_each_layout(tmp_path, files, students, packed):
    files = {name: notebook(source) if source else b"<p>text</p>" for name, source in files.items()}
    if packed == "folder":
        found = read(write(tmp_path / "in", files))
    else:
        wrapper = "class/" if packed == "wrapped zip" else ""
        found = read(write_zip(tmp_path / "in.zip", {wrapper + k: v for k, v in files.items()}))
    assert list(found) == students
    assert [one.cells for one in found.values()] == [("a",), ("b",)]
    assert not any(one.problem or one.remarks for one in found.values())
    assert next(iter(found.values())).names in [("x.ipynb",), ("ann.ipynb",)]


GRADESCOPE = """\
---
submission_11:
  :submitters:
  - :name: Zoë Ødegård
    :sid: '0071'
    :email: zoe@example.edu
  :created_at: 2024-05-01 12:00:00.123456000 Z
  :score: 2.0
  :results:
    output: |-
      submission_12:
        :submitters: []
  :history: []
submission_12:
  :submitters:
  - :name: Ann Lee
    :sid: U12
    :email: ann@example.edu
  - :name: Bob Ray
    :sid: 13
  :created_at: !ruby/object:ActiveSupport::TimeWithZone
    utc: 2024-05-01 12:00:00 Z
submission_13:
  :submitters:
  - :name:
    :sid:
    :email: cem@example.edu
submission_14:
  :submitters: []
submission_15:
  :submitters:
  - :name: Ann Lee
"""
BY_GRADESCOPE = {"Zoë Ødegård_0071", "Ann Lee_U12, Bob Ray_13", "cem@example.edu", "submission_14",
                 "Ann Lee", "submission_16"}


@pytest.mark.parametrize("packed", ["folder", "zip", "wrapped zip"])
def test_gradescopes_list_names_the_students(tmp_path, packed):
    files = {f"submission_{n}/hw/x.ipynb": notebook(f"{n}") for n in range(11, 17)}
    # A student's own file of that name names nobody.
    files["submission_16/submission_metadata.yml"] = GRADESCOPE.replace("_15", "_16").encode()
    files["submission_metadata.yml"] = GRADESCOPE.encode()
    if packed == "folder":
        source = write(tmp_path / "in", files)
    else:
        wrapper = "assignment_7_export/" if packed == "wrapped zip" else ""
        source = write_zip(tmp_path / "in.zip", {wrapper + k: v for k, v in files.items()})
    found = read(source)
    assert {name for name, _ in found} == BY_GRADESCOPE
    assert found["Ann Lee_U12, Bob Ray_13", ""].cells == ("12",)
    assert len({one.key for one in found.values()}) == 6


@pytest.mark.parametrize("text", [
    b"", b"\xff\xfe", b"- a\n- b", b"submission_1: 3", b"submission_1:\n  :submitters: 3", b"a: [",
    b"submission_1:\n  :submitters:\n  - 3", b"[" * 300_000,
    b"submission_1:\n  :submitters: " + b"[" * 300_000, b"a: &a [*a, *a]\n? [1]\n: {}"])
def test_a_damaged_list_costs_nobody_the_grade(tmp_path, text):
    files = {"submission_1/x.ipynb": notebook("1"), "submission_metadata.yml": text}
    assert list(read(write(tmp_path, files))) == [("submission_1", "")]


def test_zips_side_by_side_and_in_a_students_folder_are_opened(tmp_path):
    inner = write_zip(
        tmp_path / "i.zip", {"hw/a.ipynb": notebook("a"), "hw/b.ipynb": notebook("b")}
    )
    names = ["ann.zip", "bob/all.zip", "eve_12_34_hw.zip", "Zoe_5_assignsubmission_file_/hw.zip"]
    files = {name: inner.read_bytes() for name in names}
    for source in (write(tmp_path / "in", files), write_zip(tmp_path / "in.zip", files)):
        found = read(source)
        assert list(found) == [("Zoe", "5"), ("ann", ""), ("bob", ""), ("eve_12", "")]
        assert {one.cells for one in found.values()} == {("a", "b")}


def test_a_later_attempt_is_the_newer_one(tmp_path):
    task = "def fold_in(a):\n    return {}"
    early, late = (notebook(task.format(n)) for n in (1, 2))
    for place, names in [
        ("b", "HW_ann_attempt_2024-05-0{}-12-00-00_x.ipynb"),
        ("d", "1-2 - Ann - May {}, 2024 926 PM/x.ipynb"),
    ]:
        folder = write(tmp_path / place, {names.format(9): late, names.format(8): early})
        os.utime(folder / names.format(8), (9e8, 9e8))
        os.utime(folder / names.format(9), (1e8, 1e8))
        assert read_one(folder).cells == (task.format(2),)


def test_a_folder_with_one_student_is_no_wrapper(tmp_path):
    found = read(write(tmp_path, {"ann/1.ipynb": notebook("a"), "ann/2.ipynb": notebook("b")}))
    assert [(one.student, one.cells) for one in found.values()] == [("ann", ("a", "b"))]


@pytest.mark.parametrize("beside", ["__MACOSX/._class", ".DS_Store", "readme.txt", "desktop.ini"])
def test_what_lies_beside_a_wrapper_does_not_hide_it(tmp_path, beside):
    files = {"class/ann/x.ipynb": notebook("a"), "class/bob/x.ipynb": notebook("b"), beside: b"-"}
    assert list(read(write_zip(tmp_path / "in.zip", files))) == [("ann", ""), ("bob", "")]


def test_a_student_without_a_notebook_is_not_forgotten(tmp_path):
    files = {"ann/x.ipynb": notebook("a"), "bob/x.py": b"x", "cem/hw.rar": b"Rar!"}
    found = read(write(tmp_path, files))
    assert found["bob", ""].problem == "no notebook (.ipynb) was handed in, but x.py"
    assert "hw.rar: such an archive cannot be opened here" in found["cem", ""].problem


def test_other_files_beside_the_notebooks_are_no_students(tmp_path):
    files = {"ann.ipynb": notebook("a"), "grades.csv": b"", ".ipynb_checkpoints/ann.ipynb": b"",
             "._ann.ipynb": b"", "venv/x.ipynb": b""}
    assert list(read(write(tmp_path, files))) == [("ann", "")]


def test_links_are_refused(tmp_path):
    secret = write(tmp_path / "secret", {"x.ipynb": notebook("secret")})
    folder = write(tmp_path / "in", {"ann/x.ipynb": notebook("a"), "bob.ipynb": notebook("b")})
    (folder / "eve.ipynb").symlink_to(secret / "x.ipynb")
    (folder / "ann" / "data").symlink_to(secret)
    (folder / "mallory").symlink_to(secret)
    found = read(folder)
    assert found["bob", ""].cells == ("b",)
    assert found["ann", ""].cells == ("a",)
    assert found["ann", ""].remarks == ("data: it is a link to another file",)
    for student in ("eve", "mallory"):
        assert "link" in found[student, ""].problem
        assert found[student, ""].cells == ()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_named_pipe_does_not_stop_the_batch(tmp_path):
    folder = write(tmp_path, {"ann.ipynb": notebook("a")})
    os.mkfifo(folder / "eve.ipynb")
    assert "no ordinary file" in read(folder)["eve", ""].problem


def test_a_folder_that_cannot_be_read_is_its_students_trouble(tmp_path):
    folder = write(tmp_path / "in", {"ann/x.ipynb": notebook("a"), "eve/x.ipynb": notebook("e")})
    # Longer than any path may be, for root as well.
    here = os.open(folder / "eve", os.O_RDONLY)
    for _ in range(25):
        os.mkdir("d" * 200, dir_fd=here)
        inner = os.open("d" * 200, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    os.close(here)
    found = read(folder)
    assert found["ann", ""].remarks == ()
    assert found["eve", ""].cells == ("e",)
    assert "the folder cannot be read: File name too long" in found["eve", ""].remarks[0]


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


def without_flags(path, names):
    """Clear the flag that says UTF-8, as macOS does, in both places where a zip names a file."""
    data = bytearray(path.read_bytes())
    for name in map(str.encode, names):
        for start, flag in ((30, 6), (46, 8)):
            place = data.index(name) if start == 30 else data.rindex(name)
            data[place - start + flag + 1] &= 0xF7
    path.write_bytes(data)


@pytest.mark.parametrize("name", ["Özge.ipynb", "李雷.ipynb", "Åsa é.ipynb"])
def test_names_in_a_zip_are_utf_8_where_they_can_be(tmp_path, name):
    path = write_zip(tmp_path / "in.zip", {name: notebook("a"), "bob.ipynb": notebook("b")})
    without_flags(path, [name])
    assert set(zipfile.ZipFile(path).namelist()).isdisjoint({name})
    assert (name.removesuffix(".ipynb"), "") in read(path)


def test_names_that_are_no_utf_8_stay_apart(tmp_path):
    path = write_zip(
        tmp_path / "in.zip", {"M\u00fc.ipynb": notebook("a"), "b.ipynb": notebook("b")}
    )
    without_flags(path, ["Mü.ipynb"])
    path.write_bytes(path.read_bytes().replace("Mü".encode(), b"M\xfc\xfd"))
    assert [one.cells for one in read_submissions(path)] == [("a",), ("b",)]


ALIKE = ["ann lee", "ann\u00a0lee", "ann  lee", "ann lee ", "Nov\ufffd", "Nov\ud800", "e\u0301",
         "\u00e9", "Ann Lee", "\u202eann lee"]


def test_students_whose_names_look_alike_are_different_students(tmp_path):
    for k, name in enumerate(ALIKE):
        folder = tmp_path / name.encode("utf-8", "surrogatepass").decode("utf-8", "surrogateescape")
        write(folder, {"x.ipynb": notebook(f"x = {k}")})
    found = list(read_submissions(tmp_path))
    assert {one.cells for one in found} == {(f"x = {k}",) for k in range(len(ALIKE))}
    assert len({one.key for one in found}) == len(ALIKE)
    assert [one.key for one in read_submissions(tmp_path)] == [one.key for one in found]


def test_names_of_strangers_are_one_printable_line(tmp_path):
    folder = write(tmp_path, {"a\nb\x1b[2J<script>/x.ipynb": notebook("a")})
    assert read_one(folder).student == "a b�[2J<script>"


def test_what_is_no_class_is_said(tmp_path):
    with pytest.raises(ValueError, match="no notebook"):
        read(tmp_path)
    (tmp_path / "x.txt").write_text("x")
    with pytest.raises(ValueError, match="no notebook"):
        read(tmp_path)
    with pytest.raises(ValueError, match="neither"):
        read(tmp_path / "x.txt")
    with pytest.raises(ValueError, match="neither"):
        read(tmp_path / "absent")


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data.replace(b"PK\x01\x02", b"PK\x00\x00"),
        lambda data: data[:-50],
        # A name that says it is UTF-8, and is not.
        lambda data: data.replace("ü".encode(), b"\xff\xff"),
        # Written for a later version of the format.
        lambda data: (
            data[: data.rindex(b"PK\x01\x02") + 6]
            + b"\xff"
            + data[data.rindex(b"PK\x01\x02") + 7 :]
        ),
    ],
)
def test_a_damaged_zip_is_named(tmp_path, damage):
    path = write_zip(
        tmp_path / "in.zip", {"ü.ipynb": notebook("a" * 5000), "b.ipynb": notebook("b")}
    )
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(ValueError, match="in.zip is damaged"):
        read(path)


def test_of_canvas_all_notebooks_of_a_student_belong_together(tmp_path):
    names = ["lee_1_7_01_squares.ipynb", "lee_1_8_02_als-2.ipynb", "lee_2_9_01_squares.ipynb"]
    found = read(write(tmp_path, {name: notebook(f"x = {name!r}") for name in names}))
    assert found["lee_1", ""].names == ("01_squares.ipynb", "02_als.ipynb")
    assert found["lee_2", ""].names == ("01_squares.ipynb",)


@pytest.mark.parametrize("name", ["ann_12_x.ipynb", "ann_bo_3_x.ipynb", "_1_2_x.ipynb"])
def test_other_names_with_numbers_are_not_taken_for_canvas(tmp_path, name):
    (student, _), = read(write(tmp_path, {name: notebook("x = 1")}))
    assert student == name.removesuffix(".ipynb")


def test_names_in_a_students_folder_are_not_taken_for_a_platforms(tmp_path):
    name = "bob_2_assignsubmission_file_/lee_1_7_x.ipynb"
    files = {f"ann/{name}": notebook("a"), "bob/x.ipynb": notebook("b")}
    assert list(read(write(tmp_path, files))) == [("ann", ""), ("bob", "")]
