"""Task 5's mistakes and their hints."""

from course_utils.checks.hints import Hint
from course_utils.checks.twins import hints

_LOSS = ("Write the loss of one epoch out for two or three rows of the frame by hand, and compare "
         "with what your code adds up. ")

HINTS = {
    "not-three-values": Hint(
        "A training gives back three things: two matrices and one number.",
        "Look at the return line, and print the type and shape of each part.",
    ),
    "returned-in-wrong-order": Hint(
        "The three results come back in another order than the task asks for.",
        "Compare the return line with the order that the task gives: users, items, average loss.",
    ),
    "first-matrices-returned": Hint(
        "The matrices come back as they were given: what was learned is lost.",
        "Look at the names in the loop and in the return line: which of them hold the new "
        "matrices?",
    ),
    "matrices-of-two-epochs": Hint(
        "The two matrices that come back belong to different epochs.",
        "Look at which of them is overwritten in each round, and when.",
    ),
    "epochs-differ": Hint(
        "The matrices that come back are not those of any number of epochs.",
        "Each round should go on from the matrices of the round before, with the reg_l that was "
        "given. If your own perform_mf_als_epoch is not right yet, look there first.",
    ),
    "total-for-average": Hint(
        "The returned loss is the total of all rows, not the average of a row.",
        "What does the task divide the last total loss by?",
    ),
    "divided-twice": Hint(
        "The returned loss is divided by the number of rows twice.",
        "Follow the loss from the sum to the return line, and count the divisions.",
    ),
    "divided-in-part": Hint(
        "Only one part of the loss is divided by the number of rows.",
        "Look at where the average is taken: before or after the penalty is added?",
    ),
    "losses-added-up": Hint(
        "The returned loss is the sum of the losses of many epochs.",
        "Where is the total set to 0: before the loop over epochs, or at the start of each round?",
    ),
    "other-divisor": Hint(
        "The total loss is divided by another number than that of the rows.",
        "Over what is the average taken? Look at the divisor.",
    ),
    "root-of-the-loss": Hint(
        "The returned number is the root of a loss.",
        "Look for a root where the loss is made. The formula in the task has none.",
    ),
    "penalty-missing": Hint(
        "The returned loss has no penalty in it.",
        "The formula in the task has two parts. Find the one with lambda in your code.",
    ),
    "penalty-without-reg-l": Hint(
        "The penalty is in the loss, but not weighed by lambda, which is reg_l in the code.",
        "Look for reg_l in the lines that make the loss.",
    ),
    "penalty-scaled": Hint(
        "The penalty is weighed by something else than reg_l itself.",
        "Look for a factor, a half or a square at reg_l in the lines that make the loss.",
    ),
    "penalty-subtracted": Hint(
        "The penalty makes the loss smaller.",
        "Look at the signs. Large representations should cost something.",
    ),
    "penalty-of-one-side": Hint(
        "Only the users or only the items are penalised in the loss.",
        "Count the terms behind lambda in the formula in the task.",
    ),
    "penalty-not-squared": Hint(
        "The lengths of the representations are in the loss, but not as the formula has them.",
        "Look closely at the exponents in the formula in the task. What does a norm function "
        "return?",
    ),
    "errors-not-squared": Hint(
        "The errors enter the loss by their size alone.",
        "Look closely at the exponents in the formula in the task.",
    ),
    "errors-cancel": Hint(
        "Errors above and below cancel each other in the loss.",
        "Look at what is done to an error before it is added.",
    ),
    "all-cells-in-loss": Hint(
        "The loss counts pairs that are not in the frame.",
        "Over which pairs does the sum in the formula run? How many terms does yours have?",
    ),
    "positives-only-in-loss": Hint(
        "The loss counts only the pairs with an interaction.",
        "Over which pairs does the sum run? How many terms does yours have?",
    ),
    "no-errors-in-loss": Hint(
        "The loss holds the penalty alone.",
        "Where are the differences between r and its predictions added?",
    ),
    "loss-before-epoch": Hint(
        "The returned loss is that of the matrices before the last epoch.",
        "Look at the order of the lines in the loop: what comes first, the epoch or the loss?",
    ),
    "loss-of-first-matrices": Hint(
        "The loss is made from the matrices that the training started with.",
        "Look at the names in the lines that make the loss: do they change in the loop?",
    ),
    "loss-of-another-epoch": Hint(
        "The returned loss and the returned matrices belong to different epochs.",
        "Look at the last round of the loop: which of the three results does it still change?",
    ),
    "not-the-loss": Hint(
        "The returned number is not the average loss of the returned matrices.",
        _LOSS + "Then look at the division.",
    ),
    "one-epoch-only": Hint(
        "The result is that of a single epoch.",
        "Is there a loop, does return stand behind it, and does each round go on from the "
        "matrices of the round before?",
    ),
    "fixed-number-of-epochs": Hint(
        "The number of epochs is the same for all data and for every epsilon.",
        "What ends your loop? The task says when to stop, not after how many epochs.",
    ),
    "signed-change": Hint(
        "The training ends after the first few epochs, however much the loss still falls.",
        "With the old loss 50 and the new loss 20, what does your condition compare with "
        "epsilon? If that is 30, look for what else ends the loop, such as a number of rounds.",
    ),
    "first-small-change": Hint(
        "The training stops at the first small change.",
        "How many small changes does the task ask for? A loss can rest and then fall again.",
    ),
    "two-small-changes": Hint(
        "The training stops after two small changes.",
        "Count by hand: which changes does your condition look at, and how many are they?",
    ),
    "small-changes-not-in-a-row": Hint(
        "Small changes are counted even if there was a large one between them.",
        "What should happen to the counter when the loss changes a lot again?",
    ),
    "too-many-small-changes": Hint(
        "The training goes on after enough small changes in a row.",
        "How many does the task ask for? Count by hand how many your condition waits for.",
    ),
    "compared-three-epochs-back": Hint(
        "The loss is compared with that of three epochs ago.",
        "Three changes are small if each of them is. Is that what your condition says?",
    ),
    "relative-change": Hint(
        "The change is compared with the size of the loss before it is compared with epsilon.",
        "Look for a division in the condition. The task asks for the change itself.",
    ),
    "epsilon-hard-coded": Hint(
        "The training stops as if epsilon always had the same value.",
        "Look for a number in the condition, or for an epsilon of the notebook in place of the "
        "argument.",
    ),
    "other-quantity-watched": Hint(
        "The returned loss is right, but something else decides when to stop.",
        "Which quantity's change is compared with epsilon in your loop? The task names one.",
    ),
    "stops-too-early": Hint(
        "The training stops too early.",
        "Print the change of the loss after each epoch. Are the last three smaller than epsilon?",
    ),
    "stops-too-late": Hint(
        "The training goes on for too long.",
        "Print the change of the loss after each epoch. When were three in a row smaller than "
        "epsilon?",
    ),
    "stops-elsewhere": Hint(
        "The training stops at another epoch than the task asks for.",
        "Print the change of the loss after each epoch, and mark those smaller than epsilon. "
        "When should it stop?",
    ),
}
HINTS |= hints(5)
