"""A class whose editions were made from a roster: who is who, and whose numbers are whose."""

import re
from dataclasses import dataclass

from classroom.roster.draws import class_personal_data
from classroom.roster.secret import read_secret
from classroom.roster.students import plain_id, read_roster
from course_utils.personal_data import COURSE

_NUMBERED = re.compile(r"(?P<name>.*)_(?P<number>\w*\d)")


@dataclass(frozen=True)
class Registry:
    """The roster with its secret.

    Attributes
    ----------
    secret : bytes
    students : dict of str to Student
        By `Student.key`.
    personal_data : dict of str to PersonalData
        By the same keys.
    folders : tuple of pathlib.Path
        Where the roster and the secret lie, which no submission may see.
    """

    secret: bytes
    students: dict
    personal_data: dict
    folders: tuple = ()

    def __repr__(self):
        # Neither a log nor a traceback may show the secret.
        return f"<Registry of {len(self.students)} students>"

    def key_of(self, submitter):
        """Find who handed something in.

        Parameters
        ----------
        submitter : str
            `Submission.student`: the roster's id, the roster's name where no two have it, or
            Canvas' or Gradescope's name with the id behind it.

        Returns
        -------
        str or None
            The key, or None where nobody on the roster is meant.
        """
        key = plain_id(submitter)
        if key in self.students:
            return key
        numbered = _NUMBERED.fullmatch(key)
        return (self._key_named(submitter)
                or numbered and (numbered["number"] if numbered["number"] in self.students
                                 else self._key_named(numbered["name"])) or None)

    def _key_named(self, name):
        """The key of the only student with this name, or None."""
        named = [key for key, one in self.students.items()
                 if one.name and _plain_name(one.name) == _plain_name(name)]
        return named[0] if len(named) == 1 else None

    def personal_data_of(self, submitter):
        """The numbers of who handed something in; the course's for anybody else."""
        return self.personal_data.get(self.key_of(submitter), COURSE)


def read_registry(roster, secret):
    """Read a roster and its secret, and draw the numbers of the class again.

    Parameters
    ----------
    roster, secret : pathlib.Path

    Returns
    -------
    Registry

    Raises
    ------
    ValueError
        Where one of them is missing or cannot be used.
    """
    students = read_roster(roster)
    found = read_secret(secret)
    personal_data = class_personal_data(found, students)
    folders = roster.parent, secret.parent
    return Registry(found, {one.key: one for one in students}, personal_data, folders)


def _plain_name(name):
    return " ".join(plain_id(name).split())
