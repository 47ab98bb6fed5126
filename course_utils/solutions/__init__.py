"""The answers, and the studies that need them: the one folder that students never get."""
