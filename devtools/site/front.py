"""The front page: what the course is, and each lesson's figure, objectives and minutes."""

from devtools.site.facts import figure_of, minutes_of, objectives_of, title_of
from devtools.site.reference import ROOMS

TEXT = """\
# Least squares, ALS and maximum likelihood

A small course in three ideas: least squares, alternating least squares and maximum likelihood. \
Each notebook explains one of them, works through its tasks and shows the results. Everything can \
be run again, with the same numbers and pictures.

## Lessons

{lessons}
## Run it yourself

These pages show what the notebooks print and draw. To change the numbers and see what happens, \
open the notebooks in JupyterLab: `make lab`, or `python -m course_utils lab`.

```{{toctree}}
:hidden:
:caption: Lessons

{names}
```

```{{toctree}}
:hidden:
:caption: Guides

For students <docs/student>
For teachers <docs/teaching>
docs/misconceptions
docs/glossary
```

```{{toctree}}
:hidden:
:caption: Reference

course_utils <reference/index>
{rooms}
```

```{{toctree}}
:hidden:
:caption: Behind the scenes

docs/architecture
docs/numba
docs/reproducibility
CHANGELOG
```
"""


def front_page(notebooks):
    """Return the front page as MyST Markdown.

    Parameters
    ----------
    notebooks : dict of str to nbformat.NotebookNode
        By the name of their page, in teaching order.

    Returns
    -------
    str
    """
    lessons = "".join(_lesson(name, notebook) for name, notebook in notebooks.items())
    rooms = "\n".join(f"reference/{room}" for room in ROOMS)
    return TEXT.format(lessons=lessons, names="\n".join(notebooks), rooms=rooms)


def _lesson(name, notebook):
    parts = [f"### [{title_of(notebook)}]({name}.ipynb)", figure_of(notebook) or ""]
    if minutes_of(notebook):
        parts.append(f"About {minutes_of(notebook)} minutes.")
    if objectives_of(notebook):
        items = "\n".join(f"- {objective}" for objective in objectives_of(notebook))
        parts.append(f"After this notebook you can\n\n{items}")
    return "\n\n".join(filter(None, parts)) + "\n\n"
