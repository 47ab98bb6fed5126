"""``python -m classroom``: what it says of its commands, and of one that is stopped."""

import sys
from types import SimpleNamespace

import pytest

from classroom.__main__ import COMMANDS, HELP, main


@pytest.mark.parametrize("words, code", [([], 0), (["--help"], 0), (["grades"], 2)])
def test_other_words_bring_the_help(words, code, capsys):
    assert main(words) == code
    assert capsys.readouterr().out == HELP


@pytest.mark.parametrize("name", COMMANDS)
def test_a_stopped_command_is_one_line(name, monkeypatch, capsys):
    def stop(words):
        assert words == ["a", "b"]
        raise KeyboardInterrupt

    monkeypatch.setitem(sys.modules, f"classroom.{COMMANDS[name]}", SimpleNamespace(main=stop))
    assert main([name, "a", "b"]) == 130
    assert capsys.readouterr() == ("", f"\n{name}: stopped\n")
