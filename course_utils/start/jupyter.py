"""Start a program of Jupyter's two seconds sooner; for the commands of teachers and students.

jsonschema, which checks the format of notebooks and settings, makes 38 parsers of addresses when
it is imported, with a grammar of the package rfc3987_syntax. That package comes with JupyterLab;
nothing here asks for such an address, and jsonschema does without it.
"""

LEFT_OUT = "rfc3987_syntax"

_START = f"""\
import runpy, sys
sys.modules[{LEFT_OUT!r}] = None
runpy.run_module(sys.argv.pop(1), run_name="__main__", alter_sys=True)
"""


def words_to_start(module):
    """The words after ``python`` that start a module of Jupyter's, much as ``-m`` does.

    Parameters
    ----------
    module : str

    Returns
    -------
    list of str
        The words for the program itself follow.
    """
    return ["-c", _START, module]
