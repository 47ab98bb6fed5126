"""Task 8: its check and its hints."""
