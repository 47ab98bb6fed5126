"""Every number in a notebook's prose is one that the notebook prints, or a constant with a name."""

import ast
import re

import nbformat
import pytest
from bs4 import BeautifulSoup
from notebook_files import NOTEBOOKS, code_cells, markdown_cells, outputs, read

NUMBER = re.compile(r"(?<![\w.^{/-])[+-]?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(%?)(?![\w{^])")
SMALL = 13
"""Whole numbers below this are written for counting things in the text itself."""

NOT_PROSE = (
    r"```.*?```", r"`[^`]*`", r"^\|.*?$", r"^#+ .*?$", r"\$\$.*?\$\$",
    r"\[[^\]]*\]\([^)]*\)",  # links
    r"^- [A-Z][^\n]*\*[^\n]*\*[^\n]*\d{4}[^\n]*$", r"\([^()]*(?:19|20)\d\d\)",  # literature
    r"\*\*Expected time:\*\* \d+ minutes", r"\((?:easy|medium|open), \d+ minutes\)",
    r"notebooks? \d", r"[Tt]asks? \d", r"\d \\times", r"10\^\S+", r"2\^\S+",
)

CONSTANTS = {
    "01": {},
    "02": {
        "100000": "ratings of the small data set, as MovieLens rounds them",
        "2018": "the year of the edition",
        "90": "course_utils.data.interactions.N_RANDOM_FILMS",
    },
    "03": {"0.001": "course_utils.likelihood.comparison: what counts as closer"},
    "04": {
        "2018": "the year of the edition",
        "0.63": "1 / log2(3), the gain of a hit at the second place",
        "300": "course_utils.recommend.tuning.RANGES",
        "2000": "course_utils.recommend.bootstrap.N_RESAMPLES",
        "97.5%": "the upper quantile of an interval of 95%",
    },
    "05": {
        "2761": "interactions of notebook 2",
        "30": "pairs of a row that the example takes",
        "300": "multiplications and additions of that row",
        "655": "555 users and 100 films",
        "450": "megabytes of pyspark",
        "2016": "the year of the embedded release",
        "671": "users of that edition",
        "9066": "films of that edition",
        "100480507": "ratings of the Netflix Prize", "17770": "its films", "480189": "its users",
        "400": "10^10 entries against the largest size that was measured, 2.5 * 10^7",
        "2.5": "the largest size that was measured against the next, 10^7",
    },
}
"""By notebook: numbers that it does not print, and what each is."""


def prose(notebook):
    text = "\n\n".join(cell.source for cell in markdown_cells(notebook))
    for pattern in NOT_PROSE:
        text = re.sub(pattern, " ", text, flags=re.DOTALL | re.MULTILINE if "```" in pattern
                      or r"\$\$" in pattern else re.MULTILINE)
    return text


def said(text):
    """The numbers of a text: as they stand there, without sign, commas and percent."""
    for match in NUMBER.finditer(text):
        whole, decimals, percent = match.groups()
        number = whole.replace(",", "") + (decimals or "")
        if decimals or percent or int(number) >= SMALL:
            yield number, percent


def shown(notebook):
    """The absolute values of all numbers in the outputs and in the code."""
    texts = [
        output.get("text", "")
        + output.get("data", {}).get("text/plain", "")
        + BeautifulSoup(output.get("data", {}).get("text/html", ""), "html.parser").get_text(" ")
        for _, output in outputs(notebook)
    ]
    found = re.findall(r"\d[\d,]*(?:\.\d+)?(?:e[+-]\d+)?", " ".join(texts))
    values = {float(number.replace(",", "")) for number in found}
    for cell in code_cells(notebook):
        source = "\n".join(line for line in cell.source.splitlines() if line[:1] not in "%!")
        values |= {abs(float(node.value)) for node in ast.walk(ast.parse(source))
                   if isinstance(node, ast.Constant) and type(node.value) in (int, float)}
    return values


def is_shown(number, percent, values):
    """Whether a value, rounded as the text rounds it, is the number; whole ones are not rounded."""
    digits = len(number.partition(".")[2])
    wanted = float(number)
    scales = (1, 100) if percent else (1,)
    if digits == 0:
        return any(wanted == value for value in values) or bool(percent) and any(
            round(100 * value) == wanted for value in values)
    return any(abs(scale * value - wanted) <= 0.5 * 10**-digits * (1 + 1e-9)
               for value in values for scale in scales)


def unsupported(notebook, constants):
    values = shown(notebook)
    return [number + percent for number, percent in said(prose(notebook))
            if number + percent not in constants and not is_shown(number, percent, values)]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_number_in_the_prose_is_printed_or_a_named_constant(path):
    assert unsupported(read(path), CONSTANTS[path.stem[:2]]) == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_named_constant_is_said_and_not_printed(path):
    notebook = read(path)
    numbers = {number + percent for number, percent in said(prose(notebook))}
    constants = CONSTANTS[path.stem[:2]]
    assert {*constants} <= numbers
    without = set(unsupported(notebook, {}))
    assert {*constants} == without


def notebook_with(text, printed):
    cell = nbformat.v4.new_code_cell("print(x)")
    cell.outputs = [nbformat.v4.new_output("stream", text=printed)]
    return nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell(text), cell])


@pytest.mark.parametrize("text, printed, wrong", [
    ("It is 0.123, see $x^2$.", "0.1234", []),
    ("It is 0.124.", "0.1234", ["0.124"]),
    ("It is 12% of 2,761 pairs.", "share 0.1204 of 2761", []),
    ("It is 13% of 2,762 pairs.", "share 0.1204 of 2761", ["13%", "2762"]),
    ("After 17 epochs, -0.71.", "16.7 and -0.7100", ["17"]),
    ("Hu (2008) and `0.9` and three of 12.", "", []),
    ("From $-6.1183$ on.", "", ["6.1183"]),
])
def test_wrong_numbers_are_found(text, printed, wrong):
    assert unsupported(notebook_with(text, printed), {}) == wrong
