"""The recorded losses of MLlib and of the NumPy engine are what a run gives today."""

import runpy

import pytest

from course_utils.scaling.measurements import read_spark_epochs
from course_utils.start.environment import ROOT

pytestmark = pytest.mark.usefixtures("cluster")
EPOCHS = 10


@pytest.fixture(scope="module")
def script():
    return runpy.run_path(str(ROOT / "benchmarks" / "record_spark.py"))


@pytest.mark.parametrize("first", ["users", "items"])
@pytest.mark.parametrize("engine, tolerance", [("numpy", 1e-3), ("spark", 1e-2)])
def test_ten_epochs_end_where_they_were_recorded(script, engine, first, tolerance):
    """MLlib's start depends on the number of processors; the orders differ by more than that."""
    recorded = read_spark_epochs().set_index(["engine", "first", "epochs"])["loss"]
    expected, other = (recorded[engine, side, EPOCHS] for side in
                       (first, {"users": "items", "items": "users"}[first]))
    assert script["loss"](engine, first, EPOCHS) == pytest.approx(expected, rel=tolerance)
    assert expected != pytest.approx(other, rel=3 * tolerance)
