"""A file from the web for a machine that may be offline, and a folder that appears whole."""

import os
import queue
import tempfile
import threading
from contextlib import suppress
from pathlib import Path

# Seconds to wait: for any sign of the server, for a connection, for each piece of a file.
PATIENCE, CONNECT_TIMEOUT, READ_TIMEOUT = 6, 4.5, 20
PLAIN_REASONS = {
    "SSLError": "its certificate could not be verified",
    "ProxyError": "the proxy refused",
    "Timeout": "no answer in time",
    "ChunkedEncodingError": "the connection broke half way",
    "ConnectionError": "no connection, or a broken one",
}


def download(url, sha256, check):
    """Return a file's bytes, with a progress bar on stderr.

    Parameters
    ----------
    url : str
    sha256 : str
        Of the file expected.
    check : callable
        Called with the bytes that came; raises a readable error for others than expected.

    Returns
    -------
    bytes

    Raises
    ------
    Exception
        Whatever hindered it; without a network within `PATIENCE` seconds.
    """
    _knock(url)
    import pooch
    from tqdm import tqdm

    def fetch(url, output_file, _pooch):
        # Any total: pooch replaces it, but first asks whether the bar is true.
        with tqdm(desc=name, total=1, unit="B", unit_scale=True, ascii=True) as bar:
            timeout = (CONNECT_TIMEOUT, READ_TIMEOUT)
            pooch.HTTPDownloader(progressbar=bar, timeout=timeout)(url, output_file, _pooch)
        check(Path(output_file).read_bytes())

    name = url.rsplit("/", 1)[-1]
    pooch.get_logger().setLevel("WARNING")  # the progress bar says enough
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        path = pooch.retrieve(url, sha256, name, temporary, downloader=fetch)
        return Path(path).read_bytes()


def _knock(url):
    """Raise unless the server, or a proxy on the way, answers in time with anything.

    The look-up of a name may hang longer than any time-out of a connection, and each
    address of the server is tried in turn. So a thread asks, and may be left behind.
    """
    import requests

    answers = queue.SimpleQueue()

    def ask():
        try:
            requests.head(url, timeout=CONNECT_TIMEOUT)
            answers.put(None)
        except Exception as error:
            answers.put(error)

    threading.Thread(target=ask, daemon=True).start()
    try:
        error = answers.get(timeout=PATIENCE)
    except queue.Empty:
        error = requests.Timeout()
    if error:
        raise error


def in_plain_words(error):
    """Say in one line why a download failed; the network's own messages fill many."""
    for kind in type(error).__mro__:
        if kind.__name__ in PLAIN_REASONS:
            return PLAIN_REASONS[kind.__name__]
    return " ".join(str(error).split()).rstrip(". ") or type(error).__name__


def keep_folder(files, folder):
    """Write files to a new folder, whole or not at all: it is renamed when complete.

    Parameters
    ----------
    files : dict of str to bytes
    folder : Path
        Made with its parents. One that has files already, from another process that was
        quicker, stays as it is.

    Raises
    ------
    OSError
        The folder cannot be written; nothing is left behind.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(
        prefix=f".{folder.name}-", dir=folder.parent, ignore_cleanup_errors=True
    ) as temporary:
        complete = Path(temporary) / folder.name
        complete.mkdir()
        for name, contents in files.items():
            (complete / name).write_bytes(contents)
        _rename(complete, folder)


def _rename(complete, folder):
    with suppress(OSError):
        folder.rmdir()  # only if empty: Windows renames onto no folder at all
    try:
        os.rename(complete, folder)
    except OSError:
        if not (folder.is_dir() and any(folder.iterdir())):
            raise
