"""Notebooks executed and stored."""
