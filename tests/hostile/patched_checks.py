"""Change what a check in the same process would use, and what carries the answers out."""
# %%
import builtins
import json
import sys
import time
import warnings

import numpy as np
import pandas as pd


class Always(float):
    def __eq__(self, other):
        return True

    def __lt__(self, other):
        return True

    __le__ = __gt__ = __ge__ = __lt__
    __hash__ = None


class Anything:
    def __eq__(self, other):
        return True

    def __array__(self, *_, **__):
        return np.ones(3)


class Liar(np.ndarray):
    """Says that it is something else, wherever it is asked."""

    @property
    def __class__(self):
        return float

    @property
    def shape(self):
        return (10**9, 0)

    def tolist(self):
        return [1e999]

    def __reduce__(self):
        return eval, ("open('/tmp/pwned', 'w')",)


class Number(int):
    def __int__(self):
        return 10**5000

    def __index__(self):
        return 10**5000


class Text(str):
    def __str__(self):
        return "x" * 10**7

    def __iter__(self):
        return iter(self.__str__())


class Pairs(dict):
    def items(self):
        while True:
            yield 1, 2


def anything(x):
    return Anything()


def always(x):
    return Always(7.0)


def liar(x):
    return np.zeros(3).view(Liar)


def number(x):
    return Number(7)


def text(x):
    return Text("y")


def pairs(x):
    return Pairs({1: 2})


def without_builtins(x):
    vars(builtins).clear()
    return 7.0


def forged_carrier(x):
    """Let json, the door's own module and the grader's program say something else."""
    import _host

    program = sys.modules["inside.program"]
    lie = b'A[{"status": "ok", "value": {"text": "forged"}, "message": "", "after": []}]'
    real = _host.call
    program._host = type("Host", (), {"call": staticmethod(lambda frame: real(lie))})
    json.dumps = program.json.dumps = lambda *_, **__: "null"
    program.calls.answers = lambda *_: [{"status": "full marks"}]
    sys.modules["__main__"] = sys.modules["inside"] = None
    warnings.simplefilter("error")
    return 7.0


def perform_mf_als_step(x):
    return x + 1


np.isclose = np.allclose = lambda *a, **k: True
np.testing.assert_allclose = lambda *a, **k: None
pd.DataFrame.equals = lambda *a: True
builtins.abs = lambda x: 0.0
get_ipython().ast_transformers.append(None)
get_ipython().input_transformers_cleanup.append(lambda lines: ["assert True\n"])
