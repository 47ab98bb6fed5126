"""One implementation of ALS on one matrix, in a process of its own; `compare_als.py` starts it.

``python als_implementations.py NAME MATRIX DIM EPOCHS BUDGET``: MATRIX is a folder with the arrays
of a CSR matrix. Prints a line of JSON. Each implementation has the settings that its own documents
recommend for speed with exact solves, two processors, and single precision.
"""

import json
import os
import subprocess
import sys
import time
from importlib import metadata
from pathlib import Path

import numpy as np
from scipy.sparse import csr_array, csr_matrix

REG_L = 0.1
MIB = 2**20
ROOT = Path(__file__).resolve().parents[1]
ENGINES = ROOT / "course_utils" / "als"
PACKAGES = {
    "numba": ["numba", "numpy"], "numpy": ["numpy"], "cmfrec": ["cmfrec"], "lenskit": ["lenskit"],
    "implicit-cholesky": ["implicit"], "implicit-cg": ["implicit"], "spark": ["pyspark"],
}
"""Whose versions make that of an implementation."""


class TimeIsUp(Exception):
    """The budget is spent: the epochs so far will do."""


class Clock:
    """A callback that notes when each epoch ends, and how much memory a process took meanwhile."""

    def __init__(self, budget):
        self.budget = budget
        self.restart()

    def restart(self, process="self"):
        self.process, self.memory_before = process, reset_peak(process)
        self.start()

    def start(self):
        self.marks = [(time.perf_counter(), time.process_time())]

    def __call__(self, *_):
        self.marks.append((time.perf_counter(), time.process_time()))
        if self.marks[-1][0] - self.marks[0][0] > self.budget:
            raise TimeIsUp

    def result(self):
        """The median epoch; the first, which holds the preparations, only where it is alone."""
        steps = np.diff(np.array(self.marks), axis=0)
        counted = steps[1:] if len(steps) > 1 else steps
        seconds, cpu_seconds = np.median(counted, axis=0)
        return {"seconds": seconds, "fastest": counted[:, 0].min(), "slowest": counted[:, 0].max(),
                "cpu_seconds": cpu_seconds, "epochs": len(steps), "extra_mib": self.extra_mib()}

    def extra_mib(self):
        return (peak(self.process) - self.memory_before) / MIB


def main(name, folder, dim, epochs, budget):
    matrix = csr_array(
        tuple(np.load(Path(folder, f"{part}.npy")) for part in ("data", "indices", "indptr")),
        shape=tuple(np.load(Path(folder, "shape.npy"))))
    matrix = without_empty(matrix)
    n_users, n_items = matrix.shape
    found = RUNS[name](matrix, dim, epochs, Clock(budget))
    print(json.dumps({"n_users": n_users, "n_items": n_items, "version": version(name), **found}))


def version(name):
    """The packages of an implementation; before them, of this project's engines, the commit."""
    found = [f"{package} {metadata.version(package)}" for package in PACKAGES.get(name, [])]
    return ", ".join([engine_commit(), *found] if name in ("numba", "numpy") else found)


def engine_commit():
    """The last commit that changed the engines; a plus says that they have been changed since."""
    told = _git("log", "-1", "--abbrev=10", "--format=%h")
    if told.returncode != 0:
        return "commit unknown"
    changes = _git("status", "--porcelain").stdout.strip()
    return f"commit {told.stdout.strip()}{'+' * bool(changes)}"


def _git(*words):
    return subprocess.run(["git", *words, "--", str(ENGINES)], cwd=ROOT, check=False, text=True,
                          capture_output=True)


def without_empty(matrix):
    """The matrix without users and items that have no ratings, which the estimator refuses."""
    is_rated = np.bincount(matrix.indices, minlength=matrix.shape[1]) > 0
    return csr_array(matrix[np.diff(matrix.indptr) > 0][:, is_rated])


def run_course(engine):
    def run(matrix, dim, epochs, clock):
        from course_utils.als import AlternatingLeastSquares

        model = AlternatingLeastSquares(
            dim, REG_L, max_epochs=epochs, engine=engine, random_state=0)
        warm_up(model)
        clock.restart()
        model.set_params(callback=clock)
        try:
            model.fit(matrix)
        except TimeIsUp:
            return clock.result()
        result = clock.result()
        verify(model, matrix)
        return {**result, "objective": model.history_[-1]}
    return run


def verify(model, matrix):
    """Stop unless the loss only fell and each step makes of sampled rows what a ridge does.

    The items are those of the last epoch; the users take one more step, as the next would begin.
    """
    history = np.array(model.history_)
    assert (np.diff(history) <= 1e-6 * history[:-1]).all(), f"the loss rose: {history}"
    users, items = model.user_repr_matrix_, model.item_repr_matrix_
    verify_rows("item", csr_array(matrix.T), items, users)
    sample = np.sort(np.random.default_rng(1).choice(matrix.shape[0], 20, replace=False))
    verify_rows("user", matrix[sample], model.transform(matrix[sample]), items)


def verify_rows(kind, matrix, reprs, fixed, sample=20):
    """Compare sampled rows with scikit-learn's ridge, in double precision."""
    from sklearn.linear_model import Ridge

    for row in np.random.default_rng(0).choice(len(reprs), sample, replace=False):
        part = slice(*matrix.indptr[row:row + 2])
        ridge = Ridge(alpha=REG_L, fit_intercept=False, solver="cholesky")
        own = fixed[matrix.indices[part]].astype(float), matrix.data[part].astype(float)
        expected = ridge.fit(*own).coef_
        error = np.abs(reprs[row] - expected).max() / np.abs(expected).max()
        assert error < 1e-3, f"{kind} {row} differs from the ridge by {error:.1e}"


def warm_up(model):
    """Compile, where the engine compiles."""
    from sklearn.base import clone

    clone(model).set_params(max_epochs=1).fit(csr_array(np.eye(3, dtype=np.float32)))


def run_cmfrec(matrix, dim, epochs, clock):
    clock.restart()
    result, model = by_difference(cmfrec_fit(matrix, dim), epochs, clock.budget)
    result["extra_mib"] = clock.extra_mib()
    is_whole = result["epochs"] == epochs
    return {**result, "objective": objective(matrix, model.A_, model.B_) if is_whole else None}


def run_cmfrec_objective(matrix, dim, epochs, clock):
    model = cmfrec_fit(matrix, dim)(epochs)
    return {"objective": objective(matrix, model.A_, model.B_)}


def cmfrec_fit(matrix, dim):
    from cmfrec import CMF

    def fit(n):
        model = CMF(
            k=dim, lambda_=REG_L, method="als", use_cg=False, user_bias=False, item_bias=False,
            center=False, niter=n, use_float=True, precompute_for_predictions=False, verbose=False,
            handle_interrupt=False, nthreads=2)
        return model.fit(matrix.tocoo())

    return fit


def by_difference(fit, epochs, budget, fewest=2):
    """Time a short and a long fit of an implementation that tells nothing between its epochs."""
    first, _ = timed(fit, 1)
    n = max(fewest, min(epochs, int(budget / first[0])))
    last, model = timed(fit, n)
    if last[0] < budget / 4:
        # Short ones twice, for the less disturbed of the two.
        first, last = (np.minimum(old, timed(fit, k)[0]) for old, k in ((first, 1), (last, n)))
    seconds, cpu_seconds = (last - first) / (n - 1)
    return {"seconds": seconds, "cpu_seconds": cpu_seconds, "epochs": n}, model


def timed(fit, n):
    start = np.array([time.perf_counter(), time.process_time()])
    model = fit(n)
    return np.array([time.perf_counter(), time.process_time()]) - start, model


def objective(matrix, user_reprs, item_reprs):
    """The squared errors plus the penalty, once for each user and item."""
    total = REG_L * (
        np.sum(np.square(user_reprs, dtype=float)) + np.sum(np.square(item_reprs, dtype=float))
    )
    users = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
    for start in range(0, matrix.nnz, 1 << 20):
        part = slice(start, start + (1 << 20))
        scores = np.einsum("kd,kd->k", user_reprs[users[part]], item_reprs[matrix.indices[part]])
        total += np.sum((matrix.data[part] - scores.astype(float)) ** 2)
    return float(total)


def run_implicit(use_cg):
    def run(matrix, dim, epochs, clock):
        # As its documents ask: its own threads, not the BLAS'.
        os.environ["OPENBLAS_NUM_THREADS"] = "1"
        from implicit.als import AlternatingLeastSquares

        model = AlternatingLeastSquares(
            dim, regularization=REG_L, use_cg=use_cg, iterations=epochs, num_threads=2,
            random_state=0)
        clock.restart()
        try:
            model.fit(csr_matrix(matrix), show_progress=False, callback=clock)
        except TimeIsUp:
            pass
        return clock.result()
    return run


def run_lenskit(matrix, dim, epochs, clock):
    import pandas as pd
    from lenskit.als import BiasedMFScorer
    from lenskit.data import from_interactions_df
    from lenskit.training import TrainingOptions

    entries = matrix.tocoo()
    frame = pd.DataFrame({"user_id": entries.row, "item_id": entries.col, "rating": entries.data})
    clock.restart()
    data = from_interactions_df(frame)
    scorer = BiasedMFScorer(embedding_size=dim, regularization=REG_L, epochs=epochs)
    trainer = scorer.create_trainer(data, TrainingOptions(rng=0))
    clock.start()
    try:
        for _ in range(epochs):
            trainer.train_epoch()
            clock()
    except TimeIsUp:
        pass
    return clock.result()


def run_spark(matrix, dim, epochs, clock):
    from course_utils.als.spark.engine import make_als, make_frame, new_session

    session = new_session()
    # To hand over the data takes longer than some epochs, so that is done once.
    frame = make_frame(session, matrix.tocoo()).cache()
    frame.count()
    clock.restart(process=session.sparkContext._gateway.proc.pid)

    def fit(n):
        return make_als(session, embedding_dim=dim, reg_l=REG_L, confidence_weight=None,
                        max_epochs=n, seed=0).fit(frame)

    # Java compiles while it runs, so the first fits are slow. Where an epoch is long, two are
    # enough to tell its time; where it is short, the difference of two fits needs all of them.
    first, _ = timed(fit, 1)
    is_quick = first[0] < clock.budget
    if is_quick:
        fit(5)
    result, _ = by_difference(fit, epochs, clock.budget, fewest=epochs if is_quick else 2)
    result["extra_mib"] = clock.extra_mib()
    session.stop()
    del result["cpu_seconds"]
    return result


def peak(process):
    """The most memory that a process has held since `reset_peak`, in bytes."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) * 1024


def reset_peak(process):
    """Forget the peak; return what is held now, in bytes."""
    Path(f"/proc/{process}/clear_refs").write_text("5")
    return peak(process)


RUNS = {
    "numba": run_course("numba"), "numpy": run_course("numpy"), "cmfrec": run_cmfrec,
    "implicit-cholesky": run_implicit(use_cg=False), "implicit-cg": run_implicit(use_cg=True),
    "lenskit": run_lenskit, "spark": run_spark, "cmfrec-objective": run_cmfrec_objective,
}


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), float(sys.argv[5]))
