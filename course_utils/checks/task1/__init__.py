"""Task 1: its check and its hints."""
