"""What an environment is, as seen from its own Python: run as a module, it prints JSON."""

import json
import locale
import platform
import time
from importlib import metadata

PACKAGES = ("numpy", "pandas", "scipy", "scikit-learn", "matplotlib")


def look():
    """Return what Python sees of its versions and settings.

    Returns
    -------
    dict
        ``python`` and ``versions``; ``blas``, a list of dicts with ``architecture``, the kernels
        that OpenBLAS took (None for another BLAS), and ``threads``; ``offset``, the time zone's
        on 1 January 2024; ``locale``, whether the system has the locale that was asked for.
    """
    return {
        "python": platform.python_version(),
        "versions": {name: metadata.version(name) for name in PACKAGES},
        "blas": _blas(),
        "offset": time.strftime("%z", time.localtime(1704067200)),
        "locale": _has_locale(),
    }


def _blas():
    import numpy as np
    import scipy.linalg
    from threadpoolctl import threadpool_info

    # A processor stops at the first instruction that it lacks: so let each BLAS multiply.
    matrix = np.eye(64)
    scipy.linalg.blas.dgemm(1.0, matrix, matrix @ matrix)
    return [{"architecture": pool.get("architecture"), "threads": pool["num_threads"]}
            for pool in threadpool_info() if pool["user_api"] == "blas"]


def _has_locale():
    try:
        locale.setlocale(locale.LC_ALL, "")
    except locale.Error:
        return False
    return True


if __name__ == "__main__":
    print(json.dumps(look()))
