"""Findings -> the same, with the line of the stored page text that states what they are about.

A line is counted when a report is made: no contract and no acceptance holds one, so that an edit
above changes neither. Where the text is not kept there is no line.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from checker.extract.lines import DocumentLines
from checker.model.contract import Attribute, Contract, DocumentRead, Fact, Field, Metric, Status
from checker.model.finding import Finding
from checker.model.place import names_in
from checker.review.reading import SourceReading
from checker.store.snapshots import Snapshots


def located(
    findings: Iterable[Finding], readings: Sequence[SourceReading], snapshots: Snapshots
) -> tuple[Finding, ...]:
    """`line` in the documented place of each finding, and in its place of before."""
    finders = {
        one.source.id: LineFinder(
            one.source.id, [each for each in (one.today, one.accepted) if each], snapshots
        )
        for one in readings
    }
    return tuple(
        finders[finding.source].located(finding) if finding.source in finders else finding
        for finding in findings
    )


class LineFinder:
    """The contracts of one source, and the kept texts that they rest on, opened when asked for."""

    def __init__(self, source: str, contracts: Sequence[Contract], snapshots: Snapshots) -> None:
        self._facts: dict[str, Fact] = {}
        self._documents: list[DocumentRead] = []
        for contract in contracts:
            self._facts |= {fact.key: fact for fact in contract.stated()} | self._facts
            self._documents += contract.documents
        self._source = source
        self._snapshots = snapshots
        self._lines = cache(self._opened)

    def located(self, finding: Finding) -> Finding:
        """The finding with its lines, where they are known."""
        _, mark, below = finding.key.partition(" #")
        fact = self._facts.get(f"#{below}" if mark else finding.key)
        name = "" if fact is None else _name(fact)
        now, before = finding.documented, finding.documented.get("before")
        found: dict[str, object] = dict(now)
        if line := self._line(now, name):
            found["line"] = line
        if isinstance(before, Mapping) and (line := self._line(before, name)):
            found["before"] = {**before, "line": line}
        return replace(finding, documented=found)

    def _line(self, place: Mapping[str, object], name: str) -> int | None:
        """None also for a place that names no more than a page."""
        heading, pointer = str(place.get("heading", "")), str(place.get("pointer", ""))
        document = next(
            (
                one
                for one in self._documents
                if one.url == place.get("page") and one.digest == place.get("digest", one.digest)
            ),
            None,
        )
        if document is None or not (heading or pointer):
            return None
        lines = self._lines(document)
        return None if lines is None else lines.of(heading=heading, pointer=pointer, name=name)

    def _opened(self, document: DocumentRead) -> DocumentLines | None:
        digest = document.digest
        body = None if digest is None else self._snapshots.of(self._source).body(digest)
        return None if body is None else DocumentLines(body, document.media_type)


def _name(fact: Fact) -> str:
    """What the fact is called on the page; "" where it has no name of its own."""
    match fact:
        case Attribute():
            return fact.attribute
        case Field():
            return "".join(names_in(fact.path)[-1:])
        case Metric():
            return fact.name
        case Status():
            return fact.status
    return ""
