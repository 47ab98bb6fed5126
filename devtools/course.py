"""``course``: data, executed notebooks, pages."""

import tempfile
from pathlib import Path

from course_utils.start.failure import CommandFailed, step


def build_course(root):
    """Execute every notebook and write the course's pages.

    The pages are written beside ``build/course`` and take its place at the end, so that a run
    that fails leaves the last good ones.

    Parameters
    ----------
    root : pathlib.Path
        The repository. Its ``notebooks`` are not changed.

    Returns
    -------
    pathlib.Path
        The folder of the pages, ``build/course``.

    Raises
    ------
    CommandFailed
        One line for the step that failed.
    """
    data = load_data()
    with step("execution"):
        notebooks = execute_folder(root / "notebooks")
    with step("pages"):
        return _publish(notebooks, root, data)


def load_data():
    """Return the MovieLens data, got from where it can be had first."""
    with step("data"):
        from course_utils.data.movielens import load_movielens

        return load_movielens()


def execute_folder(folder):
    """Return every notebook of a folder, executed, by path in the order of the names."""
    from devtools.execution import execute_notebooks, read_notebooks

    notebooks = read_notebooks(sorted(folder.glob("*.ipynb")))
    if not notebooks:
        raise CommandFailed(f"there is no notebook in {folder}")
    execute_notebooks(notebooks, folder)
    return notebooks


def _publish(notebooks, root, data):
    from devtools.site.build import write_site

    build = root / "build"
    build.mkdir(exist_ok=True)
    target = build / "course"
    with tempfile.TemporaryDirectory(dir=build, prefix=".course-") as draft:
        pages = Path(draft, "course")
        pages.mkdir()
        write_site(notebooks, root, pages, is_fallback=data.is_fallback)
        if target.exists():
            target.rename(Path(draft, "last"))
        pages.rename(target)
    return target
