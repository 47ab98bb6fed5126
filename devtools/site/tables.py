"""Tables that a screen reader can read: pandas writes empty headers, and not what they head."""

import re

NUMBER = re.compile(r"[-+]?[\d,.]+(e[-+]?\d+)?%?|NaN|nan|inf|-inf|\.\.\.")


def mend_table(soup, table):
    """Say which cells a header belongs to, empty no header, and let a wide table scroll.

    Parameters
    ----------
    soup : bs4.BeautifulSoup
    table : bs4.Tag
        Changed in place, and put into a ``div`` of the class that the theme lets scroll.
    """
    table.attrs.pop("border", None)
    _merge_index_names(table)
    for row in table.find_all("tr"):
        row.attrs.pop("style", None)
    for header in table.find_all("th"):
        if header.get_text(strip=True):
            header["scope"] = "col" if header.find_parent("thead") else "row"
        else:
            header.name = "td"
    _mark_numbers(table)
    table.wrap(soup.new_tag("div", attrs={"class": "pst-scrollable-table-container"}))


def _merge_index_names(table):
    """Move the names of the index, for which pandas writes a row of their own, to the first row."""
    rows = table.thead.find_all("tr") if table.thead else []
    if len(rows) != 2:
        return
    pairs = list(zip(rows[0].find_all("th"), rows[1].find_all("th"), strict=False))
    if all(bool(upper.get_text()) != bool(lower.get_text()) for upper, lower in pairs):
        for upper, lower in pairs:
            upper.string = upper.get_text() or lower.get_text()
        rows[1].decompose()


def _mark_numbers(table):
    """Give the class ``number`` to the cells of the columns that hold only numbers."""
    rows = [row.find_all(["td", "th"]) for row in table.find_all("tr")]
    if len({len(row) for row in rows}) != 1:
        return
    for column in zip(*rows, strict=True):
        values = [cell.get_text(strip=True) for cell in column if cell.find_parent("tbody")]
        if all(map(NUMBER.fullmatch, values)):
            for cell in column:
                cell["class"] = "number"
