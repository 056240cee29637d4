"""What the exit code says: nothing compared is not green, and a test report agrees with it."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from checker import documents
from checker.model.plain import contract_to_plain
from tests.commands.conftest import LATER, Here
from tests.commands.silent import ERRORS, ERRORS_HTML, HTML_PATH, ROWS, TABLE, page, two_forms
from tests.commands.widgets import PAGE, PATH, SMALLER, serve
from tests.compare.facts import contract, field, operation
from tests.site import Answer, sample_site, serving, sources_file

WITHOUT_NOTE = PAGE.replace("                note: {type: string}\n", "")


def second_source(here: Here) -> None:
    path = here.folder / "sources.toml"
    own = path.read_text("utf-8")
    path.write_text(own + own.replace('"widgets"', '"gadgets"'), "utf-8")


def accepted(here: Here, *names: str) -> None:
    here.run("snapshot")
    assert here.run("accept", *names, "--reason", "first")[0] == 0


# ------------------------------------------------------------------ nothing was ever accepted


def test_naming_sources_leaves_the_others_out(here: Here) -> None:
    second_source(here)
    accepted(here, "widgets")
    assert here.run("drift", "widgets")[0] == 0
    assert here.run("drift", "gadgets")[0] == 3
    code, output, _ = here.run("drift", "--format", "json")
    assert code == 3
    (found,) = json.loads(output)["findings"]
    assert (found["source"], found["level"]) == ("gadgets", "cannot-verify")
    assert found["accept"].startswith("checker accept gadgets --reason TEXT")


@pytest.mark.parametrize("lost", [True, False])
def test_a_transcribed_baseline_is_nothing_to_compare_with(here: Here, *, lost: bool) -> None:
    """Whether the page was read the last time that it was asked for, or not."""
    here.run("snapshot")
    facts = [operation(), field("$.model", required=True)]
    typed = contract(*facts, origin="transcribed", listed="2026-07-03")
    path = here.folder / "snapshots/widgets/contract.json"
    path.write_text(documents.write_json(contract_to_plain(typed)), "utf-8")
    if lost:
        here.site.answers = {PATH: Answer(status=404)}
        here.run("snapshot", clock=LATER)
    code, output, _ = here.run("drift", "--format", "json", clock=LATER)
    report = json.loads(output)
    assert code == 3
    told = {one["rule"]: one for one in report["findings"]}
    assert told["baseline-not-accepted"]["level"] == "cannot-verify"
    assert "`checker accept widgets --reason" in report["summary"]["next_step"]
    code, output, _ = here.run("verify", "--format", "json", clock=LATER)
    assert code == 0  # drift blocks no packet
    assert {one["level"] for one in json.loads(output)["findings"]} == {"note"}


def test_an_acceptance_does_not_make_it_green(here: Here) -> None:
    here.run("snapshot")
    (found,) = here.findings()
    assert here.run("accept", found["fingerprint"], "--reason", "quiet")[0] == 2
    assert here.run("drift")[0] == 3


def test_a_basis_that_shares_nothing_is_nothing_compared(here: Here) -> None:
    """The accepted contract holds statuses alone, and the form read now can state none."""
    two_forms(here.site, here.folder)
    accepted(here)
    path = here.folder / "snapshots/widgets/contract.json"
    data = json.loads(path.read_bytes())
    data["facts"] = [one for one in data["facts"] if one["fact"] == "status"]
    data["facts"] = [
        one
        for one in data["facts"]
        if all(place["document"].endswith(PATH) for place in one["evidence"])
    ]
    data["documents"] = [one for one in data["documents"] if one["role"] == "page-markdown"]
    path.write_text(json.dumps(data), "utf-8")
    assert data["facts"]
    names = "abcdefghi"
    rows = "".join(f"<tr><td><code>{name}</code></td><td>string</td></tr>" for name in names)
    html = f"<h2>Request body</h2><table><tr><th>Field</th><th>Type</th></tr>{rows}</table>"
    here.site.answers = {PATH: Answer(status=404), HTML_PATH: page("Widgets", html)}
    here.run("snapshot", clock=LATER)
    code, output, _ = here.run("drift", "--format", "json", clock=LATER)
    rules = {one["rule"]: one for one in json.loads(output)["findings"]}
    assert (code, rules["nothing-to-compare"]["level"]) == (3, "cannot-verify")


# ------------------------------------------------------------------ nothing could be read


@pytest.mark.parametrize("status", [404, 503, 403, 429, 500])
def test_all_pages_of_the_table_are_lost_and_nothing_is_kept(here: Here, status: int) -> None:
    with serving(sample_site()) as site:
        sources_file(here.folder, site.port)
        site.files, site.answers = {}, {}
        site.answer = lambda *_: Answer(status=status)  # type: ignore[method-assign]
        assert here.run("snapshot", "--timeout", "1")[0] == 3
        assert here.run("snapshot", "--quiet", "--timeout", "1")[0] == 3


def test_a_page_that_was_read_in_another_form_is_not_missing(here: Here) -> None:
    two_forms(here.site, here.folder)
    here.site.answers = {
        ERRORS: Answer(status=404),
        ERRORS_HTML: page("Errors", TABLE.format(ROWS)),
    }
    assert here.run("snapshot")[0] == 0
    here.site.answers[ERRORS_HTML] = Answer(status=404)
    assert here.run("snapshot")[0] == 0  # its other form is kept
    here.forget()
    assert here.run("snapshot")[0] == 3


# ------------------------------------------------------------------ what fails


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ((), 1),
        (("--fail-on", "warning"), 1),
        (("--fail-on", "error"), 0),
        (("--fail-on", "never"), 0),
    ],
)
def test_drift_fails_at_a_warning(here: Here, given: tuple[str, ...], code: int) -> None:
    accepted(here)
    serve(here.site, WITHOUT_NOTE)
    here.run("snapshot", clock=LATER)
    (found,) = here.findings(clock=LATER)
    assert found["level"] == "warning"
    assert here.run("drift", *given, clock=LATER)[0] == code
    assert here.run("verify", clock=LATER)[0] == 0  # whose own default is the error


def junit(output: str) -> tuple[int, int]:
    """Failures and errors, as the cases have them."""
    root = ET.fromstring(output)  # noqa: S314 - our own text
    counts = tuple(len(root.findall(f".//testcase/{tag}")) for tag in ("failure", "error"))
    assert counts == (int(root.get("failures", "")), int(root.get("errors", "")))
    return counts[0], counts[1]


def written(folder: Path, name: str, *, required: bool) -> Path:
    path = folder / name
    text = documents.write_json(
        contract_to_plain(contract(operation(), field("$.a", required=required)))
    )
    path.write_text(text, "utf-8")
    return path


ANSWER = {"id": 5, "extra": True, "state": "odd"}


@pytest.mark.parametrize(
    ("served", "fail_on"),
    [
        (PAGE, None),
        (PAGE, "note"),
        (SMALLER, None),
        (SMALLER, "never"),
        (WITHOUT_NOTE, None),
        (WITHOUT_NOTE, "error"),
        (WITHOUT_NOTE, "warning"),
        (None, "note"),
    ],
    ids=lambda given: str(given)[:7],
)
def test_a_test_report_fails_where_the_exit_code_does(
    here: Here, served: str | None, fail_on: str | None
) -> None:
    """In every command that has one, at every level."""
    accepted(here)
    if served is None:
        here.site.answers = {PATH: Answer(status=404)}
    else:
        serve(here.site, served)
    here.run("snapshot", clock=LATER)
    exchange = {"method": "POST", "url": "https://api.example.test/v1/widgets", "status": 200}
    exchange |= {"request_body": {"model": "small"}, "response_body": ANSWER}
    recording, shapes = here.folder / "a.jsonl", here.folder / "shapes.jsonl"
    recording.write_text(json.dumps(exchange) + "\n", "utf-8")
    shapes.write_text(here.run("shape", recording, clock=LATER)[1], "utf-8")
    old = written(here.folder, "old.json", required=False)
    new = written(here.folder, "new.json", required=True)
    given = () if fail_on is None else ("--fail-on", fail_on)
    codes = set()
    for words in (
        ("drift",),
        ("drift", "--since", "2026-11-02"),
        ("drift", "--since", "2026-10-02"),
        ("drift", old, new),
        ("verify", "--offline"),
        ("verify", "--offline", "--observed", recording),
        ("compare", shapes),
    ):
        code, output, _ = here.run(*words, *given, "--format", "junit", clock=LATER)
        failures, errors = junit(output)
        assert (code == 3) == (errors > 0), words
        assert code == 3 or (code == 1) == (failures > 0), words
        codes.add(code)
    assert codes >= {0, 3} or codes >= {1, 3}
