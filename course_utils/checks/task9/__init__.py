"""Task 9: its check and its hints."""
