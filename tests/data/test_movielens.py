"""The four sources in their order, each fault of a file, and each way a download ends."""

import errno
import hashlib
import io
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import zipfile
from contextlib import contextmanager
from dataclasses import FrozenInstanceError
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from course_utils.data import download as downloads
from course_utils.data import movielens, movielens_files
from course_utils.data.movielens import MovieLensError, load_movielens

RATINGS = b"userId,movieId,rating,timestamp\r\n1,1,4.0,964982703\r\n2,7,0.5,964981247\r\n"
MOVIES = (
    "movieId,title,genres\r\n"
    "1,Toy Story (1995),Adventure|Animation\r\n"
    '7,"Misérables, Les (1995)",Drama|War\r\n'
    "9,NA,(no genres listed)\r\n"
).encode()
CSV_FILES = {"ratings.csv": RATINGS, "movies.csv": MOVIES}
PAGE = b"\n<!DOCTYPE html><html><body>Please log in</body></html>"
MAIN_ARCHIVE = os.environ.get("MOVIELENS_SMALL_ZIP")
needs_main_release = pytest.mark.skipif(
    not MAIN_ARCHIVE,
    reason="MOVIELENS_SMALL_ZIP names no copy of the 2018 release",
)


def zipped(files):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, contents in {**files, "README.txt": b"Summary\n"}.items():
            archive.writestr(f"ml-latest-small/{name}", contents)
    return target.getvalue()


ARCHIVE = zipped(CSV_FILES)
SMALL_RELEASE = {
    name: (len(contents), hashlib.sha256(contents).hexdigest())
    for name, contents in {**CSV_FILES, "ml-latest-small.zip": ARCHIVE}.items()
}


@pytest.fixture
def offline(monkeypatch):
    """Neither an archive nor a network: nothing listens on that port of this machine."""
    monkeypatch.delenv("MOVIELENS_SMALL_ZIP", raising=False)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}/ml-latest-small.zip"
        monkeypatch.setattr(movielens, "ARCHIVE_URL", url)
        yield


@pytest.fixture
def small(offline, monkeypatch):
    """Let a few rows of our own stand for the 2018 release."""
    for name, known in SMALL_RELEASE.items():
        monkeypatch.setitem(movielens_files.KNOWN_FILES, ("2018-09-26", name), known)


@contextmanager
def server(body=ARCHIVE, status=200, announced=None, before_body=None):
    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self):
            self.send_response(status)
            self.send_header("Content-Length", str(announced or len(body)))
            self.end_headers()

        def do_GET(self):
            if before_body:
                before_body()
            self.do_HEAD()
            self.wfile.write(body)

        def log_message(self, *args):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        threading.Thread(target=running.serve_forever, args=(0.02,), daemon=True).start()
        try:
            yield f"http://127.0.0.1:{running.server_port}/ml-latest-small.zip"
        finally:
            running.shutdown()


def lines_of_ours(capsys):
    return [line for line in capsys.readouterr().err.splitlines() if "MovieLens: " in line]


def fill(folder, files):
    folder.mkdir()
    for name, contents in files.items():
        (folder / name).write_bytes(contents)


def assert_fell_back(data, capsys, folder, reason):
    """The embedded release, one line that says why, and an untouched folder."""
    assert data.release == "2016" and data.is_fallback
    (line,) = lines_of_ours(capsys)
    assert reason in line
    for said in ("2016 release", "2018 release", "MOVIELENS_SMALL_ZIP", movielens.ARCHIVE_URL):
        assert said in line
    assert list(folder.iterdir()) == []


# The sources, in their order


def test_a_filled_folder_comes_first(small, tmp_path, monkeypatch):
    fill(tmp_path / "movielens_small", CSV_FILES)
    monkeypatch.setenv("MOVIELENS_SMALL_ZIP", "missing.zip")
    data = load_movielens(tmp_path)
    assert data.release == "2018-09-26" and not data.is_fallback
    assert "data/movielens_small" in data.source


def test_the_named_archive_comes_second_and_nothing_is_written(small, tmp_path, monkeypatch):
    (tmp_path / "movielens_small").mkdir()
    named = tmp_path / "copy.zip"
    named.write_bytes(ARCHIVE)
    monkeypatch.setenv("MOVIELENS_SMALL_ZIP", str(named))
    with server(status=500) as movielens.ARCHIVE_URL:
        data = load_movielens(str(tmp_path))
    assert data.release == "2018-09-26"
    assert "MOVIELENS_SMALL_ZIP" in data.source
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["copy.zip", "movielens_small"]


@pytest.mark.parametrize("empty_folder", [True, False])
def test_the_download_comes_third_and_is_kept(small, tmp_path, capsys, empty_folder):
    folder = tmp_path / "data" / "movielens_small"
    if empty_folder:
        folder.mkdir(parents=True)
    with server() as movielens.ARCHIVE_URL:
        data = load_movielens(tmp_path / "data")
    assert data.release == "2018-09-26" and "GroupLens" in data.source
    assert "100%" in capsys.readouterr().err
    kept = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert kept == {**CSV_FILES, "README.txt": b"Summary\n"}
    assert [path.name for path in folder.parent.iterdir()] == ["movielens_small"]
    again = load_movielens(tmp_path / "data")
    assert "data/movielens_small" in again.source
    pd.testing.assert_frame_equal(again.ratings, data.ratings)


def test_the_embedded_release_comes_last(offline, tmp_path, capsys):
    data = load_movielens(tmp_path)
    assert_fell_back(data, capsys, tmp_path, "no connection")
    assert "data/movielens_small_2016" in data.source


def test_an_empty_variable_names_nothing(offline, tmp_path, monkeypatch):
    monkeypatch.setenv("MOVIELENS_SMALL_ZIP", "")
    assert load_movielens(tmp_path).is_fallback


def test_columns_types_and_odd_titles(small, tmp_path):
    fill(tmp_path / "movielens_small", CSV_FILES)
    data = load_movielens(tmp_path)
    assert data.ratings.dtypes.astype(str).to_dict() == {
        "user_id": "int64", "item_id": "int64", "rating": "float64", "timestamp": "int64",
    }  # fmt: skip
    assert data.movies.columns.tolist() == ["item_id", "title", "genres"]
    assert data.movies["item_id"].tolist() == [1, 7, 9]
    assert data.movies["title"].tolist()[1:] == ["Misérables, Les (1995)", "NA"]
    with pytest.raises(FrozenInstanceError):
        data.release = "2016"


# Files that are not the known ones

FAULTS = {
    "ratings.csv": [
        (RATINGS.replace(b"4.0", b"4.5"), "was altered"),
        (RATINGS[:-20], f"is truncated: {len(RATINGS) - 20} of {len(RATINGS)} bytes"),
        (b"", f"is truncated: 0 of {len(RATINGS)} bytes"),
        (PAGE, "is a web page"),
        (RATINGS.replace(b"\r\n", b"\n"), "has other line endings"),
        (RATINGS.decode().encode("utf-16"), "is not UTF-8"),
    ],
    "movies.csv": [
        (MOVIES.replace(b"Toy", b"Boy"), "was altered"),
        (MOVIES[: MOVIES.index("é".encode()) + 1], "is truncated"),
        (PAGE, "is a web page"),
        (MOVIES.decode().encode("latin-1"), "is not UTF-8"),
        (MOVIES.replace(b"\r\n", b"\n"), "has other line endings"),
        (MOVIES.replace(b"\n9,", b"\n7,"), "lists movieId 7 2 times"),
    ],
}


@pytest.mark.parametrize(
    ("name", "contents", "fault"),
    [(name, *case) for name, cases in FAULTS.items() for case in cases],
)
def test_a_fault_in_the_folder_is_named_before_anything_is_parsed(
    small, tmp_path, monkeypatch, name, contents, fault
):
    folder = tmp_path / "movielens_small"
    fill(folder, {**CSV_FILES, name: contents})
    monkeypatch.setattr(pd, "read_csv", lambda *_: pytest.fail("parsed an unverified file"))
    with pytest.raises(MovieLensError) as caught:
        load_movielens(tmp_path)
    assert str(caught.value).startswith(f"{folder / name} ")
    assert fault in str(caught.value)
    assert f"Delete {folder} and run again" in str(caught.value)


@pytest.mark.parametrize("name", CSV_FILES)
def test_a_missing_file_in_the_folder(small, tmp_path, name):
    folder = tmp_path / "movielens_small"
    fill(folder, CSV_FILES)
    (folder / name).unlink()
    with pytest.raises(MovieLensError, match=f"{name} is missing. Delete"):
        load_movielens(tmp_path)


def test_a_file_where_the_folder_should_be(small, tmp_path):
    (tmp_path / "movielens_small").write_text("oops")
    with pytest.raises(MovieLensError, match="movielens_small.*(cannot be read|is missing)"):
        load_movielens(tmp_path)


@pytest.mark.parametrize(
    ("contents", "fault"),
    [
        (None, "is missing"),
        (ARCHIVE[:200], f"is truncated: 200 of {len(ARCHIVE)} bytes"),
        (b"", f"is truncated: 0 of {len(ARCHIVE)} bytes"),
        (ARCHIVE[:-1] + b"!", "is another release or was altered"),
        (PAGE, "is a web page"),
        (b"Rar!" + ARCHIVE, "is not a zip archive"),
    ],
)
def test_a_fault_of_the_named_archive(small, tmp_path, monkeypatch, contents, fault):
    named = tmp_path / "copy.zip"
    if contents is not None:
        named.write_bytes(contents)
    monkeypatch.setenv("MOVIELENS_SMALL_ZIP", str(named))
    with server() as movielens.ARCHIVE_URL, pytest.raises(MovieLensError) as caught:
        load_movielens(tmp_path)
    assert str(caught.value).startswith(f"{named} {fault}")
    assert "Set MOVIELENS_SMALL_ZIP to an unchanged copy" in str(caught.value)


def test_a_named_archive_that_is_a_folder(small, tmp_path, monkeypatch):
    monkeypatch.setenv("MOVIELENS_SMALL_ZIP", str(tmp_path))
    with pytest.raises(MovieLensError, match="cannot be read .*Set MOVIELENS_SMALL_ZIP"):
        load_movielens(tmp_path)


def test_each_file_in_the_archive_is_compared_too(small, tmp_path, monkeypatch):
    altered = zipped({**CSV_FILES, "movies.csv": MOVIES.replace(b"Toy", b"Boy")})
    known = (len(altered), hashlib.sha256(altered).hexdigest())
    monkeypatch.setitem(
        movielens_files.KNOWN_FILES, ("2018-09-26", "ml-latest-small.zip"), known
    )
    (tmp_path / "copy.zip").write_bytes(altered)
    monkeypatch.setenv("MOVIELENS_SMALL_ZIP", str(tmp_path / "copy.zip"))
    with pytest.raises(MovieLensError, match="movies.csv in .*copy.zip .*was altered"):
        load_movielens(tmp_path)


def test_an_altered_embedded_release_is_an_error(offline, tmp_path, monkeypatch):
    damaged = tmp_path / "movielens_small_2016"
    shutil.copytree(movielens.EMBEDDED_FOLDER, damaged)
    with (damaged / "ratings.csv").open("ab") as file:
        file.write(b"1,1,1.0,1\n")
    monkeypatch.setattr(movielens, "EMBEDDED_FOLDER", damaged)
    with pytest.raises(MovieLensError, match="ratings.csv .*altered.*git checkout -- data/"):
        load_movielens(tmp_path)


# Downloads that fail: the lesson goes on, and nothing is left behind


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ({"body": PAGE}, "is a web page"),
        ({"body": ARCHIVE[:-1] + b"!"}, "is another release or was altered"),
        ({"body": ARCHIVE[:300]}, "is truncated: 300 of"),
        ({"body": ARCHIVE[:300], "announced": len(ARCHIVE)}, "broke half way"),
        ({"status": 404}, "404 Client Error"),
        ({"status": 503}, "503 Server Error"),
    ],
    ids=["page", "altered", "short", "cut", "404", "503"],
)
def test_a_bad_answer_leads_to_the_embedded_release(small, tmp_path, capsys, answer, reason):
    with server(**answer) as movielens.ARCHIVE_URL:
        data = load_movielens(tmp_path)
    assert_fell_back(data, capsys, tmp_path, reason)


def test_a_server_that_never_answers(small, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(downloads, "CONNECT_TIMEOUT", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        movielens.ARCHIVE_URL = f"http://127.0.0.1:{silent.getsockname()[1]}/a.zip"
        gives_up = threading.Timer(3, silent.close)  # another reason, should nobody else do so
        gives_up.start()
        data = load_movielens(tmp_path)
        gives_up.cancel()
    assert_fell_back(data, capsys, tmp_path, "no answer in time")


def test_a_look_up_of_the_name_that_hangs(small, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(downloads, "PATIENCE", 0.2)
    released = threading.Event()

    def hang(*args, **kwargs):
        released.wait(3)  # then it fails for another reason than the one expected
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", hang)
    try:
        data = load_movielens(tmp_path)
    finally:
        released.set()
    assert_fell_back(data, capsys, tmp_path, "no answer in time")


def test_a_server_that_falls_silent_before_the_file(small, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(downloads, "READ_TIMEOUT", 0.2)
    released = threading.Event()
    try:
        with server(before_body=lambda: released.wait(3)) as movielens.ARCHIVE_URL:
            data = load_movielens(tmp_path)
            released.set()
    finally:
        released.set()
    assert_fell_back(data, capsys, tmp_path, "no answer in time")


def test_a_proxy_that_refuses(small, tmp_path, capsys, monkeypatch):
    for variable in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(variable, raising=False)
    closed = movielens.ARCHIVE_URL.rsplit("/", 1)[0]
    monkeypatch.setenv("http_proxy", closed)
    monkeypatch.setattr(movielens, "ARCHIVE_URL", "http://movielens.invalid/a.zip")
    assert_fell_back(load_movielens(tmp_path), capsys, tmp_path, "the proxy refused")


def test_a_missing_library_leads_to_the_embedded_release(small, tmp_path, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "pooch", None)
    with server() as movielens.ARCHIVE_URL:
        data = load_movielens(tmp_path)
    assert_fell_back(data, capsys, tmp_path, "pooch")


def test_an_offline_machine_waits_less_than_ten_seconds():
    assert downloads.CONNECT_TIMEOUT <= 5
    assert downloads.PATIENCE + 2 <= 10  # two seconds for the imports


# Good downloads that cannot be kept


def assert_went_on(data, capsys, folder, reason):
    assert data.release == "2018-09-26"
    (line,) = lines_of_ours(capsys)
    assert str(folder / "movielens_small") in line and reason in line


def test_a_full_disk(small, tmp_path, capsys, monkeypatch):
    def write_half(path, contents):
        with path.open("wb") as file:
            file.write(contents[: len(contents) // 2])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "write_bytes", write_half)
    with server() as movielens.ARCHIVE_URL:
        data = load_movielens(tmp_path)
    assert_went_on(data, capsys, tmp_path, "No space left")
    assert list(tmp_path.iterdir()) == []


def test_a_rename_that_is_refused(small, tmp_path, capsys, monkeypatch):
    def refuse(source, target):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))

    monkeypatch.setattr(os, "rename", refuse)
    with server() as movielens.ARCHIVE_URL:
        data = load_movielens(tmp_path)
    assert_went_on(data, capsys, tmp_path, "Permission denied")
    assert list(tmp_path.iterdir()) == []


@contextmanager
def without_root():
    """Give up root's right to write anywhere, which the tests may run with."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no read-only folders of this kind")
def test_a_read_only_folder(small, tmp_path, capsys):
    with tempfile.TemporaryDirectory() as shared, server() as movielens.ARCHIVE_URL:
        load_movielens(tmp_path)  # imports all that it needs, while root may read it
        capsys.readouterr()
        folder = Path(shared)
        folder.chmod(0o555)
        with without_root():
            data = load_movielens(folder)
        assert list(folder.iterdir()) == []
    assert_went_on(data, capsys, folder, "Permission denied")


def test_a_file_in_place_of_the_data_folder(small, tmp_path, capsys):
    (tmp_path / "data").write_text("oops")
    with server() as movielens.ARCHIVE_URL:
        data = load_movielens(tmp_path / "data")
    assert_went_on(data, capsys, tmp_path / "data", "")
    assert (tmp_path / "data").read_text() == "oops"


# More than one process, and one that is killed

CHILD = """
import json, os, sys
from pathlib import Path
from course_utils.data import movielens, movielens_files

url, folder, known, dies = json.loads(sys.argv[1])
movielens.ARCHIVE_URL = url
for name, value in known.items():
    movielens_files.KNOWN_FILES["2018-09-26", name] = tuple(value)
if dies:
    write = Path.write_bytes
    Path.write_bytes = lambda path, contents: (write(path, contents[:9]), os._exit(9))
print(movielens.load_movielens(folder).source)
"""


def start(url, folder, dies=False):
    order = json.dumps([url, str(folder), SMALL_RELEASE, dies])
    return subprocess.Popen(
        [sys.executable, "-c", CHILD, order],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        cwd=movielens.DATA.parent,
    )  # fmt: skip


def test_two_processes_on_one_empty_folder(small, tmp_path):
    both_are_here = threading.Barrier(2, timeout=60)
    with server(before_body=both_are_here.wait) as url:
        children = [start(url, tmp_path) for _ in range(2)]
        outputs = [child.communicate(timeout=60) for child in children]
    for child, (out, err) in zip(children, outputs, strict=True):
        assert child.returncode == 0, err
        assert "downloaded from GroupLens" in out
        assert "not kept" not in err
    assert [path.name for path in tmp_path.iterdir()] == ["movielens_small"]
    assert "data/movielens_small" in load_movielens(tmp_path).source


def test_the_slower_process_leaves_the_folder_as_it_is(tmp_path):
    folder = tmp_path / "movielens_small"
    downloads.keep_folder({"ratings.csv": b"first"}, folder)
    downloads.keep_folder({"ratings.csv": b"second"}, folder)
    assert (folder / "ratings.csv").read_bytes() == b"first"
    assert [path.name for path in tmp_path.iterdir()] == ["movielens_small"]


def test_a_system_that_renames_onto_no_folder(small, tmp_path, monkeypatch, capsys):
    rename = os.rename

    def rename_as_windows_does(source, target):
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, "exists", str(target))
        rename(source, target)

    monkeypatch.setattr(os, "rename", rename_as_windows_does)
    (tmp_path / "movielens_small").mkdir()
    with server() as movielens.ARCHIVE_URL:
        load_movielens(tmp_path)
    assert lines_of_ours(capsys) == []
    assert (tmp_path / "movielens_small" / "movies.csv").read_bytes() == MOVIES


def test_a_process_killed_half_way_breaks_nothing_later(small, tmp_path):
    with server() as movielens.ARCHIVE_URL:
        child = start(movielens.ARCHIVE_URL, tmp_path, dies=True)
        child.communicate(timeout=60)
        assert child.returncode == 9
        (left,) = tmp_path.iterdir()
        assert left.name.startswith(".movielens_small-")
        assert "downloaded" in load_movielens(tmp_path).source
    assert "data/movielens_small" in load_movielens(tmp_path).source


# The releases themselves


def course_selection(data):
    drawn = np.random.RandomState(6789).choice(data.movies["item_id"], 90, replace=False)
    known = [1, 318, 1193, 1208, 1214, 1721, 2959, 3578, 4306, 109487]
    return data.ratings[data.ratings["item_id"].isin({*drawn, *known})]


@pytest.fixture(scope="module")
def embedded():
    return movielens._from_folder(movielens.EMBEDDED_FOLDER, "2016", "")


def test_the_embedded_release(embedded):
    ratings, movies = embedded.ratings, embedded.movies
    assert (len(ratings), ratings["user_id"].nunique(), len(movies)) == (100_004, 671, 9_066)
    assert set(ratings["item_id"]) == set(movies["item_id"])
    assert ratings.equals(ratings.sort_values(["user_id", "item_id"]))
    assert movies["item_id"].is_monotonic_increasing and movies["item_id"].is_unique
    assert set(ratings["rating"]) == {stars / 2 for stars in range(1, 11)}
    without_year = movies[~movies["title"].str.contains(r" \(\d{4}\)$")]
    assert set(without_year["title"]) == {"(no title listed)"}
    assert without_year["item_id"].tolist() == [108548, 108583, 143410, 151307, 162376]
    selection = course_selection(embedded)
    assert (len(selection), selection["user_id"].nunique()) == (2135, 561)


def test_the_embedded_files_look_as_movielens_writes_them():
    read = {name: (movielens.EMBEDDED_FOLDER / name).read_bytes() for name in CSV_FILES}
    assert read["ratings.csv"].startswith(b"userId,movieId,rating,timestamp\n1,31,2.5,1260759144\n")
    assert b"\r" not in read["ratings.csv"] + read["movies.csv"]
    lines = read["movies.csv"].decode("utf-8").split("\n")
    assert lines[:2] == [
        "movieId,title,genres",
        "1,Toy Story (1995),Adventure|Animation|Children|Comedy|Fantasy",
    ]
    assert '7789,"11\'09""01 - September 11 (2002)",Drama' in lines
    assert '318,"Shawshank Redemption, The (1994)",Crime|Drama' in lines
    assert '4973,"Amelie (Fabuleux destin d\'Amélie Poulain, Le) (2001)",Comedy|Romance' in lines


def has_dslabs():
    if not shutil.which("Rscript"):
        return False
    code = 'quit(status = !requireNamespace("dslabs", quietly = TRUE))'
    return subprocess.run(["Rscript", "-e", code], check=False).returncode == 0


@pytest.mark.skipif(not has_dslabs(), reason="R with its package dslabs is not installed")
def test_the_export_gives_the_committed_bytes(tmp_path):
    (tmp_path / "data").mkdir()
    script = movielens.DATA / "export_movielens_2016.R"
    subprocess.run(["Rscript", str(script)], cwd=tmp_path, check=True, capture_output=True)
    for name in CSV_FILES:
        made = (tmp_path / "data" / "movielens_small_2016" / name).read_bytes()
        assert made == (movielens.EMBEDDED_FOLDER / name).read_bytes()


def test_the_readme_states_each_size_and_hash():
    readme = (movielens.DATA / "README.md").read_text(encoding="utf-8")
    for (release, name), (size, sha256) in movielens_files.KNOWN_FILES.items():
        assert f"| {release} | `{name}` | {size:,} | `{sha256}` |" in readme


@needs_main_release
def test_the_main_release(tmp_path):
    data = load_movielens(tmp_path)
    assert data.release == "2018-09-26"
    assert (len(data.ratings), len(data.movies)) == (100_836, 9_742)
    selection = course_selection(data)
    assert len(selection) == 2761
    assert (selection["item_id"].nunique(), selection["user_id"].nunique()) == (100, 555)


@needs_main_release
def test_the_main_release_downloaded_and_kept(tmp_path, monkeypatch, offline):
    archive = Path(MAIN_ARCHIVE).read_bytes()
    with server(archive) as movielens.ARCHIVE_URL:
        data = load_movielens(tmp_path)
    assert "downloaded" in data.source
    pd.testing.assert_frame_equal(load_movielens(tmp_path).movies, data.movies)
