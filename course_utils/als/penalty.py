"""The penalty of the factorisation: its two readings, and the course's constant."""

PENALTIES = ("entity", "interaction")
"""Charged once for each user and item, or once for each of their pairs; see `course_utils.solutions.als`."""

REG_L = 0.1
