"""The result of a check, and how it shows itself."""

from dataclasses import dataclass
from html import escape

OUTCOMES = {
    "passed": "passed",
    "wrong": "not right yet",
    "error": "stopped with an error",
    "timeout": "took too long",
    "not_attempted": "not attempted",
    "untried": "could not be tried",
}

# The sign, and the line beside the report: its kind, and its colour in JupyterLab's theme.
_LOOKS = {
    "passed": ("\u2714", "solid", "--jp-success-color1, #2e7d32"),
    "not_attempted": ("\u25cb", "dotted", "--jp-ui-font-color2, gray"),
    "untried": ("?", "double", "--jp-warn-color1, #a35200"),
}
_LOOK_OF_MISTAKES = ("\u2718", "dashed", "--jp-error-color1, #c62828")


class Text(str):
    """Text that a notebook shows without quotation marks."""

    def __repr__(self):
        return str(self)


@dataclass(frozen=True, repr=False)
class Report:
    """What a check says about an answer.

    Parameters
    ----------
    task : int
        The number of the task.
    outcome : str
        ``passed``, ``wrong``, ``error``, ``timeout``, ``not_attempted`` or ``untried``.
    mistake : str, optional
        The name of the mistake, where it was recognised.
    hint : str
        What kind of mistake it is.
    closer : str
        Where to look for it; shown by `more`.
    note : str
        A remark about an answer that passed.
    """

    task: int
    outcome: str
    mistake: str | None = None
    hint: str = ""
    closer: str = ""
    note: str = ""

    @property
    def passed(self):
        """Whether the answer is right."""
        return self.outcome == "passed"

    def more(self):
        """The closer hint: where to look."""
        return Text(self.closer or "There is no closer hint.")

    def __repr__(self):
        return "\n".join(line for line in self._lines() if line)

    def _repr_html_(self):
        sign, line, colour = _LOOKS.get(self.outcome, _LOOK_OF_MISTAKES)
        paragraphs = "".join(f"<p>{escape(text)}</p>" for text in (self.hint, self.note) if text)
        return (
            f'<div role="status" style="border-left: 6px {line} var({colour}); '
            f'padding-left: 0.8em"><p style="font-size: 115%"><span aria-hidden="true" '
            f'style="color: var({colour})">{sign}</span> <strong>{self._heading()}</strong></p>'
            f"{paragraphs}{self._folded_hint()}</div>"
        )

    def points(self, most):
        """The points for this outcome, as nbgrader reads them and a notebook shows them.

        Parameters
        ----------
        most : int
            What the task is worth.

        Returns
        -------
        Points
            `most` or 0: a whole number that a notebook shows with its label.
        """
        return Points(most * self.passed, most)

    def _heading(self):
        return f"Task {self.task}: {OUTCOMES[self.outcome]}"

    def _folded_hint(self):
        if not self.closer:
            return ""
        summary = '<summary style="cursor: pointer">A closer hint</summary>'
        return f"<details>{summary}<p>{escape(self.closer)}</p></details>"

    def _lines(self):
        yield self._heading()
        yield self.hint
        yield self.note
        if self.closer:
            yield "For a closer hint, add .more() to the end of the check's line."


class Points(int):
    """A number of points that a notebook shows with its label."""

    def __new__(cls, points, most):
        number = super().__new__(cls, points)
        number.most = most
        return number

    def _repr_html_(self):
        return f"<p>Points: {self:d} of {self.most}</p>"
