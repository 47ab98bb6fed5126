"""The environments of `reproduce`: found, made, kept, made anew."""

import datetime
import importlib.util
from pathlib import Path
from types import SimpleNamespace

import pytest

from course_utils.start.environment import venv_python
from course_utils.start.failure import CommandFailed
from devtools.reproduce import environments

MONDAY, TUESDAY = datetime.date(2026, 11, 23), datetime.date(2026, 11, 24)


@pytest.fixture
def root(tmp_path):
    for file in ("pyproject.toml", "requirements.lock"):
        (tmp_path / file).write_text(file)
    return tmp_path


@pytest.fixture
def uv(monkeypatch):
    """Record uv's words instead of running it; it makes the folder and succeeds."""
    ran = []

    def run(*words, **options):
        ran.append(words)
        if words[0] == "venv":
            python = venv_python(Path(words[-1]))
            python.parent.mkdir(parents=True, exist_ok=True)
            python.touch()
        return SimpleNamespace(returncode=0, stdout="")

    monkeypatch.setattr(environments, "_uv", run)
    return ran


def test_every_supported_python_has_three_environments():
    assert len(environments.ENVIRONMENTS) == 3 * len(environments.PYTHONS) == 9


@pytest.mark.parametrize("kind, words", [
    ("lowest", "--resolution lowest-direct"), ("locked", "--constraint requirements.lock"),
    ("newest", "--resolution highest")])
def test_an_environment_is_made_once(root, uv, kind, words):
    python = environments.make_environment(root, f"3.12-{kind}", "/some/python")
    made, filled = (" ".join(line) for line in uv)
    assert "--clear --python /some/python" in made
    assert words in filled and str(python) in filled
    assert environments.make_environment(root, f"3.12-{kind}", "/some/python") == python
    assert len(uv) == 2


def test_a_stopped_or_failed_set_up_is_begun_anew(root, uv, monkeypatch):
    succeed = environments._uv
    failed = SimpleNamespace(returncode=2)
    monkeypatch.setattr(environments, "_uv",
                        lambda *w, **o: succeed(*w, **o) if w[0] == "venv" else failed)
    with pytest.raises(CommandFailed, match="3.12-lowest could not be made.*network"):
        environments.make_environment(root, "3.12-lowest", "python")
    monkeypatch.setattr(environments, "_uv", succeed)
    environments.make_environment(root, "3.12-lowest", "python")
    assert [words[0] for words in uv] == ["venv", "venv", "pip"]


def test_the_stamp_knows_lock_place_and_for_the_newest_the_day(root):
    def stamp(name, day):
        return environments.stamp_text(root, name, day)

    assert stamp("3.12-newest", MONDAY) != stamp("3.12-newest", TUESDAY)
    before = stamp("3.12-locked", MONDAY)
    assert before == stamp("3.12-locked", TUESDAY)
    (root / "requirements.lock").write_text("another")
    after = stamp("3.12-locked", MONDAY)
    (root / "pyproject.toml").write_text("another")
    assert len({before, after, stamp("3.12-locked", MONDAY)}) == 3


def test_the_stamp_knows_the_options(root, monkeypatch):
    before = environments.stamp_text(root, "3.12-lowest", MONDAY)
    monkeypatch.setitem(environments.RESOLUTIONS, "lowest", ["--resolution", "lowest"])
    assert before != environments.stamp_text(root, "3.12-lowest", MONDAY)


def test_an_environment_whose_python_is_gone_is_made_anew(root, uv):
    python = environments.make_environment(root, "3.12-locked", "/some/python")
    python.unlink()
    environments.make_environment(root, "3.12-locked", "/some/python")
    assert [words[0] for words in uv] == ["venv", "pip"] * 2


def test_a_python_that_is_not_there_is_none(monkeypatch):
    assert environments.find_python("3.99") is None


def test_without_uv_it_says_how_to_get_it(monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(CommandFailed, match="pip install uv=="):
        environments.find_python("3.12")
