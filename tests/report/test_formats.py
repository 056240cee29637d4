"""Every form: golden, hostile names, and what each form promises to its reader."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft202012Validator
from junitparser import JUnitXml
from markdown_it import MarkdownIt
from rich.style import Style

from checker import documents
from checker.cli import main
from checker.gate.wording import gate, worded
from checker.model.errors import NotSanitized, Overclaim
from checker.model.finding import Finding, Level
from checker.model.table import CheckedDocument, Coverage, Report, Row, Verdict
from checker.report import FINDINGS as FINDINGS_FILE
from checker.report import (
    FORMATS,
    MACHINE,
    MACHINE_FILES,
    Format,
    csv_,
    folder,
    html,
    render,
    text,
)
from checker.report.escape import clean
from checker.report.parts import COLUMNS, DOES_NOT_SHOW, ordered
from tests.report.conftest import FINDINGS, basis_of, report_of

Golden = Callable[[str, str], None]
EMPTY = Report(version="0.1.0", headline=worded("Nothing."), next_step=worded("Nothing."), rows=())


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_reads_as_its_golden_file(name: str, report: Report, golden: Golden) -> None:
    told = render(report, name)
    for file in (html.STYLE, html.SCRIPT):  # they stand in files of their own
        told = told.replace(file, "")
    golden(name, told)


@pytest.mark.parametrize("width", [60, 80])
def test_a_report_on_a_terminal_reads_as_its_golden_file(
    width: int, report: Report, golden: Golden
) -> None:
    golden(f"text-{width}", render(report, "text", width=width))


@pytest.mark.parametrize("verbose", [False, True])
def test_a_report_in_colours_reads_as_its_golden_file(
    verbose: bool,  # noqa: FBT001
    report: Report,
    golden: Golden,
) -> None:
    full = dataclasses.replace(
        FINDINGS[0],
        key="a line that is full",
        documented={"states": "integer " + "a" * 19},
        observed={"was": "string"},
    )
    many = dataclasses.replace(
        full,
        key="many places",
        documented={
            "states": "integer " + "a" * 20,
            "places": [f"response 200 $.a{number}" for number in range(25)],
        },
    )
    whole = dataclasses.replace(
        report, findings=(*FINDINGS, full, many), settings=("fail_on: error (by default)",)
    )
    told = render(whole, "text", width=60, color=True, verbose=verbose)
    golden(f"text-colours-{'whole' if verbose else 'folded'}", told.replace("\x1b[", "^"))


@pytest.mark.parametrize(
    ("name", "error"),
    [
        pytest.param("Authorization: Bearer aB3dE5fG7hJ9", NotSanitized, id="a secret"),
        pytest.param("the provider was down for a while", Overclaim, id="a claim"),
    ],
)
def test_what_wrapping_would_hide_from_the_gate_is_refused_before(
    name: str, error: type[NotSanitized | Overclaim], report: Report
) -> None:
    rows = tuple(dataclasses.replace(row, verify=name) for row in report.rows)
    with pytest.raises(error):
        render(dataclasses.replace(report, rows=rows), "text", width=160)


def test_an_address_of_the_support_page_may_be_allowed(report: Report) -> None:
    rows = tuple(dataclasses.replace(row, verify="help@example.com") for row in report.rows)
    allowed = render(
        dataclasses.replace(report, rows=rows),
        "text",
        verbose=True,
        allow=frozenset({"help@example.com"}),
    )
    assert "help@example.com" in allowed


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_report_can_be_rendered(name: str) -> None:
    assert render(EMPTY, name).endswith("\n")


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_report_gives_the_same_bytes_in_whatever_order(name: str, report: Report) -> None:
    other = dataclasses.replace(report, findings=tuple(reversed(report.findings)))
    assert render(other, name) == render(report, name)


@pytest.mark.parametrize("name", FORMATS)
def test_every_form_passes_the_last_gate(name: str, report: Report) -> None:
    assert gate(render(report, name), prose=name not in MACHINE) == ()


CLAIM = "the provider was down"


@pytest.mark.parametrize("name", ["csv", "json", "junit", "sarif"])
def test_what_programs_read_may_hold_a_name_that_reads_like_a_claim(
    name: str, report: Report
) -> None:
    """Its sentences are judged before: the last gate asks it for secrets alone."""
    named = dataclasses.replace(report.findings[0], key=CLAIM)
    files = folder(dataclasses.replace(report, findings=(named,), rows=()))
    for file in (FORMATS[name].file, FINDINGS_FILE):
        assert gate(files[file], prose=True) != (), file
        assert gate(files[file], prose=file not in MACHINE_FILES) == (), file
    assert name in MACHINE


def test_a_folder_has_a_file_a_form_and_the_findings(report: Report) -> None:
    assert {file.partition(".")[0] for file in folder(report)} == {"findings", "report", "table"}
    assert len(folder(report)) == len(FORMATS)


@pytest.mark.parametrize("name", sorted(set(FORMATS) - MACHINE - {"github"}))
def test_what_people_read_says_what_it_does_not_show(name: str, report: Report) -> None:
    shown = " ".join(render(report, name).split())
    assert DOES_NOT_SHOW in shown


def test_a_form_of_ones_own_is_one_row(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    own = Format(name="count", render=lambda one: f"{len(one.rows)} rows\n", file="count.txt")
    monkeypatch.setitem(FORMATS, "count", own)
    asked = ["verify", "--offline", "--format", "count", "-o", str(tmp_path), "--fail-on", "never"]
    main(asked)
    assert capsys.readouterr().out == "5 rows\n"
    assert (tmp_path / "count.txt").read_text("utf-8") == "5 rows\n"


# names of a page or a recording that would rather be obeyed

EVIL = (
    "\x1b[31mred\x1b]8;;https://evil.example\x07",
    "a|b\\|c `d` ``e`` <script>alert(1)</script> &lt; ]]> --> \"'",
    "\r\n::error title=x,line=1::y\r\n%0A::stop-commands::z",
    "=cmd|' /C calc'!A0",
    "![x](https://evil.example/x.png) [y](javascript:alert(1)) <https://evil.example>",
    "\n# Heading\n\n| a | b |\n|---|---|\n\ud800\x00\u202e",
)


def evil_report(name: str) -> Report:
    row = Row(
        source="chat",
        area=name,
        verify=name,
        url="https://docs.example/a|b<c>\x1b[1m",
        accessed=None,
        listed=date(2026, 7, 3),
        wording=worded(name),
        verdict=Verdict.DIFFERS,
    )
    finding = Finding(
        rule="type-conflict",
        level=Level.ERROR,
        source="chat",
        key=name,
        message=worded(name),
        documented={"page": name, "heading": name},
        observed={"types": {name: 1}, name: 2},
    )
    return Report(
        version="0.1.0",
        headline=worded(f"Said: {name}"),
        next_step=worded(name),
        rows=(row,),
        findings=(finding, dataclasses.replace(finding, source=name)),
        coverage=(Coverage(source=name, documented=1, seen=0),),
        checked=(
            CheckedDocument(
                source="chat",
                role=name,
                url=row.url,
                accessed=None,
                digest=None,
                origin="not read",
                outcome=name,
            ),
        ),
        inputs={name: "sha256:" + "0" * 64},
    )


@pytest.mark.parametrize(
    "name", EVIL, ids=["terminal", "markup", "command", "formula", "links", "lines"]
)
@pytest.mark.parametrize("form", FORMATS)
def test_no_form_holds_what_a_terminal_obeys(form: str, name: str) -> None:
    text = render(evil_report(name), form)
    text.encode()
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e]", text)
    assert form == "csv" or "\r" not in text


@pytest.mark.parametrize("name", EVIL)
def test_no_name_begins_a_workflow_command(name: str) -> None:
    lines = render(evil_report(name), "github").splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::notice", "::notice", "::error", "::error"]
    for line in lines:
        _, properties, _ = line.split("::", 2)
        names = [pair.split("=")[0].split(" ")[-1] for pair in properties.split(",")]
        assert names in (["title"], ["title", "file"])
    *_, (_, properties, data) = (line.split("::", 2) for line in lines)
    # As the runner reads it.
    for escape, sign in (("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        properties = properties.replace(escape, sign)
    assert properties == f"error title={clean(name)}: type-conflict"
    assert data.replace("%25", "%").startswith(f"{clean(name)} (")


class Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attributes if name in ("href", "src")]


@pytest.mark.parametrize("name", EVIL)
def test_no_name_becomes_markup_of_the_page(name: str) -> None:
    page = Elements()
    page.feed(render(evil_report(name), "html"))
    assert not {*page.tags} & {"img", "iframe", "object", "link", "form", "b"}
    assert page.tags.count("script") == page.tags.count("style") == 1  # the page's own
    assert all(address.startswith("https://docs.example/") for address in page.addresses)


@pytest.mark.parametrize("name", EVIL)
def test_no_name_becomes_markup_of_the_document(name: str) -> None:
    tokens = (
        MarkdownIt("commonmark", {"html": True})
        .enable("table")
        .parse(render(evil_report(name), "markdown"))
    )
    assert not [token for token in tokens if token.type in ("fence", "code_block")]
    assert [token.content for token in tokens if token.type == "html_block"] == [
        "<details>\n<summary>Sources checked (1 document)</summary>\n",
        "</details>\n",
    ]
    assert sum(token.type == "table_open" for token in tokens) == 2
    assert [token.tag for token in tokens if token.type == "heading_open"][:2] == ["h2", "h3"]
    kinds = {child.type for token in tokens for child in token.children or ()}
    assert kinds <= {"text", "code_inline", "strong_open", "strong_close"}


# markdown


def table_of(text: str) -> list[list[str]]:
    rows: list[list[str]] = []
    inside = False
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type == "tr_open":
            rows.append([])
        elif token.type in ("td_open", "th_open"):
            inside = True
        elif token.type == "inline" and inside:
            rows[-1].append("".join(child.content for child in token.children or ()))
            inside = False
    return rows


def test_markdown_begins_with_the_verdict_and_its_table_is_the_owners(report: Report) -> None:
    text = render(report, "markdown")
    lines = text.splitlines()
    assert lines[0] == report.headline
    assert lines[2] == f"Next step: {report.next_step}"
    assert "| Area | What to verify | Source URL | Accessed | Safe candidate wording |" in lines
    rows = table_of(text)
    assert rows[0] == list(COLUMNS)
    assert rows[1:3] == [
        [row.area, row.verify, row.url, row.accessed_cell, row.wording] for row in report.rows
    ]


# text


@pytest.mark.parametrize("width", [1, 40, 79, 80, 119, 120, 200])
def test_addresses_and_commands_are_whole_at_any_width(width: int, report: Report) -> None:
    first, *others = report.rows
    far = dataclasses.replace(first, url=f"https://docs.example/{'a-long-way/' * 9}chat")
    report = dataclasses.replace(report, rows=(far, *others))
    text = render(report, "text", width=width, verbose=True)
    words = text.replace(",", " ").split()
    assert {row.url for row in report.rows} <= {*words}
    assert {one.url for one in report.checked} <= {*words}
    evil = render(evil_report("x"), "text", width=width, verbose=True)
    assert evil.split().count("https://docs.example/a%7Cb%3Cc%3E") == 2
    for line in text.splitlines():  # a word that is longer than the line stands alone on it
        assert len(line) <= max(width, 40) or len(line.split()) == 1, line
    commands = text.replace(" \\\n", " ")
    assert "checker verify --observed FILE" in " ".join(commands.split())


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_verdict_stands_first_and_last_with_the_one_next_step(
    width: int, report: Report
) -> None:
    told = " ".join(render(report, "text", width=width).split())
    step = report.next_step.replace("`", "").replace("below", "above")
    again = report.headline.replace("below", "above")
    assert told.startswith(report.headline)
    assert told.endswith(f"{again} Next step: {step}")


@pytest.mark.parametrize(
    ("step", "told"),
    [
        ("Nothing is to be done.", "Next step: Nothing is to be done."),
        (
            "Read it below, then: `checker accept a`, or: `checker verify`.",
            "Next step: Read it above, then:\n  checker accept a\nor:\n  checker verify",
        ),
    ],
)
def test_each_command_of_the_next_step_is_a_line(step: str, told: str, report: Report) -> None:
    text = render(dataclasses.replace(report, next_step=worded(step)), "text")
    assert text.endswith(f"above.\n{told}\n")


def test_a_row_is_a_line_and_what_it_rests_on_is_folded(report: Report) -> None:
    lines = render(report, "text", width=80).splitlines()
    assert "Chat contract        differs      2026-11-24" in lines
    narrow = render(report, "text", width=43)
    assert "\nChat contract        differs    \n  2026-11-24\n" in narrow
    assert "Documented names seen: Chat contract 24/61" in lines
    assert "Sources checked: 3 documents (1 kept, 1 not modified, 1 gone); -v lists them" in lines
    assert not any(row.verify in " ".join(lines) for row in report.rows)


DIFFERENCE = dataclasses.replace(
    FINDINGS[0],
    documented={**FINDINGS[0].documented, "states": "`integer`"},
    observed={"seen": 3, "of": 12, "kind": "string", "was": "`string`"},
)
CHANGE = dataclasses.replace(
    FINDINGS[0],
    documented={"states": "maximum 1", "before": {"states": "maximum 2"}},
    observed={},
)
GONE = dataclasses.replace(FINDINGS[0], documented={"before": {"states": "string"}}, observed={})


@pytest.mark.parametrize(
    ("finding", "told"),
    [
        pytest.param(DIFFERENCE, "documented integer \u2194 observed string", id="observed"),
        pytest.param(CHANGE, "before maximum 2 \u2192 now maximum 1", id="changed"),
        pytest.param(GONE, "before string \u2192 now not documented", id="gone"),
    ],
)
def test_both_sides_of_a_finding_stand_beside_each_other(finding: Finding, told: str) -> None:
    report = report_of(findings=(finding,))
    assert f"    {told}\n" in render(report, "text")
    assert told.replace("documented integer", "Documented `integer`").replace(
        "observed string", "observed `string`"
    ).replace("before", "Before") in render(report, "markdown")
    assert '<dl class="sides">' in render(report, "html")
    was, now = list(csv.reader(io.StringIO(csv_.findings(report))))[1][5:7]
    assert was.strip("`") in told
    assert now.strip("`") in told


def test_there_is_no_colour_unless_it_is_asked_for(report: Report) -> None:
    assert "\x1b" not in render(report, "text")
    colored = render(report, "text", color=True)
    assert "\x1b[" in colored
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == render(report, "text")


def test_each_state_has_a_look_of_its_own_that_terminals_know() -> None:
    looks = [Style.parse(style) for style in text.STYLES.values()]
    assert len({*map(str, looks)}) == 4
    assert all(look.bold for look in looks)


# csv


def test_csv_is_the_five_columns_and_survives_a_reader(report: Report) -> None:
    text = render(report, "csv")
    assert text.count("\r\n") == text.count("\n") == 3
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[0] == list(COLUMNS)
    assert rows[1][:1] + rows[1][3:4] == ["Help-center caveats", "2026-11-20"]


def test_findings_are_a_file_of_their_own_beside_the_table(report: Report, golden: Golden) -> None:
    written = folder(report)
    golden("csv-findings", written[FINDINGS_FILE])
    assert {FINDINGS_FILE, "table.csv", "table.html", "report.json"} <= written.keys()
    header, *records = csv.reader(io.StringIO(written[FINDINGS_FILE]))
    assert header == list(csv_.FINDINGS)
    assert [record[1] for record in records] == [one.rule for one in ordered(report)]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1"])
def test_no_cell_is_a_formula(cell: str) -> None:
    assert csv_.safe(cell).startswith("'")
    assert csv_.safe("plain = text") == "plain = text"


# json


def test_json_keeps_letters_as_they_are_read() -> None:
    given = dataclasses.replace(FINDINGS[0], key="response 200 $.\u00e9")
    assert '"response 200 $.\u00e9"' in render(report_of(findings=(given,)), "json")


def test_json_holds_to_its_schema(report: Report) -> None:
    schema = json.loads(documents.schema_text("report"))
    told = dataclasses.replace(report, settings=("`--fail-on never`, by checker.toml",))
    for one in (report, EMPTY, evil_report("x"), told):
        data = json.loads(render(one, "json"))
        errors = list(Draft202012Validator(schema).iter_errors(data))
        assert errors == []


def test_json_counts_what_is_open_and_sums_the_coverage(report: Report) -> None:
    data = json.loads(render(report, "json"))
    del data["summary"]["headline"], data["summary"]["next_step"]
    assert data["summary"] == {
        "compared": 12,
        "fields_documented": 61,
        "fields_observed": 24,
        "error": 1,
        "warning": 0,  # the one there is was accepted
        "note": 1,
        "cannot_verify": 1,
    }
    assert [finding["rule"] for finding in data["findings"]] == [
        "statement-changed",
        "type-conflict",
        "field-undocumented",
        "observation-empty",
    ]
    assert data["findings"][1]["evidence"]["observed"]["types"] == {"string": 3}
    assert data["table"][0]["verdict"] == "not-re-read"


def test_every_dataclass_field_of_a_report_is_in_its_json() -> None:
    schema = json.loads(documents.schema_text("report"))
    items = {
        name: set(part["items"]["properties"])
        for name, part in schema["properties"].items()
        if "items" in part and "properties" in part["items"]
    }
    assert {field.name for field in dataclasses.fields(Row)} - items["table"] == {"sample"}  # a day
    assert {field.name for field in dataclasses.fields(CheckedDocument)} == items["documents"]
    assert {field.name for field in dataclasses.fields(Coverage)} == items["coverage"]
    assert {field.name for field in dataclasses.fields(Finding)} - items["findings"] == {
        *("change", "documented", "observed", "former"),  # in the fingerprint, and under `evidence`
        "reason",  # the reviewer's words stand in the acceptance; alerts alone repeat them
    }


# junit


def test_junit_counts_its_own_cases(report: Report) -> None:
    root = ET.fromstring(render(report, "junit"))  # noqa: S314 - our own text
    suites = root.findall("testsuite")
    assert [suite.get("name") for suite in suites] == [
        "Help-center caveats",
        "Chat contract",
        "Observations",
    ]
    for count, tag in (("tests", "testcase"), ("failures", "failure"), ("errors", "error")):
        assert int(root.get(count, "")) == len(root.findall(f".//{tag}"))
        assert sum(int(suite.get(count, "")) for suite in suites) == int(root.get(count, ""))
    assert root.get("skipped") == "1"


def test_junit_names_a_source_that_has_no_row(report: Report) -> None:
    root = ET.fromstring(render(dataclasses.replace(report, rows=()), "junit"))  # noqa: S314
    names = [suite.get("name") for suite in root.findall("testsuite")]
    assert set(names) == {one.source or "Observations" for one in report.findings}
    assert len(names) == len(set(names))


def test_junit_calls_a_row_that_cannot_be_verified_an_error() -> None:
    report = evil_report("x")
    row = dataclasses.replace(report.rows[0], verdict=Verdict.CANNOT_VERIFY)
    root = ET.fromstring(render(dataclasses.replace(report, rows=(row,)), "junit"))  # noqa: S314
    (error,) = root.findall("testsuite/testcase[@name='evidence']/error")
    assert error.get("type") == "cannot-verify"


@pytest.mark.parametrize("name", [None, *EVIL])
def test_junit_is_read_by_its_readers(report: Report, name: str | None) -> None:
    report = report if name is None else evil_report(name)
    read = JUnitXml.fromstring(render(report, "junit").encode("utf-8"))
    suites = list(read)
    assert len(suites) >= len(report.rows)
    cases = [case for suite in suites for case in suite]
    assert len(cases) == sum(suite.tests for suite in suites) == read.tests
    kinds = Counter(type(one).__name__ for case in cases for one in case.result)
    assert kinds["Failure"] == sum(suite.failures for suite in suites) == read.failures
    assert kinds["Error"] == sum(suite.errors for suite in suites) == read.errors
    assert kinds["Skipped"] == sum(suite.skipped for suite in suites) == read.skipped
    assert kinds["Skipped"] == sum(one.accepted for one in report.findings)


# github


def test_github_shows_open_findings_beside_their_contract(report: Report) -> None:
    files = {"chat": ("kept%20evidence/chat/contract.json",)}
    lines = render(dataclasses.replace(report, files=files), "github").splitlines()
    assert lines[0].startswith("::notice title=checker::Could not verify")
    assert lines[1].startswith("::notice title=Next step::")
    assert [line.split(" ")[0] for line in lines[2:]] == ["::error", "::notice", "::error"]
    assert ",file=kept evidence/chat/contract.json::" in lines[2]
    assert ",file=kept evidence/chat/contract.json::" in lines[3]
    assert ",file=" not in lines[4]
    numbers = {one.fingerprint: 12 for one in report.findings}
    marked = render(dataclasses.replace(report, files=files, lines=numbers), "github")
    assert marked.count("contract.json,line=12::") == 2
    elsewhere = dataclasses.replace(report, files={"chat": ("file:///elsewhere/contract.json",)})
    assert ",file=" not in render(elsewhere, "github")
    shipped = tuple(dataclasses.replace(row, sample=True) for row in report.rows)
    lines = render(dataclasses.replace(report, files=files, rows=shipped), "github").splitlines()
    assert lines[2].startswith("::error title=SAMPLE%3A Chat contract%3A type-conflict::`$")
    warned = tuple(dataclasses.replace(one, level=Level.WARNING) for one in report.findings)
    lines = render(dataclasses.replace(report, findings=warned), "github").splitlines()
    assert {line.split(" ")[0] for line in lines[2:]} == {"::warning"}


def test_where_everything_was_read_nothing_is_said_of_what_was_not() -> None:
    report = dataclasses.replace(report_of((basis_of(),), ()), checked=())
    for form in ("text", "markdown", "html"):
        assert "Not read in this run" not in render(report, form)


# many findings


def many() -> Report:
    findings = tuple(
        Finding(
            rule=("field-undocumented", "type-conflict")[number % 2],
            level=Level.NOTE,
            source="chat",
            key=f"key {number:04}",
            message=worded("It was seen."),
            observed={"seen": number, "of": 2000},
        )
        for number in range(1000)
    )
    return report_of(findings=findings)


def test_annotations_beyond_those_that_are_shown_are_summed_up() -> None:
    lines = render(many(), "github").splitlines()
    assert {line.split(" ")[0] for line in lines} == {"::notice"}
    assert len(lines) == 10
    assert "993 more findings (field-undocumented 496, type-conflict 497)" in lines[-1]


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_a_sentence_that_counts_findings_stands_beside_all_of_them(form: str) -> None:
    text = render(many(), form)
    assert len({*re.findall(r"key \d{4}", text)}) == 1000


@pytest.mark.parametrize("form", ["json", "sarif", "junit"])
def test_forms_for_programs_hold_everything(form: str) -> None:
    assert len(set(re.findall(r"key \d{4}", render(many(), form)))) == 1000


def test_findings_stand_in_the_order_of_the_table_gravest_first(report: Report) -> None:
    assert [(one.source, one.level) for one in ordered(report)] == [
        ("help", Level.WARNING),
        ("chat", Level.ERROR),
        ("chat", Level.NOTE),
        ("", Level.CANNOT_VERIFY),
    ]
