"""Task 4: its check and its hints."""
