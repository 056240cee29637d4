"""What is remembered between runs: links, own days and facts of documents, by digest. Rebuildable.

The key holds the digest of the extractors' own code, so that a mended extractor reads anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from typing import Self

import checker
from checker import documents
from checker.extract import Body, extract
from checker.extract.extracted import Extract
from checker.extract.opened import open_page
from checker.extract.prose.dated import day_of
from checker.fetch.cache import Cache
from checker.model.access import Access
from checker.model.contract import UNREADABLE, Contract, Json
from checker.model.evidence import digest_of
from checker.model.outline import contract_digest, remember_digest
from checker.model.plain import fact_from_plain, fact_to_plain, field_from_plain

# The code that decides what a document states, and what of it may be passed on.
_CODE = (
    *("_yaml.py", "documents.py", "extract", "gate", "model/alternatives.py"),
    *("model/contract.py", "model/flat.py", "model/forms.py", "model/outline.py"),
    *("model/path.py", "model/plain.py", "model/schema.py"),
)


@cache
def extractor_version() -> str:
    """Digest of the code that turns bytes into facts, and judges them."""
    package = Path(checker.__file__).parent
    total = hashlib.sha256()
    for name in _CODE:
        for path in sorted((package / name).rglob("*.py")) if "." not in name else [package / name]:
            total.update(path.read_bytes())
    return total.hexdigest()


def _parts(bodies: Sequence[Body]) -> list[str]:
    return [f"{body.role} {body.access.url} {body.access.digest}" for body in bodies]


class Memory:
    """The cache as the commands use it; a miss is never an error."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    @classmethod
    @contextmanager
    def open(cls, folder: Path | None = None) -> Iterator[Self]:
        """Over the cache in a folder, else over the user's own, until the block ends."""
        with Cache.open(folder) as opened:
            yield cls(opened)

    def links(self, body: bytes, media_type: str, url: str) -> Sequence[str]:
        """Absolute addresses that a document links."""
        return self._page(body, media_type, url)[1:]

    def last_updated(self, body: bytes, access: Access) -> date | None:
        """The day that a document gives itself as that of its last change."""
        return day_of(self._page(body, access.media_type, access.final_url)[0])

    def _page(self, body: bytes, media_type: str, url: str) -> Sequence[str]:
        """The date as written ("" without one), then the links: what a page says beside facts."""
        key = self._key("page", media_type, url, digest_of(body))
        remembered = self._recall(key)
        if isinstance(remembered, list) and remembered:
            return [str(part) for part in remembered]
        try:
            page = open_page(body, media_type, url)
            found = [page.updated or "", *(str(link.href) for link in page.links())]
        except Exception:  # noqa: BLE001 - a page that a parser falls over states neither
            return [""]
        self._cache.put(key, documents.write_line([*found]).encode("utf-8"))
        return found

    def facts(self, kind: str, bodies: Sequence[Body]) -> Extract:
        """What the documents of a source state."""
        key = self._key("facts", kind, *_parts(bodies))
        remembered = self._recall(key)
        if isinstance(remembered, dict):
            try:
                return Extract(
                    facts=tuple(map(fact_from_plain, remembered["facts"])),
                    definitions={
                        name: tuple(map(field_from_plain, fields))
                        for name, fields in remembered["definitions"].items()
                    },
                    problems=tuple(remembered["problems"]),
                    can_state={role: tuple(can) for role, can in remembered["can_state"].items()},
                    whole=remembered["whole"] is True,
                    absent=remembered["absent"] is True,
                )
            except (KeyError, TypeError, ValueError, AttributeError):
                pass  # written by another version: read anew
        try:
            found = extract(kind, bodies)
        except Exception:  # noqa: BLE001 - one page that an extractor falls over ends no run
            return Extract(facts=(), problems=tuple(UNREADABLE + body.role for body in bodies))
        plain: dict[str, Json] = {
            "facts": [fact_to_plain(fact) for fact in found.facts],
            "definitions": {
                name: [fact_to_plain(field) for field in fields]
                for name, fields in found.definitions.items()
            },
            "problems": list(found.problems),
            "can_state": {role: list(can) for role, can in found.can_state.items()},
            "whole": found.whole,
            "absent": found.absent,
        }
        self._cache.put(key, documents.write_line(plain).encode("utf-8"))
        return found

    def refusing(self, judged: str, rule: Callable[[], str]) -> str:
        """The rule that refuses what is judged, "" for none: found out once."""
        return self._once(self._key("refusing", judged), rule)

    def digest(self, contract: Contract, bodies: Sequence[Body]) -> None:
        """Spares the digest of a contract of these documents, where it was reckoned before."""
        key = self._key("digest", contract.source, str(contract.operation), *_parts(bodies))
        remember_digest(contract, self._once(key, lambda: contract_digest(contract)))

    def _once(self, key: str, reckon: Callable[[], str]) -> str:
        found = self._recall(key)
        if not isinstance(found, str):
            found = reckon()
            self._cache.put(key, documents.write_line(found).encode("utf-8"))
        return found

    def looked(self, folder: Path, source: str, today: date) -> date | None:
        """The last day before today on which this was asked of a source; today is remembered.

        Drift keeps no evidence, and a day that is forgotten here is none that anybody relies on:
        it can only repeat an alarm.
        """
        key = digest_of("\x1f".join(("looked", str(folder.absolute()), source)))
        remembered = self._recall(key)
        days = remembered if isinstance(remembered, list) else []
        try:
            known = [date.fromisoformat(str(day)) for day in days]
        except ValueError:  # written by another version
            known = []
        before = max((day for day in known if day < today), default=None)
        moments = [today.isoformat()] + ([] if before is None else [before.isoformat()])
        self._cache.put(key, documents.write_line([*moments]).encode("utf-8"))
        return before

    def fits(self, contract: bytes) -> bool:
        """Were these bytes found to fit the schema of contracts before?"""
        return self._recall(self._fit(contract)) is True

    def keep_fit(self, contract: bytes) -> None:
        """Remember that these bytes fit."""
        self._cache.put(self._fit(contract), b"true")

    def _fit(self, contract: bytes) -> str:
        return self._key("fits", documents.schema_text("contract"), digest_of(contract))

    @staticmethod
    def _key(*parts: str) -> str:
        return digest_of("\x1f".join((extractor_version(), *parts)))

    def _recall(self, key: str) -> object:
        kept = self._cache.get(key)
        if kept is None:
            return None
        try:
            return documents.read_json(kept)
        except documents.Malformed:
            return None
