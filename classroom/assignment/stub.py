"""The cells of a task: the answer between nbgrader's markers, and the check that gives points."""

import ast
import inspect
import re
from textwrap import dedent, indent

import course_utils
from course_utils.checks.tasks import TASKS
from course_utils.solutions.answers import answer_source

BEGIN = "### BEGIN SOLUTION"
END = "### END SOLUTION"
CODE_STUB = "# Write your answer here."
_SECTION = re.compile(r"^(\w+)\n-+\n", flags=re.MULTILINE)


def solution_cell(task):
    """Write the cell in which a task is answered, with the reference answer in it.

    Parameters
    ----------
    task : int
        Its number.

    Returns
    -------
    str
        Python source. Between `BEGIN` and `END` stands what students do not get.
    """
    return _variables_cell(task) if TASKS[task].made_from else _function_cell(task)


def check_cell(task):
    """Write the cell that checks a task.

    It ends with the points, as nbgrader reads them, unless the task is optional: whether an
    optional task counts is decided when a class is graded.
    """
    row = TASKS[task]
    answers = ", ".join(filter(None, [*row.names, row.made_from]))
    call = f"check({task}, {answers})"
    if len(call) > 80:
        call = f"check(\n    {task}, {answers})"
    report = f"report_{task}"
    shown = f"{report} = {call}\ndisplay({report})"
    return shown if row.optional else f"{shown}\n{report}.points({row.points})"


def student_docstring(function, arguments, remark=""):
    """Shorten a library function's docstring to what a student's own function must do.

    Parameters
    ----------
    function : callable
        With a numpydoc docstring.
    arguments : list of str
        The parameters to keep.
    remark : str
        A paragraph to add after the first one.

    Returns
    -------
    str
        Summary, Parameters, Returns. What the library raises and how it works is left out.
    """
    summary, *parts = _SECTION.split(inspect.getdoc(function))
    sections = dict(zip(parts[::2], parts[1::2], strict=True))
    paragraphs = [summary.strip(), remark]
    parameters = _kept_parameters(sections["Parameters"], arguments)
    paragraphs.append(f"Parameters\n----------\n{parameters}")
    paragraphs.append(f"Returns\n-------\n{sections['Returns'].strip()}")
    return "\n\n".join(filter(None, paragraphs))


def _function_cell(task):
    (name,) = TASKS[task].names
    source = answer_source(task)
    tree = ast.parse(source)
    function = next(node for node in tree.body if isinstance(node, ast.FunctionDef))
    lines = source.splitlines()
    arguments = [argument.arg for argument in function.args.args]
    docstring = student_docstring(getattr(course_utils, name), arguments, TASKS[task].remark)
    mark = 'r"""' if "\\" in docstring else '"""'
    imports = [ast.get_source_segment(source, node) for node in tree.body
               if isinstance(node, ast.Import | ast.ImportFrom)]
    body = dedent("\n".join(lines[function.lineno:function.end_lineno]))
    return "\n".join([
        *lines[function.lineno - 1:function.body[0].lineno - 1][:1],
        indent(f'{mark}{docstring}\n"""', "    "),
        indent("\n".join([BEGIN, *imports, *[""] * bool(imports), body, END]), "    "),
        f'    raise NotImplementedError("Write your answer to task {task} here.")',
    ])


def _variables_cell(task):
    library = getattr(course_utils, TASKS[task].library)
    returns = dict(zip(*[iter(_SECTION.split(inspect.getdoc(library))[1:])] * 2, strict=True))[
        "Returns"
    ]
    names = [f"{name} = None" for name in TASKS[task].names]
    region = [BEGIN, answer_source(task).strip(), END]
    return "\n".join([indent(returns.strip(), "# "), *names, *region])


def _kept_parameters(text, arguments):
    """The entries of a Parameters section whose names are among the arguments."""
    kept = []
    for entry in re.split(r"\n(?=\S)", text.strip()):
        head, *rest = entry.split("\n")
        names, *kind = head.split(" : ")
        names = [name for name in names.split(", ") if name in arguments]
        if names:
            kept += [" : ".join([", ".join(names), *kind]), *rest]
    return "\n".join(kept)
