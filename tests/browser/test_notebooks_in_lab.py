"""Each notebook of the course in JupyterLab: Run All, no error, every figure to be seen."""

import pytest
from figures import faults, look_at
from lab_page import errors, open_notebook, prompts, run_all

from notebook_files import NOTEBOOKS, code_cells, outputs, read

RUN_SECONDS = 120
FIGURES = {
    path.name: sum("image/png" in output.get("data", {}) for _, output in outputs(read(path)))
    for path in NOTEBOOKS
}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_reader_runs_all_and_sees_every_figure(path, server, lab, measured):
    open_notebook(lab, server, path.name)
    seconds = run_all(lab, RUN_SECONDS)
    measured(f"{path.stem}: Run All took {seconds:.1f} s (at most {RUN_SECONDS} s)")
    assert errors(lab) == []
    assert prompts(lab) == [f"[{n}]:" for n, _ in enumerate(code_cells(read(path)), start=1)]
    figures = look_at(lab.locator(".jp-OutputArea-output img"))
    assert len(figures) >= FIGURES[path.name]
    assert [*faults(figures)] == []
