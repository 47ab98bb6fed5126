"""Task 6: its check and its hints."""
