"""Facts and contracts for the tests of comparisons, made by hand in the forms of an extractor."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from checker.compare.alignment import aligned
from checker.compare.changes import changes
from checker.compare.coverage import comparable
from checker.compare.folding import Change
from checker.compare.walk import walked
from checker.model.contract import (
    Attribute,
    Contract,
    DocumentRead,
    Fact,
    Field,
    Health,
    Member,
    Operation,
    State,
)
from checker.model.evidence import Evidence

URL = "https://docs.example.test/api/widgets.md"
READ = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
API = (
    "operation",
    "fields",
    "nested fields",
    "keywords",
    "statuses",
    "stream",
    "examples",
    "tables",
)
TELEMETRY = ("attributes", "demands", "enums", "metrics", "statements")
EVERYTHING = API + TELEMETRY


def evidence(pointer: str | None = None, url: str = URL) -> tuple[Evidence, ...]:
    return (Evidence(document=url, heading=("Widgets", "OpenAPI"), pointer=pointer),)


_HOMES: dict[str, dict[str, str]] = {
    "request": {"media_type": "application/json"},
    "response": {"status": "200", "media_type": "application/json"},
    "stream": {"status": "200", "media_type": "text/event-stream"},
}


def field(path: str = "$.n", where: str = "request", **given: Any) -> Field:
    """A field under the key that extractors give it; optional, as a schema states it."""
    about: dict[str, Any] = {"required": False, **_HOMES.get(where, {})}
    about |= given
    words = (where, about.get("status"), about.get("media_type"), path, about.get("variant"))
    key = " ".join(word for word in words if word)
    described = about["required"] is None  # by prose, a table or an example
    about.setdefault("evidence", evidence() if described else evidence(f"/{key}"))
    return Field(key=key, where=where, path=path, **about)


def attribute(name: str, signal: str = "span.client", **given: Any) -> Attribute:
    about: dict[str, Any] = {"type": "string", "stability": "stable", "evidence": evidence()}
    return Attribute(key=f"{signal} {name}", signal=signal, attribute=name, **(about | given))


def members(*values: str, stability: str | None = "stable") -> tuple[Member, ...]:
    return tuple(Member(value=value, stability=stability) for value in values)


def operation(**given: Any) -> Operation:
    about: dict[str, Any] = {"method": "POST", "path": "/v1/widgets"}
    about["evidence"] = evidence("/paths/~1v1~1widgets/post")
    return Operation(**(about | given))


def document(
    role: str = "page-markdown", url: str = URL, can_state: Sequence[str] = EVERYTHING
) -> DocumentRead:
    return DocumentRead(
        role=role,
        url=url,
        accessed=READ,
        digest=None,  # of no page: nothing says that two of them are the same bytes
        media_type="text/markdown",
        origin="fetched",
        can_state=tuple(can_state),
    )


def contract(
    *facts: Fact,
    documents: Sequence[DocumentRead] | None = None,
    problems: Sequence[str] = (),
    **given: Any,
) -> Contract:
    about: dict[str, Any] = {
        "source": "widgets",
        "area": "Widgets",
        "url": "https://docs.example.test/api/widgets",
        "kind": "api-reference",
        "operation": "POST /v1/widgets",
        "health": Health(facts=len(facts), expected_minimum=0, problems=tuple(problems)),
    }
    return Contract(
        documents=(document(),) if documents is None else tuple(documents),
        facts=tuple(sorted(facts, key=lambda fact: fact.key)),
        **(about | given),
    )


def folded(accepted: Contract, today: Contract) -> tuple[Change, ...]:
    """What differs of two contracts, before it is judged."""
    sides = aligned(accepted, today)
    walk = walked(*sides)
    return changes(walk, comparable(*sides, walk.before, walk.after))


DOCUMENTED, EXAMPLE, CONFLICTING = State.DOCUMENTED, State.EXAMPLE_ONLY, State.CONFLICTING
