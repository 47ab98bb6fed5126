"""Which statements of a notebook must run again when some of its variables get other values.

Everything is read off the syntax trees: a statement depends on a variable that it reads, that a
function reads which it mentions, or that an earlier dependent statement binds. It is used in
the notebook's own check and by the grader, which is why nothing but the standard library and no
other module of this package is imported.
"""

import ast
from types import MappingProxyType
from typing import NamedTuple

# Packages with functions that fill an array or a list that they are given.
_FILLERS = {"numpy", "random", "heapq", "bisect"}
# Methods that fill nothing; what they write should not be written again.
_HARMLESS = ("to_", "save", "write", "plot", "hist", "show", "head", "describe", "copy")
_MEMORIES = (ast.Dict, ast.List, ast.Set, ast.Call)
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


class Reading(NamedTuple):
    """What is read off the statements of a notebook, whatever changes: see `read_off`."""

    trees: list
    functions: dict
    reads: list
    binds: list


def read_off(trees):
    """Read off the statements of a notebook, in the order in which they ran, what they use.

    Parameters
    ----------
    trees : list of ast.stmt

    Returns
    -------
    Reading
        For `to_run_again`, any number of times.
    """
    functions, modules = _functions(trees), _imported(trees)
    fillers = functions.keys() | {name for name, root in modules.items() if root in _FILLERS}
    reads = [_closure(names_read(tree), functions) for tree in trees]
    binds = [names_bound(tree) | names_filled(tree, functions, fillers) - modules.keys()
             for tree in trees]
    return Reading(trees, functions, reads, binds)


def to_run_again(reading, changed, wanted):
    """Select the statements that make the wanted names follow the changed ones.

    Parameters
    ----------
    reading : Reading
        Of all statements of a notebook.
    changed : collection of str
        Names that have been set to other values. An assignment of nothing else is never
        selected, nor is a definition of a function that reads them only when it is called.
    wanted : iterable of str
        Names whose values are needed, such as that of the function to be called.

    Returns
    -------
    list of int
        The places of the statements, in order; empty where nothing that is wanted
        depends on a changed name. Of a cell that ran several times, with changes, only what
        the last run has left in force is selected.
    """
    changed = set(changed)
    trees, functions, reads, binds = reading
    free = [bool(bound - changed) for bound in binds]
    dependent = _dependent(reads, binds, free, changed)
    needed, selected = _closure(set(wanted), functions), []
    remembered = _remembered(needed, functions, changed.union(*(binds[k] for k in dependent)))
    dependent |= {place for place in range(len(trees)) if binds[place] & remembered}
    follows = set().union(*(binds[place] for place in dependent)) - changed
    for place in reversed(range(len(trees))):
        if not free[place]:
            continue
        if binds[place] & needed & follows:
            selected.append(place)
            needed = needed - _bound_anew(trees[place]) | reads[place]
        else:
            needed = needed - _bound_anew(trees[place])
    return selected[::-1] if dependent.intersection(selected) else []


def names_read(tree):
    """The names that a statement reads when it runs; for a definition not those of its body.

    A definition with a decorator or a default argument that can remember results counts as if
    its body ran with it.
    """
    if isinstance(tree, (ast.FunctionDef, ast.AsyncFunctionDef)):
        parts = [*tree.decorator_list, tree.args]
        if tree.decorator_list or any(isinstance(one, _MEMORIES) for one in tree.args.defaults):
            return {name for part in parts for name in _read_now(part)} | _read_inside(tree)
    else:
        parts = [tree]
    return {name for part in parts for name in _read_now(part)} - _of_comprehensions(tree)


def names_bound(tree):
    """The names that a statement assigns, or of whose value it assigns an item or an attribute."""
    if isinstance(tree, (*_FUNCTIONS, ast.ClassDef)):
        return {tree.name}
    found = set()
    for part in own_parts(tree):
        if isinstance(getattr(part, "ctx", None), (ast.Store, ast.Del)):
            found.add(_root(part))
        elif isinstance(part, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            found.add(part.name)
        elif isinstance(part, (ast.Import, ast.ImportFrom)):
            found.update((alias.asname or alias.name).split(".")[0] for alias in part.names)
    return found - _of_comprehensions(tree) - {None}


def own_parts(tree):
    """The parts of a statement that run with it: not the bodies of functions inside."""
    waiting = [tree]
    while waiting:
        part = waiting.pop()
        yield part
        if not isinstance(part, _FUNCTIONS):
            waiting += ast.iter_child_nodes(part)


def _remembered(needed, functions, follows):
    """What functions that read other values fill, such as a dictionary of earlier results."""
    return set().union(*(functions[name][2] for name in needed & functions.keys()
                         if _closure([name], functions) & follows))


def _bound_anew(tree):
    """The names whose earlier values a statement makes irrelevant, whatever happens in it."""
    if isinstance(tree, (*_FUNCTIONS, ast.ClassDef)):
        return {tree.name}
    targets = tree.targets if isinstance(tree, ast.Assign) else []
    parts = [part for target in targets for part in getattr(target, "elts", [target])]
    return {part.id for part in parts if isinstance(part, ast.Name)}


def _dependent(reads, binds, free, changed):
    """The places of statements that follow from the changed names, directly or not."""
    follows, places = set(changed), set()
    for place, (read, bound) in enumerate(zip(reads, binds, strict=True)):
        if free[place] and read & follows:
            places.add(place)
            follows |= bound
    return places


def names_filled(tree, functions=MappingProxyType({}), fillers=()):
    """What a statement's calls may fill: of a method its object, else variables they are given.

    A call whose result is kept fills none of its arguments. What calls declare global counts too.
    """
    if isinstance(tree, (*_FUNCTIONS, ast.ClassDef)):
        return set()
    parts = list(own_parts(tree))
    found = {_root(part.func) for part in parts
             if isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute)
             and not part.func.attr.startswith(_HARMLESS)}
    for part in parts:
        if isinstance(part, ast.Expr) and isinstance(part.value, ast.Call) and (
                _root(part.value.func) in fillers):
            found |= {one.id for one in part.value.args if isinstance(one, ast.Name)}
    for name in _closure(names_read(tree), functions) & functions.keys():
        found |= functions[name][1]
    return found - {None}


def _imported(trees):
    """The imported names, with the packages that they come from; no method of theirs fills them."""
    found = {}
    for tree in trees:
        if isinstance(tree, (ast.Import, ast.ImportFrom)):
            for alias in tree.names:
                package = getattr(tree, "module", None) or alias.name
                found[(alias.asname or alias.name).split(".")[0]] = package.split(".")[0]
    return found


def _functions(trees):
    """The functions and classes by name: what they read, declare global, and fill."""
    found = {}
    for tree in trees:
        for part in ast.walk(tree):
            if isinstance(part, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                found[part.name] = (_read_inside(part), _declared_global(part),
                                    _filled_inside(part))
            elif isinstance(part, ast.Assign) and isinstance(part.value, ast.Lambda):
                for target in part.targets:
                    if isinstance(target, ast.Name):
                        found[target.id] = (_read_inside(part.value), set(), set())
    return found


def _read_inside(function):
    """The global names that a body may read: all that it loads and does not itself bind."""
    own = {part.arg for part in ast.walk(function) if isinstance(part, ast.arg)}
    own |= {part.id for part in ast.walk(function)
            if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)}
    return set(_loaded(function)) - (own - _declared_global(function))


def _filled_inside(function):
    """The global names of which a body assigns items."""
    roots = {_root(part) for part in ast.walk(function)
             if isinstance(part, ast.Subscript) and isinstance(part.ctx, ast.Store)}
    return roots & _read_inside(function)


def _declared_global(function):
    return {name for part in ast.walk(function) if isinstance(part, ast.Global)
            for name in part.names}


def _closure(names, functions):
    """Names, and all that the functions among them read."""
    found, waiting = set(), list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += functions[name][0] if name in functions else ()
    return found


def _read_now(part):
    """The names that are loaded when a part runs: of a lambda only those of its defaults."""
    waiting = [part]
    while waiting:
        one = waiting.pop()
        waiting += [one.args] if isinstance(one, ast.Lambda) else ast.iter_child_nodes(one)
        yield from _loaded(one) if isinstance(one, ast.Name) else ()


def _of_comprehensions(tree):
    """The names that comprehensions keep to themselves."""
    targets = (part.target for part in ast.walk(tree) if isinstance(part, ast.comprehension))
    return {part.id for target in targets for part in ast.walk(target)
            if isinstance(part, ast.Name)}


def _loaded(part):
    return (one.id for one in ast.walk(part)
            if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Load))


def _root(target):
    while isinstance(target, (ast.Subscript, ast.Attribute, ast.Call)):
        target = target.func if isinstance(target, ast.Call) else target.value
    return getattr(target, "id", None)
