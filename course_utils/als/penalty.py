"""The penalty of the factorisation: its two readings, and the course's constant."""

PENALTIES = ("entity", "interaction")
"""Charged once for each user and item, or once for each of their pairs."""

REG_L = 0.1
