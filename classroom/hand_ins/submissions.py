"""Read a class's submissions from a folder or a zip, trusting none of them.

A submission that cannot be read is that student's trouble only: it is returned with the reason,
and the batch goes on.
"""

import zipfile
from dataclasses import replace
from pathlib import Path, PurePosixPath

from classroom.hand_ins.definitions import definitions
from classroom.hand_ins.files import (
    folder_file,
    folder_files,
    is_left_by_tools,
    zip_files,
)
from classroom.hand_ins.gradescope import LIST, students_of
from classroom.hand_ins.hand_in import NO_NOTEBOOK, Submission, of_cells, read_hand_in
from classroom.hand_ins.platforms import owner_of_file, owner_of_folder
from classroom.text import clean_text

__all__ = ["Submission", "definitions", "of_cells", "read_submissions"]


def read_submissions(source):
    """Read all submissions of a folder or a zip.

    Parameters
    ----------
    source : path_like
        Notebooks or zips side by side (one a student), a folder for each student, nbgrader's
        ``submitted/<student>/<assignment>/``, an export of Moodle, Canvas, Blackboard, Brightspace
        or Gradescope, or a zip of any of these. One folder around everything in a zip is taken
        for a wrapper.

    Yields
    ------
    Submission
        One a student, in the order of their names; one is held in memory at a time.

    Raises
    ------
    ValueError
        Where `source` is neither a folder nor a zip, is damaged, or holds no notebook.
    """
    source = Path(source)
    if source.is_dir():
        yield from _submissions(_of_folder(source), source)
    elif zipfile.is_zipfile(source) or (source.suffix.lower() == ".zip" and source.is_file()):
        with _open_class(source) as archive:
            yield from _submissions(_of_zip(zip_files(archive)), source)
    else:
        raise ValueError(f"SUBMISSIONS must be a folder or a zip file, and {source} is neither.")


def _open_class(source):
    try:
        return zipfile.ZipFile(source)
    except Exception as error:
        # A zip can be damaged in as many ways as there are kinds of errors.
        raise ValueError(f"SUBMISSIONS: {source} is damaged: {clean_text(error)}") from None


def _of_folder(folder):
    """Go through the top of a class: each name with whether it is a folder, and how to list it."""
    if (folder / "submitted").is_dir():
        folder /= "submitted"
    for path in sorted(folder.iterdir()):
        place = PurePosixPath(path.name)
        if path.is_dir() and not path.is_symlink():
            yield path.name, True, folder_files(path, place)
        else:
            yield path.name, False, iter([folder_file(path, place)])


def _of_zip(files):
    """The same of a zip."""
    tops = {}
    for file in _unwrapped(files):
        tops.setdefault(file.path.parts[0], []).append(file)
    for name, own in tops.items():
        yield name, any(len(file.path.parts) > 1 for file in own), iter(own)


def _unwrapped(files):
    """Drop the folder around all others: nbgrader's ``submitted``, or a zip's outermost one.

    A folder that is given by name holds the students; a zip often holds that folder instead.
    """
    if inside := _inside(files, "submitted"):
        return inside
    tops = {file.path.parts[0] for file in files
            if _is_handed_in(file) and not is_left_by_tools(file.path.parts[0])}
    if len(tops) == 1 and not owner_of_folder(*tops).made and (inside := _inside(files, *tops)):
        return _inside(inside, "submitted") or inside
    return files


def _inside(files, folder):
    return [replace(file, path=PurePosixPath(*file.path.parts[1:])) for file in files
            if file.path.parts[0] == folder and len(file.path.parts) > 1]


def _is_handed_in(file):
    return len(file.path.parts) > 1 or file.suffix in (".ipynb", ".zip") or file.refused


def _submissions(tops, source):
    students, tops = {}, list(tops)
    listed = next((students_of(*files) for name, is_folder, files in tops
                   if name == LIST and not is_folder), {})
    for name, is_folder, files in tops:
        owner = owner_of_folder(name) if is_folder else owner_of_file(name)
        if name in listed:
            owner = replace(owner, student=listed[name], made=True)
        if is_left_by_tools(name) and not owner.made:
            continue
        if not is_folder:
            files = [replace(file, path=PurePosixPath(owner.file)) for file in files]
            if not owner.made and not any(map(_is_handed_in, files)):
                continue
        students.setdefault(owner.key, []).append((owner, files))
    has_notebook = False
    for key in sorted(students, key=lambda key: _order(students[key][0][0])):
        submission = read_hand_in(students.pop(key))
        has_notebook |= not submission.problem.startswith(NO_NOTEBOOK)
        yield submission
    if not has_notebook:
        raise ValueError(f"SUBMISSIONS: there is no notebook (.ipynb) in {source}.")


def _order(owner):
    return owner.student, owner.number, owner.key
