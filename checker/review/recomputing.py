"""checker verify --from BUNDLE: the table computed again, and whatever does not come out the same.

The statement of a bundle is unsigned, so it is not believed: each file is held against it, and it
is made again itself from what the files hold. The packet in the bundle is judged like any other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from checker import __version__, documents
from checker.compare.page_findings import bundle_differs
from checker.gate.wording import worded
from checker.model.contract import Contract
from checker.model.errors import CheckerError, Exit, Misused, worst
from checker.model.evidence import digest_of
from checker.model.finding import Level
from checker.model.source import Source
from checker.model.table import Accepting, Report
from checker.packet.provenance import STATEMENT, written
from checker.packet.template import TABLE
from checker.report import render
from checker.report.escape import code as span
from checker.report.words import counted
from checker.review import sources
from checker.review.answering import answered
from checker.review.bundle_folder import (
    ANOTHER,
    COMPUTED,
    CONTRACT,
    MADE,
    PACKET,
    PROVENANCE,
    SHAPES,
    SHOWN,
    SOURCES,
    named,
    texts_of,
)
from checker.review.bundling import (
    computed,
    contract_name,
    contract_text,
    pages_digest,
    proof,
    table_file,
)
from checker.review.options import CommandResult, Options
from checker.review.packet_attach import attachment_of, shown
from checker.review.packet_judged import judge_text, refusing
from checker.store.contracts import understood

_MADE_WITH: Final = {"tool": "tool version", "rules": "rule set", "sources": "table of pages"}


def recomputed(options: Options, folder: Path) -> CommandResult:
    """The table of a bundle, computed again; exit 1 and what differs where it is not the same.

    Exit 4 where the packet in it holds what must never be sent.
    """
    texts, foreign = texts_of(folder)
    own = folder / SOURCES if SOURCES in texts else None
    asked = sources.load(options.sources)
    table = sources.load(own) if own else asked
    other = own and options.sources and pages_digest(asked) != pages_digest(table)
    options = replace(options, sources=own or options.sources)
    stated = _stated(texts)
    contracts, differs = _contracts(folder, texts, stated)
    differs += [*foreign, *_altered(texts, stated)]
    differs += ["table of pages: that of --sources is another one"] * bool(other)
    report, code = computed(options, table, contracts, texts.get(SHAPES, ""))
    again = {"report.json": render(report, "json"), "table.md": table_file(report)}
    differs += [
        f"{span(name)}: computed again, it differs"
        for name in COMPUTED
        if texts.get(name) != again[name]
    ]
    found, refusals, left = _packet(options, texts, contracts, report)
    if refusals:
        return CommandResult(code=Exit.REFUSED, talk=refusing(refusals))
    differs += found
    differs += _proof(texts, stated, contracts, table, explained=bool(differs))
    if differs:
        return answered(options, _otherwise(differs), Exit.FINDINGS)
    talk = ("The table was computed again to the same bytes.", *left)
    return answered(options, report, worst(code), talk)


def _otherwise(differs: Sequence[str]) -> Report:
    """The report on a bundle that does not come out the same."""
    many = counted(len(differs), "difference")
    return Report(
        version=__version__,
        headline=worded(f"The bundle does not come out the same: {many}, listed below."),
        next_step=worded("Rely on nothing in it. To make another: " + ANOTHER),
        rows=(),
        findings=tuple(map(bundle_differs, differs)),
        accepting=Accepting(sources=frozenset()),  # nothing of it can be accepted
        does_not_show="Who changed it, and why: a bundle is not signed.",
    )


def _stated(texts: Mapping[str, str]) -> dict[str, Any]:
    try:
        data = documents.read_json(texts[PROVENANCE])
    except documents.Malformed as error:
        raise Misused(f"the bundle's {PROVENANCE} is not understood: {error}", hint=MADE) from None
    if not isinstance(data, dict) or data.get("_type") != STATEMENT:
        raise Misused(f"the bundle's {PROVENANCE} is no in-toto Statement of version 1", hint=MADE)
    return data


def _subjects(stated: Mapping[str, Any]) -> list[tuple[str, object]]:
    """Name and digest (SHA-256, hexadecimal) of each file that the statement is about."""
    subjects = stated.get("subject")
    return [
        (str(item.get("name")), item["digest"].get("sha256"))
        for item in (subjects if isinstance(subjects, list) else ())
        if isinstance(item, dict) and isinstance(item.get("digest"), dict)
    ]


def _contracts(
    folder: Path, texts: Mapping[str, str], stated: Mapping[str, Any]
) -> tuple[list[Contract], list[str]]:
    """The contracts that the statement names, and those that cannot be used."""
    contracts: list[Contract] = []
    differs: list[str] = []
    for name in sorted(texts.keys() & dict(_subjects(stated)).keys()):
        if not CONTRACT.fullmatch(name):
            continue
        try:
            contract = understood(folder / name, texts[name].encode("utf-8"))
        except CheckerError:  # its hint is about an accepted contract
            differs.append(f"{span(name)}: is no contract that this version of checker knows")
            continue
        if contract_name(contract) != name:
            differs.append(f"{span(name)}: is the contract of another source, or a second copy")
            continue
        if contract_text(contract) != texts[name]:
            differs.append(f"{span(name)}: written again, it differs")
        contracts.append(contract)
    return contracts, differs


def _altered(texts: Mapping[str, str], stated: Mapping[str, Any]) -> Iterator[str]:
    """Files whose digests are not those of the statement, and files that it does not name."""
    subjects = dict(_subjects(stated))
    times = Counter(name for name, _ in _subjects(stated))
    for name in sorted(name for name in times if times[name] > 1):
        yield f"{named(name)}: {span(PROVENANCE)} names it twice"
    for name in subjects:
        if name not in texts:
            yield f"{named(name)}: is not in the folder"
    for name, text in texts.items():
        if name != PROVENANCE and name not in subjects:
            yield f"{span(name)}: {span(PROVENANCE)} does not name it"
        elif name != PROVENANCE and digest_of(text) != f"sha256:{subjects[name]}":
            yield f"{span(name)}: it was altered after the bundle was made"


def _packet(
    options: Options, texts: Mapping[str, str], contracts: Sequence[Contract], report: Report
) -> tuple[list[str], tuple[str, ...], tuple[str, ...]]:
    """What differs in the packet, what of it must never be sent, and what is left to mend."""
    differs: list[str] = []
    refusals: list[str] = []
    left: list[str] = []
    for name in (PACKET, SHOWN):
        if name not in texts:
            continue
        try:
            packet, checked = judge_text(options, texts[name], contracts)
        except Misused as error:
            differs.append(f"{span(name)}: {error}")
            continue
        refusals += [f"{name}: {sentence}" for sentence in checked.refusals]
        if name != PACKET:
            continue
        entry = packet.record.data.get(TABLE)
        attached = entry if isinstance(entry, dict) else {}
        edited = any(one.key == TABLE and one.level is not Level.NOTE for one in checked.findings)
        again = attachment_of(report)
        same = (attached.get("table"), attached.get("contracts")) == (again.table, again.contracts)
        if edited or not same:
            differs.append(f"{span(name)}: its table is not the one that is computed again")
        if SHOWN in texts and texts[SHOWN] != shown(packet.record, again):
            differs.append(f"{span(SHOWN)}: made again from {span(name)}, it differs")
        count = sum(one.level is not Level.NOTE for one in checked.findings)
        left += [f"The packet in it has {count} findings: `checker packet check`."] * bool(count)
    return differs, tuple(refusals), tuple(left)


def _proof(
    texts: Mapping[str, str],
    stated: Mapping[str, Any],
    contracts: Sequence[Contract],
    table: Sequence[Source],
    *,
    explained: bool,
) -> Iterator[str]:
    """What the statement says otherwise than one made now over the same files."""
    files = {name: text for name, text in texts.items() if name != PROVENANCE}
    again = proof(files, contracts, table)
    predicate, now = stated.get("predicate"), again["predicate"]
    made = predicate if isinstance(predicate, dict) else {}
    others = [
        words
        for name, words in _MADE_WITH.items()
        if isinstance(now, dict) and made.get(name) != now[name]
    ]
    yield from (f"{words}: the bundle was made with another one" for words in others)
    if texts[PROVENANCE] != written(again) and not explained and not others:
        yield f"{span(PROVENANCE)}: made again from the same files, it differs"
