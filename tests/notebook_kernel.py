"""A kernel in which the tests of the notebook's own check run cells."""

import numpy as np
import pandas as pd
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from course_utils.checks import check
from course_utils.checks.notebook import absent, following, history, older

DATA = """
import numpy as np
import pandas as pd
draw = np.random.RandomState(0)
n_users, n_items = 6, 5
interactions_pos_neg_df = pd.DataFrame(
    [(u, i, (u * i) % 2) for u in range(n_users) for i in range(n_items) if (u + i) % 3],
    columns=["user_id", "item_id", "interacted"])
interactions_df = interactions_pos_neg_df.query("interacted == 1")
r = np.zeros((n_users, n_items))
r[interactions_df["user_id"], interactions_df["item_id"]] = 1
user_repr_matrix, item_repr_matrix = draw.normal(size=(6, 2)), draw.normal(size=(5, 2))
reg_l = 0.1
data_x = draw.uniform(0, 10, size=20)
data_y = (data_x > 5).astype(int)
"""


class Kernel:
    """A shell that runs cells as a notebook's kernel does."""

    def __init__(self):
        config = Config()
        config.HistoryManager.enabled = False
        self.shell = InteractiveShell(config=config)
        self.space = self.shell.user_ns

    def run(self, *cells, cell_id=None):
        for cell in cells:
            result = self.shell.run_cell(cell, store_history=True, cell_id=cell_id)
        return result

    def check(self, line):
        """The report of a check in a cell of its own; the variables stay as they were."""
        before = {name: value for name, value in self.space.items() if not name.startswith("_")}
        copies = {name: value.copy() for name, value in before.items()
                  if isinstance(value, (np.ndarray, pd.DataFrame, dict, list, set))}
        self.run(f"report = {line}" if "report" not in line else line).raise_error()
        for name, value in before.items():
            assert name in ("report", "In", "Out") or self.space[name] is value, name
        for name, value in copies.items():
            assert name in ("In", "Out") or str(self.space[name]) == str(value), name
        return self.space["report"]


def started_kernel(monkeypatch):
    one = Kernel()
    for module in (absent, history, following, older):
        monkeypatch.setattr(module, "get_ipython", lambda: one.shell)
    history.watch()
    absent.watch()
    one.space["check"] = check
    one.run(DATA)
    return one
