"""Task 9's mistakes, each with its hints; those of the ridge step are task 3's."""

from course_utils.checks.hints import Hint
from course_utils.checks.task3.hints import HINTS as STEP_HINTS
from course_utils.checks.twins import hints

# The values that task 3 calls r_ui are called interacted here.
HINTS = {
    name: Hint(hint.kind, hint.place.replace("r_ui", "interacted"))
    for name, hint in STEP_HINTS.items() if name not in hints(3)
} | {
    "all-films-used": Hint(
        "Films that are not listed count as negatives.",
        "Nothing is known about a film that is not in item_ids. Look at the rows that you hand "
        "to the ridge step.",
    ),
    "negatives-exchanged": Hint(
        "You take your negatives from the films that are not listed.",
        "The negatives are listed, too: look at what interacted says about them.",
    ),
    "other-rows-used": Hint(
        "You use rows of item_repr_matrix that are not those of the listed films.",
        "Find where item_ids is used in your function: are only as many rows taken as there are "
        "ids?",
    ),
    "ids-shifted": Hint(
        "You use the rows next to those of the listed films.",
        "Look for plus or minus one: ids are row numbers, which start at 0.",
    ),
    "ids-sorted": Hint(
        "Films and values do not belong together: the films are in another order.",
        "Look for a sort, a set or a mask that picks rows in the order of the matrix.",
    ),
    "values-sorted": Hint(
        "Films and values do not belong together: the values are in another order.",
        "Look for a sort of interacted, or for a list that is turned around.",
    ),
    "ids-as-values": Hint(
        "The ids are taken for what the user thinks of the films.",
        "Look at the order of the arguments in your call of the ridge step.",
    ),
    "scores-returned": Hint(
        "You return a score for each film, and the task asks for the user.",
        "The scores come from the user's representation: return what they were made from.",
    ),
    "one-for-each-film": Hint(
        "You return one number for each film.",
        "How long is a user's representation? Look at the shape of item_repr_matrix.",
    ),
}
HINTS |= hints(9)
