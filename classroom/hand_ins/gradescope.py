"""Whose each submission of Gradescope's export is: a list that lies beside their folders."""

import re

import yaml

LIST = "submission_metadata.yml"
MOST_LIST_BYTES = 64 << 20
"""The list also holds what Gradescope's own tests have printed, for each try of each student."""

# All that YAML has to read is the few lines with the names: a long list takes it minutes.
_SUBMISSION = re.compile(r"^(\S.*):[ \t]*\n((?:[ \t].*\n|\n)*)", flags=re.MULTILINE)
_SUBMITTERS = re.compile(r"^  :submitters:.*\n(?:  [ -].*\n)*", flags=re.MULTILINE)


def students_of(file):
    """Read the list.

    Parameters
    ----------
    file : File

    Returns
    -------
    dict of str to str
        For each submission's folder its student, such as ``Ann Lee_3031`` with the student id
        behind the name; of a group all of them. What cannot be read is left out.
    """
    try:
        text = file.read(MOST_LIST_BYTES).decode("utf-8-sig")
    except ValueError:
        return {}
    lines = "\n".join([*text.splitlines(), ""])
    students = {folder: _names(about) for folder, about in _SUBMISSION.findall(lines)}
    return {folder: names for folder, names in students.items() if names}


def _names(about):
    found = _SUBMITTERS.search(about)
    try:
        return ", ".join(filter(None, map(_name, yaml.safe_load(found[0])[":submitters"])))
    except Exception:
        # Lines that are no such list can fail in as many ways as there are kinds of errors.
        return ""


def _name(submitter):
    name = submitter.get(":name") or submitter.get(":email") or ""
    return "_".join(str(part).strip() for part in (name, submitter.get(":sid")) if part)
