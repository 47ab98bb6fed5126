"""Memory as it was: mapped anew or copied, it is the same, and nobody's changes reach another."""

import ctypes
import io
import mmap
import os
from array import array

import pytest

from classroom.sandbox import memory

PAGE = 65_536


@pytest.fixture(params=sorted({False, memory._CAN_MAP}), ids=lambda can_map: f"mapped={can_map}")
def places(request, monkeypatch):
    """Two places for two pages each, and how one is read."""
    monkeypatch.setattr(memory, "_CAN_MAP", request.param)
    monkeypatch.setattr(memory, "_NEAR", 1)
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


def written_since(places):
    """A base that lies at both places, and the first one's address after four writes to it."""
    first, second = places
    ctypes.memmove(first, bytes(range(1, 251)) * 250, 62_500)
    base = memory.snapshot(first, PAGE)
    for place in places:
        base.lay(place, 2 * PAGE)
    ctypes.string_at(first, PAGE)
    for offset in (3, 40_000, PAGE - 1, PAGE + 7):
        ctypes.memset(first + offset, 255, 1)
    return base, first, second


def test_a_copy_of_what_was_written_since_is_the_same(places):
    base, first, second = written_since(places)
    kept = memory.snapshot(first, 2 * PAGE, base)
    was = at(first)
    assert kept.is_whole == (not memory._CAN_MAP)
    if memory._CAN_MAP:
        assert memory._writes_are_told(), "this Linux does not tell what was written"
        assert 0 < os.fstat(kept._handle.fileno()).st_size <= 4 * mmap.PAGESIZE
    for place in (second, first):
        ctypes.memset(place, ord("x"), 2 * PAGE)
        kept.lay(place, 2 * PAGE)
        assert at(place) == was
    base.lay(second, 2 * PAGE)
    assert at(first) == was != at(second)


def test_it_keeps_its_base(places):
    base, first, second = written_since(places)
    was = at(first)
    kept = memory.snapshot(first, 2 * PAGE, base)
    del base
    kept.lay(second, 2 * PAGE)
    assert at(second) == was


@pytest.mark.parametrize("name, value", [("_writes_are_told", lambda: False), ("_MOST_PARTS", 1)])
def test_where_writes_are_not_told_or_too_many_all_is_copied(places, monkeypatch, name, value):
    monkeypatch.setattr(memory, name, value)
    base, first, second = written_since(places)
    was = at(first)
    kept = memory.snapshot(first, 2 * PAGE, base)
    assert kept.is_whole and kept.read() == was
    kept.lay(second, 2 * PAGE)
    assert at(second) == was


def test_on_a_copy_that_is_not_whole_all_is_copied(places):
    base, first, second = written_since(places)
    kept = memory.snapshot(first, 2 * PAGE, base)
    kept.lay(second, 2 * PAGE)
    ctypes.memset(second, 254, 1)
    was = at(second)
    last = memory.snapshot(second, 2 * PAGE, kept)
    assert last.is_whole and last.read() == was


@pytest.mark.skipif(not memory._CAN_MAP, reason="nothing is mapped on this system")
def test_a_system_that_hides_the_pages_is_found_out(monkeypatch):
    def refused(*_, **__):
        raise PermissionError

    for answer in (refused, lambda *_: [], lambda *_: None, lambda _, size: [(0, size)]):
        monkeypatch.setattr(memory, "_written", answer)
        assert not memory._writes_are_told.__wrapped__()


def test_a_page_in_swap_was_written_to(monkeypatch):
    entries = array("Q", [1 << 63 | 1 << 61, 1 << 62, 0])
    monkeypatch.setattr(
        memory, "open", lambda *_, **__: io.BytesIO(entries.tobytes()), raising=False)
    assert memory._written(0, 3 * mmap.PAGESIZE) == [(mmap.PAGESIZE, mmap.PAGESIZE)]
