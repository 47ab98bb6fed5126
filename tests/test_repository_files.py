"""What a repository's host reads: the workflow, the citation, the changelog, the forms."""

import re
import tomllib
from collections import Counter

import pytest
import yaml
from notebook_files import ROOT

from course_utils.start.environment import SUPPORTED, release

WORKFLOW = ROOT / ".github" / "workflows" / "test.yml"
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def text(name):
    return (ROOT / name).read_text(encoding="utf-8")


def load(path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.fixture
def jobs():
    return load(WORKFLOW)["jobs"]


def test_hosted_ci_runs_the_commands_of_ci(jobs):
    runs = [step["run"] for job in jobs.values() for step in job["steps"] if "run" in step]
    assert {*runs} == {
        run for run in re.findall(r"^make .+", text(".ci/run"), flags=re.MULTILINE)
        if run != "make setup-tests"}
    rules = re.findall(r"^([a-z][a-z -]*):(?!=)", text("Makefile"), flags=re.MULTILINE)
    assert {run.removeprefix("make ") for run in runs} <= {*" ".join(rules).split()}


def test_hosted_ci_tests_each_python_that_the_course_supports(jobs):
    assert jobs["test"]["strategy"]["matrix"] == {
        "python": [*map(release, SUPPORTED)]}


def test_hosted_ci_may_only_read_and_ends_older_runs(jobs):
    workflow = load(WORKFLOW)
    assert workflow["permissions"] == {"contents": "read"}
    assert workflow["concurrency"]["cancel-in-progress"] is True
    assert "github.ref" in workflow["concurrency"]["group"]
    for job in jobs.values():
        assert job["timeout-minutes"] <= 90 and "permissions" not in job
        assert job["steps"][0]["with"] == {"persist-credentials": False}


def test_the_citation_is_of_this_version_and_its_authors():
    citation = load(ROOT / "CITATION.cff")
    assert citation["cff-version"] == "1.2.0"
    assert citation["message"] and citation["title"] in text("README.md")
    (author,) = citation["authors"]
    copyright_line = rf"^Copyright \(c\) \d+ {author['name']}$"
    assert re.search(copyright_line, text("LICENSE"), flags=re.MULTILINE)
    assert citation["version"] == PROJECT["version"]
    assert citation["license"] == PROJECT["license"]
    assert citation["abstract"] == PROJECT["description"]


def test_the_changelogs_newest_version_is_the_packages():
    headings = re.findall(r"^## (.+)", text("CHANGELOG.md"), flags=re.MULTILINE)
    assert headings and re.fullmatch(
        rf"\[{PROJECT['version']}\] - (unreleased|\d{{4}}-\d\d-\d\d)", headings[0])
    kinds = re.findall(r"^### (.+)", text("CHANGELOG.md"), flags=re.MULTILINE)
    assert {*kinds} <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def test_there_is_a_form():
    assert FORMS


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_has_what_the_host_asks_for(path):
    form = load(path)
    assert form.keys() == {"name", "description", "body"}
    assert Counter(field["id"] for field in form["body"]).most_common(1)[0][1] == 1
    for field in form["body"]:
        assert field["type"] in {"input", "textarea"} and field["attributes"]["label"]
        assert field["validations"] == {"required": True}
