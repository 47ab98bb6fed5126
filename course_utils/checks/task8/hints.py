"""Task 8's mistakes, each with its hints."""

from course_utils.checks.hints import Hint
from course_utils.checks.twins import hints

HINTS = {
    "numbers-swapped": Hint(
        "Both numbers are right, but not in the order that the task asks for.",
        "Look at the return line.",
    ),
    "n-ignored": Hint(
        "Films further down than place n count as well.",
        "Find where n is used: once for what you count, or only for the ideal?",
    ),
    "one-place-too-few": Hint(
        "A held-out film at place n does not count.",
        "Look at the limits of your loop or slice: the end of a range is not part of it.",
    ),
    "one-place-too-many": Hint(
        "A held-out film just below place n counts.",
        "Look at the limits of your loop or slice.",
    ),
    "list-sorted": Hint(
        "Your places are not those of the list that you are given.",
        "Look for a sort, or a set, through which the ranking is lost.",
    ),
    "last-places": Hint(
        "You look at the end of the list, not at its beginning.",
        "Look at your slice, and at where the best film stands in the list.",
    ),
    "roles-exchanged": Hint(
        "You count the places in relevant, which has no order.",
        "Which of the two lists is ranked? Look at what your loop goes through.",
    ),
    "hit-counted": Hint(
        "Your hit counts films; for one list it should be 1 or 0.",
        "Two held-out films among the first n are still one hit of the list.",
    ),
    "hit-is-recall": Hint(
        "Your hit is the share of the held-out films that were found.",
        "That is another measure. For one list, the hit is 1 or 0.",
    ),
    "hit-is-precision": Hint(
        "Your hit is the share of the listed films that were held out.",
        "That is another measure. For one list, the hit is 1 or 0.",
    ),
    "hit-inverted": Hint(
        "Your hit is 1 where nothing was found, and 0 where something was.",
        "Look for a condition that is the wrong way round.",
    ),
    "hit-at-first-place": Hint(
        "Only a held-out film at the first place counts as a hit.",
        "Look at what your function does after the first film of the list: does it return "
        "too early?",
    ),
    "hit-beyond-n": Hint(
        "The NDCG is right, but a film further down than place n counts as a hit.",
        "Find where n is used for the hit.",
    ),
    "hit-needs-all": Hint(
        "Your hit is 1 only where nothing is missing.",
        "How many held-out films does a hit need? Look at the condition.",
    ),
    "hit-is-reciprocal-place": Hint(
        "Your hit depends on the place of the first held-out film.",
        "That is another measure. A hit does not ask where the film stands.",
    ),
    "hit-of-one-film": Hint(
        "Your hit looks for one of the held-out films only.",
        "Look at your loop over relevant: is the result of one film lost with the next one?",
    ),
    "hit-of-last-place": Hint(
        "Your hit tells only about the last film that was looked at.",
        "Look at your loop: does a later film take back what an earlier one has found?",
    ),
    "hit-is-ndcg": Hint(
        "Both of your numbers are the same.",
        "Look at the return line, and at the name under which the hit is kept.",
    ),
    "hit-always-one": Hint(
        "Your hit is 1 for every list.",
        "Look at the condition: an array or a list that holds only zeros is not empty.",
    ),
    "hit-never": Hint(
        "Your hit is 0 for every list.",
        "Find where the hit gets another value than the one it starts with.",
    ),
    "wrong-hit": Hint(
        "The hit is wrong for some lists.",
        "Take a list with one held-out film inside the first n, one without, and one with two.",
    ),
    "not-normalised": Hint(
        "Your NDCG is not divided by anything: that is the DCG.",
        "A list with all held-out films at the top should get 1. What does yours get?",
    ),
    "ideal-of-all-held-out": Hint(
        "Where more films are held out than n, even the best list does not reach 1.",
        "Look at the ideal: how many held-out films can the first n places take at most?",
    ),
    "ideal-of-n": Hint(
        "Where fewer films are held out than n, even the best list does not reach 1.",
        "Look at the ideal: on how many places can there be a held-out film at most?",
    ),
    "ideal-of-list": Hint(
        "Your ideal takes every place of the list for one that could be a hit.",
        "Look at the ideal: on how many places can there be a held-out film at most?",
    ),
    "ideal-of-short-list": Hint(
        "A list with fewer than n films gets too much.",
        "Your ideal becomes smaller when the list is shorter. Could a better list not have been "
        "longer?",
    ),
    "ideal-of-hits": Hint(
        "Your ideal only reorders this list: held-out films that are not in it cost nothing.",
        "Look at where the ideal comes from: the hits of this list, or what was held out?",
    ),
    "ideal-one-too-many": Hint(
        "Your ideal has one place too many, so that no list reaches 1.",
        "Look at the limits of the loop or the range for the ideal.",
    ),
    "divided-by-n": Hint(
        "Your DCG is divided by n.",
        "A list with all held-out films at the top should get 1. What does yours get?",
    ),
    "divided-by-held-out": Hint(
        "Your DCG is divided by a number of films.",
        "The ideal is a DCG, too: that of the best list. What does a second film add to it?",
    ),
    "averaged-over-hits": Hint(
        "Your DCG is divided by the number of hits, so that more hits do not pay.",
        "Look for a mean where the task asks for a sum.",
    ),
    "gain-beyond-n": Hint(
        "The hit is right, but films further down than place n add to your NDCG.",
        "Find where n is used for the NDCG: for the ideal only?",
    ),
    "first-hit-only": Hint(
        "Only the first held-out film of the list adds to your NDCG.",
        "Look for a break, a return or an index that leaves out the others.",
    ),
    "last-hit-only": Hint(
        "Only the last held-out film of the list adds to your NDCG.",
        "Look at the line in your loop: does it add to the sum, or replace it?",
    ),
    "places-among-hits": Hint(
        "You count places among the hits only.",
        "Look at your counter: does it also count the films that were not held out?",
    ),
    "average-precision": Hint(
        "Your NDCG is the average precision.",
        "That is another measure of a ranking. Compare with the formula in the task.",
    ),
    "places-ignored": Hint(
        "It makes no difference for your NDCG where a held-out film stands.",
        "Find where the place enters your sum.",
    ),
    "ndcg-is-hit": Hint(
        "Your NDCG is 1 or 0: it only says whether there was a hit.",
        "Look at what is added up for a hit.",
    ),
    "ndcg-always-zero": Hint(
        "Your NDCG is 0 for every list.",
        "Print the DCG and the ideal one by one. Is one of them always 0, or infinite?",
    ),
    "percent": Hint(
        "Your NDCG is 100 times too large.",
        "The best list should get 1.",
    ),
    "logarithms-mixed": Hint(
        "Your NDCG is off by a constant factor.",
        "Compare the logarithm in the DCG with the one in the ideal: are both to the same base?",
    ),
    "discount-is-place": Hint(
        "Your gain falls with the place itself, which is too fast.",
        "Look at what a hit is divided by: the formula in the task has a logarithm.",
    ),
    "discount-of-place": Hint(
        "In your NDCG the second place is worth as much as the first.",
        "Put the places 1 and 2 into what you divide by, and compare with the formula in the "
        "task.",
    ),
    "discount-shifted": Hint(
        "Your gain falls too slowly: the logarithm is taken one place further down.",
        "Does your counter start at 0 or at 1? Put the first place into the logarithm: a hit "
        "there should be divided by 1.",
    ),
    "discount-added": Hint(
        "Your gain falls too fast after the first place.",
        "Look at the brackets: what is added inside the logarithm, and what outside?",
    ),
    "discount-multiplied": Hint(
        "In your NDCG a place further down is worth more.",
        "Look at what is done with the logarithm.",
    ),
    "discount-doubles": Hint(
        "Your gain is halved with every place, which is too fast.",
        "Look at what a hit is divided by: the formula in the task has a logarithm.",
    ),
    "discount-root": Hint(
        "Your gain falls like a root of the place.",
        "Look at what a hit is divided by: the formula in the task has a logarithm.",
    ),
    "discounts-differ": Hint(
        "The gain falls along one curve in your DCG and along another one in the ideal.",
        "Put the places 1 and 2 into both formulas. Do both counters start at the same number?",
    ),
    "rounded": Hint(
        "Your NDCG is rounded.",
        "Look for round or a format. Rounding belongs to printing.",
    ),
    "wrong-ideal": Hint(
        "With one held-out film your NDCG falls in the right way, but other lists come out wrong.",
        "Take a list with two held-out films at the top, and compute both parts of the quotient "
        "on paper.",
    ),
    "wrong-discount": Hint(
        "Your NDCG does not fall in the right way when a held-out film moves down.",
        "Hold out a single film, put it at places 1, 2 and 3, and compare with the formula in "
        "the task.",
    ),
    "not-finite": Hint(
        "Your result holds NaN or infinity: something was divided by zero.",
        "Two places to look at: the logarithm for the first film of the list, and an ideal that "
        "is zero when nothing was found.",
    ),
    "one-number": Hint(
        "Your function gives back one number, and the task asks for two.",
        "Look at the return line.",
    ),
    "not-a-pair": Hint(
        "Your function does not give back a pair of numbers.",
        "Look at the return line: how many parts does it have, and is each a single number?",
    ),
    "same-for-all-data": Hint(
        "Your function gives the same numbers for every list.",
        "Look for numbers typed into the function, or for a sum that is never added to.",
    ),
}
HINTS |= hints(8)
