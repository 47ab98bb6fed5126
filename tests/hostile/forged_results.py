"""Write answers of one's own into every open file."""
# %%
import os
import pickle
import struct
import time


def forge(payload, kind=b"A", length=None):
    """Write a frame to every open file but the usual three."""
    frame = struct.pack(">cI", kind, len(payload) if length is None else length) + payload
    for descriptor in range(3, 64):
        try:
            os.write(descriptor, frame)
        except OSError:
            pass


def answer(text):
    forge(b'[{"status": "ok", "message": "", "after": [], "value": %s}]' % text)
    os._exit(0)


class Bomb:
    def __reduce__(self):
        return os.system, ("touch /tmp/pwned",)


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
    lambda: answer(b'{"array": [], "shape": [0, %s], "dtype": "float64"}' % (b"9" * 40)),
    lambda: answer(b'{"array": ["x"], "shape": [1], "dtype": "object"}'),
    lambda: answer(b'{"dict": [[["x"], 1]]}'),
    lambda: answer(b'"text"'),
    lambda: (forge(b"\xff\xfe"), os._exit(0)),
    lambda: (forge(b""), os._exit(0)),
    lambda: (forge(b'[{"status": "full marks", "message": "", "value": 1, "after": []}]'), os._exit(0)),
    lambda: (forge(b'[{"status": "ok"}]'), os._exit(0)),
    lambda: (forge(pickle.dumps(Bomb())), os._exit(0)),
    lambda: (forge(b"x", length=1 << 31), os._exit(0)),
    lambda: (forge(b"half", length=1000), os._exit(0)),
    lambda: (forge(b"x", kind=b"?"), os._exit(0)),
    lambda: (forge(b"x", kind=b"E"), os._exit(0)),
    lambda: (forge(b"not a number", kind=b"D"), os._exit(0)),
    lambda: (forge(b'{"name": "open", "arguments": []}', kind=b"Q"), os._exit(0)),
    lambda: (forge(b"x" * 5, kind=b"P"), os._exit(0)),
    lambda: [forge(b"{}" * 500_000) for _ in range(100)],
]


def perform_least_squares(number):
    FORGERIES[number]()


# %%
def perform_mf_als_step(x):
    return x + 1
