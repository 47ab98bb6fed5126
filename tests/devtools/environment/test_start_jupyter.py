"""Programs of Jupyter's are started without what makes them slow to start."""

import json
import subprocess
import sys

from course_utils.start.jupyter import LEFT_OUT, words_to_start

PROGRAM = f"""
import json, sys
try:
    import {LEFT_OUT}
except ImportError:
    print(json.dumps([__name__, sys.argv]))
"""


def test_a_program_gets_its_own_words_and_not_the_slow_package(tmp_path):
    path = tmp_path / "program.py"
    path.write_text(PROGRAM, encoding="utf-8")
    words = [*words_to_start("program"), "help", "--module=x"]
    done = subprocess.run(
        [sys.executable, *words], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == ["__main__", [str(path), "help", "--module=x"]]


def test_jsonschema_does_without_it_and_tells_bad_notebooks_all_the_same():
    code = ("import sys; sys.modules[sys.argv[1]] = None\n"
            "import nbformat\n"
            "cells = [{'cell_type': 'code', 'id': 'a', 'source': 7}]\n"
            "notebook = {'nbformat': 4, 'nbformat_minor': 5, 'metadata': {}, 'cells': cells}\n"
            "try:\n    nbformat.validate(notebook)\n"
            "except nbformat.ValidationError as error:\n    print('refused')\n")
    done = subprocess.run([sys.executable, "-c", code, LEFT_OUT], capture_output=True, text=True)
    assert done.stdout == "refused\n", done.stderr
