"""Stored outputs compared with new ones."""
