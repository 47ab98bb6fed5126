"""The course as a small site: a front page, and a page for each executed notebook.

It is read from the file system, without a server and without a network. Each page is whole by
itself but for MathJax, which is in a folder beside them: without it the formulas stay TeX.
"""

import jinja2
import nbformat

from devtools.comparison.normal_form import normalise
from devtools.site.body import TEMPLATES, body_and_contents
from devtools.site.facts import figure_of, minutes_of, objectives_of, title_of
from devtools.site.mathjax import copy_mathjax

COURSE = "Least squares, ALS and maximum likelihood"

FALLBACK_NOTE = (
    "These pages were made from the 2016 release of the MovieLens data, because the 2018 "
    "release could not be had. The figures named in the text are those of the 2018 release "
    "and differ from the tables and charts here."
)

ABOUT = (
    "A small course in three ideas: least squares, alternating least squares and maximum "
    "likelihood. Each notebook explains one of them, works through its tasks and shows the "
    "results. Everything can be run again, with the same numbers and pictures."
)


def write_pages(notebooks, folder, is_fallback):
    """Write executed notebooks, their pages, the front page and MathJax into a folder.

    The same notebooks give the same bytes.

    Parameters
    ----------
    notebooks : dict of pathlib.Path to nbformat.NotebookNode
        Executed, in teaching order; their metadata is normalised in place.
    folder : pathlib.Path
        Exists.
    is_fallback : bool
        Whether the data was the 2016 release, which every page then says.
    """
    for path, notebook in notebooks.items():
        normalise(notebook)
        _write(folder / path.name, nbformat.writes(notebook) + "\n")
    by_name = {path.stem: notebook for path, notebook in notebooks.items()}
    for name in by_name:
        _write(folder / f"{name}.html", notebook_page(name, by_name, is_fallback))
    _write(folder / "index.html", index_page(by_name, is_fallback))
    copy_mathjax(folder / "mathjax")


def notebook_page(name, notebooks, is_fallback):
    """Return one notebook as an HTML page, with its contents and the way to the other pages.

    Parameters
    ----------
    name : str
        Which one.
    notebooks : dict of str to nbformat.NotebookNode
        By the name of their page without its ``.html``, in teaching order. Not changed.
    is_fallback : bool

    Returns
    -------
    str
    """
    names = [None, *notebooks, None]
    place = names.index(name)
    body, contents = body_and_contents(notebooks[name])
    return _page("notebook.html.j2", name, notebooks, is_fallback,
                 title=title_of(notebooks[name]), body=body, contents=contents,
                 previous=names[place - 1], next=names[place + 1])


def index_page(notebooks, is_fallback):
    """Return the front page, which lists the notebooks; the arguments are `notebook_page`'s."""
    entries = [_entry(name, notebook) for name, notebook in notebooks.items()]
    return _page("front.html.j2", "index", notebooks, is_fallback, about=ABOUT, entries=entries)


def _entry(name, notebook):
    return {
        "name": name,
        "title": title_of(notebook),
        "figure": figure_of(notebook),
        "minutes": minutes_of(notebook),
        "objectives": objectives_of(notebook),
    }


def _page(template, current, notebooks, is_fallback, **content):
    titles = {name: title_of(notebook) for name, notebook in notebooks.items()}
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True,
        undefined=jinja2.StrictUndefined, keep_trailing_newline=True)
    return environment.get_template(template).render(
        course=COURSE, current=current, titles=titles, is_fallback=is_fallback,
        fallback_note=FALLBACK_NOTE, **content)


def _write(path, text):
    # Line ends are the same on every system.
    path.write_text(text, encoding="utf-8", newline="\n")
