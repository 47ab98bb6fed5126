"""The course as a site: Sphinx makes it from executed notebooks, the guides and docstrings."""

import subprocess
import sys
import tempfile
from pathlib import Path

import nbformat

from course_utils.start.failure import CommandFailed
from devtools.comparison.normal_form import normalise_metadata
from devtools.site.front import front_page
from devtools.site.mathjax import copy_mathjax
from devtools.site.reference import reference_pages

FALLBACK_NOTE = (
    "These pages were made from the 2016 release of the MovieLens data, because the 2018 "
    "release could not be had. The figures named in the text are those of the 2018 release "
    "and differ from the tables and charts here."
)


def write_site(notebooks, root, folder, is_fallback):
    """Write the site into a folder.

    The same notebooks give the same bytes, in whatever folder.

    Parameters
    ----------
    notebooks : dict of pathlib.Path to nbformat.NotebookNode
        Executed, in teaching order; their metadata is normalised in place.
    root : pathlib.Path
        The repository, with the guides.
    folder : pathlib.Path
        Exists.
    is_fallback : bool
        Whether the data was the 2016 release, which every page then says.

    Raises
    ------
    CommandFailed
        Where Sphinx stops or warns, of a link that leads nowhere, for example.
    """
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".site-") as draft:
        source = Path(draft, "source")
        source.mkdir()
        _write_source(notebooks, root, source)
        _run_sphinx(source, folder, Path(draft, "doctrees"), is_fallback)
    copy_mathjax(folder / "_static" / "mathjax")


def _write_source(notebooks, root, source):
    for path, notebook in notebooks.items():
        normalise_metadata(notebook)
        _write(source / path.name, nbformat.writes(notebook) + "\n")
    for path in [*(root / "docs").glob("*.md"), root / "CHANGELOG.md"]:
        _write(source / path.relative_to(root), path.read_text(encoding="utf-8"))
    for name, text in reference_pages().items():
        _write(source / "reference" / f"{name}.rst", text)
    by_name = {path.stem: notebook for path, notebook in notebooks.items()}
    _write(source / "index.md", front_page(by_name))


def _run_sphinx(source, folder, doctrees, is_fallback):
    """Run Sphinx in a process of its own: it changes docutils for whoever is in the same."""
    note = ["-D", f"html_theme_options.announcement={FALLBACK_NOTE}"] if is_fallback else []
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-j", "auto",
               "-b", "html", "-c", str(Path(__file__).parent), "-d", str(doctrees), *note,
               str(source), str(folder)]
    if subprocess.run(command, check=False).returncode != 0:
        raise CommandFailed("Sphinx could not make them (its messages are above)")


def _write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    # Line ends are the same on every system.
    path.write_text(text, encoding="utf-8", newline="\n")
