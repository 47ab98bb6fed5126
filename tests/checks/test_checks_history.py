"""The notebook's own check: the executed cells make anew what follows from a case's data."""

import signal

import pytest
from notebook_kernel import DATA

from course_utils.checks import check

STEP = """
def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    q = np.asarray(interacting_reprs)
    return np.linalg.solve(q.T @ q + reg_l * np.eye(q.shape[1]), q.T @ np.asarray(r_ui))
"""
DICTIONARIES = """
interactions_pos_neg_user_dict, interactions_pos_neg_item_dict = {}, {}
for u, i in zip(interactions_pos_neg_df["user_id"], interactions_pos_neg_df["item_id"]):
    interactions_pos_neg_user_dict.setdefault(int(u), []).append(int(i))
    interactions_pos_neg_item_dict.setdefault(int(i), []).append(int(u))
"""
CHECK_2 = ("report = check(2, interactions_pos_neg_user_dict, interactions_pos_neg_item_dict, "
           "interactions_pos_neg_df)")
LOSS = """
def loss_mle(params{}):
    p = 1 / (1 + np.exp(-params["theta_0"] - params["theta_1"] * {}))
    return -np.prod(np.where({} == 1, p, 1 - p))
"""
EPOCH = """
def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    users, items = user_repr_matrix.copy(), item_repr_matrix.copy()
    for u, seen in interactions_pos_neg_user_dict.items():
        users[u] = perform_mf_als_step(items[seen], {}, reg_l)
    for i, fans in interactions_pos_neg_item_dict.items():
        items[i] = perform_mf_als_step(users[fans], {}, reg_l)
    return users, items
"""


POINTS = {
    "read in the function": LOSS.format("", "data_x", "data_y"),
    "default arguments": LOSS.format(", data_x=data_x, data_y=data_y", "data_x", "data_y"),
    "default arguments by name": LOSS.format(", *, x=data_x, y=data_y", "x", "y"),
    "sorted outside": "order = np.argsort(data_x)\nxs, ys = data_x[order], data_y[order]\n"
    + LOSS.format("", "xs", "ys"),
    "frame": "points = pd.DataFrame({'x': data_x, 'y': data_y})\n"
    + LOSS.format("", "points['x'].to_numpy()", "points['y'].to_numpy()"),
    "filled list": "pairs = []\nfor pair in zip(data_x, data_y):\n    pairs.append(pair)\n"
    + LOSS.format("", "np.array([x for x, _ in pairs])", "np.array([y for _, y in pairs])"),
    "filled by a function": "xs = np.zeros(len(data_x))\ndef fill(a, b):\n    a[:] = b\n"
    "fill(xs, data_x)\n" + LOSS.format("", "xs", "data_y"),
    "global": "def prepare():\n    global xs, ys\n    xs, ys = data_x, list(data_y)\nprepare()\n"
    + LOSS.format("", "xs", "np.array(ys)"),
    "timed": "%%time\n" + LOSS.format(", x=data_x", "x", "data_y"),
    "captured": "%%capture out\nxs = data_x.copy()\n" + LOSS.format("", "xs", "data_y"),
    "made by a function": "def make(x, y):\n    def loss(params):\n        p = 1 / (1 + np.exp("
    "-params['theta_0'] - params['theta_1'] * x))\n        return -np.prod("
    "np.where(y == 1, p, 1 - p))\n    return loss\n"
    "loss_mle = make(data_x, data_y)\n",
    "cached": "import functools\n@functools.lru_cache\ndef chance(a, b):\n"
    "    return 1 / (1 + np.exp(-a - b * data_x))\ndef loss_mle(params):\n"
    "    p = chance(*params.values())\n    return -np.prod(np.where(data_y == 1, p, 1 - p))",
    "partial": "import functools\n"
    + LOSS.format(", x, y", "x", "y")
    + "loss_mle = functools.partial(loss_mle, x=data_x, y=data_y)\n",
    "class": "class Loss:\n    def __init__(self, x):\n        self.x = x\n    def __call__(self, "
    "params):\n        p = 1 / (1 + np.exp(-params['theta_0'] - params['theta_1'] * "
    "self.x))\n        return -np.prod(np.where(data_y == 1, p, 1 - p))\n"
    "loss_mle = Loss(data_x)\n",
    "dictionary of the notebook": "data = {'data_x': data_x, 'data_y': data_y}\n"
    + LOSS.format("", "data['data_x']", "data['data_y']"),
}


@pytest.mark.parametrize("name", POINTS)
def test_a_right_loss_passes_wherever_its_points_come_from(name, kernel):
    kernel.run(POINTS[name])
    report = kernel.check("check(6, loss_mle)")
    assert (report.outcome, report.note) == ("passed", ""), report


def test_a_wrong_loss_gets_its_own_hint_wherever_its_points_come_from(kernel):
    kernel.run(
        "xs = data_x.copy()\n" + LOSS.format("", "xs", "data_y").replace("-np.prod", "np.prod")
    )
    assert kernel.check("check(6, loss_mle)").mistake == "minus-forgotten"


EPOCHS = {
    "pivot table": (
        "known = interactions_pos_neg_df.pivot_table("
        "index='user_id', columns='item_id', values='interacted')\n",
        "known.loc[u, seen]",
        "known.loc[fans, i]",
    ),
    "set of positives": (
        "liked = set(zip(interactions_df['user_id'], interactions_df['item_id']))\n",
        "[float((u, i) in liked) for i in seen]",
        "[float((u, i) in liked) for u in fans]",
    ),
    "dictionary": (
        "look_up = {(u, i): y for u, i, y in interactions_pos_neg_df.to_numpy()}\n",
        "[look_up[u, i] for i in seen]",
        "[look_up[u, i] for u in fans]",
    ),
    "matrix filled in place": (
        "R = np.full((n_users, n_items), np.nan)\nR[interactions_pos_neg_df"
        "['user_id'], interactions_pos_neg_df['item_id']] = "
        "interactions_pos_neg_df['interacted']\n",
        "R[u, seen]",
        "R[fans, i]",
    ),
    "matrix added to": (
        "R = np.zeros((n_users, n_items))\nnp.add.at(R, (interactions_df['user_id'],"
        " interactions_df['item_id']), 1)\n",
        "R[u, seen]",
        "R[fans, i]",
    ),
}


@pytest.mark.parametrize("name", EPOCHS)
def test_a_right_epoch_passes_whatever_it_looks_values_up_in(name, kernel):
    outside, of_user, of_item = EPOCHS[name]
    kernel.run(DICTIONARIES, STEP, outside, EPOCH.format(of_user, of_item))
    report = kernel.check("check(4, perform_mf_als_epoch)")
    assert (report.outcome, report.note) == ("passed", ""), report


TASK_2 = {
    "one cell": [DICTIONARIES],
    "two cells": [f"{line}\n" for line in DICTIONARIES.strip().split("\n", 1)],
    "stub first": [
        "interactions_pos_neg_user_dict = None\ninteractions_pos_neg_item_dict = None",
        DICTIONARIES,
    ],
    "timed": ["%%time" + DICTIONARIES],
    "groups": [
        "interactions_pos_neg_user_dict = interactions_pos_neg_df.groupby('user_id')"
        "['item_id'].apply(list).to_dict()\ninteractions_pos_neg_item_dict = "
        "interactions_pos_neg_df.groupby('item_id')['user_id'].apply(list).to_dict()"
    ],
    "global": [
        "def make():\n    global interactions_pos_neg_user_dict, "
        "interactions_pos_neg_item_dict\n    " + DICTIONARIES.strip().replace("\n", "\n    "),
        "make()",
    ],
    "function and call": [
        "def fill(users, items, frame):\n    for u, i in frame[['user_id', "
        "'item_id']].to_numpy().tolist():\n        users.setdefault(u, []).append("
        "i)\n        items.setdefault(i, []).append(u)\n",
        "interactions_pos_neg_user_dict, interactions_pos_neg_item_dict = {}, {}",
        "fill(interactions_pos_neg_user_dict, interactions_pos_neg_item_dict, "
        "interactions_pos_neg_df)",
    ],
    "run twice": [DICTIONARIES, DICTIONARIES],
}


@pytest.mark.parametrize("name", TASK_2)
def test_dictionaries_are_made_again_from_other_frames(name, kernel):
    kernel.run(*TASK_2[name])
    report = kernel.check(CHECK_2)
    assert (report.outcome, report.note) == ("passed", ""), report


def test_dictionaries_of_the_notebooks_frame_alone_are_told(kernel):
    kernel.run("rows = interactions_pos_neg_df.head(20)",
               DICTIONARIES.replace("interactions_pos_neg_df", "rows"))
    assert len(kernel.space["rows"]) == len(kernel.space["interactions_pos_neg_df"])
    assert kernel.check(CHECK_2).mistake == "only-the-example"


# --- What cannot be tried ---------------------------------------------------------------------

def test_where_no_cell_makes_them_the_notebooks_frame_decides_and_the_report_says_so(kernel):
    made = {}
    exec("import numpy as np\n" + DICTIONARIES, made | {
        "interactions_pos_neg_df": kernel.space["interactions_pos_neg_df"]}, made)
    kernel.space.update({key: made[key] for key in made if key.startswith("interactions_pos")})
    report = kernel.check(CHECK_2)
    assert report.passed and report.note.startswith("Only the notebook's own frame was tried: no")


def test_a_right_loss_whose_points_come_from_nowhere_is_tried_on_them(kernel):
    kernel.space["xs"] = kernel.space["data_x"].copy()
    kernel.run(LOSS.format("", "xs", "data_y"))
    report = kernel.check("check(6, loss_mle)")
    assert report.passed and "no cell that was run tells where xs comes from" in report.note
    kernel.run(LOSS.format("", "xs", "data_y").replace("-np.prod", "np.prod"))
    report = kernel.check("check(6, loss_mle)")
    assert (report.outcome, report.mistake) == ("wrong", None)
    assert "not right for the notebook's own data" in report.hint


def test_a_right_loss_whose_statement_cannot_run_again_is_tried_on_the_notebooks_points(kernel):
    kernel.space["taken"] = iter([1])
    kernel.run("next(taken)", "xs = data_x * 1", "assert len(data_x) == 20 and not list(taken)\n",
               "ys = data_y if len(data_x) == 20 else 1 / 0",
               LOSS.format("", "xs", "ys"))
    report = kernel.check("check(6, loss_mle)")
    assert report.passed and "ZeroDivisionError" in report.note
    assert "Only the notebook's own data were tried" in report.note


def test_a_training_that_cannot_be_tried_is_held_back_and_not_called_wrong(kernel):
    kernel.space["liked"] = {(0, 0)}
    kernel.run(DICTIONARIES, STEP, EPOCH.format("[float((u, i) in liked) for i in seen]",
                                                "[float((u, i) in liked) for u in fans]"),
               "def perform_mf_als_training(interactions_df, users, items, reg_l, epsilon):\n"
               "    return *perform_mf_als_epoch(interactions_df, users, items, reg_l), len(liked)")
    report = kernel.check("check(5, perform_mf_als_training)")
    assert (report.outcome, report.mistake) == ("untried", None)
    assert "liked" in report.hint and not report.passed


def test_a_right_loss_whose_points_come_from_a_file_is_tried_on_them(kernel, tmp_path):
    path = str(tmp_path / "points.txt")
    kernel.run(f"np.savetxt({path!r}, data_x)", f"xs = np.loadtxt({path!r})",
               LOSS.format("", "xs", "data_y"))
    report = kernel.check("check(6, loss_mle)")
    assert report.passed and "where xs comes from" in report.note


def test_a_kernel_without_a_history_is_no_obstacle(kernel):
    kernel.run(
        "def perform_least_squares(data):\n    return np.polyfit(*data.T, 1)[::-1]",
        DICTIONARIES,
        LOSS.format("", "data_x", "data_y"),
    )
    kernel.shell.history_manager = None
    assert check(1, kernel.space["perform_least_squares"]).passed
    assert check(6, kernel.space["loss_mle"]).passed
    names = [f"interactions_pos_neg_{part}" for part in ("user_dict", "item_dict", "df")]
    report = check(2, *(kernel.space[name] for name in names))
    assert report.passed and "Only the notebook's own frame was tried" in report.note


# --- What does not run again --------------------------------------------------------------------

def test_nothing_trains_again(kernel):
    kernel.run(
        "import itertools\ntrainings = itertools.count()",
        DICTIONARIES,
        STEP,
        "def perform_mf_als_training(*arguments):\n    return next(trainings)",
        "trained = perform_mf_als_training(interactions_pos_neg_df)",
        "shape = interactions_pos_neg_df.shape",
        EPOCH.format("r[u, seen]", "r[fans, i]").replace(
            "users, items =", "trained, shape\n    users, items ="
        ),
    )
    assert kernel.check("check(4, perform_mf_als_epoch)").passed
    assert next(kernel.space["trainings"]) == 1


def test_the_last_version_of_a_cell_counts(kernel):
    kernel.run("xs = data_x[:3]", "xs = data_x + undefined", "xs = data_x.copy()",
               LOSS.format("", "xs", "data_y"))
    assert kernel.check("check(6, loss_mle)").passed


def test_what_stands_below_the_check_in_its_cell_has_not_run(kernel):
    kernel.run("xs = data_x.copy()", LOSS.format("", "xs", "data_y"))
    kernel.run("report = check(6, loss_mle)\nxs = data_x[:3]")
    assert kernel.space["report"].passed


def test_nothing_is_written_again(kernel, tmp_path):
    path = tmp_path / "points.csv"
    kernel.run(f"frame = pd.DataFrame({{'x': data_x}})\nframe.to_csv({str(path)!r})",
               LOSS.format("", "frame['x'].to_numpy()", "data_y"))
    before = path.read_text()
    assert kernel.check("check(6, loss_mle)").passed and path.read_text() == before


def test_what_ran_before_a_reset_is_forgotten(kernel):
    kernel.run("xs = data_x[:3]", "%reset -f", DATA)
    kernel.space |= {"check": check, "xs": kernel.space["data_x"].copy()}
    kernel.run(LOSS.format("", "xs", "data_y"))
    report = kernel.check("check(6, loss_mle)")
    assert report.passed and "where xs comes from" in report.note


def test_what_the_case_has_set_stays_set(kernel):
    numbers = kernel.space["data_x"].tolist()
    kernel.run(f"data_x, n = np.array({numbers}), len(data_y)", "xs = data_x[:n]",
               LOSS.format("", "xs", "data_y"))
    assert kernel.check("check(6, loss_mle)").passed


def test_statements_below_the_line_that_stopped_never_ran(kernel):
    kernel.run("xs = data_x.copy()", "count = 1\nundefined\nxs = data_x[:3]",
               LOSS.format("", "xs", "data_y"))
    assert kernel.check("check(6, loss_mle)").passed


@pytest.mark.parametrize("ending", ["1 / 0", "raise SystemExit", "def f(): pass"])
def test_the_namespace_is_as_before_after_any_exception(ending, kernel):
    kernel.run(
        f"xs = data_x.copy()\nlog = []\nlog.append(len(xs))\nif len(xs) != 20:\n    {ending}\n"
        "    xs = xs",
        LOSS.format("", "xs", "data_y * len(log)"),
    )
    report = kernel.check("check(6, loss_mle)")
    assert report.passed and kernel.space["log"] == [20]


def test_ctrl_c_while_statements_run_again_ends_the_check_and_leaves_no_trace(kernel):
    kernel.run("import signal\nxs = data_x.copy()\nif len(xs) != 20:\n"
               "    signal.raise_signal(signal.SIGINT)\n    xs = 0\n",
               LOSS.format("", "xs", "data_y"))
    before = {name: kernel.space[name] for name in ("xs", "data_x", "data_y", "loss_mle")}
    handler = signal.getsignal(signal.SIGINT)
    result = kernel.run("report = check(6, loss_mle)")
    assert type(result.error_in_exec) is KeyboardInterrupt
    assert signal.getsignal(signal.SIGINT) is handler
    assert all(kernel.space[name] is value for name, value in before.items())


def test_a_statement_that_takes_too_long_is_no_fault_of_the_answer(kernel, monkeypatch):
    monkeypatch.setattr("course_utils.checks.runner.running.REMAKE_SECONDS", 0.5)
    kernel.run(
        "import time\nxs = data_x.copy()\nif len(xs) != 20:\n    time.sleep(60)\n    xs = xs",
        LOSS.format("", "xs", "data_y"),
    )
    report = kernel.check("check(6, loss_mle)")
    assert report.passed and "take too long" in report.note
