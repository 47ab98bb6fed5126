"""Sphinx extension: names of functions in a text lead to the reference, without a mark of Sphinx.

The texts are read in JupyterLab and on a repository's host as well, where Sphinx's own marks
would stand as they are. What code cells call, sphinx-codeautolink links.
"""

from collections import Counter

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.nodes import make_refnode

from devtools.site.launch import BRANCH, REPOSITORY


def setup(app):
    """Register the transform and what becomes of a link to a file that is no page."""
    app.add_post_transform(LinkedNames)
    app.connect("missing-reference", link_to_repository)
    return {"parallel_read_safe": True}


class LinkedNames(SphinxPostTransform):
    """Link code in a text that is the name of one public function or class."""

    default_priority = 700

    def run(self, **_):
        """Change the document in place."""
        objects = self.env.domains.python_domain.objects
        shared = Counter(name.rpartition(".")[2] for name in objects)
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


def link_to_repository(app, env, node, contnode):
    """Let a link to a file of the repository lead to its host, or be no link where there is none.

    Parameters
    ----------
    app : sphinx.application.Sphinx
    env : sphinx.environment.BuildEnvironment
    node : docutils.nodes.Element
        The link.
    contnode : docutils.nodes.Element
        What is shown.

    Returns
    -------
    docutils.nodes.Element or None
        None for every other link.
    """
    target = node["reftarget"]
    if node.get("reftype") != "myst" or not target.startswith("../"):
        return None
    if not REPOSITORY:
        return contnode
    address = f"{REPOSITORY}/blob/{BRANCH}/{target.removeprefix('../')}"
    return nodes.reference("", "", contnode, refuri=address)
