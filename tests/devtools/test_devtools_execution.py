"""Notebooks run in kernels of this Python; what fails is one line."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, writes

from course_utils.start.failure import CommandFailed
from devtools import execution
from devtools.execution import execute_notebooks, own_kernel, read_notebooks


def notebook(*sources):
    return new_notebook(cells=[new_code_cell(source) for source in sources])


def failure(tmp_path, *sources, **options):
    """Return the message of a notebook that fails."""
    with pytest.raises(CommandFailed) as caught:
        execute_notebooks({tmp_path / "01_a.ipynb": notebook(*sources)}, tmp_path, **options)
    return str(caught.value)


def test_notebooks_get_outputs_and_counts_in_their_folder(tmp_path, capfd):
    cells = [
        new_markdown_cell("# One"),
        new_code_cell("import os, sys\nprint(os.getcwd(), sys.executable, sep='\\n')"),
        new_code_cell(""),
        new_code_cell("print('a', flush=True)\nprint('b', file=sys.stderr)\nprint('c')"),
    ]
    first, second = new_notebook(cells=cells), notebook("1 + 1")
    execute_notebooks({tmp_path / "1.ipynb": first, tmp_path / "2.ipynb": second}, tmp_path)
    folder, python = first.cells[1].outputs[0].text.splitlines()
    assert os.path.samefile(folder, tmp_path)
    assert python == sys.executable
    assert [cell.get("execution_count") for cell in first.cells] == [None, 1, None, 2]
    assert [(out.name, out.text) for out in first.cells[3].outputs] == [
        ("stdout", "a\nc\n"),
        ("stderr", "b\n"),
    ]
    assert second.cells[0].outputs[0].data["text/plain"] == "2"
    assert all("execution" not in cell.metadata for cell in first.cells)
    shown = capfd.readouterr().err
    assert "3/3" in shown and "WARNING" not in shown


def test_what_takes_long_to_read_is_started_first(tmp_path, monkeypatch):
    async def start(path, notebook, folder, cell_seconds, bar, turn):
        async with turn:
            started.append(path.stem)

    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    monkeypatch.setattr(execution, "_execute", start)
    started, notebooks = [], {}
    for number, minutes in ((1, 30), (2, 75), (3, None), (4, 60)):
        one = notebook("1")
        if minutes:
            one.metadata["course"] = {"minutes": minutes}
        notebooks[tmp_path / f"{number}.ipynb"] = one
    execute_notebooks(notebooks, tmp_path)
    assert started == ["2", "4", "1", "3"]


def test_threads_that_wait_sleep_unless_the_reader_wants_otherwise(monkeypatch):
    monkeypatch.delenv("OMP_WAIT_POLICY", raising=False)
    assert execution._variables()["OMP_WAIT_POLICY"] == "PASSIVE"
    monkeypatch.setenv("OMP_WAIT_POLICY", "ACTIVE")
    assert execution._variables()["OMP_WAIT_POLICY"] == "ACTIVE"


def test_another_kernel_of_the_name_is_not_used(tmp_path, monkeypatch):
    spec = tmp_path / "kernels" / "python3"
    spec.mkdir(parents=True)
    wrong = {"argv": ["/no/such/python"], "display_name": "x", "language": "python"}
    (spec / "kernel.json").write_text(json.dumps(wrong))
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))
    assert own_kernel().kernel_spec.argv[0] == sys.executable


def test_a_failing_cell_is_named_with_its_error(tmp_path):
    message = failure(tmp_path, "", "1", "raise ValueError('a <b>bold</b>\\n [red]{x} %s')")
    assert message == "01_a.ipynb, cell 2: ValueError: a <b>bold</b> [red]{x} %s"


def test_a_failing_notebook_stops_the_others(tmp_path):
    slow = notebook(
        f"open({str(tmp_path / 'began')!r}, 'w').close()\nimport time; time.sleep(20); 'end'"
    )
    bad = notebook(
        f"import os, time\nwhile not os.path.exists({str(tmp_path / 'began')!r}): time.sleep(0.1)"
        f"\nopen({str(tmp_path / 'pid')!r}, 'w').write(str(os.getpid()))\n1 / 0"
    )
    with pytest.raises(CommandFailed, match="2.ipynb, cell 1: ZeroDivisionError"):
        execute_notebooks({tmp_path / "1.ipynb": slow, tmp_path / "2.ipynb": bad}, tmp_path)
    assert slow.cells[0].outputs == []


def test_a_cell_that_takes_too_long_is_named(tmp_path):
    message = failure(tmp_path, "import time; time.sleep(99)", cell_seconds=1)
    assert message.startswith("01_a.ipynb, cell 1: CellTimeoutError: ")
    assert "1 seconds" in message and "sleep" not in message


def test_a_kernel_that_dies_is_named(tmp_path):
    message = failure(tmp_path, "1", "import os; os._exit(1)")
    assert message.startswith("01_a.ipynb, cell 2: DeadKernelError: ")


def test_a_file_that_is_no_notebook_is_named(tmp_path):
    good, bad = tmp_path / "a.ipynb", tmp_path / "b.ipynb"
    good.write_text(writes(notebook("1")), encoding="utf-8")
    bad.write_text("<html>\n", encoding="utf-8")
    assert list(read_notebooks([good])) == [good]
    with pytest.raises(CommandFailed, match="^b.ipynb cannot be read: NotJSONError: .*$"):
        read_notebooks([good, bad])


WAITS = "import os, time; print(os.getpid(), file=open('pid', 'w'), flush=True); time.sleep(99)"
# It executes a notebook with one cell; a second word is another kernel's program.
PROGRAM = """
import signal, sys
# A job in the background ignores Ctrl-C, and so does what it starts.
signal.signal(signal.SIGINT, signal.default_int_handler)
from pathlib import Path
from course_utils.start.failure import CommandFailed
from devtools import execution
from nbformat.v4 import new_code_cell, new_notebook

own_kernel = execution.own_kernel


def kernel():
    manager = own_kernel()
    if len(sys.argv) > 2:
        manager.kernel_spec.argv = [sys.executable, "-c", sys.argv[2]]
    return manager


execution.own_kernel = kernel
try:
    execution.execute_notebooks(
        {Path("a.ipynb"): new_notebook(cells=[new_code_cell(sys.argv[1])])}, Path("."))
except KeyboardInterrupt:
    sys.exit(130)
except CommandFailed as failure:
    sys.exit(str(failure))
"""


def start_program(folder, *words):
    (folder / "program.py").write_text(PROGRAM)
    return subprocess.Popen([sys.executable, "program.py", WAITS, *words], cwd=folder,
                            stderr=subprocess.PIPE, text=True)


@pytest.mark.skipif(os.name == "nt", reason="sends a POSIX signal")
@pytest.mark.parametrize("kernel", [(), (WAITS,)], ids=["in a cell", "at its start"])
def test_ctrl_c_ends_the_kernels_without_a_traceback(tmp_path, kernel):
    running = start_program(tmp_path, *kernel)
    pid = tmp_path / "pid"
    while not (pid.exists() and pid.read_text().strip()) and running.poll() is None:
        time.sleep(0.05)
    running.send_signal(signal.SIGINT)
    shown = running.communicate(timeout=60)[1]
    assert running.returncode == 130
    assert "Traceback" not in shown and "Error" not in shown
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid.read_text()), 0)


def test_a_kernel_that_dies_at_its_start_is_one_line(tmp_path):
    running = start_program(tmp_path, "raise SystemExit(1)")
    shown = running.communicate(timeout=60)[1]
    assert running.returncode == 1
    assert shown.splitlines()[-1] == (
        "a.ipynb, cell 0: RuntimeError: Kernel died before replying to kernel_info")
    assert "Traceback" not in shown
