"""The packages and programs that the commands need."""
