"""Names are found in cells that are never run, in time that grows with their length."""

import pytest

from classroom.hand_ins.definitions import (
    BROKEN,
    DEFINED,
    MISSING,
    STUB,
    bindings,
    definitions,
    standing,
)


def test_definitions_are_counted():
    cells = [
        "def step(x):\n    return x\nasync def step (x): pass",
        "%%time\n  def epoch(x): pass\nstep == 3\nx = 'def epoch('",
        "users, items = {}, {}\ncount: int = 3\nstep = lambda x: x\nother.step = 1",
        "# def training(x):\nmy_training = 1\nusers['a'] = 2",
    ]
    names = ["step", "epoch", "users", "items", "count", "training"]
    assert list(definitions(cells, names).values()) == [3, 1, 1, 1, 1, 0]


@pytest.mark.parametrize("cell, names", [
    ("%%time\nx = 1", ["x"]),
    ("%%capture out\nx = 1", ["x"]),
    ("\n%time x = 1", ["x"]),
    ("%%writefile tool.py\nx = 1", []),
    ("%%bash\nx=1", []),
    ("!pip install a\nx = 1\nx?", ["x"]),
    ("if True:\n    !ls\n    x = 1", ["x"]),
    ("files = !ls\nx = 1", ["files", "x"]),
    ("text = 'a\\\n%d' % 3", ["text"]),
    ("from tools import step as x, y\nimport a.b", ["x", "y", "a"]),
    ("def fill():\n    global x\n    x = 1", ["fill", "x"]),
    ("with needs(report):\n    for k in (x := [1]):\n        y = k", ["k", "x", "y"]),
    ("class Model:\n    def x(self): pass", ["Model"]),
    ("[x for x in y]\nx: int\nx += 1\nx[0] = 1\nx.y = 2\nx == 1\nf(x=1)", []),
    ("'''\nx = 1\n'''", []),
    ("(x, [y, *z]) = a = b", ["x", "y", "z", "a"]),
    # What Python cannot parse is searched line by line.
    ("def x(a):\n  b = 1\n c = 2\nd = e = 3\nf(g=2)\nx == 4", ["x", "d", "e"]),
])
def test_what_a_cell_defines(cell, names):
    assert [name for name, _ in bindings(cell)] == names


@pytest.mark.parametrize(
    "body",
    [
        "pass",
        "...",
        "return",
        "return None",
        "raise NotImplementedError('here')",
        "'''What to do.'''\n    pass",
        "'''Only this.'''",
        "###\n    # Write here #\n    ###\n    return new",
        "a, b = data\n    return theta_0, theta_1",
        "return -likelihood",
        "return data",
        "return ...",
        "print('not yet')",
        "a, b = None, None\n    return a, b",
        "n = len(data)\n    return mean",
    ],
)
def test_stubs_of_each_style(body):
    assert bindings(f"def f(data):\n    {body}") == [("f", STUB)]


@pytest.mark.parametrize("body", [
    "return solve(data)", "new = 1\n    return new", "return 3", "for x in data:\n        yield x",
    "return [a for a in data]", "return data[0], rest", "print(data)",
    "a, b = fit(data)\n    return slope, b", "a = None\n    a = sum(data)\n    return a",
])
def test_what_is_more_than_a_stub(body):
    assert bindings(f"def f(data):\n    {body}") == [("f", DEFINED)]


def test_variables_that_hold_nothing_are_stubs():
    assert bindings("a = None\nb, c = None, ...\nd = {}") == [
        ("a", STUB), ("b", STUB), ("c", STUB), ("d", DEFINED)]


@pytest.mark.parametrize("cells, level", [
    ([], MISSING),
    (["f = None"], STUB),
    (["def f(:"], BROKEN),
    (["def f(x): pass", "def f(:"], BROKEN),
    (["def f(x): return g(x)", "def f(:"], DEFINED),
    (["def f(x): return g(x)", "def f(x): pass"], STUB),
    (["f = None", "f = {}"], DEFINED),
])
def test_the_last_definition_that_compiles_stands(cells, level):
    assert standing(cells, ["f"]) == {"f": level}


LONG = {
    "one word often": '"""\n' + "loss_mle, " * 400_000 + '\n"""\n',
    "commas": "a," * 200_000 + "\n" + " " * 400_000 + "def" + " " * 400_000,
    "equals": "a=" * 1_000_000,
    "brackets": "(" * 2_000_000,
    "signs": "-" * 190_000 + "1",
    "backslashes": "\\" * 2_000_000,
    "magics": "%time " * 300_000,
    "nested": "".join(" " * k + "if x:\n" for k in range(99)) + " " * 99 + "y = 1",
}


@pytest.mark.parametrize("cell", LONG.values(), ids=LONG)
def test_long_cells_are_searched_to_their_end(cell):
    assert definitions([cell], ["loss_mle"]) == {"loss_mle": 0}
    assert definitions([f"loss_mle = 1\n{cell}\nloss_mle = 2"], ["loss_mle"])["loss_mle"] >= 1


def test_python_says_nothing_about_a_strangers_escapes(recwarn):
    assert bindings(r"x = '\d' + r'\w' + '\\'") == [("x", DEFINED)]
    assert not recwarn.list
