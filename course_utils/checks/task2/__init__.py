"""Task 2: its check and its hints."""
