"""Reference answers: one file a task, with exactly the task's signature.

Each file is what a good student might have written. It needs nothing but the notebook's own
variables, so its text can be pasted into a cell. The library's functions do the same with
checks and speed; a test ties the two.
"""

from pathlib import Path

from IPython.display import Markdown, display

_HERE = Path(__file__).parent
TASKS = tuple(sorted(int(path.stem.removeprefix("task")) for path in _HERE.glob("task*.py")))


def answer_source(task):
    """The text of a reference answer.

    Parameters
    ----------
    task : int
        The number of the task.

    Returns
    -------
    str
        Python source, ready to be pasted into a notebook cell.
    """
    if task not in TASKS:
        raise ValueError(f"task must be one of {TASKS}, not {task!r}.")
    return (_HERE / f"task{task}.py").read_text(encoding="utf-8")


def load_answer(task, variables=()):
    """Run a reference answer as if it stood in a notebook that has `variables`.

    Parameters
    ----------
    task : int
        The number of the task.
    variables : mapping
        The notebook's variables that the answer reads, such as ``data_x``.

    Returns
    -------
    dict
        The notebook's variables after the cell has run.
    """
    namespace = dict(variables)
    exec(compile(answer_source(task), f"task{task}.py", "exec"), namespace)
    return namespace


def show_answer(task):
    """Display the text of a reference answer as highlighted code."""
    display(Markdown(f"```python\n{answer_source(task).rstrip()}\n```"))
