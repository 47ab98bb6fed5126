"""Sphinx extension: names of functions in a text lead to the reference, without a mark of Sphinx.

The texts are read in JupyterLab and on a repository's host as well, where Sphinx's own marks
would stand as they are. What code cells call, sphinx-codeautolink links.
"""

from collections import Counter

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.nodes import make_refnode

from devtools.site.launch import BRANCH, REPOSITORY


def setup(app):
    """Register the transforms, and what the reference leaves out."""
    app.add_post_transform(LinkedNames)
    app.add_post_transform(RepositoryFiles)
    app.connect("autodoc-skip-member", skip_what_others_write)
    return {"parallel_read_safe": True}


class LinkedNames(SphinxPostTransform):
    """Link code in a text that is the name of one public function or class."""

    default_priority = 700

    def run(self, **_):
        """Change the document in place."""
        objects = self.env.domains.python_domain.objects
        shared = Counter(name.rpartition(".")[2] for name, entry in objects.items()
                         if entry.objtype != "module")
        full = {name.rpartition(".")[2]: name for name, entry in objects.items()
                if entry.objtype in ("function", "class", "exception")}
        for literal in [*self.document.findall(nodes.literal)]:
            name = literal.astext().removesuffix("()")
            if shared[name] == 1 and name in full and _may_be_linked(literal):
                entry = objects[full[name]]
                literal.replace_self(make_refnode(
                    self.app.builder, self.env.docname, entry.docname, entry.node_id,
                    literal.deepcopy(), full[name]))


def _may_be_linked(literal):
    above = literal.parent
    while above:
        if isinstance(above, nodes.reference | nodes.title):
            return False
        above = above.parent
    return True


class RepositoryFiles(SphinxPostTransform):
    """Let a link to a file that is no page lead to the repository's host, or be no link."""

    default_priority = 5
    """Before MyST looks for a page of this name."""

    def run(self, **_):
        """Change the document in place."""
        for link in [*self.document.findall(addnodes.pending_xref)]:
            if link["reftype"] == "myst" and link["reftarget"].startswith("../"):
                path = link["reftarget"].removeprefix("../")
                shown = link[0].children if not REPOSITORY else nodes.reference(
                    "", "", *link[0].children, refuri=f"{REPOSITORY}/blob/{BRANCH}/{path}")
                link.replace_self(shown)



def skip_what_others_write(app, what, name, value, skip, options):
    """Leave members out of the reference that Python or scikit-learn adds to a class."""
    others = ("Alias for field number", "Configure whether metadata", "Update metadata")
    return True if str(value.__doc__).lstrip().startswith(others) else None
