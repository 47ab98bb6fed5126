"""Task 7's mistakes, each with its hints."""

from course_utils.checks.hints import Hint
from course_utils.checks.twins import hints

HINTS = {
    "ties-by-higher-id": Hint(
        "Of two films with equal scores, yours lists the one with the higher id first.",
        "Look for a list that is turned around after it was sorted: what happens to equal "
        "values then?",
    ),
    "ties-in-any-order": Hint(
        "Films with equal scores do not stand in the order of their ids.",
        "Look at the documentation of the sort that you use: does it promise to leave equal "
        "values in the order in which it found them?",
    ),
    "none-for-new-users": Hint(
        "A user who has seen nothing gets no recommendation.",
        "Look at what your code cuts off when the number of films seen is zero.",
    ),
    "seen-not-removed": Hint(
        "Films that the user has seen are recommended again.",
        "Find where seen_items is used in your function.",
    ),
    "filled-up-with-seen": Hint(
        "Where few films are unseen, your list is filled up with seen ones.",
        "A low score only moves a film to the end. Ask what happens when the list is longer than "
        "the part without it.",
    ),
    "padded": Hint(
        "Where few films are unseen, your list ends with numbers that are no recommendation.",
        "Look for an array that is made with n places, and ask which of them are never filled.",
    ),
    "seen-scores-zero": Hint(
        "Seen films are recommended wherever the other scores are below zero.",
        "Look at the score that you give to a seen film: is it always the lowest?",
    ),
    "one-seen-removed": Hint(
        "Only one of the seen films is left out.",
        "Look at your loop over seen_items: does it start again from the full list each time, or "
        "end too early?",
    ),
    "only-seen": Hint(
        "You recommend only films that the user has already seen.",
        "Look for a condition that is the wrong way round.",
    ),
    "cut-before-removing": Hint(
        "Your list is too short, although more films are unseen.",
        "Look at the order of two steps: choosing how many, and leaving out what was seen.",
    ),
    "seen-as-ranks": Hint(
        "You leave out places of the ranking, not the films that were seen.",
        "An id is a row of item_repr_matrix. After sorting, does a film still stand at the place "
        "of its id?",
    ),
    "positions-for-ids": Hint(
        "Your numbers count the unseen films only, so they are not ids.",
        "You ranked a shorter array. Look for the step that leads from its places back to the "
        "rows of item_repr_matrix.",
    ),
    "ids-shifted": Hint(
        "Your ids are off by one.",
        "Look for plus or minus one, or for a counter that starts at 1: row numbers start at 0.",
    ),
    "worst-first": Hint(
        "You recommend the films with the lowest scores.",
        "Look at the direction of your sort, and at which end of it you take.",
    ),
    "best-last": Hint(
        "The right films are there, but the best one stands last.",
        "Look at the direction of the list that you return.",
    ),
    "sorted-by-id": Hint(
        "The right films are there, but sorted by id.",
        "Look at what is done to the list after the films were chosen. Some ways to choose rows "
        "forget the ranking.",
    ),
    "order-lost": Hint(
        "The right films are there, but not in the order of their scores.",
        "Look at how you choose the best ones: does that step sort them, or only separate them "
        "from the rest?",
    ),
    "n-ignored": Hint(
        "You return all unseen films, whatever n is.",
        "Find where n is used in your function.",
    ),
    "n-hard-coded": Hint(
        "Your list has the same greatest length for every n.",
        "Look for a number typed into your function where the argument belongs.",
    ),
    "one-too-many": Hint(
        "Your list is longer than n by one.",
        "Look at the limits of your loop or slice.",
    ),
    "one-too-few": Hint(
        "Your list is shorter than n by one.",
        "Look at the limits of your loop or slice: the end of a range is not part of it.",
    ),
    "best-lost": Hint(
        "The best film is missing from your list.",
        "Look at where your slice or loop starts: Python counts from 0.",
    ),
    "only-positive-scores": Hint(
        "Films with a score below zero are never recommended.",
        "Look for a condition on the scores. The best of many bad films is still the best.",
    ),
    "cosine": Hint(
        "You rank by the angle between user and film; the length of the film's representation "
        "has no effect.",
        "Which prediction does the factorisation make for a user and a film? Look for a norm that "
        "it does not have.",
    ),
    "distance": Hint(
        "You rank by how close the film lies to the user.",
        "Which prediction does the factorisation make for a user and a film? A film that lies "
        "further out may have a larger one.",
    ),
    "absolute-scores": Hint(
        "Films that the user should like least are recommended too: signs of scores are lost.",
        "Look for abs or a square on the scores.",
    ),
    "user-ignored": Hint(
        "Every user gets the same films: the user's representation does not matter.",
        "Look at how the user enters the scores: adding it changes all films alike.",
    ),
    "longest-first": Hint(
        "You rank films by the length of their representations.",
        "Find where user_repr is used in your function.",
    ),
    "one-number-decides": Hint(
        "Only one number of the representations decides about your ranking.",
        "Look at the indices: are all numbers of the user and the film used?",
    ),
    "scores-rounded": Hint(
        "Films whose scores differ a little count as equal.",
        "Look for round or an integer conversion of the scores.",
    ),
    "scores-ignored": Hint(
        "You recommend the unseen films with the lowest ids.",
        "Find where the scores are used after they were computed.",
    ),
    "highest-ids": Hint(
        "You recommend the unseen films with the highest ids.",
        "Look at what you sort: the ids or the scores?",
    ),
    "scores-returned": Hint(
        "You return scores, and the task asks for ids.",
        "Which rows of item_repr_matrix do these scores belong to?",
    ),
    "decimal-ids": Hint(
        "Ids have become decimal numbers, which cannot pick rows of a matrix.",
        "Look for an array made by zeros or empty, or one that holds ids and scores together.",
    ),
    "pairs-for-ids": Hint(
        "Your list holds several numbers for each film.",
        "Print one entry of the list. Only the id is wanted.",
    ),
    "nested-lists": Hint(
        "Each id is wrapped in a list of its own.",
        "Print one entry of the list, and look for an append of a list or a column of a matrix.",
    ),
    "no-order": Hint(
        "You return a set, which has no order.",
        "The best film should come first. Look at what the ids are collected in.",
    ),
    "not-a-list": Hint(
        "You return a dictionary, and the task asks for a list of ids.",
        "Look at the return line.",
    ),
    "one-id": Hint(
        "You return a single number, and the task asks for a list.",
        "Look at the return line: is it inside a loop?",
    ),
    "several-parts": Hint(
        "You return more than the list of ids.",
        "Look at the return line. The scores are not wanted.",
    ),
    "not-ids": Hint(
        "Your list holds something else than whole numbers.",
        "Print the list. The ids are row numbers of item_repr_matrix, not titles.",
    ),
    "unknown-ids": Hint(
        "There are ids without a row in item_repr_matrix.",
        "Print the largest and the smallest id that you return, and the number of rows.",
    ),
    "ids-repeated": Hint(
        "The same film is recommended more than once.",
        "Look for nested loops, or for a film that is not taken out after it was chosen.",
    ),
    "seen-recommended": Hint(
        "Some films that the user has seen are recommended again.",
        "Print your list and seen_items for one user, and find out why the film is still there.",
    ),
    "wrong-number": Hint(
        "The number of your recommendations is wrong.",
        "Compare it with n and with the number of unseen films.",
    ),
    "not-the-best": Hint(
        "A film that you left out, or placed further down, has a higher score.",
        "Print the scores of the films in your list, and the highest one of the others.",
    ),
    "same-for-all-data": Hint(
        "Your function gives the same list whatever it is given.",
        "Look for values typed into the function, or for a list that is never filled.",
    ),
}
HINTS |= hints(7)
