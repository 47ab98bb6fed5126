"""The code in the folded answers to exercises, as cells that are run after the notebook's own."""

import re

from nbformat.v4 import new_code_cell, new_output

CELL_ID = "exercises"
_ANSWER = re.compile(
    r"^```python\n(.*?)^```$(?:\n\n[^\n]*[Ii]t prints:\n\n```text\n(.*?)^```$)?",
    flags=re.DOTALL | re.MULTILINE)


def answer_cells(notebook):
    """Make a code cell of each piece of Python in the answers to a notebook's exercises.

    Parameters
    ----------
    notebook : nbformat.NotebookNode

    Returns
    -------
    list of nbformat.NotebookNode
        Each with what the answer says that it prints as its output, if it says so.
    """
    texts = [cell.source for cell in notebook.cells if cell.get("id") == CELL_ID]
    return [_cell(*found) for answers in texts for found in _ANSWER.findall(answers)]


def _cell(source, printed):
    outputs = [new_output("stream", text=printed)] if printed else []
    # nbval takes outputs of a cell that was never run for a mistake.
    return new_code_cell(source, outputs=outputs, execution_count=1)
