"""The figures of notebook 04."""

import numpy as np
import pandas as pd

from course_utils.plots import recommend as plots
from course_utils.plots.display import alt_text


def test_dimensions_draw_the_interval_over_users_and_the_range_of_the_starts():
    study = pd.DataFrame(
        {"difference": [-0.01, 0.02], "low": [-0.02, 0.01], "high": [0.01, 0.04],
         "min": [-0.015, 0.01], "max": [0.0, 0.03]}, index=pd.Index([2, 8], name="dimension"))
    axes = plots.plot_dimensions({"one": study, "two": study}, "popularity", "NDCG@10")
    assert [ax.get_title() for ax in axes] == ["one", "two"]
    users, starts = (np.array([path.vertices for path in lines.get_paths()])
                     for lines in axes[0].collections)
    np.testing.assert_allclose(users[:, :, 1], [[-0.02, 0.01], [0.01, 0.04]])
    np.testing.assert_allclose(starts[:, :, 1], [[-0.015, 0.0], [0.01, 0.03]])
    assert "one: -0.0100 at 2, +0.0200 at 8; the interval lies above 0 at: 8." in alt_text(axes)
    np.testing.assert_allclose(axes[0].lines[-1].get_ydata(), 0)


def test_differences_name_each_model_with_its_interval():
    table = pd.DataFrame({"difference": [0.1, -0.2], "low": [0.05, -0.3], "high": [0.2, 0.1]},
                         index=["a", "b"])
    axes = plots.plot_differences({"first": table, "second": table}, "NDCG@10")
    assert [label.get_text() for label in axes[0].get_yticklabels()] == ["a", "b"]
    assert "first: a +0.1000, from +0.0500 to +0.2000; b -0.2000" in alt_text(axes)


def test_candidates_are_ordered_anew_and_keep_their_markers():
    full, sampled = pd.Series({"a": 0.1, "b": 0.2}), pd.Series({"a": 0.9, "b": 0.5})
    left, right = plots.plot_candidates(full, sampled, "NDCG@10", 100)
    labels = [[label.get_text() for label in ax.get_yticklabels()] for ax in (left, right)]
    assert labels == [["b", "a"], ["a", "b"]]
    assert left.lines[0].get_marker() == right.lines[1].get_marker() != left.lines[1].get_marker()
    assert "Among all unseen films: b 0.2000, a 0.1000." in alt_text(left)
