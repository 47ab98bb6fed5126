"""MathJax and its fonts, copied beside the pages from the package ``jupyter-server-mathjax``."""

import importlib.util
import shutil
from pathlib import Path

# TeX in, HTML out, and the fonts of that: a fifth of what the package holds.
PARTS = (
    "LICENSE",
    "MathJax.js",
    "config/TeX-AMS-MML_HTMLorMML-full.js",
    "extensions/TeX",
    "jax/element",
    "jax/output/HTML-CSS",
    "fonts/HTML-CSS/STIX-Web/woff",
)


def copy_mathjax(folder):
    """Copy what the pages load of MathJax into a new folder.

    Parameters
    ----------
    folder : pathlib.Path
        Does not exist.
    """
    for part in PARTS:
        _copy(package_folder() / part, folder / part)


def package_folder():
    """Where the package keeps MathJax. It is not imported: that would start a server's parts."""
    package = importlib.util.find_spec("jupyter_server_mathjax")
    return Path(package.submodule_search_locations[0]) / "static"


def _copy(source, target):
    target.parent.mkdir(parents=True, exist_ok=True)
    copy = shutil.copytree if source.is_dir() else shutil.copyfile
    copy(source, target)
