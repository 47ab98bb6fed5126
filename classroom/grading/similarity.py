"""Whose edition and whose numbers are in each submission: a table for the teacher alone.

It takes no points and appears on no student's page: two who work together may well have each
other's numbers, and what that means is for a person to say.
"""

import re
from collections import Counter
from dataclasses import dataclass, replace

from classroom.hand_ins.submissions import read_submissions
from classroom.roster.assignments import WHOSE_DATA, front
from classroom.roster.draws import movielens_releases, tag
from classroom.roster.key_numbers import MOST_LETTERS, NumbersIn, key_numbers
from classroom.roster.students import plain_id
from classroom.tables import plain_cell
from classroom.text import clean_text
from course_utils.personal_data import COURSE

COLUMNS = ("student", "roster", "edition_of", "own_numbers", "numbers_of_others", "look")
COURSE_NAME = "(the common edition)"
_TWICE = "another submission has the same line of the roster"
_WHOSE_DATA = re.compile(re.escape(WHOSE_DATA) + r"([\w .-]{1,60}?)\.$", flags=re.M | re.A)


@dataclass(frozen=True)
class Match:
    """What was found in one submission.

    Attributes
    ----------
    roster : str
        The id on the roster; "" for somebody who is not there.
    edition_of : tuple of str
        The ids that its notebooks name: in front, in their metadata, in what they printed.
    own_numbers : tuple of str
        The kinds of the student's own key numbers that are there.
    numbers_of_others : dict of str to tuple of str
        The same of each other student whose numbers are there.
    tags : tuple of bool
        Whether each tag in its notebooks is that of the student whom they name.
    remarks : tuple of str
        Why to look at it.
    """

    roster: str
    edition_of: tuple
    own_numbers: tuple
    numbers_of_others: dict
    tags: tuple
    remarks: tuple


def find_matches(source, registry):
    """Compare each submission with the numbers of the whole class.

    Parameters
    ----------
    source : pathlib.Path
        What `read_submissions` takes.
    registry : Registry

    Returns
    -------
    list of Match
        One a submission, in the order of `read_submissions`.
    """
    known = _known_numbers(registry)
    fronts = {front(one): key for key, one in registry.students.items()}
    matches = [_match(submission, registry, known, fronts)
               for submission in read_submissions(source)]
    counts = Counter(match.roster for match in matches if match.roster)
    return [replace(match, remarks=(*match.remarks, _TWICE)) if counts[match.roster] > 1 else match
            for match in matches]


def are_all_marks_false(matches):
    """Whether editions were handed in, and none of them was made with this secret."""
    return {genuine for match in matches for genuine in match.tags} == {False}


def matches_table(labels, matches):
    """Yield the rows of ``matches.csv``, the header first."""
    yield list(COLUMNS)
    for label, match in zip(labels, matches, strict=True):
        others = "; ".join(f"{student}: {', '.join(kinds)}"
                           for student, kinds in match.numbers_of_others.items())
        yield [*map(plain_cell, (label, match.roster, "; ".join(match.edition_of))),
               ", ".join(match.own_numbers), plain_cell(others), "; ".join(match.remarks)]


def _known_numbers(registry):
    """The key numbers of everybody, and of the common edition, by the name in the table."""
    editions = movielens_releases()
    everyones = {registry.students[key].student: one
                 for key, one in registry.personal_data.items()}
    return {student: key_numbers(personal, editions)
            for student, personal in {**everyones, COURSE_NAME: COURSE}.items()}


def _match(submission, registry, known, fronts):
    key = registry.key_of(submission.student)
    own = registry.students[key].student if key else ""
    text = "\n".join([*submission.outputs, *submission.cells, *submission.texts])
    numbers = NumbersIn(text)
    found = _kinds_found(numbers, known.get(own, {}))
    others = {student: kinds for student, numbers_of in known.items() if student != own
              if (kinds := _kinds_found(numbers, numbers_of, known.get(own, {})))}
    keys = _editions_named(submission, fronts)
    named = sorted(registry.students[key].student if key in registry.students else clean_text(key)
                   for key in keys)
    tags = tuple(_is_genuine(registry, *pair) for pair in submission.editions)
    reasons = {
        "not on the roster": not own,
        "names another's edition": own and set(named) - {own},
        "names no edition": not named and not submission.problem,
        "its tag is not genuine": not all(tags),
        "has numbers of others": others,
        "is too long to be searched to its end": len(text) > MOST_LETTERS,
    }
    return Match(own, tuple(named), found, others, tags,
                 tuple(reason for reason, holds in reasons.items() if holds))


def _kinds_found(numbers, wanted, own=None):
    """The kinds whose numbers are there; what is the student's own as well does not count."""
    own = own or {}
    return tuple(kind for kind, ways in wanted.items()
                 if any(map(numbers.has, ways - own.get(kind, set()))))


def _editions_named(submission, fronts):
    """The keys of all students whose the notebooks say they are."""
    keys = {fronts[text.strip()] for text in submission.texts if text.strip() in fronts}
    keys |= {plain_id(student) for student, _ in submission.editions}
    return keys | {
        plain_id(name) for text in submission.outputs for name in _WHOSE_DATA.findall(text)}


def _is_genuine(registry, student, found):
    personal = registry.personal_data.get(plain_id(student))
    return personal is not None and tag(registry.secret, personal) == found
