"""The check in the student's own notebook: its history, and other data for it."""
