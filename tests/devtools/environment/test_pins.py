"""pyproject.toml, requirements.lock and environment.yml ask for the same packages."""

import re
import shutil
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from course_utils.start.pins import (
    conda_text,
    direct_dependencies,
    extra_requirements,
    lock_pins,
    normalised_name,
    pinned_versions,
)
from devtools.environment import lock
from devtools.environment.lock import GROUPS

ROOT = Path(__file__).resolve().parents[3]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
STUDENT_LOCK = (ROOT / "requirements-student.lock").read_text(encoding="utf-8")
SCALE_LOCK = (ROOT / "requirements-scale.lock").read_text(encoding="utf-8")
CONDA = (ROOT / "environment.yml").read_text(encoding="utf-8")
DEPENDENCIES = direct_dependencies(ROOT / "pyproject.toml")


def disagreements(dependencies, lock_text):
    """Say which dependencies the lock lacks or pins outside their specifier."""
    pins = pinned_versions(lock_text)
    found = []
    for requirement in map(Requirement, dependencies):
        version = pins.get(canonicalize_name(requirement.name))
        if version is None:
            found.append(f"{requirement.name} is not in the lock")
        elif version not in requirement.specifier:
            found.append(f"{requirement} is pinned to {version}")
    return found


def repeated_names(lock_text):
    names = [canonicalize_name(Requirement(pin).name) for pin in lock_pins(lock_text)]
    return sorted({name for name in names if names.count(name) > 1})


def conda_pip_part(conda_text):
    (pip_part,) = [
        entry["pip"]
        for entry in yaml.safe_load(conda_text)["dependencies"]
        if isinstance(entry, dict)
    ]
    return pip_part


def addresses(text):
    """Find whatever would send an installer to a certain index or place."""
    options = r"--(?:extra-)?index-url|--find-links|--trusted-host|--default-index"
    return re.findall(rf"\S*://\S*|(?<!\S)(?:{options}|-i|-f)(?!\S)|\[\[?tool\.uv.*", text)


def test_lock_has_every_dependency_within_its_specifier():
    assert len(DEPENDENCIES) > 20
    assert disagreements(DEPENDENCIES, LOCK) == []


@pytest.mark.parametrize("name", GROUPS)
def test_a_groups_lock_has_the_group_and_what_it_shares_in_the_locks_version(name):
    with open(ROOT / "pyproject.toml", "rb") as handle:
        group = tomllib.load(handle)["dependency-groups"][name]
    lock = (ROOT / f"requirements-{name}.lock").read_text(encoding="utf-8")
    assert disagreements(group, lock) == []
    shared = pinned_versions(lock).keys() & pinned_versions(LOCK).keys()
    assert {name: pinned_versions(lock)[name] for name in shared} == {
        name: pinned_versions(LOCK)[name] for name in shared}


def test_scale_lock_has_the_extra_and_nothing_that_the_lock_has():
    requirements = extra_requirements(ROOT / "pyproject.toml", "scale")
    assert disagreements(requirements, SCALE_LOCK) == []
    assert not {*requirements} & {*DEPENDENCIES}
    assert not pinned_versions(SCALE_LOCK).keys() & pinned_versions(LOCK).keys()


def test_the_students_lock_has_what_they_need_in_the_versions_of_the_courses_lock():
    with open(ROOT / "pyproject.toml", "rb") as handle:
        needed = tomllib.load(handle)["project"]["dependencies"]
    needed += extra_requirements(ROOT / "pyproject.toml", "student")
    assert disagreements(needed, STUDENT_LOCK) == []
    assert _without_markers(STUDENT_LOCK) < _without_markers(LOCK)


def test_the_lock_command_writes_each_lock_from_what_it_is_for(monkeypatch, tmp_path):
    for name in ("pyproject.toml", "requirements.lock"):
        shutil.copy(ROOT / name, tmp_path)
    calls = {}
    monkeypatch.setattr(lock, "_compile", lambda root, name, words, lines=None: calls.update(
        {name: (words, lines)}))
    lock.write_lock(tmp_path, ["--upgrade"])
    extras = {word for word in calls["requirements.lock"][0] if word.startswith("--extra=")}
    assert "--extra=fast" in extras and "--extra=scale" not in extras
    words, _ = calls["requirements-student.lock"]
    assert words == ["--extra=student", "pyproject.toml", "-c", "requirements.lock", "--upgrade"]
    words, lines = calls["requirements-scale.lock"]
    assert words == ["-", "-c", "requirements.lock", "--upgrade"]
    assert lines.splitlines() == extra_requirements(ROOT / "pyproject.toml", "scale")
    assert {*calls} == {path.name for path in ROOT.glob("requirements*.lock")}


@pytest.mark.parametrize(
    "lock, least", [(LOCK, 100), (STUDENT_LOCK, 100), (SCALE_LOCK, 2)]
)
def test_every_pin_is_exact_and_has_hashes(lock, least):
    blocks = re.split(r"^(?=\S)", lock, flags=re.MULTILINE)[1:]
    assert len(blocks) == len(lock_pins(lock)) > least
    for block in blocks:
        assert re.match(r"[\w.-]+==[\w.!+-]+ (?:; .+ )?\\\n    --hash=sha256:[0-9a-f]{64}", block)


def test_lock_has_one_version_of_each_package():
    assert repeated_names(LOCK) == []


def test_conda_installs_the_pins_of_the_lock_and_then_the_course():
    assert conda_pip_part(CONDA) == [*lock_pins(LOCK), "-e ."]


def test_conda_file_is_what_the_lock_command_writes():
    assert CONDA == conda_text(LOCK)


def test_conda_python_is_one_that_the_project_supports():
    conda = yaml.safe_load(CONDA)
    assert conda["channels"] == ["conda-forge"]
    assert [entry for entry in conda["dependencies"] if isinstance(entry, str)] == [
        "python=3.12",
        "pip",
    ]


@pytest.mark.parametrize("name", [
    "requirements.lock", "requirements-student.lock", "requirements-browser.lock",
    "requirements-lint.lock", "requirements-scale.lock", "environment.yml"])
def test_no_address_of_an_index(name):
    assert addresses((ROOT / name).read_text(encoding="utf-8")) == []


def test_no_address_among_the_dependencies():
    assert addresses("\n".join(DEPENDENCIES)) == []
    assert "[tool.uv" not in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_planted_disagreements_are_found():
    planted = ["numpy>=99", "no-such-package>=1", "pandas>=2"]
    assert [line.split()[0] for line in disagreements(planted, LOCK)] == [
        "numpy>=99",
        "no-such-package",
    ]
    assert repeated_names(LOCK + "Numpy==1.0 ; python_version < '3.12' \\\n") == ["numpy"]
    assert conda_pip_part(CONDA.replace("numpy==", "numpy==9")) != [*lock_pins(LOCK), "-e ."]


@pytest.mark.parametrize(
    "planted",
    ["--index-url https://host/simple", "-i x", "--find-links wheels", "a @ git+https://host/a"],
)
def test_planted_addresses_are_found(planted):
    assert addresses(f"{LOCK}\n{planted}\n") != []


def test_names_are_compared_as_registries_compare_them():
    assert normalised_name(" Scikit_Learn.X>=1.5") == "scikit-learn-x"
    assert normalised_name("jupyter-client[test]==8 ; os_name == 'nt'") == "jupyter-client"


def _without_markers(lock):
    return {pin.partition(" ;")[0] for pin in lock_pins(lock)}
