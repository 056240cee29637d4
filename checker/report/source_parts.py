"""A report -> what its rows rest on: coverage, what was not read, each document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from checker.model.access import SAMPLE
from checker.model.table import SAMPLE_PAGE, CheckedDocument, Report, Verdict
from checker.report.parts import area
from checker.report.words import counted, listed

DIGEST: Final = len("sha256:") + 12  # characters of a digest that tell bodies apart for a person


def coverage(report: Report) -> Iterator[str]:
    """One line an area that was compared."""
    for one in report.coverage:
        name = area(report, one.source)
        beside = (
            f"; at least {counted(one.unlisted, 'name')} more in requests" if one.unlisted else ""
        )
        yield f"{name}: {one.seen} of {one.documented} documented names were seen{beside}"


# Outcomes of documents that did not fail: read now, or not asked.
READ_NOW: Final = ("page", "not modified")
FINE: Final = (*READ_NOW, "kept", "transcribed")


def not_re_read(report: Report) -> Iterator[str]:
    """What does not rest on a reading of this run, and what became of asking for it."""
    for row in report.rows:
        own = [one for one in report.checked if one.source == row.source]
        failed = [one for one in own if one.outcome not in FINE]
        if failed or row.verdict in (Verdict.NOT_RE_READ, Verdict.CANNOT_VERIFY):
            read = {_part(one) for one in own if one.outcome in READ_NOW}
            if failed and read.issuperset(map(_part, failed)):
                rests = "read in another form"
            elif row.accessed is None:
                rests = "no reading of it is kept"
            else:
                rests = f"it rests on its access of {row.accessed_cell}"
            names = listed([f"{one.role} ({one.outcome})" for one in failed])
            yield f"{row.area}: {names if failed else 'not asked'}; {rests}"


def _part(one: CheckedDocument) -> str:
    return one.role.rpartition("-")[0]


CHECKED: Final = (
    *("Area", "Document", "Address", "Accessed", "Unchanged since", "Last updated", "Digest"),
    "Outcome",
)
NOT_KNOWN: Final = "not known"
NOT_STATED: Final = "not stated"


def checked_cells(
    report: Report, one: CheckedDocument
) -> tuple[str, str, str, str, str, str, str, str]:
    """One document under CHECKED: its three clocks by day, and a short digest."""
    return (
        area(report, one.source),
        one.role,
        one.url,
        _day(one),
        one.unchanged_since.date().isoformat() if one.unchanged_since is not None else NOT_KNOWN,
        one.last_updated.isoformat() if one.last_updated is not None else NOT_STATED,
        one.digest[:DIGEST] if one.digest is not None else "none",
        one.outcome,
    )


def _day(one: CheckedDocument) -> str:
    if one.origin == SAMPLE:
        return SAMPLE_PAGE
    return one.accessed.date().isoformat() if one.accessed is not None else "not read"


def clocks(one: CheckedDocument) -> str:
    """The three clocks as words, each where it is known."""
    if one.accessed is None:
        return _day(one)
    words = [f"accessed {one.accessed.date().isoformat()}"]
    if one.unchanged_since is not None:
        words.append(f"unchanged since {one.unchanged_since.date().isoformat()}")
    if one.last_updated is not None:
        words.append(f"last updated {one.last_updated.isoformat()} by its own words")
    return ", ".join(words)
