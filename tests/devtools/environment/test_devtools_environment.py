"""The environment of the commands: found, made, repaired, refused."""

import ast
import importlib.util
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from course_utils.start import environment
from course_utils.start.failure import CommandFailed

ROOT = environment.ROOT
EARLY = [
    "course_utils/__init__", "course_utils/__main__", "course_utils/paths", "devtools/__init__",
    "devtools/commands", "course_utils/start/__init__", "course_utils/start/environment",
    "course_utils/start/failure", "course_utils/start/pins",
]


@pytest.fixture
def root(tmp_path):
    """A repository with a lock of one package, without an environment."""
    (tmp_path / "requirements.lock").write_text("pytest==0 \\\n    --hash=sha256:0\n")
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "x"\ndependencies = ["pytest"]\n')
    return tmp_path


@pytest.fixture
def commands(monkeypatch):
    """Record the set-up's commands instead of running them; all succeed, and make a Python."""
    ran = []

    def succeed(command):
        ran.append(" ".join(map(str, command)))
        if "venv" in command:
            put_python(command[-1])
        return True

    monkeypatch.setattr(environment, "_succeeds", succeed)
    return ran


def put_python(venv):
    python = environment.venv_python(venv)
    python.parent.mkdir(parents=True, exist_ok=True)
    # It stands for an interpreter that answers where its packages are.
    python.write_text(f"#!/bin/sh\necho {venv}/lib/site-packages\n")
    python.chmod(0o755)
    (venv / "lib" / "site-packages").mkdir(parents=True, exist_ok=True)
    (venv / "pyvenv.cfg").write_text("version = 3.11.7\n")


def finish(venv, root):
    put_python(venv)
    environment._write_stamp(venv, root)


posix = pytest.mark.skipif(os.name == "nt", reason="the stand-in for Python is a shell script")


@pytest.mark.parametrize("name", EARLY)
def test_an_old_python_can_read_what_refuses_it(name):
    source = (ROOT / f"{name}.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 7))


def test_the_door_needs_the_standard_library_only():
    # -S leaves out site-packages, -I the surroundings.
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r}); import devtools.commands"
    subprocess.run([sys.executable, "-I", "-S", "-c", code], check=True)


@pytest.mark.parametrize("version", [(3, 11), (3, 12, 1), (3, 13, 0, "final", 0)])
def test_supported_versions_pass(version):
    environment.check_version(version)


@pytest.mark.parametrize("version", [(3, 10, 13), (3, 14), (2, 7), (4, 11)])
def test_another_version_is_told_what_is_supported_and_how_to_choose(version):
    with pytest.raises(CommandFailed) as caught:
        environment.check_version(version)
    line = str(caught.value)
    assert line.startswith(f"Python {version[0]}.{version[1]} is not supported")
    assert "3.11, 3.12, 3.13" in line and "PYTHON=python3.12" in line and "py -3.12" in line
    assert "\n" not in line


def test_running_python_serves_where_it_has_the_packages(root, monkeypatch):
    lock = root / "requirements.lock"
    lock.write_text(f"pytest=={pytest.__version__} \\\n    --hash=sha256:0\n")
    assert environment.find_environment(root) == Path(sys.executable)
    monkeypatch.setattr(environment, "SUPPORTED", ((2, 7),))
    assert environment.find_environment(root) is None


def test_another_version_of_a_package_does_not_serve(root):
    assert environment.find_environment(root) is None


def test_a_missing_package_does_not_serve(root):
    (root / "requirements.lock").write_text("no-such-package==1 \\\n")
    (root / "pyproject.toml").write_text('[project]\ndependencies = ["no-such-package"]\n')
    assert environment.find_environment(root) is None


def test_a_complete_venv_serves_until_the_lock_changes(root):
    venv = root / ".venv"
    finish(venv, root)
    assert environment.find_environment(root) == environment.venv_python(venv)
    (root / "requirements.lock").write_text("pytest==0.1 \\\n")
    assert environment.find_environment(root) is None


def test_a_venv_without_stamp_or_without_python_does_not_serve(root):
    venv = root / ".venv"
    put_python(venv)
    assert environment.find_environment(root) is None
    finish(venv, root)
    environment.venv_python(venv).unlink()
    assert environment.find_environment(root) is None


def test_a_moved_venv_does_not_serve(root, tmp_path_factory):
    moved = tmp_path_factory.mktemp("moved")
    finish(root / ".venv", root)
    for path in [*root.iterdir()]:
        path.rename(moved / path.name)
    assert environment.find_environment(moved) is None


def test_a_venv_of_another_version_is_announced(root, capsys, monkeypatch):
    finish(root / ".venv", root)
    (root / ".venv" / "pyvenv.cfg").write_text("home = x\nversion = 3.99.1\n")
    monkeypatch.setattr(environment, "SUPPORTED", (sys.version_info[:2],))
    environment.find_environment(root)
    assert "made with Python 3.99" in capsys.readouterr().err


@posix
def test_a_new_venv_gets_uv_the_lock_and_the_package(root, commands):
    python = environment.make_environment(root)
    assert len(commands) == 3
    assert "-m venv --clear" in commands[0]
    assert environment.UV in commands[1]
    assert "uv pip --quiet sync --require-hashes" in commands[2]
    assert environment.find_environment(root) == python
    link = root / ".venv" / "lib" / "site-packages" / "course_utils.pth"
    assert (link.parent / link.read_text().strip()).resolve() == root


@posix
def test_nothing_is_installed_twice(root, commands):
    environment.make_environment(root)
    commands.clear()
    environment.make_environment(root)
    assert commands == []


@posix
def test_an_older_lock_is_updated_without_a_new_venv(root, commands):
    finish(root / ".venv", root)
    (root / "requirements.lock").write_text("pytest==0.1 \\\n")
    environment.make_environment(root)
    assert not any("venv --clear" in line for line in commands)
    assert environment.is_complete(root / ".venv", root)


@posix
def test_a_stopped_set_up_is_begun_anew(root, commands):
    put_python(root / ".venv")
    environment.make_environment(root)
    assert "-m venv --clear" in commands[0]


@posix
@pytest.mark.parametrize("broken", [environment.UV, "uv pip --quiet sync"])
def test_pip_takes_over_where_uv_fails(root, commands, broken, monkeypatch, capsys):
    succeed = environment._succeeds
    monkeypatch.setattr(
        environment,
        "_succeeds",
        lambda command: succeed(command) and broken not in " ".join(map(str, command)),
    )
    environment.make_environment(root)
    assert "pip --disable-pip-version-check install --require-hashes -r" in commands[-1]
    assert capsys.readouterr().err.count("uv could not install the packages") == 1
    assert environment.is_complete(root / ".venv", root)


@posix
def test_a_failed_install_leaves_no_stamp_even_where_there_was_one(root, commands, monkeypatch):
    venv = root / ".venv"
    finish(venv, root)
    (root / "requirements.lock").write_text("pytest==0.1 \\\n")
    monkeypatch.setattr(environment, "_succeeds", lambda command: False)
    with pytest.raises(CommandFailed, match="packages could not be installed"):
        environment.make_environment(root)
    (root / "requirements.lock").write_text("pytest==0 \\\n    --hash=sha256:0\n")
    assert environment.find_environment(root) is None


def test_a_missing_ensurepip_is_explained(root, commands, monkeypatch):
    find_spec = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "ensurepip" else find_spec(name)
    )
    with pytest.raises(CommandFailed, match=r"sudo apt install python3\.\d+-venv"):
        environment.make_environment(root)
    assert commands == []


def test_a_program_that_is_not_there_is_a_failure_and_no_error(tmp_path):
    assert environment._succeeds([tmp_path / "no-such-program"]) is False
    assert environment._succeeds([sys.executable, "-c", "raise SystemExit(3)"]) is False
    assert environment._succeeds([sys.executable, "-c", ""]) is True


def test_two_set_ups_wait_for_each_other(tmp_path):
    path = tmp_path / "build" / "lock"
    inside = threading.Event()

    def second():
        with environment._one_at_a_time(path):
            inside.set()

    waiting = threading.Thread(target=second)
    with environment._one_at_a_time(path):
        waiting.start()
        assert not inside.wait(0.3)
    assert inside.wait(30)
    waiting.join()


def test_scripts_and_package_of_the_environment_come_first(tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    python = environment.venv_python(tmp_path)
    put_python(tmp_path)
    variables = environment.environment_variables(python)
    assert variables["PATH"].split(os.pathsep)[0] == str(python.parent)
    assert variables["PYTHONPATH"].split(os.pathsep) == [str(ROOT), "elsewhere"]
    assert variables["VIRTUAL_ENV"] == str(tmp_path)
