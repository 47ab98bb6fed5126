"""The notebook's process: run the cells once, then fork a call for each call."""

import os
import signal
import struct

from ..protocol import DONE, MOST_REQUEST_BYTES, POSITION, REPORT, Link
from .calls import answer_call
from .cells import run_cells

WHERE = struct.Struct(">ii")


def run(own, calls, shell, job, skipped, limits):
    """Run the cells, report, and serve calls until the supervisor closes the link.

    Parameters
    ----------
    own, calls : socket.socket
        To the supervisor: for this process, and for the calls, which cannot write to the first.
    shell : IPython.core.interactiveshell.InteractiveShell
    job : dict
        ``cells`` and ``quiet_calls``.
    skipped : set of tuple
        Statements that ended an earlier try.
    limits : Limits
    """
    link = Link(own, MOST_REQUEST_BYTES)
    failures = run_cells(
        shell, job, skipped, limits, lambda *where: link.send(POSITION, WHERE.pack(*where))
    )
    link.send(REPORT, {"failures": failures})
    while True:
        _, payload = link.receive()
        pid = os.fork()
        if pid == 0:
            # Calls are timed from outside; an alarm of the cells must not disturb them.
            signal.setitimer(signal.ITIMER_REAL, 0)
            link.close()
            answer_call(Link(calls, MOST_REQUEST_BYTES), payload, shell, job["cells"])
            os._exit(0)
        _, status = os.waitpid(pid, 0)
        link.send(DONE, str(status).encode())
