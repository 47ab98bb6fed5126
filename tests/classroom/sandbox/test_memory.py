"""Memory as it was: mapped anew or copied, it is the same, and nobody's changes reach another."""

import ctypes
import mmap

import pytest

from classroom.sandbox import memory

PAGE = 65_536


@pytest.fixture(params=sorted({False, memory._CAN_MAP}), ids=lambda can_map: f"mapped={can_map}")
def places(request, monkeypatch):
    """Two places for two pages each, and how one is read."""
    monkeypatch.setattr(memory, "_CAN_MAP", request.param)
    held = [mmap.mmap(-1, 2 * PAGE) for _ in range(2)]
    views = [(ctypes.c_char * (2 * PAGE)).from_buffer(one) for one in held]
    yield [ctypes.addressof(view) for view in views]
    del views
    for one in held:
        one.close()


def at(address):
    return ctypes.string_at(address, 2 * PAGE)


def test_it_is_what_it_was_with_zeros_up_to_the_end(places):
    first, second = places
    ctypes.memmove(first, b"a" * PAGE, PAGE)
    kept = memory.snapshot(first, PAGE)
    for place in places:
        ctypes.memset(place, ord("x"), 2 * PAGE)
        kept.lay(place, 2 * PAGE)
    assert at(first) == at(second) == b"a" * PAGE + bytes(PAGE)
    assert kept.read() == b"a" * PAGE


def test_what_one_writes_reaches_neither_another_nor_what_is_kept(places):
    first, second = places
    kept = memory.snapshot(first, PAGE)
    for place in places:
        kept.lay(place, 2 * PAGE)
    ctypes.memset(first, ord("b"), 2 * PAGE)
    assert at(second) == bytes(2 * PAGE) and kept.read() == bytes(PAGE)
    kept.lay(first, 2 * PAGE)
    assert at(first) == bytes(2 * PAGE)
