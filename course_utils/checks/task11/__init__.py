"""Task 11: its check and its hints."""
