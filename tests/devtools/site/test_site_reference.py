"""The reference holds every name that a reader can import from the package."""

import re

import pytest
from notebook_files import NOTEBOOKS, code_cells, read

import course_utils
from devtools.site.reference import INSIDE, reference_pages

PAGES = reference_pages()
MODULES = {name: members.split(", ") for text in PAGES.values()
           for name, members in re.findall(r"automodule:: (\S+)(?:\n   :members: (.+))?", text)}


@pytest.mark.parametrize("name", course_utils.__all__)
def test_each_public_name_is_in_the_list_and_its_module_in_the_reference(name):
    module = getattr(course_utils, name).__module__
    assert f"- :py:obj:`~{module}.{name}`\n" in PAGES["index"]
    assert name in MODULES[module]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_each_module_that_a_lesson_imports_is_in_the_reference(path):
    source = "\n".join(cell.source for cell in code_cells(read(path)))
    imported = {*re.findall(r"^from (course_utils\.[\w.]+) import", source, flags=re.MULTILINE)}
    assert imported and imported <= MODULES.keys()


def test_the_inside_of_the_checks_is_not():
    assert not [name for name in MODULES if name.startswith(INSIDE)]


def test_constants_are_there_where_a_text_explains_them():
    names = MODULES["course_utils.likelihood.comparison"]
    assert {"BOTH", "ONE", "NEITHER", "compare_fits"} <= {*names}
    assert "X_MAX" in MODULES["course_utils.likelihood.curve"]
    assert {"np", "pd", "expit", "log_curve"}.isdisjoint(names)
