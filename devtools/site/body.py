"""The content of a notebook as HTML, with anchors, and the list of its sections.

nbconvert makes it: it is a dependency already and needs nothing from elsewhere. Sphinx with
MyST-NB or Jupyter Book would bring some forty packages, a theme of several megabytes and a
second language of markup, for a site of four pages. Only nbconvert's page, the lab template, is
not used: it carries JupyterLab's style sheet, is light or dark once and for all, and loads
MathJax and require.js from the network.
"""

import copy
import re
from pathlib import Path

from bs4 import BeautifulSoup
from nbconvert import HTMLExporter
from traitlets.config import Config

from devtools.site.tables import mend_table

TEMPLATES = Path(__file__).parent / "template"

# Neither scripts nor widgets: a page shows what is stored.
SHOWN = ["text/html", "text/markdown", "image/png", "text/plain"]


def body_and_contents(notebook):
    """Return a notebook's content as HTML and the sections in it.

    Parameters
    ----------
    notebook : nbformat.NotebookNode
        Not changed.

    Returns
    -------
    body : str
    contents : list of dict
        One for each heading of level 2: its ``id``, its text as ``html``, and in ``parts`` the
        same for the headings of level 3 below it.
    """
    soup = BeautifulSoup(_fragment(notebook), "html.parser")
    for style in soup.find_all("style"):
        style.decompose()
    for table in soup.find_all("table"):
        mend_table(soup, table)
    for heading in soup.find_all(re.compile("^h[1-6]$")):
        _link_to_itself(soup, heading)
    return str(soup), _contents(soup)


def _fragment(notebook):
    shown = copy.deepcopy(notebook)
    for cell in shown.cells:
        if cell.cell_type == "markdown":
            cell.source = _link_pages(cell.source)
    exporter = HTMLExporter(
        template_name=TEMPLATES.name,
        extra_template_basedirs=[str(TEMPLATES.parent)],
        config=Config({"NbConvertBase": {"display_data_priority": SHOWN}}),
    )
    return exporter.from_notebook_node(shown)[0]


def _link_pages(markdown):
    """Let a link from notebook to notebook lead from page to page."""
    return re.sub(r"(\]\([\w-]+)\.ipynb(?=[)#])", r"\1.html", markdown)


def _link_to_itself(soup, heading):
    """Make the text of a heading the link to it, which adds no word to what is read aloud."""
    anchor = heading.find("a", class_="anchor-link")
    if anchor and not heading.find("a", class_=False):
        anchor.extract()
        link = soup.new_tag("a", href=anchor["href"])
        link.extend(list(heading.contents))
        heading.append(link)


def _contents(soup):
    sections = []
    for heading in soup.find_all(["h2", "h3"], id=True):
        entry = {"id": heading["id"], "html": heading.a.decode_contents(), "parts": []}
        if heading.name == "h2":
            sections.append(entry)
        elif sections:
            sections[-1]["parts"].append(entry)
    return sections
