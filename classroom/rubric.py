"""What each task asks for, and the points that it is worth."""

POINTS = {1: 3, 2: 2, 3: 3, 4: 4, 5: 5, 6: 3, 7: 3, 8: 4, 9: 3}
"""Of 30 in all."""

TASKS = tuple(POINTS)
"""Those that are handed out and graded."""

IN_NOTEBOOK_4 = (7, 8, 9)
"""Teachers may leave that notebook out: without it these are not attempted, and not missing."""

ANSWERS = {
    1: ("perform_least_squares",),
    2: ("interactions_pos_neg_user_dict", "interactions_pos_neg_item_dict"),
    3: ("perform_mf_als_step",),
    4: ("perform_mf_als_epoch",),
    5: ("perform_mf_als_training",),
    6: ("loss_mle",),
    7: ("recommend_items",),
    8: ("hit_rate_and_ndcg",),
    9: ("fold_in",),
}
"""The names under which an answer is found in the notebook."""

FREE_TEXT_POINTS = {"question-dimensions": 2, "question-comparison": 3}
"""Answers in words, which a person grades."""
