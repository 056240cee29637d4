"""Contract -> the form in which each part of it was read.

A formal document lists what there is, so what it leaves out does not hold. Prose, tables and
components leave out what they like, and so does one form of a page beside another.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from checker.model.contract import Contract, DocumentRead, Fact, Field, Operation, Status, Stream

OPENAPI: Final = "OpenAPI"
EXPORT: Final = "older export"
FORMAL: Final = frozenset({OPENAPI, EXPORT})
KEYWORDS: Final = "keywords"  # what only a formal document can state
API_FACTS: Final = (Field, Operation, Status, Stream)
_PATHS: Final = "/paths"  # one operation in the export; the paths of OpenAPI begin with a slash


def formal(fact: Fact | None) -> bool:
    """Does some formal document state it?"""
    return fact is not None and any(one.pointer for one in fact.evidence)


def part_of(document: DocumentRead) -> str:
    """`page` for `page-markdown` and `page-html`."""
    return document.role.rpartition("-")[0] or document.role


def form_of(document: DocumentRead) -> str:
    """`html` for `page-html`."""
    return document.role.rpartition("-")[2]


def forms(contract: Contract) -> dict[str, frozenset[str]]:
    """By part: OPENAPI, EXPORT, or the forms of the documents where none of them is formal."""
    parts = {document.url: part_of(document) for document in contract.documents}
    grammars = {
        part_of(document): OPENAPI
        for document in contract.documents
        if KEYWORDS in document.can_state
    }
    grammars |= {parts[url]: grammar for url, grammar in _grammars(contract.facts) if url in parts}
    found = _documents(contract)
    return {
        part: frozenset({grammars[part]}) if part in grammars else found[part] for part in found
    }


def other_forms(accepted: Contract, today: Contract) -> dict[str, tuple[str, str]]:
    """By part: (then, now) of each that was read in another form altogether."""
    found: dict[str, tuple[str, str]] = {}
    for of in (forms, _documents):  # of both the documents are reported
        then, now = of(accepted), of(today)
        for part in then.keys() & now.keys():
            if then[part].isdisjoint(now[part]):
                found[part] = (_joined(then[part]), _joined(now[part]))
    return dict(sorted(found.items()))


def _documents(contract: Contract) -> dict[str, frozenset[str]]:
    """By part: `markdown`, `html`."""
    parts = {part_of(document) for document in contract.documents}
    return {
        part: frozenset(form_of(one) for one in contract.documents if part_of(one) == part)
        for part in parts
    }


def _joined(names: Iterable[str]) -> str:
    return " and ".join(sorted(names))


def _grammars(facts: Iterable[Fact]) -> Iterable[tuple[str, str]]:
    """(address, form) of formal documents; the export is known by where its operation stands."""
    found: dict[str, str] = {}
    for fact in facts:
        for one in fact.evidence:
            if one.pointer:
                in_paths = f"{one.pointer}/".startswith(f"{_PATHS}/")
                if in_paths and not one.pointer.startswith(f"{_PATHS}/~1"):
                    found[one.document] = EXPORT
                found.setdefault(one.document, OPENAPI)
    return found.items()
