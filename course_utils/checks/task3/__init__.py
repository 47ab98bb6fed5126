"""Task 3: its check and its hints."""
