"""Task 3's mistakes, each with its hints."""

from course_utils.checks.hints import Hint
from course_utils.checks.twins import hints

HINTS = {
    "penalty-ignored": Hint(
        "The penalty has no effect: your result is a plain least-squares fit.",
        "Find where reg_l is used in your function.",
    ),
    "penalty-times-n": Hint(
        "Your penalty grows with the number of rows.",
        "In the loss of this task a user or film pays the penalty once, however many rows it has. "
        "Look for the number of rows beside reg_l, or for a mean of the squared errors.",
    ),
    "penalty-divided-by-n": Hint(
        "Your penalty shrinks with the number of rows.",
        "Look for a division by the number of rows near reg_l.",
    ),
    "penalty-squared": Hint(
        "Your penalty is not reg_l itself but a power of it.",
        "Look at where reg_l enters. If you add rows to the data, they are squared in the loss.",
    ),
    "penalty-root": Hint(
        "Your penalty is not reg_l itself but a root of it.",
        "Look for a root of reg_l: is what it multiplies squared later?",
    ),
    "penalty-halved": Hint(
        "Your penalty is smaller than it should be by a fixed factor.",
        "Look for a half on the penalty's derivative but not on that of the errors.",
    ),
    "penalty-doubled": Hint(
        "Your penalty is larger than it should be by a fixed factor.",
        "Look for a two on the penalty's derivative but not on that of the errors.",
    ),
    "penalty-inverted": Hint(
        "A larger reg_l makes your penalty weaker.",
        "Some models take the inverse of the penalty. Look at what you pass on.",
    ),
    "penalty-default": Hint(
        "Your result does not change with reg_l: the model uses its own default.",
        "Look at the call that makes the model: which of its parameters is the penalty?",
    ),
    "penalty-fixed": Hint(
        "Your result does not change with reg_l: the penalty is the same in every call.",
        "Look for a number typed into your function where the argument belongs.",
    ),
    "penalty-sign": Hint(
        "Your penalty pushes the representation away from zero.",
        "Look at the sign in front of reg_l.",
    ),
    "penalty-times-d": Hint(
        "Your penalty grows with the length of a representation.",
        "Look for a sum or a product over the columns near reg_l.",
    ),
    "penalty-scaled": Hint(
        "A penalty is there, but its strength is not reg_l.",
        "Compare the results for two values of reg_l, and follow it through your function.",
    ),
    "penalty-without-identity": Hint(
        "Your penalty couples the numbers of a representation with each other.",
        "Adding a number to a matrix adds it to every entry. Which entries should it reach?",
    ),
    "intercept-fitted": Hint(
        "Your step also fits an intercept, which the factorisation does not have.",
        "Look at the model's options, or at whether the data are centred before solving.",
    ),
    "intercept-penalised": Hint(
        "Your step fits one number more than a representation has.",
        "Look for a column of ones added to the representations.",
    ),
    "intercept-returned": Hint(
        "Your result has one number too many.",
        "The new representation has the length of the old ones: what is the extra number, and "
        "should it be fitted at all?",
    ),
    "values-negated": Hint(
        "Your result points exactly the wrong way.",
        "Look for a sign: errors are values minus predictions.",
    ),
    "values-ignored": Hint(
        "Your result is the same whatever the interaction values are.",
        "Find where r_ui is used. Not every row is a positive one.",
    ),
    "values-flipped": Hint(
        "Zeros and ones have changed places in the values.",
        "Look at how r_ui is used: what does a one stand for?",
    ),
    "values-as-signs": Hint(
        "You turned the values into minus one and one.",
        "Look for a change of r_ui before the fit: the task predicts the values as they are.",
    ),
    "values-centred": Hint(
        "You took the mean off the values before the fit.",
        "Look for a change of r_ui before the fit: the task predicts the values as they are.",
    ),
    "positives-only": Hint(
        "Rows whose value is zero have no influence on your result.",
        "Look for a filter on r_ui: a zero, too, is a value to be predicted.",
    ),
    "last-row-only": Hint(
        "Only the last row has an influence on your result.",
        "Look at your loop: is something set anew in each round that should be added up?",
    ),
    "row-left-out": Hint(
        "One row at the start or at the end has no influence on your result.",
        "Look at the limits of your loop or slice.",
    ),
    "reprs-standardised": Hint(
        "You rescaled the columns of the representations before the fit.",
        "Look for a scaler or an option that does so. The result must fit the rows as they are.",
    ),
    "reprs-normalised": Hint(
        "You brought the rows to length one before the fit.",
        "Look for a norm. The result must fit the representations as they are.",
    ),
    "one-at-a-time": Hint(
        "You fit each number of the representation as if the others were not there.",
        "Look at the matrix that you solve with: what stands beside its diagonal?",
    ),
    "shrunk-afterwards": Hint(
        "You fit without a penalty and shrink the result afterwards.",
        "Look at when reg_l enters: it belongs to what is minimised.",
    ),
    "lasso": Hint(
        "Your penalty is that of the lasso: absolute values, not squares.",
        "Look at the model that you import.",
    ),
    "elastic-net": Hint(
        "Your penalty is partly that of the lasso: absolute values, not squares.",
        "Look at the model that you import.",
    ),
    "penalty-misplaced": Hint(
        "You add reg_l to the data before a fit without a penalty.",
        "Look at when reg_l enters: what does it multiply in the objective?",
    ),
    "entry-by-entry": Hint(
        "You invert each entry of the matrix on its own.",
        "One divided by an array is not the inverse of a matrix. Which function solves a system?",
    ),
    "average-of-rows": Hint(
        "Your result is the average of all rows, whatever their values.",
        "The task asks for a fit of the values. Which model predicts r_ui from the rows?",
    ),
    "all-zeros": Hint(
        "Your result is always zero.",
        "Find where your result gets its value. Is the computed one returned, or a starting "
        "value?",
    ),
    "several-parts": Hint(
        "You give back several things, and the task asks for the representation alone.",
        "Look at the return line: how many parts does it have?",
    ),
    "never-negative": Hint(
        "Your result holds zeros where it should be negative.",
        "Look for an option or a step that forbids negative numbers.",
    ),
    "right-side-only": Hint(
        "You only added up the rows with a one: no system is solved.",
        "That is one side of the equations. What do you do with the other side?",
    ),
    "average-of-liked": Hint(
        "Your result is the average of the rows with a one.",
        "The task asks for a fit of the values. Which model predicts r_ui from the rows?",
    ),
    "one-gradient-step": Hint(
        "Your result points along the sum of the rows with a one: a weighted average, or a "
        "single step downhill from zero, not the lowest point.",
        "An ALS step solves for the minimum at once. Where is the system that you solve?",
    ),
    "multiplied-not-solved": Hint(
        "You multiply by the matrix of the system where you should solve with it.",
        "Write the system down with the unknown on its side. What is left to do with the matrix?",
    ),
    "normalised": Hint(
        "Your result points the right way, but its length is always one.",
        "Look for a norm at the end of your function.",
    ),
    "wrong-length": Hint(
        "Your result points the right way, but it is too long or too short.",
        "Look for a mean on one side of the equations and a sum on the other.",
    ),
    "logistic-regression": Hint(
        "You fitted a logistic regression; the step is a linear one.",
        "Look at the model that you import: the values are 0 and 1, but they are predicted by "
        "a plain product.",
    ),
    "predictions-returned": Hint(
        "You give back the predictions for the rows.",
        "Look at the return line: which of the model's results is the representation?",
    ),
    "errors-returned": Hint(
        "You give back the errors of the rows.",
        "Look at the return line: which of your variables is the representation?",
    ),
    "wrong-side": Hint(
        "Your system has an equation for each row, not for each number of the representation.",
        "Look at which of the two matrices is transposed.",
    ),
    "one-for-each-row": Hint(
        "You give back one number for each row.",
        "A representation has one number for each column. Look at the return line.",
    ),
    "row-shape": Hint(
        "Your result is a table with one row, not a plain list of numbers.",
        "Print its shape. Look at the shape of the values that you fit: in the task it is (n,).",
    ),
    "column-shape": Hint(
        "Your result is a table with one column, not a plain list of numbers.",
        "Print its shape. Look for a reshape of r_ui that is not undone.",
    ),
    "one-number": Hint(
        "Your result is a single number.",
        "A representation has one number for each column. Look at the return line.",
    ),
    "wrong-shape": Hint(
        "Your result does not have the shape of one representation.",
        "Print the shape of what you return, and of one row of the representations.",
    ),
    "same-for-all-data": Hint(
        "Your function gives the same numbers for all data.",
        "Look for numbers typed into the function, or for a variable of the notebook used in "
        "place of an argument.",
    ),
    "rounded": Hint(
        "Your result is rounded.",
        "Look for round or an integer conversion. Rounding belongs to printing.",
    ),
    "not-the-minimum": Hint(
        "Another representation has a smaller sum of squared errors plus penalty.",
        "If you search step by step, it may have stopped too early. If you solve a system, "
        "check each of its parts on a few rows by hand.",
    ),
}
HINTS |= hints(3)
