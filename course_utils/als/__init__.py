"""Alternating least squares for data that grow: `AlternatingLeastSquares`, its engines.

The estimator is imported on first use, so a notebook that compares two maps loads no
scikit-learn.
"""

__all__ = ["AlternatingLeastSquares"]


def __getattr__(name):
    if name not in __all__:
        raise AttributeError(f"module 'course_utils.als' has no attribute {name!r}")
    from course_utils.als.estimator import AlternatingLeastSquares

    return AlternatingLeastSquares
