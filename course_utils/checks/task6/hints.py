"""Task 6's mistakes and their hints."""

from course_utils.checks.hints import Hint
from course_utils.checks.twins import hints

HINTS = {
    "not-a-number": Hint(
        "The loss of all points together is a single number.",
        "Print what comes back for the 20 points: is there still one number for each of them?",
    ),
    "minus-forgotten": Hint(
        "You return the likelihood itself, so the best curve would have the largest loss.",
        "Look at the return line: an optimiser makes small what you return. Which sign does the "
        "task ask for?",
    ),
    "ones-and-zeros-exchanged": Hint(
        "A 1 gets the probability that belongs to a 0, and a 0 that of a 1.",
        "Try one point far to the right, where the curve is near 1: which probability do you "
        "print for the label 1? Compare both signs in the exponent with those of the logistic "
        "curve, and then see which label gets which probability.",
    ),
    "sign-of-theta-0": Hint(
        "The curve has one wrong sign in its exponent.",
        "Compare your exponent with that of the logistic curve term by term: the sign of theta_0.",
    ),
    "sign-of-theta-1": Hint(
        "The curve has one wrong sign in its exponent.",
        "Compare your exponent with that of the logistic curve term by term: does the minus reach "
        "the part with x?",
    ),
    "thetas-swapped": Hint(
        "The two parameters have changed places.",
        "Which of them stands alone in the exponent, and which is multiplied by x?",
    ),
    "theta-0-missing": Hint(
        "Your curve does not depend on theta_0.",
        "Compare your exponent with that of the logistic curve term by term.",
    ),
    "theta-1-missing": Hint(
        "Your curve is the same at every x.",
        "Compare your exponent with that of the logistic curve term by term.",
    ),
    "sum-for-product": Hint(
        "The probabilities of the points are added up.",
        "The points are independent of each other. How does the probability that all of them "
        "happen follow from their single probabilities?",
    ),
    "mean-for-product": Hint(
        "The probabilities of the points are averaged.",
        "The points are independent of each other. How does the probability that all of them "
        "happen follow from their single probabilities?",
    ),
    "geometric-mean": Hint(
        "A root is taken of the likelihood.",
        "Look for a power of one over the number of points, or for a mean of logarithms. The "
        "task asks for the likelihood of the whole data set.",
    ),
    "divided-by-the-number": Hint(
        "The likelihood is divided by the number of points.",
        "A probability of the whole data set needs no division. Look at what is done after the "
        "product.",
    ),
    "one-point-only": Hint(
        "The result is the probability of one point alone.",
        "Look at the loop: does every round keep what the rounds before have found? Look at "
        "the indentation of return too.",
    ),
    "one-point-left-out": Hint(
        "One of the points is left out.",
        "Look at the first and the last value of the range, or at the slice.",
    ),
    "negative-log-likelihood": Hint(
        "This is the negative log-likelihood. The task asks for the negative likelihood.",
        "Yours is in fact the better idea: it has its minimum at the same parameters, and it "
        "does not vanish to 0 as a product of many small numbers does. For this task, "
        "leave the logarithm out or undo it at the end.",
    ),
    "log-likelihood": Hint(
        "This is the log-likelihood, with neither the logarithm undone nor the sign turned.",
        "A loss gets smaller as the curve gets better. And the task asks for the likelihood; "
        "logarithms are the better idea for many points, but then undo them at the end.",
    ),
    "squared-error": Hint(
        "This is the squared error of the curve, and not the likelihood of the labels.",
        "Ask of each point: with which probability would this curve have given this label?",
    ),
    "absolute-error": Hint(
        "This adds up the distances between labels and curve.",
        "Ask of each point: with which probability would this curve have given this label?",
    ),
    "zeros-ignored": Hint(
        "The points with the label 0 have no effect.",
        "A 0 that was observed is evidence too. What is its probability under the curve?",
    ),
    "ones-ignored": Hint(
        "The points with the label 1 have no effect.",
        "A 1 that was observed is evidence too. What is its probability under the curve?",
    ),
    "labels-ignored": Hint(
        "The result is the same whatever the labels are.",
        "Look at where data_y is used. A point's probability depends on its label.",
    ),
    "both-factors-for-a-label": Hint(
        "Some points contribute two factors, one for each label.",
        "Each point was observed with one label only. Look at the factor of the label that was "
        "not observed: what should it be, so that it changes nothing?",
    ),
    "factor-of-zero": Hint(
        "The result is 0 for all data.",
        "Print the factors before they are multiplied. A label of 0 makes one of them 0: is "
        "that what it should do to the whole product?",
    ),
    "factors-summed": Hint(
        "Each point's factor is too large by one.",
        "Print the factor of one point: is it a probability? Something to the power of 0 is 1, "
        "which changes nothing in a product, but does in a sum.",
    ),
    "products-summed": Hint(
        "The points with a 1 and the points with a 0 are put together in the wrong way.",
        "You have a probability for all the ones and one for all the zeros. What is the "
        "probability that both happen?",
    ),
    "sum-starts-at-one": Hint(
        "The probabilities of the points are added to a start value of one.",
        "The start value fits another operation than the one in your loop. Which of them "
        "gives the probability that all the points happen together?",
    ),
    "likelihood-transformed": Hint(
        "The likelihood is right up to something that is done to it at the end.",
        "Look at what is done after the product: only the sign should turn, with no factor, no "
        "difference from one and no reciprocal.",
    ),
    "hits-counted": Hint(
        "The curve is used only to guess labels, and hits or misses are counted.",
        "Ask of each point: with which probability would this curve have given this label? Do "
        "not round it to a guess.",
    ),
    "other-curve": Hint(
        "The two labels of a point are treated right, but the curve is not the logistic one.",
        "Compare your formula for the probability of a 1 with that of the logistic curve, bracket "
        "by bracket.",
    ),
    "data-hard-coded": Hint(
        "The result does not depend on data_x and data_y.",
        "Look for data that are written or drawn inside the function.",
    ),
    "parameters-ignored": Hint(
        "The result does not depend on the parameters that are given.",
        "Look at where theta_0 and theta_1 come from: params, the notebook, or a fit inside "
        "your function?",
    ),
    "fitted-inside": Hint(
        "Your function fits a curve of its own: whatever parameters it is given, the same "
        "points get the same number.",
        "Nothing is fitted in this task. The parameters are given, and the question is how "
        "probable they make the labels. The search for the best ones comes afterwards, and "
        "calls your function.",
    ),
    "needs-both-labels": Hint(
        "What your function gives is not the negative likelihood, and where all points have "
        "the same label it stops with an error.",
        "Take two points with different labels and work the likelihood out by hand. A function "
        "of a library may scale its result or expect to see both labels: its documentation "
        "says so.",
    ),
    "always-the-same": Hint(
        "The result is always the same number.",
        "Both the parameters and the data should matter.",
    ),
    "rounded": Hint(
        "The result is rounded.",
        "The likelihood of 20 points is a very small number. Rounding makes different curves "
        "look alike; round only what you print.",
    ),
    "not-the-likelihood": Hint(
        "This is not the negative likelihood of the points.",
        "Start with a single point. By hand, what should come back for the label 1, and what "
        "for the label 0? Then take two points.",
    ),
}
HINTS |= hints(6)
