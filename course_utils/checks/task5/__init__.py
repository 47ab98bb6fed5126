"""Task 5: its check and its hints."""
