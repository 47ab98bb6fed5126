"""Record the losses of MLlib and of the NumPy engine, epoch for epoch.

``python benchmarks/record_spark.py`` writes ``data/recorded_spark_epochs.csv``; it takes some
minutes and needs the packages of ``requirements-scale.lock`` and Java. Both train on the ratings of
the embedded release of 2016, once with the users first in each epoch and once with the items.
"""

import argparse
import sys
from pathlib import Path

import pandas as pd

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from course_utils.als import AlternatingLeastSquares  # noqa: E402
from course_utils.als.spark import engine as spark_engine  # noqa: E402
from course_utils.data.movielens import EMBEDDED_FOLDER  # noqa: E402

EPOCHS = (1, 2, 5, 10, 20, 50)
DIM, REG_L, SEED = 16, 0.1, 0
ENGINES = ("numpy", "spark")
FIRST = ("users", "items")


def ratings(first):
    """The ratings with the columns of the estimator; what trains first stands in for the users."""
    names = {"userId": "user_id", "movieId": "item_id"}
    frame = pd.read_csv(EMBEDDED_FOLDER / "ratings.csv").rename(columns=names)
    swapped = {"user_id": "item_id", "item_id": "user_id"} if first == "items" else {}
    return frame.rename(columns=swapped)[["user_id", "item_id", "rating"]]


def loss(engine, first, epochs):
    """The loss after so many epochs."""
    model = AlternatingLeastSquares(
        DIM, REG_L, penalty="interaction", max_epochs=epochs, random_state=SEED, engine=engine)
    return model.fit(ratings(first)).history_[-1]


def main():
    argparse.ArgumentParser(description=__doc__.split("\n\n")[0]).parse_args()
    session = spark_engine.new_session()
    session.sparkContext.setLogLevel("ERROR")
    rows = [(engine, first, epochs, round(loss(engine, first, epochs), 1))
            for engine in ENGINES for first in FIRST for epochs in EPOCHS]
    session.stop()
    table = pd.DataFrame(rows, columns=["engine", "first", "epochs", "loss"])
    table.to_csv(ROOT / "data" / "recorded_spark_epochs.csv", index=False, lineterminator="\n")
    print(table.pivot(index="epochs", columns=["engine", "first"], values="loss"))


if __name__ == "__main__":
    main()
