"""Stubs that no rule tells from an answer, and what a student may change without an answer."""

import pytest

from classroom.hand_ins import handed_out
from classroom.hand_ins.handed_out import hash_of, is_untouched

NAMES = ("users", "items")
LOOP = """\
import numpy as np

def train(matrix, epsilon):
    epoch = 0

    # Your code

        epoch += 1
    return matrix

train(np.eye(2), 0.1)
"""
FUNCTION = """\
def train(matrix, epsilon):
    epoch = 0
        epoch += 1
    return matrix
"""
FIRST, SECOND = "pairs = frame.copy()\n# Your code", "# Your code\nprint(users[0])\n"


@pytest.fixture(autouse=True)
def known(monkeypatch):
    monkeypatch.setattr(handed_out, "_STUB_FUNCTIONS", {hash_of(FUNCTION)})
    monkeypatch.setattr(handed_out, "_STUB_CELLS", {2: {hash_of(FIRST), hash_of(SECOND)}})


@pytest.mark.parametrize("cell", [
    LOOP, LOOP.replace("\n", "\r\n"), LOOP.replace("# Your code", "# Write it here\n\n"),
    LOOP.replace("0.1", "0.01"), f"%%time\n{LOOP}", f"{LOOP}print('mine')\n",
    LOOP.replace("    ", "  "), FUNCTION])
def test_a_loop_around_a_gap_is_known_whatever_stands_around_it(cell):
    assert is_untouched(5, ["x = 1", cell], ["train"])


@pytest.mark.parametrize("cell", [
    LOOP.replace("# Your code", "while True:"), LOOP.replace("epoch = 0", "epoch = 1"),
    f"{LOOP}\ndef train(matrix, epsilon):\n    return matrix * 2\n"])
def test_a_loop_in_which_something_was_written_is_a_try(cell):
    assert not is_untouched(5, [cell], ["train"])


def test_variables_that_no_cell_binds_are_untouched_where_all_cells_of_the_stub_are():
    assert is_untouched(2, ["x = 1", FIRST, SECOND], NAMES)
    assert not is_untouched(2, [FIRST, f"everybody = {{}}\n{SECOND}"], NAMES)
    assert not is_untouched(2, [FIRST], NAMES)
    assert not is_untouched(3, [FIRST, SECOND], NAMES)


def test_one_try_among_stubs_is_a_try():
    stub, answer = "users = None", "items = {1: [2]}"
    assert is_untouched(2, [stub], NAMES)
    assert not is_untouched(2, [stub, answer], NAMES)
