"""Hints in two stages, and those that any task may need."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Hint:
    """One mistake's two hints; neither states the answer.

    Parameters
    ----------
    kind : str
        Points at the kind of mistake.
    place : str
        Points at the place in the code where to look.
    """

    kind: str
    place: str


COMMON = {
    "nothing-returned": Hint(
        "Your function gives back None, so its result is lost.",
        "Look for its return: is there one, and is it reached on every path? A print shows a "
        "value but does not hand it on.",
    ),
    "not-callable": Hint(
        "The check needs the function itself, but it was given something else.",
        "Write the function's name without brackets: with brackets it is called, and only its "
        "result reaches the check.",
    ),
    "wrong-arguments": Hint(
        "Your function cannot be called with the arguments that the task names.",
        "Compare the parameters of your function with those that the task gives: their number "
        "and their order.",
    ),
    "not-numbers": Hint(
        "Your result is not made of plain numbers.",
        "Look at the type of each part of what you return. Text, true or false, None and "
        "objects of your own cannot be compared with numbers.",
    ),
    "complex-numbers": Hint(
        "Your result holds complex numbers, and the task is about real ones.",
        "Look for the step that leaves the real numbers: a root of a negative number, or "
        "eigenvalues.",
    ),
    "not-finite": Hint(
        "Your result holds NaN or infinity.",
        "Look for a division by zero, the logarithm of zero, an array that was never filled, or "
        "numbers that grow from round to round.",
    ),
    "ragged": Hint(
        "The rows of your result have different lengths, so they are no array.",
        "Print the shape of each part that you put into the result.",
    ),
    "too-large": Hint(
        "Your result is far larger than the task asks for.",
        "Print its length or shape, and compare with what the task says is returned.",
    ),
    "exits": Hint(
        "Your function ends the whole program instead of returning.",
        "Look for exit, quit, sys.exit or a raised KeyboardInterrupt, and take it out.",
    ),
    "recursion": Hint(
        "Your function calls itself without an end.",
        "Find the call of the function inside its own body, or two functions that call each "
        "other, and ask what should stop them.",
    ),
    "missing": Hint(
        "What this task asks for does not exist under the name that the task gives.",
        "Compare the name in your cell with the task, letter by letter, and run the cell again.",
    ),
    "resource": Hint(
        "Your code asked for more memory, files or processes than it may have.",
        "Look for a list or array that grows in a loop, and for an import that the task does not "
        "need, such as ctypes, socket or multiprocessing.",
    ),
    "changes-between-calls": Hint(
        "Your function gives another result when it is called again with the same arguments.",
        "Look for random numbers, and for a variable outside the function that it changes.",
    ),
    "fails-on-other-data": Hint(
        "Your function works on the task's own example but stops with an error on other data.",
        "Look for a size or a value that is written as a number in your code, although it "
        "belongs to the example.",
    ),
    "reads-notebook-too": Hint(
        "In one place your function uses its argument, and in another a variable of the notebook "
        "that holds the same in the notebook only.",
        "Look for a name inside the function that is neither a parameter nor made in it.",
    ),
    "only-the-example": Hint(
        "Your result is right for the task's own example and wrong for other data.",
        "Look for a number in your code that belongs to the example, such as its number of "
        "rows or a number of rounds, or for a variable of the notebook used in place of an "
        "argument.",
    ),
}
