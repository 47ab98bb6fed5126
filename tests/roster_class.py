"""A small class with editions of their own, for several tests."""

from functools import cache

from classroom.roster.draws import draw_personal_data
from classroom.roster.registry import Registry
from classroom.roster.students import Student
from course_utils.data.movielens import load_embedded, load_movielens

SECRET = bytes(range(32))
STUDENTS = (
    Student("anna", "Anna Meier", "anna@example.org"),
    Student("Ben-7", "*Ben* <b>`x`</b> [link](#a)"),
    Student("4711"),
)


@cache
def editions():
    """What students may have; without a network or an archive the first one is the second."""
    return (load_movielens(), load_embedded())


@cache
def registry(secret=SECRET, folders=()):
    students = {one.key: one for one in STUDENTS}
    personal_data = {
        key: draw_personal_data(secret, one, editions()) for key, one in students.items()}
    return Registry(secret, students, personal_data, folders)
