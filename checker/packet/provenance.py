"""Digests of a bundle -> provenance.json: an in-toto Statement (v1), unsigned and saying so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from checker.model.contract import Contract, Json
from checker.model.evidence import digest_of
from checker.model.plain import plain
from checker.packet.canonical import canonical
from checker.packet.check import RULES

STATEMENT: Final = "https://in-toto.io/Statement/v1"  # in-toto attestation framework, Statement v1
PREDICATE: Final = "urn:checker:provenance:1"
PROVES_NOT: Final = (
    "It is not signed: who can alter the bundle can alter this file too.",
    "It does not prove that the listed pages said this to anybody else, or say it now.",
    "It does not prove that the observations are complete, or whose they are.",
    "It proves no root cause, uptime, availability, price, quota or billing state.",
)


def statement(
    files: Mapping[str, str],
    contracts: Sequence[Contract],
    *,
    version: str,
    sources: str,
) -> dict[str, Json]:
    """`files` are the texts of the bundle by name; `sources` is the digest of the page table."""
    subjects: list[Json] = [
        {"name": name, "digest": {"sha256": digest_of(text).removeprefix("sha256:")}}
        for name, text in sorted(files.items())
    ]
    documents: list[Json] = [
        {
            "source": contract.source,
            "url": document.url,
            "accessed": plain(document.accessed),
            "digest": document.digest,
            "origin": document.origin,
        }
        for contract in sorted(contracts, key=lambda one: one.source)
        for document in contract.documents
    ]
    return {
        "_type": STATEMENT,
        "subject": subjects,
        "predicateType": PREDICATE,
        "predicate": {
            "tool": {"name": "checker", "version": version},
            "rules": rule_set(),
            "sources": sources,
            "documents": documents,
            "signed": False,
            "does_not_prove": list(PROVES_NOT),
        },
    }


def rule_set() -> str:
    """Digest over what is asked of a packet."""
    rows: list[Json] = [[rule.id, str(rule.level), rule.refuses, rule.says] for rule in RULES]
    return digest_of(canonical(rows))


def written(data: Mapping[str, Json]) -> str:
    """The file: canonical, so that the same bundle has the same bytes."""
    return canonical(dict(data))
