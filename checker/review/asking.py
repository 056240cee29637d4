"""Sources -> what came back: every document asked now, and another form where one was lost."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from checker.model.access import Fetched, Kept
from checker.model.contract import Contract
from checker.model.errors import Misused
from checker.model.source import Source
from checker.review.memory import Memory
from checker.review.options import Options
from checker.review.reading import kept_contract
from checker.review.weighing import Before, weighed
from checker.store.snapshots import Snapshots


def ask(
    options: Options, sources: Sequence[Source], snapshots: Snapshots, memory: Memory
) -> dict[str, tuple[Fetched, ...]]:
    """Read all documents of all sources at once, within the budget of the run."""
    from checker.fetch.http import Settings, read

    def kept(url: str, accept: str) -> Kept | None:
        found = (snapshots.of(source.id).kept(url, accept) for source in sources)
        return next(filter(None, found), None)

    def asked(sources: Sequence[Source], seconds: float) -> dict[str, tuple[Fetched, ...]]:
        return read(
            sources,
            kept=kept,
            links_of=memory.links,
            settings=Settings(total_seconds=seconds),
            now=options.now,
            random=options.random,
            progress=options.progress,
        )

    def judged(source: Source, items: tuple[Fetched, ...]) -> tuple[Fetched, ...]:
        return weighed(source, items, known_before(source, snapshots, memory), memory)

    began = options.now()
    fetched = asked(sources, options.timeout)
    found = {source.id: judged(source, fetched[source.id]) for source in sources}
    others = [one for source in sources if (one := _other_forms(source, found[source.id]))]
    if others:
        left = options.timeout - (options.now() - began).total_seconds()
        more = asked(others, max(left, 1.0))
        for source in (one for one in sources if one.id in more):
            as_listed = {replace(one, fallback_for=None): one for one in source.documents}
            forms = (
                replace(one, document=as_listed.get(one.document, one.document))
                for one in more[source.id]
            )
            found[source.id] = judged(source, (*found[source.id], *forms))
    return found


def _other_forms(source: Source, items: Sequence[Fetched]) -> Source | None:
    """The source of the forms that were not asked for: what came first was read, and no reading."""
    lost = {one.document.role for one in items if not one.outcome.usable}
    known = {one.document for one in items}
    forms = [one for one in source.documents if one.fallback_for in lost and one not in known]
    alone = tuple(replace(one, fallback_for=None) for one in forms)
    return replace(source, documents=alone) if alone else None


def never_read(source: Source, fetched: Sequence[Fetched], snapshots: Snapshots) -> set[str]:
    """Documents of which no form was read now or is kept."""
    store = snapshots.of(source.id)
    at_hand = {
        item.document.fallback_for or item.document.role
        for item in fetched
        if item.outcome.usable or store.kept(item.document.url, item.document.accept) is not None
    }
    asked = {item.document.role for item in fetched if item.document.fallback_for is None}
    return {f"{source.id} {role}" for role in asked - at_hand}


def known_before(source: Source, snapshots: Snapshots, memory: Memory) -> Before:
    """What was accepted of a source, else what its kept documents state; once it is asked for."""

    def before() -> Contract | None:
        with suppress(Misused):  # damaged: whoever reads it to compare says so
            accepted = snapshots.of(source.id).contract()
            if accepted is not None and not accepted.transcribed:
                return accepted
        return kept_contract(source, snapshots, memory)

    return before
