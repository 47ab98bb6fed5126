"""Which statements of a notebook must run again when some of its variables get other values.

Everything is read off the syntax trees: a statement depends on a variable that it reads, that a
function reads which it mentions, or that an earlier dependent statement binds. It is used in
the notebook's own check and by the grader, which is why nothing but the standard library and no
other module of this package is imported.
"""

import ast

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


def to_run_again(trees, changed, wanted):
    """Select the statements that make the wanted names follow the changed ones.

    Parameters
    ----------
    trees : list of ast.stmt
        The statements of a notebook in the order in which they ran.
    changed : collection of str
        Names that have been set to other values. An assignment of nothing else is never
        selected, nor is a definition of a function that reads them only when it is called.
    wanted : iterable of str
        Names whose values are needed, such as that of the function to be called.

    Returns
    -------
    list of int
        The places of the statements in `trees`, in order; empty where nothing that is wanted
        depends on a changed name.
    """
    changed = set(changed)
    functions, modules = _functions(trees), _imported(trees)
    reads = [_closure(names_read(tree), functions) for tree in trees]
    binds = [names_bound(tree) | _filled(tree, functions) - modules for tree in trees]
    free = [bool(bound - changed) for bound in binds]
    dependent = _dependent(reads, binds, free, changed)
    needed = _closure(set(wanted), functions)
    selected = set()
    while True:
        follows = set().union(*(binds[place] for place in dependent))
        again = {place for place in range(len(trees))
                 if free[place] and binds[place] & needed & follows - changed}
        if again == selected:
            return sorted(selected) if selected & dependent else []
        selected = again
        needed = needed.union(*(reads[place] for place in selected))


def names_read(tree):
    """The names that a statement reads when it runs; for a definition not those of its body."""
    if isinstance(tree, (ast.FunctionDef, ast.AsyncFunctionDef)):
        parts = [*tree.decorator_list, tree.args]
    else:
        parts = [tree]
    return {name for part in parts for name in _read_now(part)} - _of_comprehensions(tree)


def names_bound(tree):
    """The names that a statement assigns, or of whose value it assigns an item or an attribute."""
    if isinstance(tree, (*_FUNCTIONS, ast.ClassDef)):
        return {tree.name}
    found = set()
    for part in _own_parts(tree):
        if isinstance(getattr(part, "ctx", None), (ast.Store, ast.Del)):
            found.add(_root(part))
        elif isinstance(part, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            found.add(part.name)
        elif isinstance(part, (ast.Import, ast.ImportFrom)):
            found.update((alias.asname or alias.name).split(".")[0] for alias in part.names)
    return found - _of_comprehensions(tree) - {None}


def _dependent(reads, binds, free, changed):
    """The places of statements that follow from the changed names, directly or not."""
    follows, places = set(changed), set()
    for place, (read, bound) in enumerate(zip(reads, binds, strict=True)):
        if free[place] and read & follows:
            places.add(place)
            follows |= bound
    return places


def _filled(tree, functions):
    """What a statement's calls of methods may fill, and what its calls declare global."""
    if isinstance(tree, (*_FUNCTIONS, ast.ClassDef)):
        return set()
    found = {_root(part.func) for part in _own_parts(tree)
             if isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute)}
    for name in _closure(names_read(tree), functions) & functions.keys():
        found |= functions[name][1]
    return found - {None}


def _imported(trees):
    """The names of modules: a call of theirs fills nothing of the notebook's."""
    imports = [tree for tree in trees if isinstance(tree, (ast.Import, ast.ImportFrom))]
    return set().union(*map(names_bound, imports))


def _functions(trees):
    """The functions and classes by name: what their bodies read, and what they declare global."""
    found = {}
    for tree in trees:
        for part in ast.walk(tree):
            if isinstance(part, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                found[part.name] = (_read_inside(part), _declared_global(part))
            elif isinstance(part, ast.Assign) and isinstance(part.value, ast.Lambda):
                for target in part.targets:
                    if isinstance(target, ast.Name):
                        found[target.id] = (_read_inside(part.value), set())
    return found


def _read_inside(function):
    """The global names that a body may read: all that it loads and does not itself bind."""
    own = {part.arg for part in ast.walk(function) if isinstance(part, ast.arg)}
    own |= {part.id for part in ast.walk(function)
            if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)}
    return set(_loaded(function)) - (own - _declared_global(function))


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


def _own_parts(tree):
    """The parts of a statement that run with it: not the bodies of functions inside."""
    waiting = [tree]
    while waiting:
        part = waiting.pop()
        yield part
        if not isinstance(part, _FUNCTIONS):
            waiting += ast.iter_child_nodes(part)


def _root(target):
    while isinstance(target, (ast.Subscript, ast.Attribute, ast.Call)):
        target = target.func if isinstance(target, ast.Call) else target.value
    return getattr(target, "id", None)
