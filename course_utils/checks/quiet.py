"""Functions whose calls in a notebook are not made again when its statements run elsewhere."""

from course_utils.checks.tasks import TASKS

# The grader makes these calls itself, with its own data; the notebook's own take minutes.
QUIET_CALLS = (*(task.function for task in TASKS.values() if task.function), "fmin", "check")

# The course's own pictures and studies: they take seconds, and no answer needs what they give.
# The recorded example of the student edition would take the place of the student's functions.
COURSE_CALLS = (
    "show", "compare_fits", "errors_by_size", "fit_hyperopt", "load_record", "tune_implicit",
    "tune_neighbours", "all_scores", "dimension_study", "evaluate_sampled", "item_neighbours",
    "tune_factors", "training_pairs", "epochs_study", "evaluate", "evaluate_models",
    "evaluate_starts", "local_minima", "other_maps", "points_with_two_minima",
    "show_interactive_map", "similar_items", "spread_table")
