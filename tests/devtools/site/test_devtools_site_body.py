"""The content of a page: anchors, contents, tables, outputs, mathematics, code."""

import pandas as pd
from bs4 import BeautifulSoup
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from devtools.site.body import body_and_contents


def body_of(*cells):
    body, _ = body_and_contents(new_notebook(cells=[*cells]))
    return BeautifulSoup(body, "html.parser")


def code_with(data):
    output = new_output("display_data", data=data)
    return new_code_cell("f(x)", outputs=[output], execution_count=1)


def table_of(frame):
    return body_of(code_with({"text/html": frame._repr_html_(), "text/plain": "t"})).table


def cells_of(table):
    return [[(cell.name, cell.get_text(), cell.get("scope")) for cell in row(["td", "th"])]
            for row in table("tr")]


def test_contents_are_the_headings_and_each_heading_is_a_link_to_itself():
    text = "# T\n\n## One $x$\n\n### Part\n\n## Two"
    body, contents = body_and_contents(new_notebook(cells=[new_markdown_cell(text)]))
    assert [section["html"] for section in contents] == ["One $x$", "Two"]
    assert [part["html"] for part in contents[0]["parts"]] == ["Part"]
    soup = BeautifulSoup(body, "html.parser")
    for entry in [*contents, *contents[0]["parts"]]:
        heading = soup.find(id=entry["id"])
        assert heading.a["href"] == f"#{entry['id']}"
        assert heading.get_text() == entry["html"]


def test_a_heading_that_holds_a_link_keeps_it():
    (heading,) = body_of(new_markdown_cell("## See [two](02_b.ipynb)"))("h2")
    assert [link["href"] for link in heading("a", class_=False)] == ["02_b.html"]


def test_headers_of_a_table_say_what_they_head_and_none_is_empty():
    table = table_of(pd.DataFrame({"film": ["A"], "votes": [7]}))
    assert cells_of(table) == [
        [("td", "", None), ("th", "film", "col"), ("th", "votes", "col")],
        [("th", "0", "row"), ("td", "A", None), ("td", "7", None)],
    ]
    assert not table.has_attr("border") and table.parent["class"] == ["table"]
    assert not table.find_parent("div", class_="output").find("style")


def test_the_name_of_the_index_moves_up_to_its_column():
    table = table_of(pd.DataFrame({"a": [1]}, index=pd.Index([20], name="points")))
    assert cells_of(table)[0] == [("th", "points", "col"), ("th", "a", "col")]
    assert len(table("tr")) == 2


def test_two_rows_of_headers_stay_two():
    columns = pd.MultiIndex.from_tuples([("a", "b"), ("a", "c")])
    assert len(table_of(pd.DataFrame([[1, 2]], columns=columns))("tr")) == 3


def test_only_columns_of_numbers_are_set_to_the_right():
    table = table_of(pd.DataFrame({"film": ["A", "9"], "votes": [-7.5, 1e-9]}, index=["x", "y"]))
    assert [cell.get_text() for cell in table(class_="number")] == [
        "votes", "-7.500000e+00", "1.000000e-09"]


def test_mathematics_stays_tex_and_code_stays_code():
    soup = body_of(new_markdown_cell("Let $a < b_1 * c_2 *$ be; `$5`.\n\n| $x$ |\n|--|\n| $y$ |"))
    assert "$a < b_1 * c_2 *$" in soup.p.get_text()
    assert soup.code.get_text() == "$5"
    assert [cell.get_text() for cell in soup(["th", "td"])] == ["$x$", "$y$"]


def test_outputs_are_announced_as_such_and_code_without_its_number():
    printed = new_output("stream", name="stdout", text="5 < 6 $\n")
    soup = body_of(new_code_cell("x = 1", outputs=[printed], execution_count=3))
    assert soup.find(class_="output").p.get_text() == "Output:"
    assert soup.find(class_="output").pre.get_text() == "5 < 6 $\n"
    assert "In" not in soup.get_text() and "[3]" not in soup.get_text()


def test_a_page_shows_what_is_stored_and_runs_nothing():
    shown = body_of(code_with({
        "application/javascript": "alert(1)",
        "application/vnd.jupyter.widget-view+json": {"model_id": "m"},
        "text/html": "<b>static</b>",
    }))
    assert shown.b.get_text() == "static" and not shown("script")


def test_a_folded_answer_stays_folded_and_its_text_is_markdown():
    text = "<details><summary>Answer</summary>\n\nIt is **two**, $x_1$.\n\n</details>"
    soup = body_of(new_markdown_cell(text))
    assert not soup.details.has_attr("open")
    assert soup.details.strong.get_text() == "two"
