"""The program in the guest.

It holds no answer, no comparison and no grade: it runs a notebook's statements, calls functions
by name with inputs that arrive as data, and sends numbers out. `program` has the entry points.
Everything that is said through ``_host.call`` begins with one letter for its kind.
"""
