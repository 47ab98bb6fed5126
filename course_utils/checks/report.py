"""The result of a check, and how it shows itself."""

from dataclasses import dataclass
from html import escape

OUTCOMES = {
    "passed": "passed",
    "wrong": "not right yet",
    "error": "stopped with an error",
    "timeout": "took too long",
    "not_attempted": "not attempted",
}


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
        ``passed``, ``wrong``, ``error``, ``timeout`` or ``not_attempted``.
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
        first, *rest = [escape(line) for line in self._lines() if line]
        paragraphs = "".join(f"<p>{line}</p>" for line in rest)
        return (
            f'<div role="status" style="border-left: 4px solid; padding-left: 0.8em">'
            f"<p><strong>{first}</strong></p>{paragraphs}</div>"
        )

    def _lines(self):
        yield f"Task {self.task}: {OUTCOMES[self.outcome]}"
        yield self.hint
        yield self.note
        if self.closer:
            yield "For a closer hint, add .more() to the end of the check's line."
