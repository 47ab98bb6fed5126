"""Task 10: its check and its hints."""
