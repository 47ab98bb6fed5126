"""A notebook is read whatever program saved it, and refused with a reason where it cannot be."""

import codecs
import json

import nbformat
import pytest
from handed_in import cell, notebook

from classroom.hand_ins import notebook_file
from classroom.hand_ins.notebook_file import Cell, Refused, parse_notebook, read_cells


def cells_of(data):
    return read_cells(parse_notebook(data))


def test_cells_keep_kind_source_and_name():
    data = notebook(
        cell(["# a\n", "b"], "markdown", id="intro"), cell(["x = 1\n", "y"]), cell("r", "raw"),
        {"cell_type": "odd", "source": "x"},
        {**cell("z", id="random"), "metadata": {"nbgrader": {"grade_id": "task-1"}}},
        {**cell("z"), "metadata": {"id": "of Colab"}})
    assert cells_of(data) == [
        Cell("markdown", "# a\nb", "intro"), Cell("code", "x = 1\ny"), Cell("raw", "r"),
        Cell("code", "z", "task-1"), Cell("code", "z", "of Colab")]


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\r\r\n"])
def test_line_ends_of_all_systems_are_the_same(ends):
    source = "# one\ndef f(x):\n    return x"
    data = notebook(source.replace("\n", ends), cell([f"a{ends}", "b"], "markdown"))
    assert [one.source for one in cells_of(data)] == [source, "a\nb"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_the_encodings_of_json_are_read(encoding):
    data = json.dumps(json.loads(notebook("x = 'é李'")), ensure_ascii=False).encode(encoding)
    assert cells_of(data)[0].source == "x = 'é李'"


def test_a_byte_order_mark_inside_a_cell_is_dropped():
    assert codecs.BOM_UTF8.decode() == "\ufeff"
    assert cells_of(notebook("\ufeffx = 1"))[0].source == "x = 1"


def test_text_that_cannot_be_encoded_is_mended():
    assert cells_of(notebook("x = '\ud800'"))[0].source == "x = '?'"


LANGUAGES = {
    "nothing": {},
    "capital": {"language_info": {"name": "Python"}},
    "ipython": {"kernelspec": {"language": "ipython"}},
    "Colab": {"colab": {"provenance": []}, "kernelspec": {"name": "python3", "display_name": "P"},
              "language_info": {"name": "python"}},
    "VS Code": {"kernelspec": {"display_name": ".venv", "language": "python", "name": "python3"},
                "language_info": {"name": "python", "version": "3.12.1"}, "orig_nbformat": 4},
    "own kernel": {"kernelspec": {"name": "my-course", "display_name": "Kurs"}},
    "theme": {"kernelspec": {"name": "python3"}, "language_info": {"name": "magicpython2"}},
    "odd": {"kernelspec": ["x"], "language_info": 3},
}


@pytest.mark.parametrize("metadata", LANGUAGES.values(), ids=LANGUAGES)
def test_python_by_whatever_name(metadata):
    assert cells_of(notebook("x = 1", metadata=metadata))


def test_older_formats_are_read():
    v4 = nbformat.v4.new_notebook(cells=[
        nbformat.v4.new_markdown_cell("# Title"), nbformat.v4.new_code_cell("x = 1\ny = 2"),
        nbformat.v4.new_raw_cell("raw")])
    v3 = json.dumps(nbformat.convert(v4, 3)).encode()
    assert b"worksheets" in v3
    assert [(one.kind, one.source) for one in cells_of(v3)] == [
        ("markdown", "# Title"), ("code", "x = 1\ny = 2"), ("raw", "raw")]
    v40 = {**json.loads(notebook("x = 1")), "nbformat_minor": 0}
    assert cells_of(json.dumps(v40).encode()) == [Cell("code", "x = 1")]


BROKEN = {
    "cut off": (b'{"cells": [', "damaged"),
    "a conflict of git": (b'<<<<<<< HEAD\n{"cells": []}', "damaged"),
    "not UTF-8": (b'{"cells": "\xff"}', "not UTF-8"),
    "a list": (b"[]", "not a notebook"),
    "empty": (b"", "damaged"),
    "no cells": (b"{}", "no list of cells"),
    "cells of numbers": (notebook(cells=[1, 2]), "no list of cells"),
    "another language": (notebook("a", language="R"), "for R, not for Python"),
    "endless language": (notebook("a", language=["x" * 9999]), "not for Python"),
    "odd metadata": (notebook("a", metadata=[]).replace(b'"a"', b"7"), "has no text"),
    "no code": (notebook("", "  \n"), "no code cells"),
    "deep": (b"[" * 200_000, "damaged"),
    "long number": (b"9" * 5_000, "damaged"),
    "many cells": (notebook(*["a"] * 3000), "3000 cells"),
    "much code": (notebook("a" * (5 << 20)), "too long"),
    "many lists": (b"[" + b"[]," * 600_000 + b"1]", "too many lists"),
    "old and odd": (b'{"nbformat": 3, "worksheets": [7]}', "old format"),
}


@pytest.mark.parametrize("data, reason", BROKEN.values(), ids=BROKEN)
def test_a_broken_notebook_is_refused_with_the_reason(data, reason):
    with pytest.raises(Refused, match=reason) as caught:
        cells_of(data)
    assert len(str(caught.value)) < 500


def test_brackets_are_counted_before_anything_is_parsed(monkeypatch):
    monkeypatch.setattr(notebook_file.json, "loads", lambda data: pytest.fail("it was parsed"))
    with pytest.raises(Refused, match="too many lists"):
        parse_notebook(b"[]," * 600_000)
