"""What the tests of submissions share: notebooks as bytes, and folders and zips of them."""

import json
import zipfile

from classroom.hand_ins.submissions import read_submissions

STUB = "def fold_in(item_ids, interacted, item_repr_matrix, reg_l):\n    raise NotImplementedError"
ANSWER = "def fold_in(item_ids, interacted, item_repr_matrix, reg_l):\n    return solve(item_ids)"


def notebook(*sources, language="python", **changes):
    cells = [source if isinstance(source, dict) else cell(source) for source in sources]
    metadata = {"kernelspec": {"language": language, "name": "k"}}
    whole = {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5, **changes}
    return json.dumps(whole).encode()


def cell(source, kind="code", **more):
    return {"cell_type": kind, "source": source, "metadata": {}, **more}


def write(folder, files):
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def write_zip(path, files):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def read(source):
    """All submissions by the names that are shown, and Moodle's numbers."""
    return {(one.student, one.number): one for one in read_submissions(source)}


def read_one(source):
    (found,) = read_submissions(source)
    return found
