"""A part of a document -> digest of what it says: references followed, words left aside.

For keywords that are compared and not read. Equal for a schema written in place and one that is
referred to, whatever its name, in any order of keys.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from checker.extract.schema.digest import Digests
from checker.extract.schema.extensions import is_decoration
from checker.extract.schema.pointer import REFERENCES, followed, reference
from checker.model.evidence import digest_of

MAX_DEPTH: Final = 24  # what lies deeper is not compared
MAX_PARTS: Final = 20_000  # of one document, references followed

# Keywords for a reader alone, and those that only name.
WORDS: Final = frozenset(
    {"$anchor", "$comment", "$id", "$schema", "description", "example", "examples"}
    | {"externalDocs", "summary", "title"}
)
# Keywords whose keys are names of the document's own, and those whose lists have no order.
_NAMES: Final = frozenset(
    {"$defs", "definitions", "dependencies", "dependentRequired", "dependentSchemas"}
    | {"patternProperties", "properties"}
)
_SETS: Final = frozenset({"allOf", "anyOf", "enum", "oneOf", "required", "type"})


class Meaning:
    """Digests of parts of one document."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._document = document
        self._known: dict[int, tuple[object, str]] = {}  # with the object, lest its id be another's
        self._written = Digests()
        self._room = MAX_PARTS

    def of(self, raw: object) -> str:
        """`"sha256:<64 hex>"`; remembered for each object of the document."""
        if id(raw) not in self._known:
            said = digest_of(_text(self._said(raw, 0)))
            # Where there is no room left, as it is written: a change is never silent.
            self._known[id(raw)] = raw, said if self._room >= 0 else self._written.of(raw)
        return self._known[id(raw)][1]

    def _said(self, raw: object, depth: int, *, names: bool = False) -> object:
        """Plain data without words; what is too deep or too much is left out."""
        self._room -= 1
        if depth > MAX_DEPTH or self._room < 0:
            return None
        if isinstance(raw, list):
            return [self._said(part, depth + 1) for part in raw]
        if not isinstance(raw, Mapping):
            return raw
        target = None if names else self._target(raw)
        if target is not None:
            beside = {key: value for key, value in raw.items() if key not in REFERENCES}
            parts = [target, beside] if any(not _is_word(key) for key in beside) else [target]
            said = [self._said(part, depth + 1) for part in parts]
            return said if len(said) > 1 else said[0]
        return {
            str(key): self._value(str(key), value, depth, names=names)
            for key, value in raw.items()
            if names or not _is_word(str(key))
        }

    def _value(self, key: str, value: object, depth: int, *, names: bool) -> object:
        said = self._said(value, depth + 1, names=not names and key in _NAMES)
        if key in _SETS and not names:
            return sorted(map(_text, said if isinstance(said, list) else [said]))
        return said

    def _target(self, raw: Mapping[str, Any]) -> object | None:
        written = reference(raw)
        found = None if written is None else followed(self._document, written, "")
        return None if found is None else found[1]


def _is_word(key: str) -> bool:
    return key in WORDS or is_decoration(key)


def _text(value: object) -> str:
    return json.dumps(value, sort_keys=True, default=str)
