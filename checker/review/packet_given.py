"""A report of verify (JSON) -> the report whose table goes into a packet, known to be ours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from checker import documents
from checker.gate.wording import worded
from checker.model.access import SAMPLE, Outcome
from checker.model.errors import Misused
from checker.model.finding import Finding, Level
from checker.model.plain import build
from checker.model.regex import regex
from checker.model.source import Source
from checker.model.table import SAMPLE_PAGE, CheckedDocument, Report, Row, Verdict
from checker.packet.rule import Documented
from checker.report.headline import NOT_COMPARED
from checker.report.markdown import table as table_of
from checker.report.recognized import lines_of
from checker.review.options import shown_name
from checker.review.unreadable import content_of

_MADE_BY: Final = "`checker verify --format json` makes one."
_LISTED: Final = "Read the listed pages themselves: `checker verify --format json`."
_CONTRACT: Final = "contract "  # how a contract is named among the inputs of a report
_OUTCOMES: Final = frozenset({*(one.value for one in Outcome), "kept", "transcribed"})
_ROLE: Final = regex(r"[\w.-]{1,80}")


def given(path: Path, pages: Sequence[Source], now: datetime) -> Report:
    """The report of a file.

    It may have been written by hand: what could not have been made of these pages is refused.
    Raises Misused, NotSanitized, Overclaim.
    """
    data = _read(path)
    if _of_sample(data):
        raise Misused("the table is of built-in sample pages, not of listed ones", hint=_LISTED)
    report = Report(
        version=data["tool"]["version"],
        headline=worded(data["summary"]["headline"]),
        next_step=worded(data["summary"]["next_step"]),
        rows=tuple(_row(item) for item in data["table"]),
        checked=tuple(build(CheckedDocument, item) for item in data["documents"]),
        findings=tuple(_not_compared(data["findings"])),
        inputs={item["name"]: item["digest"] for item in data["inputs"]},
    )
    if not _ours(report, pages, now):
        raise Misused(
            "the table is none that checker makes from these pages",
            hint=f"{_MADE_BY[:-1]}, with the same --sources.",
        )
    return report


def _of_sample(data: Any) -> bool:  # noqa: ANN401 - a report, held against its schema
    """Is it marked as one, as a whole or in any part?"""
    return (
        "sample" in data
        or any(item["accessed"] == SAMPLE_PAGE for item in data["table"])
        or any(item["origin"] == SAMPLE for item in data["documents"])
    )


def _read(path: Path) -> Any:  # noqa: ANN401 - any JSON, held against its schema
    try:
        data = documents.read_json(content_of(path, f"the table {shown_name(path)}"))
    except documents.Malformed as error:
        raise Misused(f"the table is not understood: {error}", hint=_MADE_BY) from None
    if documents.misfits("report", data):
        raise Misused("the table is no report of this version", hint=_MADE_BY)
    return data


def contracts_of(report: Report) -> dict[str, str]:
    """Source id -> digest of its contract, of those among the inputs of a report."""
    return {
        name.removeprefix(_CONTRACT): digest
        for name, digest in report.inputs.items()
        if name.startswith(_CONTRACT)
    }


def _ours(report: Report, pages: Sequence[Source], now: datetime) -> bool:
    by_id = {page.id: page for page in pages}
    made = Documented(rows=lines_of(pages)).made("\n".join(table_of(report)))
    days = (row.accessed for row in report.rows if row.accessed is not None)
    return (
        made
        and all(day <= now.date() for day in days)
        and contracts_of(report).keys() <= by_id.keys()
        and all(one.source in by_id and _asked(one, by_id[one.source]) for one in report.checked)
    )


def _asked(one: CheckedDocument, page: Source) -> bool:
    """Can a line of "Sources checked" be of this page: where, how, and what came back?"""
    hosts = {urlsplit(address).netloc for address in (page.url, *(d.url for d in page.documents))}
    return (
        urlsplit(one.url).netloc in hosts
        and one.outcome in _OUTCOMES
        and _ROLE.fullmatch(one.role) is not None
    )


def _not_compared(findings: Sequence[dict[str, Any]]) -> Iterator[Finding]:
    """That something was observed and not compared: its table is not attached."""
    for item in findings:
        level = Level(item["level"])
        if level is Level.CANNOT_VERIFY and item["rule"] in NOT_COMPARED:
            said = worded(item["message"])
            yield Finding(rule=item["rule"], level=level, source="", key="", message=said)


def _row(item: dict[str, Any]) -> Row:
    judged = {"wording": worded(item["wording"]), "verdict": Verdict(item["verdict"])}
    return build(Row, item | judged)
