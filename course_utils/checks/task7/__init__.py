"""Task 7: its check and its hints."""
