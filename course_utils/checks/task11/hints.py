"""Task 11's mistakes and their hints."""

from course_utils.checks.hints import Hint
from course_utils.checks.twins import hints

HINTS = {
    "not-moved": Hint(
        "The parameters come back as they were.",
        "Look at what happens to your step: is it added to what you return?",
    ),
    "uphill": Hint(
        "Your step has the wrong sign: it leads away from where the gradient would vanish.",
        "Look at three signs: that of the gradient, that of the Hessian, and the one with which "
        "the step is taken. The Hessian of a valley is positive.",
    ),
    "keys-swapped": Hint(
        "Both numbers are right, under the wrong names.",
        "Compare the order of your step with the order in which you write theta_0 and theta_1.",
    ),
    "step-returned": Hint(
        "You return the step, or its opposite, and not where it leads to.",
        "The task asks for the parameters after it.",
    ),
    "one-parameter-only": Hint(
        "Only one of the two parameters is moved.",
        "Look at where theta_0 and theta_1 of the result come from.",
    ),
    "multiplied-not-solved": Hint(
        "The gradient is multiplied by the Hessian.",
        "The Hessian stands on the other side of the equation: what has to be done to get the "
        "step alone?",
    ),
    "entry-by-entry": Hint(
        "Your Hessian is inverted number by number.",
        "The inverse of a matrix is not made of the inverses of its numbers. Look for a "
        "division or a power of minus one.",
    ),
    "diagonal-only": Hint(
        "Each number of the gradient is divided by one number of the Hessian: those off the "
        "diagonal have no effect.",
        "If theta_0 grows, the derivative by theta_1 changes, too. Both equations hold at once.",
    ),
    "one-after-the-other": Hint(
        "The two parameters are moved one after the other.",
        "Both move at the same time, along one step that solves two equations. Look at which "
        "parameters your lines use.",
    ),
    "several-steps": Hint(
        "Your function makes more than one step.",
        "Look for a loop. The loop belongs to whoever calls the function.",
    ),
    "all-the-way": Hint(
        "Your function goes on to the best parameters.",
        "The task asks for one step. Look for a loop, or for a function of a library that has "
        "one inside.",
    ),
    "weights-missing": Hint(
        "Your Hessian does not depend on the parameters: it is that of least squares.",
        "The curve is not a line. How does its slope at a point enter the second derivative?",
    ),
    "outer-products": Hint(
        "Your Hessian is made of products of first derivatives.",
        "Take the derivative of the gradient once more: what changes with theta_0 in it? The "
        "labels should be gone then.",
    ),
    "other-weights": Hint(
        "The points count in your Hessian with wrong weights.",
        "Take one point, and the derivative of its probability by theta_0: at which probability "
        "is it largest?",
    ),
    "cross-term": Hint(
        "At least one number of your Hessian is not the second derivative that belongs there.",
        "Write down all four for a single point at x = 2, say. How often does x stand in each?",
    ),
    "averaged-in-part": Hint(
        "Your step is too long or too short by the number of points.",
        "One of gradient and Hessian is a sum, and the other one a mean.",
    ),
    "of-squared-error": Hint(
        "Your step belongs to a squared error.",
        "Both derivatives are those of the negative log-likelihood. Look for a factor that "
        "comes from the slope of the curve.",
    ),
    "of-the-product": Hint(
        "Your step belongs to the likelihood, the product.",
        "Take the logarithm first, and the derivatives then.",
    ),
    "penalty-added": Hint(
        "Your step belongs to a loss with a penalty.",
        "The loss of this task has none: look for a part that pulls the parameters to zero.",
    ),
    "gradient-swapped": Hint(
        "The two numbers of the gradient have changed places.",
        "Which row of the equations belongs to theta_0?",
    ),
    "ones-and-zeros-exchanged": Hint(
        "A 1 is taken for a 0, and a 0 for a 1.",
        "Take a single point with the label 1. In which direction should the parameters move "
        "its probability?",
    ),
    "sign-in-the-curve": Hint(
        "Your step is that of another curve: the exponent is not the one of the task.",
        "Compare your exponent with that of the logistic curve: two signs, and which of the "
        "parameters is multiplied by x.",
    ),
    "loss-to-zero": Hint(
        "You look for parameters at which the loss itself is zero.",
        "At the best parameters the gradient is zero. Which function plays which part in "
        "Newton's method?",
    ),
    "gradient-step": Hint(
        "Your step goes along the gradient, and the Hessian does not turn it.",
        "Look for a step size, or for a Hessian that is one number.",
    ),
    "wrong-length": Hint(
        "The direction is right, and the length is wrong by the same factor each time.",
        "Look for a step size, a two or a half.",
    ),
    "length-adapted": Hint(
        "The direction is right, and the length changes from one call to another.",
        "Look for a search for a better length, or for a division by a norm. The task asks for "
        "a whole step, even where it leads too far.",
    ),
    "diagonal-raised": Hint(
        "Something is added to the diagonal of your Hessian.",
        "Look for a number that should keep the matrix from being singular: in this task the "
        "equations have a solution without it.",
    ),
    "starts-at-zero": Hint(
        "Your step starts at zero, whatever parameters are given.",
        "Look at the start of your lines: the step begins at params.",
    ),
    "parameters-ignored": Hint(
        "The result does not depend on the parameters that are given.",
        "Look at where theta_0 and theta_1 come from.",
    ),
    "data-ignored": Hint(
        "The result does not depend on data_x and data_y.",
        "Look for data that are written or drawn inside the function.",
    ),
    "always-the-same": Hint(
        "Your function gives the same parameters for all parameters and data.",
        "Look for numbers that were typed in.",
    ),
    "nearly": Hint(
        "Your step is nearly right, but not to four digits.",
        "If you take a derivative from differences, look at how long they are: a second "
        "difference needs longer ones than a first. If not, look for numbers that are rounded, "
        "or for something small that is added to the Hessian.",
    ),
    "rounded": Hint(
        "Your numbers are rounded.",
        "Look for round or int. Rounding belongs to printing.",
    ),
    "no-dictionary": Hint(
        "Your function does not give back a dictionary.",
        "Whoever goes on from there hands your result in as params.",
    ),
    "other-keys": Hint(
        "Your dictionary has other keys than params.",
        "Compare letter by letter: theta_0 and theta_1, and nothing else.",
    ),
    "arrays-as-values": Hint(
        "The values of your dictionary are no single numbers.",
        "Print the shape of your step. Is it a matrix, or is there a number for each point?",
    ),
    "several-parts": Hint(
        "Your function gives back more than the dictionary.",
        "Look at the return line.",
    ),
    "whole-numbers": Hint(
        "Your step is right, but not where the given parameters are whole numbers.",
        "An array of whole numbers stays one: adding to it stops with an error or cuts off the "
        "decimals. Look at where your array comes from.",
    ),
    "not-the-step": Hint(
        "This is not a step of Newton's method for the negative log-likelihood.",
        "Check both parts alone: the gradient against differences of the loss, and the Hessian "
        "against differences of the gradient.",
    ),
}
HINTS |= hints(11)
