"""The same ALS for data that grow: `AlternatingLeastSquares` of `course_utils.als.estimator`."""

from course_utils.als.estimator import AlternatingLeastSquares

__all__ = ["AlternatingLeastSquares"]
