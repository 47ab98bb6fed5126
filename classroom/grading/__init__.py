"""From submissions to grades and pages."""
