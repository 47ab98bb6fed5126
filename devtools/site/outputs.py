"""Sphinx extension: what the notebooks print as HTML becomes figures and tables of the site.

MyST-NB puts an output's HTML into the page as it is. A figure there is a picture of several
hundred kilobytes inside the page, which cannot be enlarged; a table has pandas' empty headers.
"""

import base64
from pathlib import Path

from bs4 import BeautifulSoup
from docutils import nodes
from sphinx.transforms import SphinxTransform

from devtools.site.tables import mend_table


def setup(app):
    """Register the transforms."""
    app.add_transform(MendedOutputs)
    return {"parallel_read_safe": True}


class MendedOutputs(SphinxTransform):
    """Replace raw HTML that holds a picture or a table."""

    default_priority = 500

    def apply(self, **_):
        """Change the document in place."""
        for cell in self.document.findall(_is_output):
            cell.insert(0, nodes.paragraph("", "Output:", classes=["visually-hidden"]))
        raw = [node for node in self.document.findall(nodes.raw) if node["format"] == "html"]
        for number, node in enumerate(raw):
            if "<img" in node.astext():
                figure = _figure(node.astext(), self._file(number))
                figure["ids"] = [f"figure-{number}"]
                node.replace_self(figure)
                # The class of an output's HTML would give it a ground of its own in the dark.
                figure["classes"] = []
            elif "<table" in node.astext():
                node.rawsource = ""
                node.children = [nodes.Text(_with_mended_tables(node.astext()))]

    def _file(self, number):
        name = f"{self.env.docname.replace('/', '-')}-{number}.png"
        return Path(self.env.srcdir, "figures", name)


def _is_output(node):
    return isinstance(node, nodes.container) and "cell_output" in node["classes"]


def _figure(html, path):
    """Store the picture of a figure, and return the figure with its width in pixels.

    Sphinx lets a picture with a width lead to its file.
    """
    soup = BeautifulSoup(html, "html.parser")
    png = base64.b64decode(soup.img["src"].partition("base64,")[2])
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(png)
    width = int.from_bytes(png[16:20], "big")
    image = nodes.image(uri=f"/figures/{path.name}", alt=soup.img["alt"], width=f"{width}px")
    caption = soup.figcaption.get_text() if soup.figcaption else ""
    return nodes.figure("", image, nodes.caption(caption, caption))


def _with_mended_tables(html):
    soup = BeautifulSoup(html, "html.parser")
    for style in soup.find_all("style"):
        style.decompose()
    for table in soup.find_all("table"):
        mend_table(soup, table)
    return str(soup)
