"""What a stored notebook says of its kernel and its times: the same on every machine."""

from course_utils.plots.interactive.map import without_frame

KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
LANGUAGE = {
    "codemirror_mode": {"name": "ipython", "version": 3},
    "file_extension": ".py",
    "mimetype": "text/x-python",
    "name": "python",
    "nbconvert_exporter": "python",
    "pygments_lexer": "ipython3",
}
TIMES = ("execution", "ExecuteTime")


def normalise(notebook):
    """Set a notebook's metadata to what every machine and version would write.

    Parameters
    ----------
    notebook : nbformat.NotebookNode
        Changed in place. Cells keep their ids, tags and outputs; their times go, and so does the
        page inside the interactive map.
    """
    normalise_metadata(notebook)
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if "text/html" in output.get("data", {}):
                output.data["text/html"] = without_frame(output.data["text/html"])


def normalise_metadata(notebook):
    """Do what `normalise` does, and leave the interactive map where it is."""
    notebook.metadata["kernelspec"] = dict(KERNEL)
    notebook.metadata["language_info"] = dict(LANGUAGE)
    for cell in notebook.cells:
        for key in TIMES:
            cell.metadata.pop(key, None)
