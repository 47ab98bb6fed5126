"""What the guest sees of the host: copies of files that are gathered for it, and nothing else."""

import importlib.util
import shutil
from pathlib import Path

from course_utils.paths import ROOT

PACKAGES = (
    "IPython", "asttokens", "comm", "executing", "hyperopt", "ipython_pygments_lexers",
    "ipywidgets", "livelossplot", "matplotlib_inline", "prompt_toolkit", "pure_eval", "pygments",
    "stack_data", "textalloc", "traitlets", "wcwidth",
)
"""What notebooks import that the runtime does not bring: each is plain Python."""

_RUNNER = ROOT / "course_utils" / "checks" / "runner"
_EMBEDDED, _DOWNLOADED = "/data/movielens_small_2016/", "/data/movielens_small/"
_HERE = Path(__file__).resolve().parent
_SOURCES_ONLY = shutil.ignore_patterns("__pycache__", "*.so", "*.pyd", "tests", ".*")


def make_contents(folder, edition=None):
    """Fill a folder with the program inside, the packages and the students' edition.

    Parameters
    ----------
    folder : pathlib.Path
        Empty.
    edition : pathlib.Path, optional
        The students' ``course_utils`` and ``data``. It must hold no answer.
    """
    _copy_program(folder / "program")
    packages = folder / "packages"
    packages.mkdir()
    for name in PACKAGES:
        _copy_package(name, packages)
    (folder / "edition").mkdir()
    if edition is not None:
        shutil.copytree(edition, folder / "edition", dirs_exist_ok=True, ignore=_SOURCES_ONLY)


def read_contents(folder):
    """Read into memory what `make_contents` wrote: guests see no folder of the host's.

    Parameters
    ----------
    folder : pathlib.Path

    Returns
    -------
    dict of str to bytes
        By absolute path, as if the folder were the root.
    """
    return {f"/{path.relative_to(folder).as_posix()}": path.read_bytes()
            for path in sorted(folder.rglob("*")) if path.is_file()}


def data_files(contents):
    """The edition's data, which a notebook finds beside itself.

    MovieLens lies in two places: the single notebook that this course grew from reads
    ``data/movielens_small``.

    Parameters
    ----------
    contents : dict of str to bytes
        From `read_contents`.

    Returns
    -------
    dict of str to bytes
        By path, as if the notebook's folder were the root.
    """
    edition = "/edition"
    found = {path.removeprefix(edition): data for path, data in contents.items()
             if path.startswith(f"{edition}/data/")}
    return {path.replace(_EMBEDDED, _DOWNLOADED): data for path, data in found.items()} | found


def _copy_program(folder):
    shutil.copytree(_HERE / "inside", folder / "inside", ignore=_SOURCES_ONLY)
    shutil.copytree(_RUNNER, folder / "runner", ignore=_SOURCES_ONLY)


def _copy_package(name, folder):
    spec = importlib.util.find_spec(name)
    if spec is None:
        # Which of them there are depends on the version of IPython.
        return
    origin = Path(spec.origin)
    if origin.name != "__init__.py":
        shutil.copyfile(origin, folder / origin.name)
        return
    shutil.copytree(origin.parent, folder / name, ignore=_SOURCES_ONLY)
    # Some ask for their own version.
    for about in origin.parents[1].glob(f"{name.lower()}-*.dist-info"):
        shutil.copytree(about, folder / about.name, ignore=shutil.ignore_patterns("RECORD"))
