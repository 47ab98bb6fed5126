"""Say in the program's place which statements failed, and how the cells are to be run."""
# %%
import json

import _host

before = 1


def say(kind, content):
    try:
        return _host.call(kind + (content if type(content) is bytes else json.dumps(content).encode()))
    except OSError:
        return b""


# %%
for kind in map(chr, range(256)):
    if kind not in "FJ":
        say(kind.encode("latin-1"), b"[" * 200_000)
        say(kind.encode("latin-1"), b'{"name": "open", "arguments": []}')

# %%
say(b"P", [10**4000, 10**4000, 0])
say(b"P", [0, 0, False])
say(b"A", b'[{"status": "ok", "value": 1, "message": "", "after": []}]')

# %%
FORGED = [
    [{"cell": 0, "line": 10**4000, "message": "<script>" * 1000, "is_shortage": False}],
    [{"cell": 1, "line": 1, "message": "", "is_shortage": True}] * 60_000,
    [{"cell": True, "line": -5, "message": "x" * 10**6, "is_shortage": 1}],
    b"[" * 200_000,
    b"\xff\xfe",
    b"",
    [{"cell": 0}],
    {"cell": 0},
]
say(b"F", FORGED[WHICH])


# %%
def perform_mf_als_step(x):
    return x + 1
