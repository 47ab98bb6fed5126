"""What notebook 05 calculates: costs by counting, and measurements on record."""
