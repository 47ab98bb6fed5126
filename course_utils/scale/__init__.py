"""The same ALS for data that grow: `AlternatingLeastSquares` of `course_utils.scale.estimator`."""

from course_utils.scale.estimator import AlternatingLeastSquares

__all__ = ["AlternatingLeastSquares"]
