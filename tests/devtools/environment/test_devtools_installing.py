"""Packages of a lock and Debian's programs are installed only where they are missing."""

import sys
from importlib import metadata

import pytest

from course_utils.start.failure import CommandFailed
from devtools.environment import installing


@pytest.fixture
def ran(monkeypatch):
    """Every command succeeds and is only recorded."""
    commands = []
    monkeypatch.setattr(installing, "succeeds", lambda command: commands.append(command) or True)
    return commands


@pytest.fixture
def lock(tmp_path):
    path = tmp_path / "requirements-some.lock"
    path.write_text(f"pytest=={metadata.version('pytest')} \\\n    --hash=sha256:0\n")
    return path


@pytest.mark.parametrize("uid, programs, installed", [
    (0, {"apt-get"}, ["chromium", "default-jre-headless"]),
    (0, {"apt-get", "chromium"}, ["default-jre-headless"]),
    (0, {"apt-get", "google-chrome", "java"}, []),
    (0, set(), []),
    (1000, {"apt-get"}, []),
])
def test_programs_are_installed_by_root_where_they_are_missing(
        uid, programs, installed, ran, monkeypatch, capsys):
    monkeypatch.setattr(installing.os, "geteuid", lambda: uid, raising=False)
    monkeypatch.setattr(installing.shutil, "which", lambda name: name if name in programs else None)
    installing.install_programs()
    assert [command[2] for command in ran] == (["update", "install"] if installed else [])
    assert all(command[0] == "apt-get" for command in ran)
    assert not installed or ran[-1][5:] == installed
    assert capsys.readouterr().out.startswith("setup-tests: ")


def test_packages_are_installed_only_where_one_is_missing_or_differs(ran, lock):
    installing.install_lock(lock)
    assert ran == []
    lock.write_text("pytest==0 \\\n    --hash=sha256:0\n")
    installing.install_lock(lock)
    (command,) = ran
    assert command[:4] == [sys.executable, "-m", "uv", "pip"]
    assert "--require-hashes" in command and command[command.index("-r") + 1] == str(lock)
    lock.write_text("no-such-package==1 \\\n")
    assert not installing.has_pins(lock)


@pytest.mark.parametrize("broken, fails", [({"uv"}, False), ({"uv", "pip"}, True)])
def test_pip_takes_over_where_uv_fails(broken, fails, lock, monkeypatch):
    ran = []
    lock.write_text("pytest==0 \\\n")
    monkeypatch.setattr(installing, "succeeds",
                        lambda command: ran.append(command) or command[2] not in broken)
    if fails:
        with pytest.raises(CommandFailed, match="requirements-some.lock could not be installed"):
            installing.install_lock(lock)
    else:
        installing.install_lock(lock)
    assert [command[2] for command in ran] == ["uv", "pip"]


def test_a_failed_command_is_no_success():
    assert installing.succeeds([sys.executable, "-c", ""])
    assert not installing.succeeds([sys.executable, "-c", "raise SystemExit(3)"])
