"""Tables that people read and write with a spreadsheet."""

import csv
import io
import re

from classroom.files import write_whole

# Where a cell begins: at its start or, for who separates by them, after any of these.
_FORMULA = re.compile(r"(^|[;,\t|\r\n])([\s\"']*)(?=[=+\-@＝＋－＠])")


def read_table(path, required):
    """Read a table as a spreadsheet writes it.

    Parameters
    ----------
    path : pathlib.Path
        CSV in UTF-8, separated by commas or semicolons.
    required : tuple of str
        Columns that must be there.

    Yields
    ------
    number : int
        Of the line.
    fields : dict of str to str
        By the names of the columns in small letters, without the blanks around them. Empty lines
        are left out.

    Raises
    ------
    ValueError
        Where the file or a line cannot be used; the message names it.
    """
    text = _text(path)
    delimiter = ";" if ";" in text.partition("\n")[0] else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        lines = [(reader.line_num, [field.strip() for field in fields]) for fields in reader]
    except csv.Error as error:
        raise ValueError(
            f"{path.name}, line {reader.line_num} cannot be read as CSV: {error}.") from None
    columns = [name.lower() for name in lines[0][1]] if lines else []
    if any(columns.count(name) != 1 for name in required):
        raise ValueError(
            f"{path.name} must have {_columns(required)} in its first line, which is "
            f"{delimiter.join(columns)[:100]!r}.")
    for number, fields in lines[1:]:
        if any(fields[len(columns):]):
            raise ValueError(
                f"{path.name}, line {number} has more fields than the {len(columns)} columns of "
                f"the first line: put a field that has a {delimiter!r} in it into quotes.")
        if any(fields):
            yield number, dict(zip(columns, fields, strict=False))


def _columns(names):
    return (f"one column {names[0]}" if len(names) == 1
            else f"the columns {', '.join(names)}, each once,")


def _text(path):
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise ValueError(f"{path.name} must be saved as CSV in UTF-8.")
    return text


def plain_cell(text):
    """A text of which a spreadsheet must not take any part for a formula, however it splits it."""
    return _FORMULA.sub(r"\1\2'", text)


def write_csv(path, rows):
    """Write a table for spreadsheets."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    write_whole(path, text.getvalue())
