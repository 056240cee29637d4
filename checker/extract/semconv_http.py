"""Semantic-convention pages -> facts: attributes of each signal, metrics, enums, statements.

Each listed document may be Markdown or HTML, and any subset of them gives its facts. Everything is
recognised by structure: no attribute key, metric name or expected answer stands here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from checker.extract.extracted import Extract, Opened
from checker.extract.page import Page, Text
from checker.extract.semconv.demands import demands
from checker.extract.semconv.merge import merged
from checker.extract.semconv.sections import (
    AttributeRow,
    SemconvSections,
    Sheet,
    name_of,
    sections_of,
)
from checker.extract.semconv.statements import (
    evidence_of,
    of_signals,
    sampling,
    site_and_path,
    statements,
)
from checker.extract.semconv.terms import (
    condition_digest,
    first_sentence,
    is_low_cardinality,
    is_sensitive,
    level_of,
    metric_level,
    normal,
    references,
    replacements,
    stability_of,
)
from checker.model.contract import DEMANDS, NO_FACTS, Attribute, Fact, Member, Metric

CAN_STATE: Final = ("attributes", DEMANDS, "enums", "metrics", "statements")
CAN_STATE_HTML: Final = (*CAN_STATE, "version")  # the version stands only in a breadcrumb


def extract(opened: Sequence[Opened]) -> Extract:
    """Facts of all documents together, sorted by key."""
    facts: list[Fact] = []
    problems: list[str] = []
    for document in opened:
        page = document.page
        sections = sections_of(page)
        tables = [*_attributes(page, sections), *_metrics(page, sections)]
        if not tables and not _is_index(document):
            problems.append(NO_FACTS + document.role)
        facts += [*tables, *sampling(page, sections), *of_signals(page, sections)]
        facts += [*statements(page), *demands(page, sections)]
    return Extract(
        facts=merged(facts),
        problems=tuple(problems),
        can_state={
            document.role: CAN_STATE_HTML if document.page.form == "html" else CAN_STATE
            for document in opened
        },
    )


def _is_index(document: Opened) -> bool:
    """Is no table to be expected: the page lists pages below itself.

    What is asked for as the index may list one alone; where it lists none it is another page.
    """
    site, own = site_and_path(document.page.url)
    here = own.rpartition("/")[0] + "/"
    linked = {site_and_path(link.href) for link in document.page.links()}
    paths = {path for place, path in linked if place == site} - {own, here}
    below = len([path for path in paths if path.startswith(here)])
    return below > (0 if document.role.startswith("index") else 1)


def _attributes(page: Page, sections: SemconvSections) -> Iterator[Attribute]:
    """A fact for each row and signal, then one for the values of each that has a table of them."""
    rows: set[str] = set()
    for sheet in sections.attributes:
        for row in sheet.rows:
            name = name_of(row.text("key"))
            if not name:
                continue
            stated = _stated(sheet, row, name)
            for signal in sections.signals(sheet):
                rows.add(f"{signal} {name}")
                yield stated(
                    key=f"{signal} {name}",
                    signal=signal,
                    evidence=evidence_of(page, sheet.place.headings, row.plain),
                )
    for sheet in sections.enums:
        for signal in sections.signals(sheet):
            key = f"{signal} {sheet.attribute}"
            if sheet.attribute and key in rows:
                yield Attribute(
                    key=key,
                    signal=signal,
                    attribute=sheet.attribute,
                    enum=_members(sheet),
                    evidence=evidence_of(page, sheet.place.headings, sheet.plain),
                )


def _stated(sheet: Sheet, row: AttributeRow, name: str) -> partial[Attribute]:
    """What a row and its notes state, for a signal still to be named."""
    description, badge = row.text("description"), row.text("stability")
    level, inline, conditions = level_of(row.text("level"))
    remarks = [sheet.notes[number] for number in references(description) if number in sheet.notes]
    noted = [sheet.notes[number] for number in conditions if number in sheet.notes]
    texts = [description.plain, *(text for note in (*remarks, *noted) for text in note.texts)]
    stability = stability_of(badge) or stability_of(Text(plain="", images=description.images))
    if stability is None and normal(description.plain).startswith("deprecated"):
        stability = "deprecated"  # before there was a column for it
    said = badge if badge.plain else first_sentence(description)
    return partial(
        Attribute,
        attribute=name,
        type=normal(row.text("type").plain) or None,
        requirement_level=level,
        condition_digest=condition_digest(inline, [text for note in noted for text in note.texts]),
        stability=stability,
        replaced_by=replacements(said, of=name) if stability == "deprecated" else None,
        sensitive=is_sensitive(texts),
        low_cardinality=is_low_cardinality(texts),
        redact=tuple(sorted({key for note in remarks for key in note.redact})) or None,
    )


def _members(sheet: Sheet) -> tuple[Member, ...]:
    members = {
        name_of(row.text("value")): stability_of(row.text("stability")) for row in sheet.rows
    }
    return tuple(Member(value=value, stability=members[value]) for value in sorted(members))


def _metrics(page: Page, sections: SemconvSections) -> Iterator[Metric]:
    """A fact for each row of a metric table, then one for each sentence that gives its level."""
    names: set[str] = set()
    for sheet in sections.metrics:
        for row in sheet.rows:
            name = name_of(row.text("name"))
            names.add(name)
            yield Metric(
                key=f"metric:{name}",
                name=name,
                instrument=row.text("instrument").plain or None,
                unit=name_of(row.text("unit")) or None,
                stability=stability_of(row.text("stability")) or sheet.place.status,
                evidence=evidence_of(page, sheet.place.headings, row.plain),
            )
    for saying in sections.levels:
        metric = saying.place.metric
        if metric in names:
            yield Metric(
                key=f"metric:{metric}",
                name=metric,
                requirement_level=metric_level(saying.text.plain),
                evidence=evidence_of(page, saying.place.headings, saying.text.plain),
            )
