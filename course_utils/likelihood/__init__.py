"""The logistic curve of notebook 03: its likelihood, its fits, and studies of both."""
