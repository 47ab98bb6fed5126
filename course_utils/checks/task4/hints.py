"""Task 4's mistakes and their hints."""

from course_utils.checks.hints import Hint
from course_utils.checks.twins import hints

HINTS = {
    "not-two-matrices": Hint(
        "An epoch gives back two matrices of the shapes that it got: users, then items.",
        "Look at the return line, and print the shape of each part that it hands back.",
    ),
    "returned-in-wrong-order": Hint(
        "Both matrices are right, but they come back in the other order.",
        "Compare the return line with the order of the arguments in the def line.",
    ),
    "nothing-updated": Hint(
        "Both matrices come back as they were given.",
        "Follow one new representation from the step that makes it: is it written into the same "
        "matrix that is returned, or into a copy or a variable that is lost?",
    ),
    "only-users-updated": Hint(
        "The users are right, but the items come back as they were given.",
        "Look at the loop over the items: where does each new representation go?",
    ),
    "only-items-updated": Hint(
        "The users come back as they were given; only the items have changed.",
        "Look at the loop over the users: where does each new representation go?",
    ),
    "only-one-updated": Hint(
        "Only one user or item has changed; the others come back as they were given.",
        "Look at the indentation: a return or an assignment may stand on the wrong side of a "
        "loop's end.",
    ),
    "sizes-exchanged": Hint(
        "It is right only where there are as many users as items.",
        "Look for a number of users that is used for the items, or the other way round: in a "
        "range, or in the shape of a new matrix.",
    ),
    "some-left-out": Hint(
        "The new representations are right, but some users or items were never reached.",
        "Look at what each loop runs over, most of all at its first and last value.",
    ),
    "items-first": Hint(
        "The two halves of the epoch are made in the other order.",
        "Whose representations does the task renew first, and which ones does the other half "
        "then see?",
    ),
    "old-users-for-items": Hint(
        "The items are made from the users as they were before this epoch.",
        "Look at which matrix the loop over the items reads: the one that the first loop wrote, "
        "or the one that was given?",
    ),
    "loops-nested": Hint(
        "The items are renewed again and again while the users are still being renewed.",
        "Look at the indentation of the second loop: is it inside the first one?",
    ),
    "several-epochs": Hint(
        "The matrices are those of more than one epoch.",
        "Look for a loop around both halves. How often an epoch is repeated is for the training "
        "to decide, in task 5.",
    ),
    "all-zero": Hint(
        "A matrix comes back with nothing but zeros.",
        "An empty matrix was made: is it ever filled, and is the filled one returned?",
    ),
    "interacted-ignored": Hint(
        "Every pair was treated as an interaction, the negatives too.",
        "Look at the values that you hand to the step: are they ones alone, or do they come from "
        "the column interacted?",
    ),
    "positives-only": Hint(
        "Only the pairs with an interaction were used.",
        "Look for a filter on the column interacted. What keeps the predictions from being 1 "
        "everywhere if no pair with a 0 is ever seen?",
    ),
    "values-exchanged": Hint(
        "The values to be predicted are not those of the column interacted.",
        "Print the values that the step gets for one user, and beside them the user's rows of the "
        "frame.",
    ),
    "all-cells-used": Hint(
        "Pairs that are not in the frame were used too, as if they were zeros.",
        "Look at how many rows the step gets for one user. Is it the number of the user's rows "
        "in the frame, or the number of all items?",
    ),
    "rows-left-out": Hint(
        "For some users or items not all of their rows were used.",
        "Count the rows that the step gets for one user, and the user's rows in the frame.",
    ),
    "values-misaligned": Hint(
        "The right representations and the right values meet in the wrong order.",
        "For one user print the item ids and the values side by side, and look each pair up in "
        "the frame. Is there a sort, a set, or a guess about the order of the frame's rows?",
    ),
    "values-by-row-number": Hint(
        "The values were looked up by an id, as if an id were the number of a row.",
        "Look at how the column interacted is indexed: which rows of the frame belong to the "
        "user?",
    ),
    "dictionaries-swapped": Hint(
        "The two dictionaries have changed places.",
        "For each loop say in words what the dictionary's keys are and what its values are.",
    ),
    "own-side-as-regressors": Hint(
        "A half of the epoch reads the same matrix that it renews.",
        "In the loop over users, whose representations should the step get? And in the loop "
        "over items? Look at the matrix before the square brackets.",
    ),
    "shifted-by-one": Hint(
        "Each new representation is stored one row away from where it belongs.",
        "Ids count from 0. Look for a range that starts at 1, or for a - 1 or a + 1.",
    ),
    "position-for-id": Hint(
        "New representations are stored by the order in which ids appear, not by the ids.",
        "Look for enumerate or a counter, or a list that is filled by append: which row does "
        "each result belong to?",
    ),
    "averaged-with-old": Hint(
        "The new representations are mixed with the old ones.",
        "A step's result is already the whole new representation. Look at the line that stores "
        "it.",
    ),
    "added-to-old": Hint(
        "The new representations are added to the old ones, or subtracted.",
        "Look for += or -= where a representation is stored.",
    ),
    "intercept-fitted": Hint(
        "An intercept was fitted beside the representation.",
        "Look at the arguments of the ridge regression: the model of the task has no constant.",
    ),
    "penalty-ignored": Hint(
        "The penalty has no effect.",
        "Follow reg_l from the def line of the epoch to the place where it is used.",
    ),
    "penalty-hard-coded": Hint(
        "The penalty is the same whatever reg_l is.",
        "Look for a number in place of reg_l, for an argument that is not handed on, or for a "
        "reg_l of the notebook instead of the argument.",
    ),
    "penalty-scaled": Hint(
        "The penalty has another weight than reg_l.",
        "Look for a factor, a square or a root at reg_l, and for a factor of 2 that stands "
        "before one part of the objective only.",
    ),
    "penalty-times-n-twice": Hint(
        "The penalty is multiplied by the number of rows twice.",
        "Look for the number of rows in the epoch and in the step: it may stand in one of them, "
        "not in both.",
    ),
    "two-penalties": Hint(
        "Users and items are penalised by different rules.",
        "Compare the two halves: in one of them the penalty grows with the number of rows.",
    ),
    "users-not-best": Hint(
        "The new users are not the best ones for the items that were given.",
        "Take one user and make the step by hand in a cell of its own: the rows of the item "
        "matrix, the values, and the result. Compare each with what your loop makes.",
    ),
    "items-not-best": Hint(
        "The users are right, but the new items are not the best ones for these users.",
        "Take one item and make the step by hand in a cell of its own: the rows of the user "
        "matrix, the values, and the result. Compare each with what your loop makes.",
    ),
}
HINTS |= hints(4)
