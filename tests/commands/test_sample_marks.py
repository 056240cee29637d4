"""Nothing that the sample prints can pass as evidence of a listed page, in any form."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from checker import documents
from checker.model.access import SAMPLE
from checker.model.contract import Contract
from checker.model.errors import Misused
from checker.report import FINDINGS, FORMATS, render
from checker.review import sources
from checker.review.bundling import computed
from checker.review.options import Options
from checker.review.packet_given import given
from tests.conftest import Run
from tests.packet.conftest import NOW
from tests.packet.conftest import contracts as contracts  # noqa: PLC0414 - a fixture

PAGES = sources.load(None)
OPTIONS = Options(now=lambda: NOW, random=lambda: 0.5)
DAY = re.compile(r"20\d\d-\d\d-\d\d")
LISTED = {page.listed.isoformat() for page in PAGES}  # the owner's own day stands in the JSON


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `verify --sample -o DIR` writes; each form is also what is printed."""
    from checker.cli import main  # noqa: PLC0415 - once for the module, without `run`

    made = tmp_path_factory.mktemp("sample") / "out"
    assert main(["verify", "--sample", "-o", str(made), "--quiet"]) == 0
    return made


def _html(told: str) -> bool:
    return "<h1>SAMPLE" in told and "<title>SAMPLE" in told


def _csv(told: str) -> bool:
    rows = list(csv.DictReader(io.StringIO(told)))
    return len(rows) == len(PAGES) and all(
        row["Accessed"] == "sample page" and "SAMPLE" in row["Safe candidate wording"]
        for row in rows
    )


def _json(told: str) -> bool:
    data = json.loads(told)
    return (
        documents.misfits("report", data) == []
        and data["sample"] is True
        and data["summary"]["headline"].startswith("SAMPLE")
        and {row["accessed"] for row in data["table"]} == {"sample page"}
        and {(one["accessed"], one["origin"]) for one in data["documents"]} == {(None, SAMPLE)}
    )


def _sarif(told: str) -> bool:
    (run,) = json.loads(told)["runs"]
    places = [place for one in run["results"] for place in one["locations"]]
    return run["properties"]["sample"] is True and not any(
        "physicalLocation" in place for place in places
    )


def _junit(told: str) -> bool:
    root = ET.fromstring(told)  # noqa: S314 - our own text
    suites = [root, *root.findall("testsuite")]
    return all(str(suite.get("name")).startswith("SAMPLE") for suite in suites)


def _github(told: str) -> bool:
    return all(
        re.match(r"::\w+ title=SAMPLE", line) and "file=" not in line for line in told.splitlines()
    )


MARKS: dict[str, Callable[[str], bool]] = {
    "text": lambda told: told.startswith("SAMPLE"),
    "markdown": lambda told: told.startswith("SAMPLE"),
    "html": _html,
    "csv": _csv,
    "json": _json,
    "sarif": _sarif,
    "junit": _junit,
    "github": _github,
}


def hold(form: str, told: str) -> None:
    assert MARKS[form](told), form
    days = DAY.findall(told)
    if form == "html":  # the day on which the page was made, told once
        text = re.sub(r"<[^>]+>", "", told)
        assert [f"check · {day} · checker" in text for day in days] == [True]
    else:
        assert {*days} <= (LISTED if form == "json" else set())  # none that an access could have
    assert "127.0.0.1" not in told


@pytest.mark.parametrize("form", sorted(name for name, form in FORMATS.items() if not form.file))
def test_every_form_that_is_printed_is_marked(run: Run, form: str) -> None:
    done = run("verify", "--sample", "--format", form)
    assert done.returncode == 0, done.stderr
    hold(form, done.stdout)


def test_so_is_every_file_that_is_written(folder: Path) -> None:
    files = {form.file: name for name, form in FORMATS.items() if form.file}
    assert {path.name for path in folder.iterdir()} == {FINDINGS, *files}
    for name, form in files.items():
        hold(form, (folder / name).read_bytes().decode("utf-8"))
    with (folder / FINDINGS).open(encoding="utf-8", newline="") as file:
        assert all(row["Area"].startswith("SAMPLE") for row in csv.DictReader(file))


@pytest.mark.parametrize(
    "unmarked",
    [
        pytest.param(lambda _: None, id="as it was made"),
        pytest.param(lambda data: data.pop("sample"), id="without the mark of the whole"),
        pytest.param(
            lambda data: [row.update(accessed="2026-07-01") for row in data["table"]],
            id="with days",
        ),
    ],
)
def test_the_table_of_a_sample_goes_into_no_packet(
    folder: Path, tmp_path: Path, unmarked: Callable[[dict[str, Any]], object]
) -> None:
    data = json.loads((folder / "report.json").read_text("utf-8"))
    unmarked(data)
    path = tmp_path / "report.json"
    path.write_text(json.dumps(data), "utf-8")
    with pytest.raises(Misused, match="sample pages"):
        given(path, PAGES, NOW)


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_a_bundle_that_rests_on_a_sample_page_says_so(
    contracts: tuple[Contract, ...], form: str
) -> None:
    mixed = [
        replace(
            one,
            documents=tuple(replace(document, origin=SAMPLE) for document in one.documents),
        )
        if one.source == "chat"
        else one
        for one in contracts
    ]
    report, _ = computed(OPTIONS, PAGES, mixed, "")
    assert {row.source for row in report.rows if row.sample} == {"chat"}
    assert "SAMPLE" in render(report, form)
