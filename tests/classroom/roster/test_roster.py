"""The teacher's list of students, and the secret beside it."""

import os
import re
import stat

import pytest

from classroom.roster.secret import keyed_digest, make_secret, read_secret, secret_file
from classroom.roster.students import Student, plain_id, read_roster


def roster(folder, content):
    path = folder / "roster.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize("content", [
    "student,name,email\nanna,Anna Meier,a@b.c\nben,,\n",
    "\ufeffStudent;Name;Email\r\n anna ;Anna Meier; a@b.c\r\n\r\n;;\r\nben;;\r\n",
    "student,name,email\nanna,Anna Meier,a@b.c,,\nben,,,,\n",
    "group,email,student,name\n1,a@b.c,anna,Anna Meier\n2,,ben\n",
    'student,name,email\n"anna","Anna Meier","a@b.c"\n"ben"\n',
])
def test_a_roster_as_spreadsheets_write_it(tmp_path, content):
    assert read_roster(roster(tmp_path, content)) == [
        Student("anna", "Anna Meier", "a@b.c"), Student("ben")]


@pytest.mark.parametrize("content, message", [
    ("", "one column student"),
    ("name,email\nAnna,a@b.c\n", "one column student in its first line, which is 'name,email'"),
    ("anna\nben\n", "one column student"),
    ("student,student\na,b\n", "one column student"),
    ("student\n\n \n", "no students below"),
    ("student,name\n,Anna\n", "line 2: the student '' cannot name a file"),
    ("student\nanna\nben\nanna\n", "line 4: the student 'anna' is there already, in line 2"),
    ("student\nAnna\nanna \n", "line 3: the student 'anna' is there already, in line 2"),
    ("student\n../anna\n", "line 2: the student '../anna' cannot name a file"),
    ("student\na/b\n", "cannot name a file"),
    ("student\n.anna\n", "cannot name a file"),
    ("student\nanna.\n", "cannot name a file"),
    ("student\nNUL\n", "cannot name a file"),
    ("student\ncom1.x\n", "cannot name a file"),
    ("student\nmüller\n", "cannot name a file"),
    ("student\n" + "a" * 61 + "\n", "cannot name a file"),
    ("student\n=1+1\n", "cannot name a file"),
    ("student,name,email\nanna,Meier, Anna,a@b.c\n",
     "line 2 has more fields than the 3 columns of the first line: put a field that has a ','"),
    ("student;name\nben;Ben\nanna;Anna;;Meier\n", "line 3 has more fields than the 2 columns"),
    ("student,name\nm,Müller\n".encode("latin-1"), "saved as CSV in UTF-8"),
    ("student\nanna\n".encode("utf-16"), "saved as CSV in UTF-8"),
    ("student\n" + "x" * 200_000, "cannot be read as CSV"),
])
def test_a_roster_that_cannot_be_used(tmp_path, content, message):
    with pytest.raises(ValueError, match=re.escape(message)) as caught:
        read_roster(roster(tmp_path, content))
    assert str(caught.value).startswith("roster.csv")


def test_ids_may_have_spaces_dots_and_more_inside(tmp_path):
    path = roster(tmp_path, "student\nanna meier\n4.711\n-b_\n")
    assert [one.student for one in read_roster(path)] == ["anna meier", "4.711", "-b_"]


def test_two_of_300_that_collide_are_both_named(tmp_path):
    lines = ["student", *(f"student{number}" for number in range(299)), "Student17"]
    with pytest.raises(ValueError, match="line 301: the student 'Student17' is .* in line 19"):
        read_roster(roster(tmp_path, "\n".join(lines)))


def test_ids_are_the_same_without_case_width_and_spaces():
    assert plain_id(" Ａnna ") == plain_id("ANNA") == "anna"


def test_the_secret_is_made_once_and_for_its_owner_alone(tmp_path):
    path = secret_file(tmp_path / "roster.csv")
    assert path == tmp_path / "roster.secret"
    assert make_secret(path)
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    text, secret = path.read_text(), read_secret(path)
    assert len(secret) == 32 and secret.hex() == text.strip()
    assert not make_secret(path)
    assert path.read_text() == text
    other = tmp_path / "other.secret"
    assert make_secret(other) and read_secret(other) != secret


def test_a_disk_that_is_full_leaves_no_half_secret(tmp_path, monkeypatch):
    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        make_secret(tmp_path / "roster.secret")
    assert list(tmp_path.iterdir()) == []


def test_a_killed_run_leaves_no_half_secret(tmp_path, monkeypatch):
    path = tmp_path / "roster.secret"
    seen = []
    monkeypatch.setattr(os, "fsync", lambda descriptor: seen.append(path.exists()))
    assert make_secret(path) and seen == [False]
    assert [*tmp_path.iterdir()] == [path]


@pytest.fixture(params=["links", "no links"])
def links(request, monkeypatch):
    """A file system that knows hard links, and one that does not."""
    def refuse(draft, path):
        raise PermissionError(1, "Operation not permitted")

    if request.param == "no links":
        monkeypatch.setattr(os, "link", refuse)


def test_of_two_builds_at_once_the_first_one_makes_the_secret(tmp_path, monkeypatch, links):
    path = tmp_path / "roster.secret"
    honest = os.fsync

    def overtaken(descriptor):
        path.write_text("the other one\n")
        honest(descriptor)

    monkeypatch.setattr(os, "fsync", overtaken)
    assert not make_secret(path)
    assert path.read_text() == "the other one\n" and [*tmp_path.iterdir()] == [path]


def test_the_secret_needs_no_hard_links(tmp_path, links):
    path = tmp_path / "roster.secret"
    assert make_secret(path) and len(read_secret(path)) == 32
    assert [*tmp_path.iterdir()] == [path]


def test_a_missing_secret_is_named(tmp_path):
    with pytest.raises(ValueError, match="roster.secret is missing: the secret from which"):
        read_secret(tmp_path / "roster.secret")


@pytest.mark.parametrize("change", [
    lambda text: "", lambda text: text[:-3], lambda text: "#" + text[1:],
    lambda text: text + "more", lambda text: "student\nanna\n",
])
def test_a_damaged_secret_is_refused_and_not_repeated(tmp_path, change):
    path = tmp_path / "roster.secret"
    make_secret(path)
    text = path.read_text()
    path.write_text(change(text))
    with pytest.raises(ValueError, match="not a secret that this course has made") as caught:
        read_secret(path)
    assert text[10:30] not in str(caught.value)


def test_the_digest_is_hmac_sha_256():
    # Test case 2 of RFC 4231.
    assert keyed_digest(b"Jefe", "what do ya want for nothing?").hex() == (
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
