"""The README's pictures: those that the notebooks store."""

import base64

import nbformat

TAG = "readme-picture"


def readme_pictures(root):
    """The pictures of the cells that carry the tag.

    Parameters
    ----------
    root : pathlib.Path
        The repository.

    Returns
    -------
    dict of pathlib.Path to bytes
        For each picture its file below ``docs/pictures`` and the PNG that the notebook stores.
    """
    folder = root / "docs" / "pictures"
    found = {}
    for path in sorted((root / "notebooks").glob("*.ipynb")):
        for cell in nbformat.read(path, as_version=4).cells:
            if TAG in cell.metadata.get("tags", []):
                picture = next(o.data["image/png"] for o in cell.outputs if "data" in o)
                found[folder / f"{path.stem}.png"] = base64.b64decode(picture)
    return found


def store_readme_pictures(root):
    """Write the pictures whose files differ, and return these files' paths."""
    changed = [(path, png) for path, png in readme_pictures(root).items()
               if not path.exists() or path.read_bytes() != png]
    for path, png in changed:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(png)
    return [path for path, _ in changed]
