"""The student edition's ``course_utils``: what its notebooks need, without the answers.

A module is shipped because a notebook, the checks or the commands import it, directly or
through another one. So nothing is shipped by accident, and a module that starts to need an
answer stops the build.
"""

import ast
import re
from pathlib import PurePosixPath

ANSWERS = ("als", "answers", "classroom", "least_squares", "recommend.fold_in")
"""Modules that hold answers, or what grades them: never shipped."""

TRIMMED = {
    "interactions": ("interaction_dicts", "_grouped"),
    "likelihood": ("loss_mle",),
    "plots.als": ("plot_penalties",),
    "recommend.metrics": ("hit_rate_and_ndcg",),
    "recommend.ranking": ("recommend_items",),
    "search_study": ("compare_searches", "underflow_table"),
}
"""Functions that are an answer, or cannot work without one, in modules that students need."""

ALWAYS = (
    "__main__", "checks", "handout", "plots.live_loss", "scale.numba_engine", "scale.numpy_engine",
    "workshop.commands")
"""What no import statement names: commands, and the engines that the estimator loads by name."""
LINE_LENGTH = 100
REPLACED = {"workshop.commands": "classroom/student_commands.py"}


def student_package(package, imports):
    """Collect the modules of the student edition.

    Parameters
    ----------
    package : pathlib.Path
        The folder ``course_utils``.
    imports : iterable of str
        Python source with the notebooks' imports.

    Returns
    -------
    dict of str to str
        The text of each file by its path below ``course_utils``, with forward slashes.

    Raises
    ------
    ValueError
        If a module that would be shipped imports an answer, or does not exist.
    """
    public = _public_names(package)
    texts = {}
    wanted = [(name, "the student edition") for name in (*ALWAYS, *_checks(package))]
    wanted += [(n, "a notebook") for text in imports for n in _imported(ast.parse(text), public)]
    while wanted:
        name, needed_by = wanted.pop()
        if name in texts or name == "":
            continue
        if name in ANSWERS or name.split(".")[0] in ANSWERS:
            raise ValueError(f"{needed_by} imports course_utils.{name}, which holds an answer.")
        texts[name] = _module_text(package, name, needed_by)
        found = _imported(ast.parse(texts[name]), public)
        wanted += [(n, f"course_utils.{name}") for n in (*found, *_parents(name))]
    texts[""] = _trimmed_init(package, public, texts)
    return {module_path(package, name): text for name, text in sorted(texts.items())}


def without_functions(text, names):
    """Remove functions from a module, and the imports that only they used.

    Parameters
    ----------
    text : str
        The module's source.
    names : iterable of str
        Functions at its top level.

    Returns
    -------
    str
        The source; all other lines are as they were.

    Raises
    ------
    ValueError
        If there is no function of that name.
    """
    nodes = {node.name: node for node in ast.parse(text).body if hasattr(node, "name")}
    missing = sorted(set(names) - nodes.keys())
    if missing:
        raise ValueError(f"there is no function {', '.join(missing)} to leave out.")
    lines = text.splitlines()
    for node in sorted((nodes[name] for name in names), key=lambda n: -n.lineno):
        first = min([node.lineno, *(d.lineno for d in node.decorator_list)]) - 1
        del lines[first:node.end_lineno]
    return tidied_imports("\n".join(lines) + "\n")


def tidied_imports(text, used=None):
    """Remove the imported names that are not used, and close the gaps.

    Parameters
    ----------
    text : str
        Python source.
    used : set of str, optional
        The names in use; by default those that `text` itself uses.

    Returns
    -------
    str
    """
    tree = ast.parse(text)
    used = names_in(text) if used is None else used
    lines = text.splitlines()
    for node in reversed(tree.body):
        if isinstance(node, ast.Import | ast.ImportFrom):
            kept = [alias for alias in node.names if _bound(alias) in used]
            if len(kept) < len(node.names):
                lines[node.lineno - 1:node.end_lineno] = _import_lines(node, kept)
    text = re.sub(r"\n{4,}", "\n\n\n", "\n".join(lines))
    return re.sub(r"\n{3,}(?=import |from )", "\n\n", text).strip("\n") + "\n"


def names_in(text):
    """All names that Python source reads, those inside f-strings included."""
    return {node.id for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Name)}


def _import_lines(node, kept):
    """An import statement with fewer names."""
    if not kept:
        return []
    names = ", ".join(ast.unparse(alias) for alias in kept)
    if isinstance(node, ast.Import):
        return [f"import {names}"]
    line = f"from {'.' * node.level}{node.module or ''} import {names}"
    if len(line) <= LINE_LENGTH:
        return [line]
    head, tail = line.split(" import ")
    return [f"{head} import (", *_wrapped(tail), ")"]


def _wrapped(names):
    lines = ["   "]
    for name in names.split(", "):
        if len(lines[-1]) + len(name) > LINE_LENGTH - 3:
            lines.append("   ")
        lines[-1] += f" {name},"
    return lines


def _bound(alias):
    return alias.asname or alias.name.split(".")[0]


def _public_names(package):
    """Where `course_utils` finds each name that it hands out."""
    tree = ast.parse((package / "__init__.py").read_text(encoding="utf-8"))
    return ast.literal_eval(next(
        node.value for node in tree.body
        if isinstance(node, ast.Assign) and node.targets[0].id == "_MODULE_OF"))


def _checks(package):
    return [f"checks.{path.stem}" for path in sorted((package / "checks").glob("*.py"))
            if path.stem != "__init__"]


def _imported(tree, public):
    """The modules below `course_utils` that a syntax tree imports anywhere."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "course_utils":
            yield from (public.get(alias.name, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("course_utils."):
            module = node.module.removeprefix("course_utils.")
            yield module
            if module in ("plots", "checks", "recommend", "workshop"):
                yield from (f"{module}.{alias.name}" for alias in node.names
                            if alias.name not in ("check", "Report"))
        elif isinstance(node, ast.Import):
            yield from (alias.name.removeprefix("course_utils.") for alias in node.names
                        if alias.name.startswith("course_utils."))


def imported_modules(tree, package):
    """The modules below ``course_utils`` that a syntax tree imports, with the packages they lie in.

    Parameters
    ----------
    tree : ast.Module
    package : pathlib.Path
        The folder ``course_utils``.

    Returns
    -------
    list of str
    """
    found = list(_imported(tree, _public_names(package)))
    return [*found, *(parent for name in found for parent in _parents(name))]


def _parents(name):
    return [".".join(parts) for parts in [name.split(".")[:-1]] if parts]


def _module_text(package, name, needed_by):
    path = package / REPLACED.get(name, module_path(package, name))
    if not path.exists():
        raise ValueError(f"{needed_by} imports course_utils.{name}, which does not exist.")
    text = path.read_text(encoding="utf-8")
    return without_functions(text, TRIMMED[name]) if name in TRIMMED else text


def module_path(package, name):
    folder = PurePosixPath(*name.split(".")) if name else PurePosixPath()
    if (package / folder).is_dir():
        return str(folder / "__init__.py")
    return f"{folder}.py"


def _trimmed_init(package, public, texts):
    """The package's own file, which no longer promises names that are gone."""
    text = (package / "__init__.py").read_text(encoding="utf-8")
    for name, module in public.items():
        if module not in texts or name in TRIMMED.get(module, ()):
            text = text.replace(f'    "{name}": "{module}",\n', "")
    return text
