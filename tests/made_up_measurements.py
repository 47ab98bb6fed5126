"""Made-up measurements of a benchmark, for tests of tables and figures."""

import pandas as pd

MACHINE = {"sgemm_gflops": 100.0, "bandwidth_gb_s": 10.0, "processors": 2}


def made_up():
    """Seconds that grow like entries to the power of 1.2 (own) and 0.9 (peers), from 1e5 on."""
    rows = [
        (
            entries,
            entries // 100,
            entries // 500,
            dim,
            name,
            factor * dim * (entries / 1e5) ** power,
        )
        for entries in (10**5, 10**6, 10**7)
        for dim in (16, 64)
        for name, factor, power in (
            ("numba", 1, 1.2),
            ("lenskit", 3, 0.9),
            ("cmfrec", 4, 0.9),
            ("implicit-cg", 0.1, 1),
        )
    ]
    return pd.DataFrame(
        rows, columns=["entries", "n_users", "n_items", "dim", "implementation", "seconds"]
    )
