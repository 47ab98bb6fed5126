"""The names of the penalty's two readings, and the course's constant; `equations` applies them."""

PENALTIES = ("entity", "interaction")
"""Charged once for each user and item, or once for each of their pairs."""

REG_L = 0.1
