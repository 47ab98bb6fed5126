"""Task 10's mistakes and their hints."""

from course_utils.checks.hints import Hint
from course_utils.checks.twins import hints

HINTS = {
    "of-the-log-likelihood": Hint(
        "Both numbers have the wrong sign.",
        "Which way does the loss grow? Take a curve that lies above all its labels, and ask "
        "whether a larger theta_0 makes the loss larger or smaller.",
    ),
    "averaged": Hint(
        "Your gradient is divided by the number of points.",
        "The loss is a sum over the points, and so is its gradient. Look for a mean or for a "
        "division by the length of the data.",
    ),
    "swapped-components": Hint(
        "The two numbers have changed places.",
        "Which of them belongs to theta_0? Look at the order in what you return.",
    ),
    "x-missing": Hint(
        "The number for theta_1 is the one for theta_0 again.",
        "How does the exponent of a point change when theta_1 grows a little, and how when "
        "theta_0 does?",
    ),
    "x-in-both": Hint(
        "The number for theta_0 is the one for theta_1 again.",
        "How does the exponent of a point change when theta_0 grows a little, and how when "
        "theta_1 does?",
    ),
    "x-squared": Hint(
        "The number for theta_1 has x in it once too often.",
        "Follow x through your lines: where is it multiplied a second time?",
    ),
    "x-outside-the-sum": Hint(
        "In the number for theta_1 the data meet x only after they were added up.",
        "Each point has its own x. Look at which of two operations comes first in your line: the "
        "multiplication or the sum.",
    ),
    "of-squared-error": Hint(
        "This is the gradient of a squared error.",
        "Look for the factor that comes from the slope of the curve: in the derivative of a "
        "logarithm something cancels it.",
    ),
    "of-the-product": Hint(
        "This is the gradient of the likelihood, the product. The task asks for that of the "
        "negative log-likelihood.",
        "Look for a factor that is the same for all points and tiny. Take the logarithm first, "
        "and the derivative then.",
    ),
    "line-for-curve": Hint(
        "You compare the labels with a straight line.",
        "Look at what the labels are subtracted from, or what from the labels: is it a "
        "probability?",
    ),
    "labels-ignored": Hint(
        "It makes no difference to your result what the labels are.",
        "Find where data_y enters your sums. If it does, ask what its terms come to.",
    ),
    "ones-and-zeros-exchanged": Hint(
        "A 1 is taken for a 0, and a 0 for a 1.",
        "Take a single point with the label 1. In which direction should the parameters move "
        "its probability?",
    ),
    "labels-as-signs": Hint(
        "Your labels are minus one and one where the curve is from zero to one.",
        "Look for a line that turns the zeros of data_y into something else.",
    ),
    "zeros-ignored": Hint(
        "The points with the label 0 have no effect.",
        "What does a 0 add to the loss, and how does that change with theta_0?",
    ),
    "ones-ignored": Hint(
        "The points with the label 1 have no effect.",
        "What does a 1 add to the loss, and how does that change with theta_0?",
    ),
    "sign-in-the-curve": Hint(
        "The curve has a wrong sign in its exponent.",
        "Compare your exponent with that of the logistic curve term by term, or use log_curve.",
    ),
    "thetas-swapped": Hint(
        "In the curve the two parameters have changed places.",
        "Which of them stands alone in the exponent, and which is multiplied by x?",
    ),
    "parameter-missing": Hint(
        "Your curve depends on one of the two parameters only.",
        "Compare your exponent with that of the logistic curve term by term.",
    ),
    "chain-cut-short": Hint(
        "You stopped at the derivative by the probability.",
        "The probability itself depends on the parameters: which factor does that bring?",
    ),
    "hits-for-probabilities": Hint(
        "The curve is used only to guess labels.",
        "Look for a comparison with one half or for a rounding: the probabilities themselves "
        "belong there.",
    ),
    "absolute-errors": Hint(
        "Your sums forget on which side of the curve a point lies.",
        "Look for an absolute value. What pulls up and what pulls down should cancel.",
    ),
    "errors-squared": Hint(
        "Your sums forget on which side of the curve a point lies, for something in them is "
        "squared.",
        "Look for a square in your lines: is there one in the derivative of a logarithm?",
    ),
    "one-point-only": Hint(
        "Only one of the points has an effect.",
        "Look at your loop: does each round add to the sum, or replace it? And where does the "
        "return stand?",
    ),
    "one-point-left-out": Hint(
        "One of the points has no effect.",
        "Look at the limits of your loop or slice.",
    ),
    "penalty-added": Hint(
        "Your gradient has a part that pulls the parameters to zero.",
        "Look for a penalty: the loss of this task has none.",
    ),
    "normalised": Hint(
        "Your result always has the length one.",
        "How steep the loss is belongs to the gradient. Look for a division by a norm.",
    ),
    "constant-factor": Hint(
        "Your gradient is off by a factor that is the same for all data.",
        "Look for a two, a step size, or a logarithm to another base.",
    ),
    "nearly": Hint(
        "Your gradient is nearly right, but not to five digits.",
        "If you take it from differences of the loss, look at your step: what is left of the "
        "error when it is ten times smaller? Two sides are better than one. If not, look for "
        "numbers that are rounded, or a parameter that is changed between the two derivatives.",
    ),
    "second-number-wrong": Hint(
        "The number for theta_0 is right, the one for theta_1 is not.",
        "How does the exponent of a point change when theta_1 grows a little?",
    ),
    "first-number-wrong": Hint(
        "The number for theta_1 is right, the one for theta_0 is not.",
        "How does the exponent of a point change when theta_0 grows a little?",
    ),
    "rounded": Hint(
        "Your numbers are rounded.",
        "Look for round, int or an array of whole numbers. Rounding belongs to printing.",
    ),
    "always-the-same": Hint(
        "Your function gives the same numbers for all parameters and data.",
        "Look for numbers that were typed in, or for a sum that is never added to.",
    ),
    "data-ignored": Hint(
        "The result does not depend on data_x and data_y.",
        "Look for data that are written or drawn inside the function.",
    ),
    "parameters-ignored": Hint(
        "The result does not depend on the parameters that are given.",
        "Look at where theta_0 and theta_1 come from: params, or a fit inside your function?",
    ),
    "one-number": Hint(
        "Your function gives back one number, and the task asks for two.",
        "There is one derivative for each of the two parameters. Look for a sum over both, or "
        "for a return that comes too early.",
    ),
    "loss-returned": Hint(
        "Your function gives back the loss itself.",
        "The task asks how it changes when theta_0 or theta_1 does.",
    ),
    "one-for-each-point": Hint(
        "Your function gives back numbers for each point.",
        "The loss is a sum over the points. Print the shape of what you return.",
    ),
    "matrix": Hint(
        "Your two numbers are in a matrix with a single row or column.",
        "Print the shape of what you return: the task asks for an array of shape (2,).",
    ),
    "dictionary": Hint(
        "Your function gives back a dictionary, and the task asks for an array.",
        "The order tells which number is which: that for theta_0, then that for theta_1.",
    ),
    "several-parts": Hint(
        "Your function gives back more than the gradient, or arrays where numbers should be.",
        "Look at the return line: one array with two numbers in it.",
    ),
    "not-two-numbers": Hint(
        "Your function does not give back two numbers.",
        "Print the shape of what you return.",
    ),
    "overflow": Hint(
        "Your gradient is right until the curve gets very steep.",
        "Where theta_1 is large, so are the exponents: `math.exp` then stops with an error, "
        "infinity divided by infinity is NaN, and so is zero times the logarithm of zero. "
        "Which line of yours does that? log_curve does not.",
    ),
    "not-the-gradient": Hint(
        "This is not the gradient of the negative log-likelihood.",
        "Take a single point with the label 1 and work out by hand how its loss changes with "
        "theta_0; then compare with a difference of two losses.",
    ),
}
HINTS |= hints(10)
