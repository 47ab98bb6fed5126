"""The server: import the big libraries once, fork a supervisor for each submission."""

import gc
import json
import os
import socket
import sys

from ..protocol import MOST_REQUEST_BYTES, Limits, Link
from . import namespaces, preload, supervisor


def main(control_fd, isolated, limits):
    """Serve submissions, one after another, until the grader closes the control socket."""
    control = socket.socket(fileno=control_fd)
    shell = preload.make_shell()
    # Frozen objects are not touched by the collector, so forks share their memory.
    gc.collect()
    gc.freeze()
    _silence()
    control.sendall(b"+")
    while True:
        _, descriptors, _, _ = socket.recv_fds(control, 1, 1)
        if not descriptors:
            return
        pid = os.fork()
        if pid == 0:
            control.close()
            _serve(descriptors[0], shell, isolated, limits)
        os.close(descriptors[0])
        os.waitpid(pid, 0)
        control.sendall(b".")


def _serve(descriptor, shell, isolated, limits):
    try:
        if isolated:
            namespaces.enter(limits.disk_bytes)
            preload.make_home()
        link = Link(socket.socket(fileno=descriptor), MOST_REQUEST_BYTES)
        supervisor.serve(link, shell, isolated, limits)
    finally:
        os._exit(0)


def _silence():
    """From here on, whatever is printed is thrown away: nothing can fill a disk or a pipe."""
    null = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(null, descriptor)
    os.close(null)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2] == "isolated", Limits(**json.loads(sys.argv[3])))
