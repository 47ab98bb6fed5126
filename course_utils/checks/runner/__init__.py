"""How a function of a student's is called; the sandbox has a copy of this folder."""
