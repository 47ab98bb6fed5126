"""What the pages say about a notebook: its title, objectives, minutes and figure."""

import re

from devtools.site.readme_pictures import TAG


def title_of(notebook):
    """Return the text of a notebook's first heading, without Markdown's marks."""
    found = re.search(r"^#{1,6}\s+(.+?)\s*#*$", _prose(notebook), flags=re.MULTILINE)
    return _plain(found.group(1)) if found else "Notebook"


def objectives_of(notebook):
    """Return the items of the list under the line "After this notebook you can"."""
    pattern = r"^\**After this notebook you can\W*\n((?:- .*(?:\n .*)*\n?)+)"
    found = re.search(pattern, _prose(notebook), flags=re.MULTILINE)
    if not found:
        return []
    return [_plain(item) for item in re.split(r"^- ", found.group(1), flags=re.MULTILINE)[1:]]


def minutes_of(notebook):
    """Return the expected time in minutes from the metadata ``course.minutes``, or None."""
    return notebook.metadata.get("course", {}).get("minutes")


def figure_of(notebook):
    """Return the figure that stands for a notebook, in the README too, as HTML, or None."""
    for cell in notebook.cells:
        if TAG in cell.metadata.get("tags", []):
            return next(output.data["text/html"] for output in cell.outputs if "data" in output)
    return None


def _prose(notebook):
    return "\n\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")


def _plain(markdown):
    """Drop the marks of emphasis and code, and the addresses of links."""
    without_links = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", markdown)
    return " ".join(re.sub(r"\*\*|`|(?<!\w)[*_]|[*_](?!\w)", "", without_links).split())
