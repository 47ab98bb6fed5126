"""What a submitted notebook stores beside its sources, read without trust."""

LONGEST_ID = 100


def stored_texts(notebook):
    """Collect the plain texts of all outputs.

    Parameters
    ----------
    notebook : dict
        What `json.loads` read; outputs of another form than Jupyter's are left out.

    Returns
    -------
    list of str
    """
    outputs = [output for cell in _dicts(notebook.get("cells"))
               for output in _dicts(cell.get("outputs"))]
    data = [output["data"] for output in outputs if isinstance(output.get("data"), dict)]
    found = [output.get("text") for output in outputs] + [one.get("text/plain") for one in data]
    return [text for text in map(_text, found) if text]


def edition_named(notebook):
    """Whose edition a notebook says it is.

    Parameters
    ----------
    notebook : dict

    Returns
    -------
    list of (str, str)
        The student's id and the tag, or nothing.
    """
    metadata = notebook.get("metadata")
    edition = metadata.get("edition") if isinstance(metadata, dict) else None
    if not isinstance(edition, dict):
        return []
    words = [edition.get(name) for name in ("student", "tag")]
    is_short = all(isinstance(word, str) and len(word) <= LONGEST_ID for word in words)
    return [tuple(map(_encodable, words))] if is_short else []


def _dicts(value):
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _text(value):
    if isinstance(value, list) and all(isinstance(line, str) for line in value):
        value = "".join(value)
    return _encodable(value) if isinstance(value, str) else ""


def _encodable(text):
    # A half of a character pair can be neither compared nor written.
    return text.encode("utf-8", "replace").decode("utf-8")
