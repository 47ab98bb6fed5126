"""Tables of pandas on the pages: what heads what, and what is a number."""

import pandas as pd
import pytest
from bs4 import BeautifulSoup

from devtools.site.tables import mend_table


def table_of(frame):
    soup = BeautifulSoup(frame.to_html(), "html.parser")
    mend_table(soup, soup.table)
    return soup.table


def cells_of(table):
    return [[(cell.name, cell.get_text(), cell.get("scope")) for cell in row(["td", "th"])]
            for row in table("tr")]


def test_headers_of_a_table_say_what_they_head_and_none_is_empty():
    table = table_of(pd.DataFrame({"film": ["A"], "votes": [7]}))
    assert cells_of(table) == [
        [("td", "", None), ("th", "film", "col"), ("th", "votes", "col")],
        [("th", "0", "row"), ("td", "A", None), ("td", "7", None)],
    ]
    assert not table.has_attr("border")
    assert table.parent["class"] == ["pst-scrollable-table-container"]


def test_the_name_of_the_index_moves_up_to_its_column():
    table = table_of(pd.DataFrame({"a": [1]}, index=pd.Index([20], name="points")))
    assert cells_of(table)[0] == [("th", "points", "col"), ("th", "a", "col")]
    assert len(table("tr")) == 2


def test_two_rows_of_headers_stay_two():
    columns = pd.MultiIndex.from_tuples([("a", "b"), ("a", "c")])
    assert len(table_of(pd.DataFrame([[1, 2]], columns=columns))("tr")) == 3


@pytest.mark.parametrize("films, expected", [
    (["A", "9"], ["votes", "-7.500000e+00", "1.000000e-09"]),
    (["8", "9"], ["film", "8", "9", "votes", "-7.500000e+00", "1.000000e-09"]),
])
def test_only_columns_of_numbers_are_set_to_the_right(films, expected):
    table = table_of(pd.DataFrame({"film": films, "votes": [-7.5, 1e-9]}, index=["x", "y"]))
    rows = [[cell.get_text() for cell in row(class_="number")] for row in table("tr")]
    assert sorted(sum(rows, [])) == sorted(expected)
