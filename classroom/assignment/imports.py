"""Import statements that keep only the names in use, for cells that lose their answers."""

import ast
import re

LINE_LENGTH = 100


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
