"""Task 1's mistakes, each with its hints."""

from course_utils.checks.hints import Hint
from course_utils.checks.twins import hints

HINTS = {
    "swapped-coefficients": Hint(
        "Both numbers are right, but not in the order that the task asks for.",
        "Look at the return line, and at the order in which the tool you use gives the "
        "coefficients.",
    ),
    "no-bias": Hint(
        "Your line always runs through the origin: the intercept is not fitted.",
        "Look at the matrix that you build from x: which of its columns belongs to theta_0?",
    ),
    "bias-dropped": Hint(
        "The slope is right, but theta_0 is always zero.",
        "Find where theta_0 gets its value. Is the computed one returned, or a starting value?",
    ),
    "flat-line": Hint(
        "Your line is always flat.",
        "Find where theta_1 gets its value: does x have any part in it?",
    ),
    "mean-ratio": Hint(
        "Your slope is a ratio of y to x, which is right only for lines through the origin.",
        "Look at how theta_1 is computed. A line with an intercept needs the "
        "changes of x and y.",
    ),
    "x-on-y": Hint(
        "You fitted x from y; the task wants y from x.",
        "Look at where the two columns are taken from data, and which of them is the target.",
    ),
    "x-on-y-inverted": Hint(
        "Your line makes the horizontal distances small, not the vertical ones.",
        "Look at whose errors you minimise. Fitting x from y and solving for y is another line.",
    ),
    "rows-for-columns": Hint(
        "You took the first two rows for x and y.",
        "Look at the indexing of data: the first index counts rows, the second columns.",
    ),
    "sorted-columns": Hint(
        "The x and y of a point were separated: a column was sorted on its own.",
        "Look for a sort of x or of y. The rows of data belong together.",
    ),
    "first-six-points": Hint(
        "You use only the first six points, however many there are.",
        "Look for a number of rows that is written into your code.",
    ),
    "point-left-out": Hint(
        "One point at the start or at the end has no influence on your line.",
        "Look at the limits of your loop or slice: Python counts from 0, and the end of a range "
        "is not part of it.",
    ),
    "intercept-sign": Hint(
        "The slope is right and theta_0 has the wrong sign.",
        "Write down the line's equation at the mean of the points, and solve for theta_0 with "
        "care for the signs.",
    ),
    "slope-sign": Hint(
        "theta_0 is right and the slope has the wrong sign.",
        "Look at where theta_1 is returned or computed: which difference is turned around?",
    ),
    "standardised-x": Hint(
        "Your coefficients belong to a rescaled x, not to the x of the data.",
        "You centred and scaled x before the fit. What must be done to the coefficients so that "
        "they fit the x as it was?",
    ),
    "intercept-is-mean": Hint(
        "The slope is right, but theta_0 is the mean of y.",
        "That is the line's height at the mean of x. Which height is theta_0?",
    ),
    "intercept-is-one-y": Hint(
        "The slope is right, but theta_0 is the y of a single point.",
        "Where on the line is the height theta_0? All points should have a say in it.",
    ),
    "intercept-adds": Hint(
        "The slope is right, but your line misses the mean of the points.",
        "Look at the sign in your formula for theta_0.",
    ),
    "intercept-means-swapped": Hint(
        "The slope is right, but x and y changed places in theta_0.",
        "Look at your formula for theta_0: which mean belongs to which coefficient?",
    ),
    "intercept-total": Hint(
        "The slope is right, but theta_0 grows with the number of points.",
        "Look at your formula for theta_0: are there sums where means belong?",
    ),
    "intercept-median": Hint(
        "The slope is right, but theta_0 is a median, which minimises absolute errors.",
        "Which kind of average makes the sum of squares least?",
    ),
    "intercept-from-one-point": Hint(
        "The slope is right, but theta_0 comes from a single point.",
        "Your line runs exactly through one of the points. All of them should have a say.",
    ),
    "slope-through-origin": Hint(
        "Your slope is that of a line through the origin; an intercept was added afterwards.",
        "Both coefficients have to be found together. Look at the matrix that you solve with.",
    ),
    "numerator-not-centred": Hint(
        "Your slope mixes centred with uncentred values.",
        "Look at the top of the fraction for theta_1.",
    ),
    "denominator-not-centred": Hint(
        "Your slope comes out too small: centring is missing in one place.",
        "Look at the bottom of the fraction for theta_1.",
    ),
    "sums-for-means": Hint(
        "The number of points is missing in your formula for the slope.",
        "Count the sums in each product of your formula: one sum and a product of two sums grow "
        "differently with n.",
    ),
    "mixed-divisors": Hint(
        "Your slope is off by a factor that depends only on the number of points.",
        "Look at the covariance and the variance: NumPy's functions do not all divide by the "
        "same number unless told so.",
    ),
    "correlation-as-slope": Hint(
        "Your slope is the correlation of x and y, which has no units.",
        "How does the slope change when y is measured in other units? And the correlation?",
    ),
    "covariance-as-slope": Hint(
        "Your slope is the covariance of x and y.",
        "What happens to a slope when x is measured in other units? One division is missing.",
    ),
    "wrong-divisor": Hint(
        "Your slope is the covariance divided by something that does not belong there.",
        "Check the units: those of y divided by those of x. What must the covariance be divided "
        "by to have them?",
    ),
    "slope-inverted": Hint(
        "The fraction for your slope is upside down.",
        "Check the units of theta_1: those of y divided by those of x.",
    ),
    "both-divided-by-n": Hint(
        "Both coefficients shrink with the number of points.",
        "Look for a mean on one side of the equations and a sum on the other.",
    ),
    "multiplied-not-solved": Hint(
        "You multiply by the matrix of the equations where you should solve with it.",
        "Write the equations down with the unknown on its side. What is left to do with the "
        "matrix?",
    ),
    "curve-fitted": Hint(
        "You fitted a parabola and left its square term out.",
        "Look at the degree that you ask for.",
    ),
    "ratio-of-spreads": Hint(
        "Your slope is a ratio of spreads, which does not see how x and y go together.",
        "Look at theta_1: it should become small when y hardly depends on x.",
    ),
    "total-least-squares": Hint(
        "Your line makes the distances across the line small, not the vertical ones.",
        "The main axis of the cloud treats x and y alike. In the task only y has errors.",
    ),
    "first-and-last-point": Hint(
        "Your line joins the first point to the last.",
        "All points should have a say in the line, not two of them.",
    ),
    "first-two-points": Hint(
        "Your line joins the first two points.",
        "All points should have a say in the line, not two of them.",
    ),
    "extreme-points": Hint(
        "Your line joins the points with the smallest and the largest x.",
        "All points should have a say in the line, not two of them.",
    ),
    "median-of-slopes": Hint(
        "Your slope is the median of the slopes between pairs of points.",
        "That is a robust line, but another one. Which sum does least squares make small?",
    ),
    "averaged-slopes": Hint(
        "Your slope is an average of slopes between points.",
        "Pairs that lie close together get as much say as pairs far apart. Which sum does least "
        "squares make small?",
    ),
    "least-absolute": Hint(
        "Your line minimises the absolute errors, not the squared ones.",
        "Look at the loss that you minimise.",
    ),
    "penalised-intercept": Hint(
        "Both of your coefficients are pulled towards zero by a penalty.",
        "Look for a Ridge model or for something that is added to the matrix before solving.",
    ),
    "penalised-slope": Hint(
        "Your slope is pulled towards zero by a penalty.",
        "Look for a Ridge model or for something that is added to the bottom of the fraction.",
    ),
    "only-near-the-example": Hint(
        "Your line is right for points like those of the task, but not for larger numbers or "
        "more points.",
        "If you search step by step, a step that suits six small points can be too long for "
        "others, so that the search runs away, or too short to arrive. Look for a number in "
        "your code that belongs to the example: a step, a number of rounds, a range.",
    ),
    "same-for-all-data": Hint(
        "Your function gives the same numbers for every data set.",
        "Look for numbers typed into the function, or for a variable of the notebook used in "
        "place of the argument.",
    ),
    "rounded": Hint(
        "Your coefficients are rounded.",
        "Look for round or an integer conversion. Rounding belongs to printing.",
    ),
    "one-number": Hint(
        "Your function gives back one number, and the task asks for two.",
        "Look at the return line.",
    ),
    "predictions-returned": Hint(
        "Your function gives back one number for each point.",
        "Look at the return line: are these heights of the line, or its coefficients?",
    ),
    "not-a-pair": Hint(
        "Your function does not give back a pair of numbers.",
        "Look at the return line: how many parts does it have, and is each a single number? "
        "After the call the notebook writes theta_0, theta_1 = ...",
    ),
    "wrong-slope": Hint(
        "Your line runs through the mean of the points, but its slope is not the best one.",
        "Tilt the line a little: the sum of squares gets smaller. Look at theta_1.",
    ),
    "wrong-intercept": Hint(
        "The slope is right, but the line is too high or too low.",
        "Shift the line a little: the sum of squares gets smaller. Look at theta_0.",
    ),
    "not-the-least-squares": Hint(
        "Another line has a smaller sum of squared errors.",
        "At the best line the errors sum to zero, and so do the errors times x. If you search "
        "step by step, it may have stopped too early.",
    ),
}
HINTS |= hints(1)
