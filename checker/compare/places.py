"""A group of changes -> its evidence: where the page said it then, and where it says it now."""

from __future__ import annotations

from collections.abc import Sequence

from checker.compare.both_sides import before_and_now
from checker.compare.evidence_rules import MAX_PLACES
from checker.compare.forms import part_of
from checker.compare.groups import Group, differing
from checker.model.contract import Contract, DocumentRead, Fact, Json
from checker.model.plain import utc

Place = dict[str, Json]


def documented(
    group: Group, accepted: Contract, today: Contract, keys: Sequence[str]
) -> dict[str, object]:
    """Page, heading, pointer and access of both sides, and every place of the change.

    `before` is absent for what is new. For what is gone, page and access are those of the document
    that was read and no longer states it.
    """
    lead = group.lead
    before = _place(lead.was, lead.now, accepted) if lead.was is not None else None
    now = (
        _place(lead.now, lead.was, today)
        if lead.now is not None
        else _read_instead(lead.was, accepted, today)
    )
    was, is_now = before_and_now(lead)
    found: dict[str, object] = {**now}
    if is_now:
        found["states"] = is_now
    if before is not None:
        found["before"] = before | ({"states": was} if was else {})
    parts = [
        one.key for change in group.changes for one in change.parts if one.key != change.lead.key
    ]
    for name, listed in (("places", keys), ("parts", parts)):
        if len(listed) > (name == "places"):
            found[name] = sorted(set(listed))[:MAX_PLACES]
    return found


def _place(fact: Fact, other: Fact | None, contract: Contract) -> Place:
    """The first of its places whose text is not that of the other side, else the first."""
    first = next(iter((*differing(fact, other), *fact.evidence)), None)
    if first is None:
        return {}
    found: Place = {"page": first.document}
    if first.heading:
        found["heading"] = " > ".join(first.heading)
    if first.pointer:
        found["pointer"] = first.pointer
    if first.text_digest:
        found["text_digest"] = first.text_digest
    return found | _access(_document(first.document, contract))


def _read_instead(was: Fact | None, accepted: Contract, today: Contract) -> Place:
    """The document of today that stands where a fact that is gone was stated."""
    stated = (_document(one.document, accepted) for one in (was.evidence if was else ()))
    former = {part_of(document) for document in stated if document}
    now = next((document for document in today.documents if part_of(document) in former), None)
    return {} if now is None else {"page": now.url, **_access(now)}


def _document(url: str, contract: Contract) -> DocumentRead | None:
    return next((document for document in contract.documents if document.url == url), None)


def _access(document: DocumentRead | None) -> Place:
    if document is None or document.accessed is None:
        return {}
    found: Place = {"accessed": utc(document.accessed)}
    if document.digest is not None:
        found["digest"] = document.digest
    return found
