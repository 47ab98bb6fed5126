"""The program inside the sandbox.

It holds no answer, no comparison and no grade: it runs a notebook's cells, calls functions by
name with inputs that arrive as data, and sends numbers out. Copies of this folder, of
``protocol.py`` and of those files of ``checks`` that call a function are all that exists of the
project inside.

Its processes, from the outermost in: the *server* has imported the big libraries and forks, for
each submission, a *supervisor* in fresh namespaces; that one never runs strangers' code and
forks the *notebook*, which runs the cells and forks a *call* for each call.
"""
