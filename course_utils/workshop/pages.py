"""The course as pages: one for each executed notebook, and an index."""

import copy
import re
from html import escape

import nbformat
from nbconvert import HTMLExporter
from nbformat.v4 import new_markdown_cell

from course_utils.workshop.normal_form import normalise

FALLBACK_NOTE = (
    "These pages were made from the 2016 edition of the MovieLens data, because the 2018 "
    "edition could not be had. The figures named in the text are those of the 2018 edition "
    "and differ from the tables and charts here."
)

ABOUT = (
    "A small course in three ideas: least squares, alternating least squares and maximum "
    "likelihood. Each notebook explains one of them, works through its tasks and shows the "
    "results. Everything can be run again, with the same numbers and pictures."
)

# The lab template shows code inside Markdown in the font of the text around it.
CODE_STYLE = """\
<style>
.jp-RenderedMarkdown .highlight pre { font-family: var(--jp-code-font-family);
  background: var(--jp-cell-editor-background); padding: 0.5rem 0.75rem; overflow-x: auto; }
</style>
"""

# The page is whole by itself: no fonts, scripts or styles from elsewhere.
INDEX = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Least squares, ALS and maximum likelihood</title>
<style>
:root {{ color-scheme: light dark; --text: #1a1a1a; --page: #ffffff; --link: #0b57a4; }}
@media (prefers-color-scheme: dark) {{
  :root {{ --text: #e8e8e8; --page: #16181c; --link: #8ab8f0; }}
}}
body {{ margin: 0 auto; max-width: 44rem; padding: 1.5rem; color: var(--text);
  background: var(--page); font: 1.05rem/1.6 system-ui, sans-serif; }}
a {{ color: var(--link); }}
a:focus-visible {{ outline: 3px solid var(--link); outline-offset: 2px; }}
.skip {{ position: absolute; left: -100vw; }}
.skip:focus {{ position: static; }}
h3 {{ margin-bottom: 0; }}
</style>
</head>
<body>
<a class="skip" href="#main">Skip to the main content</a>
<main id="main">
<h1>Least squares, ALS and maximum likelihood</h1>
{note}<p>{about}</p>
<h2>Notebooks</h2>
{entries}
</main>
</body>
</html>
"""


def write_pages(notebooks, folder, is_fallback):
    """Write executed notebooks, their pages and the index into a folder.

    Parameters
    ----------
    notebooks : dict of pathlib.Path to nbformat.NotebookNode
        Executed; their metadata is normalised in place.
    folder : pathlib.Path
        Exists.
    is_fallback : bool
        Whether the data was the 2016 edition, which every page then says.
    """
    for path, notebook in notebooks.items():
        normalise(notebook)
        (folder / path.name).write_text(nbformat.writes(notebook) + "\n", encoding="utf-8")
        page = notebook_page(notebook, is_fallback)
        (folder / path.name).with_suffix(".html").write_text(page, encoding="utf-8")
    index = index_page({path.stem: nb for path, nb in notebooks.items()}, is_fallback)
    (folder / "index.html").write_text(index, encoding="utf-8")


def notebook_page(notebook, is_fallback):
    """Return one notebook as an HTML page, with the way back and any note at its head.

    Parameters
    ----------
    notebook : nbformat.NotebookNode
        Not changed.
    is_fallback : bool

    Returns
    -------
    str
    """
    shown = copy.deepcopy(notebook)
    shown.metadata["title"] = title_of(notebook)
    for cell in shown.cells:
        if cell.cell_type == "markdown":
            cell.source = _link_pages(cell.source)
        for output in cell.get("outputs", ()):
            _show_alt(output)
    shown.cells.insert(0, new_markdown_cell(_head(is_fallback), id="page-head"))
    exporter = HTMLExporter(template_name="lab", language_code="en", embed_images=True)
    page, _ = exporter.from_notebook_node(shown)
    return page.replace("</head>", f"{CODE_STYLE}</head>", 1)


def _link_pages(markdown):
    """Let a link from notebook to notebook lead from page to page."""
    return re.sub(r"(\]\([\w-]+)\.ipynb(?=[)#])", r"\1.html", markdown)


def _show_alt(output):
    """Turn a picture with an alternative text into HTML that has it: the template drops it."""
    alt = output.get("metadata", {}).get("image/png", {}).get("alt")
    if alt and "text/html" not in output.data:
        source = f"data:image/png;base64,{output.data['image/png'].strip()}"
        style = "max-width:100%;height:auto"
        html = f'<img src="{source}" alt="{escape(alt)}" style="{style}">'
        output.data["text/html"] = html


def index_page(notebooks, is_fallback):
    """Return the page that lists the notebooks.

    Parameters
    ----------
    notebooks : dict of str to nbformat.NotebookNode
        By the name of their page without its ``.html``, in teaching order.
    is_fallback : bool

    Returns
    -------
    str
    """
    entries = "\n".join(_entry(name, notebook) for name, notebook in notebooks.items())
    return INDEX.format(note=_note(is_fallback), about=ABOUT, entries=entries)


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


def _entry(name, notebook):
    lines = [f'<h3><a href="{escape(name)}.html">{escape(title_of(notebook))}</a></h3>']
    if minutes_of(notebook):
        lines.append(f"<p>About {escape(str(minutes_of(notebook)))} minutes.</p>")
    if objectives_of(notebook):
        items = [f"<li>{escape(objective)}</li>" for objective in objectives_of(notebook)]
        lines += ["<p>After this notebook you can</p>", "<ul>", *items, "</ul>"]
    return "\n".join(lines)


def _head(is_fallback):
    return f'<p><a href="index.html">All notebooks</a></p>\n{_note(is_fallback)}'


def _note(is_fallback):
    """The banner of the fallback edition; its own colours serve light and dark pages."""
    if not is_fallback:
        return ""
    style = "background:#fff3cd;color:#1a1a1a;border:2px solid #8a6d00;padding:0.5rem 1rem"
    return f'<p role="note" style="{style}">{FALLBACK_NOTE}</p>\n'


def _prose(notebook):
    return "\n\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")


def _plain(markdown):
    """Drop the marks of emphasis and code, and the addresses of links."""
    without_links = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", markdown)
    return " ".join(re.sub(r"\*\*|`|(?<!\w)[*_]|[*_](?!\w)", "", without_links).split())
