"""Whatever lies in a student's folder: the work is read, and what is not read is named."""

import io
import zipfile

import pytest
from handed_in import cell, notebook, read, write, write_zip

from classroom.hand_ins import files, hand_in
from classroom.hand_ins.modules import MOST_MODULES

GOOD = {"in/ann/a.ipynb": notebook("a")}


def both_ways(tmp_path, given):
    """The same hand-in as a folder, in a class's zip, and as a zip in a student's folder."""
    inner = {name.removeprefix("in/ann/"): data for name, data in given.items()}
    packed = write_zip(tmp_path / "hw.zip", inner).read_bytes()
    (tmp_path / "hw.zip").unlink()
    yield read_one(write(tmp_path, given) / "in")
    yield read_one(write_zip(tmp_path / "class.zip", {**given, "in/bob/x.txt": b""}), "ann")
    yield read_one(write(tmp_path / "zipped", {"ann/hw.zip": packed}))


def read_one(source, student=None):
    found = read(source)
    return found[student, ""] if student else next(iter(found.values()))


NOT_THE_WORK = [
    "._a.ipynb",
    ".a.ipynb",
    "__MACOSX/._a.ipynb",
    ".ipynb_checkpoints/a-checkpoint.ipynb",
    ".virtual_documents/a.ipynb",
    ".history/a_20240501120000.ipynb",
    ".git/a.ipynb",
    ".venv/a.ipynb",
    ".idea/a.ipynb",
    ".~lock.a.ipynb",
    "~$a.ipynb",
    ".stversions/a~20240501.ipynb",
    ".Trash-1000/files/a.ipynb",
    "$RECYCLE.BIN/a.ipynb",
    "@eaDir/a.ipynb",
    "#recycle/a.ipynb",
    "node_modules/p/a.ipynb",
    "venv/share/a.ipynb",
    "env/lib/a.ipynb",
    "Env/a.ipynb",
    "sub/.ipynb_checkpoints/a.ipynb",
    "lib/python3.12/site-packages/p/a.ipynb",
    "__pycache__/a.ipynb",
    ".ipynb_aml_checkpoints/a.ipynb",
    ".dropbox.cache/a.ipynb",
]


@pytest.mark.parametrize("name", NOT_THE_WORK)
def test_what_tools_leave_is_not_the_students_work(tmp_path, name):
    for found in both_ways(tmp_path, {**GOOD, f"in/ann/{name}": b"\0\5\26\7 no notebook"}):
        assert (found.cells, found.problem, found.remarks) == (("a",), "", ())


@pytest.mark.parametrize("mark", ["pyvenv.cfg", "conda-meta/history"])
def test_an_environment_is_known_by_what_lies_in_it(tmp_path, mark):
    given = {**GOOD, f"in/ann/mine/{mark}": b"", "in/ann/mine/share/doc/e.ipynb": b"",
             "in/ann/mine/Lib/e.ipynb": b""}
    for found in both_ways(tmp_path, given):
        assert (found.cells, found.remarks) == (("a",), ())


def test_notebooks_in_the_folder_of_an_environment_are_the_students(tmp_path):
    given = {**GOOD, "in/ann/pyvenv.cfg": b"", "in/ann/lib/python3.12/e.ipynb": b"",
             "in/ann/homework/b.ipynb": notebook("b")}
    for found in both_ways(tmp_path, given):
        assert (found.cells, found.remarks) == (("a", "b"), ())


def test_limits_are_a_students_and_not_the_classs(tmp_path, monkeypatch):
    monkeypatch.setattr(hand_in, "MOST_FILES", 10)
    given = {f"in/{student}/{k}.txt": b"" for student in ("ann", "bob") for k in range(6)}
    given |= {"in/eve/deep/z.ipynb": notebook("z"), "in/eve/a.ipynb": notebook("e")}
    given |= {f"in/eve/b{k}.txt": b"" for k in range(20)} | {"in/ann/x.ipynb": notebook("a")}
    found = read(write(tmp_path, given) / "in")
    assert (found["ann", ""].cells, found["ann", ""].problem) == (("a",), "")
    assert found["eve", ""].cells == ("e",)
    assert "More than 10 files" in found["eve", ""].remarks[0]


def test_one_unreadable_file_does_not_void_the_others(tmp_path):
    given = {
        **GOOD, "in/ann/bad.ipynb": b'{"cells": [', "in/ann/r.ipynb": notebook("x", language="R"),
        "in/ann/empty.ipynb": notebook(""), "in/ann/big.ipynb": b" " * (21 << 20),
        "in/ann/more.zip": b"PK no zip", "in/ann/all.7z": b"7z"}
    for found in both_ways(tmp_path, given):
        assert (found.cells, found.problem) == (("a",), "")
        told = "\n".join(found.remarks)
        for part in ("bad.ipynb: the notebook is damaged", "r.ipynb: the notebook is for R",
                     "empty.ipynb: the notebook has no code", "big.ipynb: it is larger than 20 MB",
                     "all.7z: such an archive"):
            assert part in told
        assert "more.zip: " in told


def test_a_student_of_whom_nothing_can_be_read_is_told_all_reasons(tmp_path):
    found = read(write(tmp_path, {"ann/a.ipynb": b"[]", "ann/b.ipynb": b"{", "bo/a.ipynb": GOOD[
        "in/ann/a.ipynb"]}))["ann", ""]
    assert "a.ipynb: the file is JSON, but not a notebook; b.ipynb: " in found.problem
    assert found.cells == ()


def test_many_and_large_notebooks_end_at_a_limit(tmp_path, monkeypatch):
    monkeypatch.setattr(hand_in, "MOST_NOTEBOOKS", 3)
    found = read_one(
        write(tmp_path / "a", {f"ann/{k}.ipynb": notebook(f"x = {k}") for k in range(5)})
    )
    assert found.names == ("0.ipynb", "1.ipynb", "2.ipynb")
    assert "3.ipynb: only 3 notebooks are read" in found.remarks
    size = len(notebook("x = 0"))
    monkeypatch.setattr(hand_in, "MOST_BYTES", 2 * size)
    found = read_one(
        write(tmp_path / "b", {f"ann/{k}.ipynb": notebook(f"x = {k}") for k in range(3)})
    )
    assert found.names == ("0.ipynb", "1.ipynb")
    assert "2.ipynb: it is larger than" in found.remarks[0]


def test_what_cannot_be_read_counts_towards_the_limits(tmp_path, monkeypatch):
    tried = []
    monkeypatch.setattr(hand_in, "parse_notebook", lambda data: tried.append(len(data)) or {})
    monkeypatch.setattr(hand_in, "MOST_NOTEBOOKS", 4)
    monkeypatch.setattr(hand_in, "MOST_NOTEBOOK_BYTES", 10)
    monkeypatch.setattr(hand_in, "MOST_BYTES", 35)
    given = {"ann/0.ipynb": b"x" * 11} | {f"ann/{k}.ipynb": b"x" * 9 for k in range(1, 9)}
    problem = read_one(write(tmp_path, given)).problem
    assert "0.ipynb: it is larger than" in problem and "3.ipynb: it is larger than" in problem
    assert "7.ipynb: only 4 notebooks are read" in problem
    assert tried == [9, 9]


def bomb(n_entries=1, size=0):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for k in range(n_entries):
            archive.writestr(f"{k}.ipynb", b" " * size)
    return data.getvalue()


def test_zips_of_a_student_are_limited(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "MOST_ENTRIES", 20)
    monkeypatch.setattr(files, "MOST_ARCHIVE_BYTES", 10_000)
    monkeypatch.setattr(hand_in, "MOST_ZIPS", 3)
    given = {**GOOD, "in/ann/1.zip": bomb(21), "in/ann/2.zip": b"x" * 10_001,
             "in/ann/3.zip": bomb(1, 21 << 20)[:9_000], "in/ann/4.zip": bomb()}
    told = "\n".join(read_one(write(tmp_path, given) / "in").remarks)
    for part in ("1.zip: it holds more than 20 files", "2.zip: it is larger than",
                 "3.zip: it cannot be unpacked", "4.zip: only 3 zips are opened,"):
        assert part in told


def test_the_size_that_a_zip_claims_is_not_believed(tmp_path):
    found = read_one(write(tmp_path, {**GOOD, "in/ann/b.zip": bomb(1, 30 << 20)}) / "in")
    assert found.remarks == ("0.ipynb: it is larger than 20 MB; clear its outputs first",)


def test_a_zip_in_a_zip_is_named(tmp_path):
    inner = write_zip(tmp_path / "i.zip", {"b.ipynb": notebook("b")}).read_bytes()
    outer = write_zip(tmp_path / "o.zip", {"a.ipynb": notebook("a"), "i.zip": inner}).read_bytes()
    found = read_one(write(tmp_path / "in", {"ann/o.zip": outer}))
    assert found.cells == ("a",)
    assert found.remarks == ("i.zip: only 5 zips are opened, and none inside another",)


def test_modules_beside_the_notebooks_belong_to_the_hand_in(tmp_path):
    given = {
        "in/ann/hw/a.ipynb": notebook("from tools.steps import f"),
        "in/ann/hw/helper.py": b"x = 1\r\n",
        "in/ann/hw/tools/steps.py": "# -*- coding: latin-1 -*-\ns = 'é'".encode("latin-1"),
        "in/ann/hw/course_utils/solutions/als.py": b"",
        "in/ann/elsewhere.py": b"",
        "in/ann/hw/.hid.py": b"",
        "in/ann/hw/01_squares.py": b"",
        "in/ann/hw/a b.py": b"",
        "in/ann/hw/my-tools/x.py": b"",
        "in/ann/hw/bad.py": b"x = '\xff'",
        "in/ann/hw/big.py": b"#" * (300 << 10),
    }
    for found in both_ways(tmp_path, given):
        assert found.files == {
            "helper.py": "x = 1\n", "tools/steps.py": "# -*- coding: latin-1 -*-\ns = 'é'"}
        assert [text.partition(" ")[0] for text in found.remarks] == ["bad.py", "big.py"]


@pytest.mark.parametrize("name", ["a.IPYNB", "a.ipynb.txt", "a.ipynb.json", "a (1).ipynb.txt"])
def test_what_a_browser_adds_to_a_name_does_not_matter(tmp_path, name):
    for found in both_ways(tmp_path, {f"in/ann/{name}": GOOD["in/ann/a.ipynb"]}):
        assert (found.cells, found.remarks) == (("a",), ())
    (flat,) = read(write(tmp_path / "flat", {name: GOOD["in/ann/a.ipynb"]}))
    assert flat == ("a", "")


def test_too_many_modules_are_a_remark(tmp_path):
    given = GOOD | {f"in/ann/m{k}.py": b"" for k in range(MOST_MODULES + 1)}
    found = read_one(write(tmp_path, given) / "in")
    assert (len(found.files), found.problem) == (MOST_MODULES, "")
    assert f"more than {MOST_MODULES} are not used" in found.remarks[0]


def test_documents_that_may_hold_answers_are_named(tmp_path):
    given = {**GOOD, "in/ann/answers.docx": b"", "in/ann/README.md": b"", "in/ann/data/n.txt": b"",
             "in/ann/x.csv": b""}
    for found in both_ways(tmp_path, given):
        assert len(found.remarks) == 1 and "has not read answers.docx:" in found.remarks[0]


def test_what_moodles_students_write_into_the_form_is_kept(tmp_path):
    text = b"<p>One &lt;b&gt;</p><div><!-- c --><b>Two</b><br>three</div>" + b"<" * 100_000
    given = {"A_1_assignsubmission_file/a.ipynb": notebook("a"),
             "A_1_assignsubmission_onlinetext/onlinetext.html": text}
    (words,) = read_one(write(tmp_path, given)).words
    assert words.texts[0].startswith("One <b>\nTwo\nthree\n<")


def test_each_notebook_keeps_its_cells(tmp_path):
    given = {"ann/b.ipynb": notebook("second", cell("words", "markdown")),
             "ann/a.ipynb": notebook("first", "more"), "ann/old/a.ipynb": notebook("third")}
    found = read_one(write(tmp_path, given))
    assert [(one.name, one.code, one.texts) for one in found.notebooks] == [
        ("ann/a.ipynb", ("first", "more"), ()), ("old/a.ipynb", ("third",), ()),
        ("b.ipynb", ("second",), ("words",))]
    assert found.cells == ("first", "more", "third", "second")
    assert (found.names, found.texts) == (("ann/a.ipynb", "old/a.ipynb", "b.ipynb"), ("words",))
