"""The commands by name: help, refusals, exit codes, Makefile and CI."""

import os
import re
import shutil
import subprocess
import sys

import pytest

from course_utils.start.environment import ROOT
from course_utils.start.failure import CommandFailed, one_line, step
from devtools import commands
from devtools.environment import browser, peers, spark


@pytest.fixture
def ready(monkeypatch):
    """The environment is there; the words of its search are kept."""
    entered = []
    monkeypatch.setattr(commands, "enter_environment", entered.append)
    return entered


@pytest.mark.parametrize("words", [[], ["help"], ["--help"]])
def test_help_names_every_command_and_needs_no_environment(words, capsys, ready):
    assert commands.main(words) == 0
    shown = capsys.readouterr().out
    for name in commands.COMMANDS:
        assert len(re.findall(rf"^  {name} +\S", shown, flags=re.MULTILINE)) == 1
    assert ready == []


def test_the_door_is_the_module():
    done = subprocess.run(
        [sys.executable, "-m", "course_utils"], cwd=ROOT, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout) == (0, commands.HELP)


def test_an_unknown_command_is_refused(capsys, ready):
    assert commands.main(["curse"]) == 2
    assert "'curse'" in capsys.readouterr().err
    assert ready == []


@pytest.mark.parametrize("words", [["-k", "als"], ["--", "-k", "als"]])
def test_further_words_belong_to_pytest(words, monkeypatch, ready):
    ran = []
    monkeypatch.setattr(commands, "_python", lambda *words: ran.append(words))
    commands.main(["test", *words])
    assert ran == [("-m", "pytest", "-n", "2", "--dist", "loadscope", "--no-loadscope-reorder",
                    "-k", "als")]
    assert ready == [["test", *words]]


def test_what_a_command_starts_may_keep_what_python_compiles(monkeypatch, ready):
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setattr(commands, "_python", lambda *words: None)
    commands.main(["test"])
    assert "PYTHONDONTWRITEBYTECODE" not in os.environ


def _stop(*words):
    """Instead of a program that takes this process's place."""
    raise SystemExit(words)


def test_benchmarks_run_one_by_one(monkeypatch, ready):
    monkeypatch.setattr(commands, "_python", _stop)
    with pytest.raises(SystemExit) as caught:
        commands.main(["bench", "-k", "package"])
    assert caught.value.args[0] == ("-m", "pytest", "-n", "0", "benchmarks", "-k", "package")


@pytest.mark.parametrize("peers, words", [("python", ("--peers", "python")), (None, ())])
def test_without_further_words_bench_is_the_whole_study(peers, words, monkeypatch, ready):
    monkeypatch.setattr(commands, "_python", _stop)
    monkeypatch.setattr("devtools.environment.peers.prepare_peers", lambda root: peers)
    with pytest.raises(SystemExit) as caught:
        commands.main(["bench"])
    assert caught.value.args[0] == ("benchmarks/study.py", *words)


@pytest.mark.parametrize("fails, is_there", [((), True), (("venv",), False), (("install",), False)])
def test_peers_are_installed_or_left_out_with_a_line(
    fails, is_there, monkeypatch, tmp_path, capsys
):
    monkeypatch.setattr(peers, "succeeds", lambda words: not set(fails) & set(words))
    python = peers.prepare_peers(tmp_path)
    said = capsys.readouterr().err
    assert (python is not None, "measures without them" in said) == (is_there, not is_there)


@pytest.mark.parametrize("name", ["assignment", "grade"])
def test_paths_of_the_classroom_begin_where_the_teacher_is(name, monkeypatch, ready, tmp_path):
    became = []
    monkeypatch.setattr(commands, "become", lambda words: became.append((os.getcwd(), *words)))
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    monkeypatch.chdir(tmp_path)
    commands.main([name, "--roster", "r.csv"])
    assert became == [(os.getcwd(), sys.executable, "-m", "classroom", name,
                       "--roster", "r.csv")]
    assert os.environ["PYTHONPATH"] == os.pathsep.join([str(ROOT), "elsewhere"])


def test_browser_tests_run_once_the_browser_is_there(monkeypatch, ready, capsys):
    ran = []
    monkeypatch.setattr(browser, "prepare_browser", ran.append)
    monkeypatch.setattr(commands, "_python", lambda *words: ran.append(words))
    commands.main(["test-browser", "-k", "lab"])
    assert ran == [ROOT, ("-m", "pytest", "-n", "2", "--dist", "loadscope",
                          "--no-loadscope-reorder", "tests/browser", "-k", "lab")]


def test_spark_tests_run_once_spark_is_there(monkeypatch, ready):
    ran = []
    monkeypatch.setattr(spark, "prepare_spark", ran.append)
    monkeypatch.setattr(commands, "_python", lambda *words: ran.append(words))
    commands.main(["test-spark", "-k", "workers"])
    assert ran == [ROOT, ("-m", "pytest", "tests/spark", "-k", "workers")]


def test_browser_tests_fail_in_one_line_where_there_is_no_browser(monkeypatch, ready, capsys):
    def fail(root):
        raise CommandFailed("Chromium is missing: install it")

    monkeypatch.setattr(browser, "prepare_browser", fail)
    assert commands.main(["test-browser"]) == 1
    assert capsys.readouterr().err == "test-browser: Chromium is missing: install it\n"


def test_programs_run_from_the_root_and_the_exit_code_is_theirs(tmp_path):
    inner = f"import os, sys; sys.exit(7 if os.path.samefile('.', {str(ROOT)!r}) else 1)"
    outer = f"from devtools.commands import _python; _python('-c', {inner!r})"
    variables = {**os.environ, "PYTHONPATH": str(ROOT)}
    assert subprocess.call([sys.executable, "-c", outer], cwd=tmp_path, env=variables) == 7


@pytest.mark.parametrize(
    "error, line",
    [
        (CommandFailed("no disk"), "course: data failed: no disk\n"),
        (ValueError("ratings.csv is short:\n fetch it"), "course: data failed: ratings.csv is "
         "short: fetch it\n"),
        (PermissionError(13, "denied", "data"), "course: data failed: PermissionError: "
         "[Errno 13] denied: 'data'\n"),
    ],
)
def test_a_failed_step_is_one_line_and_code_1(error, line, monkeypatch, capsys, ready):
    def fail(words):
        with step("data"):
            raise error

    monkeypatch.setitem(commands.COMMANDS, "course", fail)
    assert commands.main(["course"]) == 1
    assert capsys.readouterr() == ("", line)


def test_a_failed_environment_is_one_line_and_code_1(monkeypatch, capsys):
    def fail(words):
        raise CommandFailed("Python 3.9 is not supported")

    monkeypatch.setattr(commands, "enter_environment", fail)
    assert commands.main(["test"]) == 1
    assert capsys.readouterr().err == "test: environment failed: Python 3.9 is not supported\n"


def test_ctrl_c_ends_without_a_traceback(monkeypatch, capsys, ready):
    def interrupted(words):
        raise KeyboardInterrupt

    monkeypatch.setitem(commands.COMMANDS, "course", interrupted)
    assert commands.main(["course"]) == 130
    assert capsys.readouterr().err == "\ncourse: stopped\n"


def test_course_takes_no_words(capsys, ready):
    assert commands.main(["course", "quickly"]) == 1
    assert "'quickly'" in capsys.readouterr().err


def test_one_line_drops_colours_and_breaks_and_keeps_marks():
    assert one_line("\x1b[0;31ma\x1b[0m <b>\n  [red]{x} %s\n") == "a <b> [red]{x} %s"
    assert one_line("x" * 400, longest=10) == "x" * 9 + "…"


def test_makefile_wraps_every_command():
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.search(r"^\.PHONY: (.*)$", text, flags=re.MULTILINE).group(1).split()
    assert sorted(targets) == sorted(["help", *commands.COMMANDS])


@pytest.mark.skipif(shutil.which("make") is None, reason="needs make")
@pytest.mark.parametrize(
    "words, command", [
        ([], "help"),
        (["test", "ARGS=-k als"], "test -k als"),
        (["grade", "SUBMISSIONS=a b", "OUT=c", "ARGS=--jobs 2"], 'grade "a b" --out "c" --jobs 2'),
        (["grade", "SUBMISSIONS=a", "OUT=c", "ROSTER=d e.csv"],
         'grade "a" --out "c" --roster "d e.csv"'),
        (["assignment"], "assignment"),
        (["assignment", "ROSTER=d e.csv"], 'assignment --roster "d e.csv"'),
    ],
)
def test_make_runs_the_command_of_its_name(words, command):
    # The tests themselves may run under make, which tells its children that they do.
    variables = {k: v for k, v in os.environ.items() if not k.startswith(("MAKE", "MFLAGS"))}
    program = ["make", "-n", "PYTHON=py", *words]
    made = subprocess.check_output(program, cwd=ROOT, env=variables, text=True)
    assert made.split() == f"py -m course_utils {command}".split()


@pytest.mark.skipif(shutil.which("make") is None, reason="needs make")
def test_make_lets_python_find_the_package_in_this_folder():
    python = "sh -c 'echo $${PYTHONSAFEPATH-not set}'"
    program = ["make", "--no-print-directory", "help", f"PYTHON={python}"]
    variables = {**os.environ, "PYTHONSAFEPATH": "1"}
    assert subprocess.check_output(program, cwd=ROOT, env=variables, text=True) == "not set\n"


TARGETS = ("setup-tests", "lint", "test", "test-spark", "test-browser")


@pytest.mark.skipif(os.name == "nt", reason="the script is for bash")
@pytest.mark.parametrize("has_archive", [True, False])
def test_ci_names_the_archive_where_there_is_one(tmp_path, has_archive):
    script = tmp_path / "project" / ".ci" / "run"
    script.parent.mkdir(parents=True)
    shutil.copy(ROOT / ".ci" / "run", script)
    archive = tmp_path / "shared" / "data" / "ml-latest-small.zip"
    if has_archive:
        archive.parent.mkdir(parents=True)
        archive.touch()
    make = tmp_path / "make"
    make.write_text('#!/bin/sh\necho "$PWD|$1|$MOVIELENS_SMALL_ZIP"\n'
                    '[ "$1" != test-browser ] || exit 9\n')
    make.chmod(0o755)
    variables = {k: v for k, v in os.environ.items() if k != "MOVIELENS_SMALL_ZIP"}
    variables["PATH"] = f"{tmp_path}{os.pathsep}{variables['PATH']}"
    done = subprocess.run([str(script)], env=variables, cwd="/", capture_output=True, text=True)
    expected = archive.resolve() if has_archive else ""
    place = script.parents[1].resolve()
    assert done.stdout.split("\n") == [
        f"{place}|{target}|{expected}" for target in TARGETS] + [""]
    assert done.returncode == 9
    assert "\nset -euo pipefail\n" in script.read_text()
