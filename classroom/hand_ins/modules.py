"""The small modules that lie beside a student's notebooks, which may import them."""

from importlib.util import decode_source
from pathlib import PurePosixPath

from classroom.hand_ins.notebook_file import Refused
from classroom.text import clean_text

MOST_MODULES = 50
MOST_MODULE_BYTES = 256 << 10
_HANDED_OUT = "course_utils"


def modules_beside(files, folders):
    """Read the modules that a notebook finds beside itself, in its folder or one inside it.

    Parameters
    ----------
    files : iterable of File
        All files of a student.
    folders : set of PurePosixPath
        Where the notebooks lie.

    Returns
    -------
    modules : dict of str to str
        The sources by their paths from the notebook, as in ``tools/steps.py``. Of two with the
        same path the newer counts. The course's own package is left out, and what no notebook
        can import by its name.
    remarks : list of str
        What was not taken, and why.
    """
    found, remarks = {}, []
    for file in sorted(files, key=lambda file: (file.modified, file.path)):
        folder = next((folder for folder in file.path.parents if folder in folders), None)
        if file.suffix == ".py" and folder is not None and not file.refused:
            path = file.path.relative_to(folder)
            names = path.with_suffix("").parts
            if _HANDED_OUT not in names and all(map(str.isidentifier, names)):
                found[path.as_posix()] = file
    modules = {}
    for name in sorted(found, key=lambda name: (len(PurePosixPath(name).parts), name)):
        if len(modules) == MOST_MODULES:
            remarks.append(f"Beside the notebooks lie {len(found)} modules (.py): more than "
                           f"{MOST_MODULES} are not used.")
            break
        try:
            modules[name] = decode_source(found[name].read(MOST_MODULE_BYTES))
        except (Refused, SyntaxError, UnicodeDecodeError) as error:
            remarks.append(f"{clean_text(name)} is not used: {clean_text(error)}.")
    return modules, remarks
