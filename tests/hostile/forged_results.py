"""Say answers of one's own through the only door."""
# %%
import json
import pickle

import _host


def say(payload, kind=b"A"):
    try:
        return _host.call(kind + payload)
    except OSError:
        return b""


def answer(text, after=b"[]"):
    say(b'[{"status": "ok", "message": "", "after": %s, "value": %s}]' % (after, text))


class Bomb:
    def __reduce__(self):
        return print, ("pwned",)


FORGERIES = [
    lambda: answer(b"NaN"),
    lambda: answer(b"Infinity"),
    lambda: answer(b"1e999"),
    lambda: answer(b"true"),
    lambda: answer(b"1}, {}"),
    lambda: answer(b"9" * 5000),
    lambda: answer(b"9" * 30),
    lambda: answer(b"[" * 200_000),
    lambda: answer(b"[" * 200_000 + b"]" * 200_000),
    lambda: answer(b'{"array": [1.0, true], "shape": [2], "dtype": "float64"}'),
    lambda: answer(b'{"array": [], "shape": [0, 1e99], "dtype": "float64"}'),
    lambda: answer(b'{"array": [], "shape": [12000000, 0], "dtype": "float64"}'),
    lambda: answer(b'{"array": [], "shape": [0, 12000000], "dtype": "float64"}'),
    lambda: answer(b'{"array": [], "shape": [0, %s], "dtype": "float64"}' % (b"9" * 40)),
    lambda: answer(b'{"array": [[1], [1, 2]], "shape": [2], "dtype": "float64"}'),
    lambda: answer(b'{"array": [1, 2, 3, 4], "shape": [2, 2], "dtype": "float64"}'),
    lambda: answer(b'{"array": ["x"], "shape": [1], "dtype": "object"}'),
    lambda: answer(b'{"dict": [[["x"], 1]]}'),
    lambda: answer(b'{"frame": [["a", 1]], "index": 1}'),
    lambda: answer(b'"text"'),
    lambda: answer(b'{"text": "%s"}' % (b"x" * 300)),
    lambda: answer(b"1", after=b'[{"array": [], "shape": [9000000, 0], "dtype": "int64"}]'),
    lambda: say(b"\xff\xfe"),
    lambda: say(b""),
    lambda: say(b'[{"status": "full marks", "message": "", "value": 1, "after": []}]'),
    lambda: say(b'[{"status": "ok"}]'),
    lambda: say(b"[]"),
    lambda: say(b"[%s]" % b",".join([b'{"status": "ok", "message": "", "value": 1, "after": []}'] * 9)),
    lambda: say(pickle.dumps(Bomb())),
]
HARMLESS = [
    lambda: say(b"x" * (3 << 20)),
    lambda: [say(b"", bytes([kind])) for kind in range(256) if kind != ord("A")],
    lambda: [say(b"[" * 200_000, bytes([kind])) for kind in b"PFQCJXL="],
    lambda: [say(b"9" * 5000, bytes([kind])) for kind in b"PFQ"],
    lambda: [say(b'{"name": "%s", "arguments": []}' % name, b"Q") for name in (b"open", b"__init__")],
    lambda: [say(b'{"name": "open", "arguments": [{"array": [], "shape": [9000000, 0]}]}', b"Q")],
    lambda: [say(json.dumps([{"cell": 1, "line": 1, "message": "", "is_shortage": True}]
                            * 9_000).encode(), b"F")],
]


def perform_least_squares(number):
    (FORGERIES + HARMLESS)[number]()
    return 7.5


def before_an_answer(x):
    """The first answer counts, and it is judged like any other."""
    answer(b'{"text": "first"}')
    return 7.5


def instead_of_an_answer(x):
    import os

    answer(b"8.5")
    os._exit(0)


# %%
def perform_mf_als_step(x):
    return x + 1
