"""The notebook's process: run the cells once, then fork a call for each call."""

import os
import signal
import struct

from ..protocol import DONE, MOST_REQUEST_BYTES, POSITION, REPORT, Link
from .calls import answer_call
from .cells import run_cells

WHERE = struct.Struct(">ii")


def run(sock, shell, job, skipped, limits):
    """Run the cells, report, and serve calls until the supervisor closes the link.

    Parameters
    ----------
    sock : socket.socket
        To the supervisor.
    shell : IPython.core.interactiveshell.InteractiveShell
    job : dict
        ``cells`` and ``quiet_calls``.
    skipped : set of tuple
        Statements that ended an earlier try.
    limits : Limits
    """
    link = Link(sock, MOST_REQUEST_BYTES)
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
            answer_call(link, payload, shell, job["cells"])
            os._exit(0)
        _, status = os.waitpid(pid, 0)
        link.send(DONE, str(status).encode())
