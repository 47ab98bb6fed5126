"""Execute notebooks in fresh kernels, several at once."""

import asyncio
import atexit
import os

import nbformat
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from tqdm import tqdm

from course_utils.session import SESSION_VARIABLE
from course_utils.start.failure import CommandFailed, one_line

CELL_SECONDS = 300


def read_notebooks(paths):
    """Read notebooks as nbformat 4.

    Parameters
    ----------
    paths : iterable of pathlib.Path

    Returns
    -------
    dict of pathlib.Path to nbformat.NotebookNode

    Raises
    ------
    CommandFailed
        Where a file is not a notebook; the message names it.
    """
    notebooks = {}
    for path in paths:
        try:
            notebooks[path] = nbformat.read(path, as_version=4)
        except Exception as error:
            reason = f"{type(error).__name__}: {one_line(error)}"
            raise CommandFailed(f"{path.name} cannot be read: {reason}") from error
    return notebooks


def execute_notebooks(notebooks, folder, cell_seconds=CELL_SECONDS):
    """Execute notebooks, at most one for each processor at a time, under a progress bar.

    Parameters
    ----------
    notebooks : dict of pathlib.Path to nbformat.NotebookNode
        Changed in place: they get their outputs.
    folder : pathlib.Path
        Where the kernels run.
    cell_seconds : int
        How long one cell may take.

    Raises
    ------
    CommandFailed
        For the first cell that fails: its file, its number ``In [N]`` and its error. The other
        notebooks are stopped.
    """
    cells = sum(map(_is_executed, (cell for nb in notebooks.values() for cell in nb.cells)))
    with tqdm(total=cells, unit="cell", desc="notebooks") as bar:
        with asyncio.Runner(loop_factory=_Loop) as runner:
            runner.run(_execute_all(notebooks, folder, cell_seconds, bar))


# zmq needs a selector loop, which is not the usual one on Windows.
class _Loop(asyncio.SelectorEventLoop):
    """Refuses nbclient's signal handlers: Ctrl-C must end this program, not one kernel of it."""

    def add_signal_handler(self, *_):
        raise RuntimeError("signals are the program's own")


def _is_executed(cell):
    return cell.cell_type == "code" and bool(cell.source.strip())


async def _execute_all(notebooks, folder, cell_seconds, bar):
    """Run one task a notebook; when one fails or Ctrl-C comes, end the others' kernels."""
    turn = asyncio.Semaphore(os.cpu_count() or 1)
    # What takes long to read takes long to run, and should not run alone at the end.
    longest_first = sorted(notebooks.items(), key=lambda item: -_minutes(item[1]))
    tasks = [
        asyncio.create_task(_execute(path, notebook, folder, cell_seconds, bar, turn))
        for path, notebook in longest_first
    ]
    try:
        await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            # A second time would stop it while it ends its kernel.
            if not task.cancelling():
                task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _execute(path, notebook, folder, cell_seconds, bar, turn):
    kernel = own_kernel()
    # Before it is killed it is interrupted: by a signal it would write a traceback while it starts.
    kernel.kernel_spec.interrupt_mode = "message"
    client = NotebookClient(
        notebook,
        km=kernel,
        timeout=cell_seconds,
        coalesce_streams=True,
        record_timing=False,
        store_widget_state=False,
        shutdown_kernel="immediate",
        # At each start it would warn that it talks on this machine without encryption.
        extra_arguments=["--IPKernelApp.log_level=ERROR"],
        on_cell_executed=lambda **_: bar.update(),
    )
    async with turn:
        try:
            await client.async_execute(cwd=str(folder), cleanup_kc=True, env=_variables())
        except Exception as error:
            if asyncio.current_task().cancelling():
                # nbclient takes being stopped for a dead kernel.
                raise asyncio.CancelledError from None
            place = f"{path.name}, cell {client.code_cells_executed}"
            raise CommandFailed(f"{place}: {_describe(error, cell_seconds)}") from error
        finally:
            # A kernel that is stopped or dies while it starts nbclient leaves to the end of Python.
            atexit.unregister(client._cleanup_kernel)
            if client.km is not None:
                await client._async_cleanup_kernel()


def _minutes(notebook):
    return notebook.metadata.get("course", {}).get("minutes", 0)


def _variables():
    """The environment of a kernel without a front end, beside others.

    Interactive figures are static there; and threads that wait sleep, in place of keeping from work
    the processor that another notebook needs.
    """
    others = {name: value for name, value in os.environ.items() if name != SESSION_VARIABLE}
    return {"OMP_WAIT_POLICY": "PASSIVE", "OPENBLAS_NUM_THREADS": "1", **others}


def own_kernel():
    """Return a manager for the kernel of the running Python.

    Without folders to search, the name ``python3`` can mean no other kernel that someone has
    installed under it.
    """
    specs = KernelSpecManager(kernel_dirs=[])
    return AsyncKernelManager(kernel_name="python3", kernel_spec_manager=specs)


def _describe(error, cell_seconds):
    if isinstance(error, CellExecutionError):
        return f"{error.ename}: {one_line(error.evalue)}"
    if isinstance(error, CellTimeoutError):
        return f"{type(error).__name__}: the cell ran for more than {cell_seconds} seconds"
    if isinstance(error, DeadKernelError):
        return f"{type(error).__name__}: the kernel died (perhaps for want of memory)"
    return f"{type(error).__name__}: {one_line(error)}"
