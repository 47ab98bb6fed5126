"""Task 2's mistakes, each with its hints."""

from course_utils.checks.hints import Hint

HINTS = {
    "not-dictionaries": Hint(
        "At least one of the two is not a dictionary.",
        "Print the type of each. A grouped frame or a series looks similar, and has a method "
        "that makes a dictionary of it.",
    ),
    "one-dictionary-missing": Hint(
        "One of the two dictionaries is empty or does not exist.",
        "Look at where each of them is filled, and compare the names with the task.",
    ),
    "dictionaries-swapped": Hint(
        "The two dictionaries have changed places.",
        "Look at which ids are the keys of which: the name says it.",
    ),
    "one-dictionary-twice": Hint(
        "Both dictionaries have the same content.",
        "One of them should be keyed by the other kind of id. Look for a copied line that was "
        "not fully changed.",
    ),
    "positives-only": Hint(
        "Only the positive interactions are there.",
        "Look at which frame you go through, and at conditions on interacted: the sampled "
        "negatives belong to the lists, too.",
    ),
    "negatives-only": Hint(
        "Only the negative interactions are there.",
        "Look at the condition on interacted.",
    ),
    "row-labels": Hint(
        "Your lists hold numbers of rows, not ids.",
        "Look at what your loop or grouping gives you: a row's label is not what stands in it.",
    ),
    "values-for-ids": Hint(
        "Your lists hold the interaction values, not ids.",
        "Look at which column the lists are filled from.",
    ),
    "own-ids": Hint(
        "Your lists hold the key's own id, again and again.",
        "Look at which column the lists are filled from.",
    ),
    "last-only": Hint(
        "Each list holds only the last id.",
        "Look at what happens when a key comes up a second time: is its list made anew?",
    ),
    "first-only": Hint(
        "Each list holds only the first id.",
        "Look at what happens when a key comes up a second time.",
    ),
    "first-of-each-lost": Hint(
        "The first id of every list is missing.",
        "Look at what happens when a key comes up for the first time: its list is made, and "
        "then?",
    ),
    "row-lost": Hint(
        "One row at the start or at the end of the frame is missing.",
        "Look at the limits of your loop: Python counts from 0, and the end of a range is not "
        "part of it.",
    ),
    "key-lost": Hint(
        "One user or item at the edge is missing altogether.",
        "Look at the limits of your loop over the ids, or at what is done after the loop.",
    ),
    "one-list-for-all": Hint(
        "Every key has the same list, with the ids of all rows.",
        "Look at where the lists are made: is there one list for each key, or one shared by all?",
    ),
    "everything-listed": Hint(
        "Every key lists every id, whether the frame has such a row or not.",
        "Look for the place where you choose the rows of one user or item.",
    ),
    "the-others-listed": Hint(
        "Your lists hold exactly the ids that the frame does not pair with the key.",
        "Look for a condition that is the wrong way round.",
    ),
    "ids-shifted": Hint(
        "Ids are off by one.",
        "Look for plus or minus one, or for a counter that starts at 1: ids start at 0.",
    ),
    "ids-repeated": Hint(
        "Ids appear more often than in the frame.",
        "Look for nested loops, or for a cell that adds to the same lists when it is run again.",
    ),
    "lists-misaligned": Hint(
        "The lists are right, but they hang on the wrong keys.",
        "Look at the order of the keys and the order of the lists: one may be sorted, the other "
        "in the order of the frame.",
    ),
    "unknown-ids": Hint(
        "There are ids that do not appear in that column of the frame.",
        "Look at where the ids come from: the frame's own columns, or the original ids, or a "
        "mixture of users and items?",
    ),
    "too-few-ids": Hint(
        "Some interactions of the frame are missing.",
        "Compare the total length of all lists with the number of rows, and look for a "
        "condition that leaves rows out.",
    ),
    "text-ids": Hint(
        "Ids have become text.",
        "Look for str, join or a format: the ids are used as row numbers later.",
    ),
    "decimal-ids": Hint(
        "Ids have become decimal numbers, which cannot pick rows of a matrix.",
        "Print one list. A row that mixes whole and decimal numbers makes all of them decimal.",
    ),
    "not-ids": Hint(
        "There are keys or list entries that are not whole numbers.",
        "Print a key and a list.",
    ),
    "sets-for-lists": Hint(
        "The values are sets, and the task asks for lists.",
        "A set cannot pick rows of a matrix later. Look at what the ids are collected in.",
    ),
    "dictionaries-for-lists": Hint(
        "The values are dictionaries, and the task asks for lists of ids.",
        "Print one value. The interaction values are not wanted here.",
    ),
    "lists-lost": Hint(
        "Values are None where lists should be.",
        "Look at what append gives back, and whether you store it.",
    ),
    "single-ids": Hint(
        "Values are single numbers where lists should be.",
        "Look at what happens when a key comes up a second time: is the old value replaced?",
    ),
    "pairs-for-ids": Hint(
        "Your lists hold several numbers for each interaction.",
        "Print one list. Only the id is wanted in it.",
    ),
    "nested-lists": Hint(
        "Each id is wrapped in a list of its own.",
        "Look for a choice of columns with double brackets, or an append of a list.",
    ),
    "same-for-all-data": Hint(
        "Your cell gives the same dictionaries for every frame.",
        "Look for values typed into the cell, or for another frame used in place of "
        "interactions_pos_neg_df.",
    ),
    "columns-separated": Hint(
        "Every id is there, but users and items that do not belong together are paired.",
        "Look for a sort or a shuffle of one column alone: the rows of the frame belong "
        "together.",
    ),
    "only-users-wrong": Hint(
        "The dictionary of the items is right, and that of the users is not.",
        "Compare the lines that fill the two. Where lines were copied, look for a name that was "
        "not changed.",
    ),
    "only-items-wrong": Hint(
        "The dictionary of the users is right, and that of the items is not.",
        "Compare the lines that fill the two. Where lines were copied, look for a name that was "
        "not changed.",
    ),
    "wrong-ids": Hint(
        "The dictionaries do not hold the pairs of the frame.",
        "Turn one list back into rows of the frame and look for the first difference.",
    ),
}
