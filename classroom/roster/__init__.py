"""A class with numbers of each student's own."""
