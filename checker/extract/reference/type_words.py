"""The words in which a page names a type -> JSON Schema: `object[]`, `enum<string>`, `int`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from checker.model.regex import regex

MAX_TEXT: Final = 400  # characters of a type that are read

TYPES: Final[Mapping[str, str]] = {
    "array": "array",
    "arrays": "array",
    "bool": "boolean",
    "boolean": "boolean",
    "booleans": "boolean",
    "dict": "object",
    "dictionary": "object",
    "double": "number",
    "float": "number",
    "floats": "number",
    "hash": "object",
    "int": "integer",
    "int32": "integer",
    "int64": "integer",
    "integer": "integer",
    "integers": "integer",
    "list": "array",
    "long": "integer",
    "map": "object",
    "number": "number",
    "numbers": "number",
    "object": "object",
    "objects": "object",
    "str": "string",
    "string": "string",
    "strings": "string",
    "text": "string",
    "url": "string",
    "uuid": "string",
}
# What says of which values a field is, and not how JSON holds them: a date may be a number.
_UNTYPED: Final = frozenset({"any", "date", "datetime", "enum", "timestamp"})
NULLABLE: Final = frozenset({"nil", "none", "null", "nullable"})

_SEPARATOR: Final = regex(r"\s*(?:\||,|/|\bor\b)\s*", re.IGNORECASE)
_LITERAL: Final = regex(r"([\"'])(.{1,200}?)\1")
_ARRAY: Final = regex(r"(?:array|list)\s*(?:of|<|\[)\s*([^<>\[\]]+?)[>\]]?", re.IGNORECASE)
_WRAPPED: Final = regex(r"(\w+)\s*[<(]\s*([\w-]+)\s*[>)]")
_EMPTY: Final = regex(r"\(\s*\)|\s*\{\s*\d*\s*\}")  # object {3}: it has three fields
_FLAG: Final = regex(r"\b(?:required|optional|nullable)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeWords:
    """What a type says; `items` of an array, where it says them."""

    types: frozenset[str] = frozenset()
    enum: tuple[str, ...] = ()
    format: str | None = None
    items: TypeWords | None = None
    named: str | None = None  # a type that the page describes elsewhere: `Message`


def type_words(text: str) -> TypeWords | None:
    """The type that a text names; None where some word of it names none.

    >>> sorted(type_words("string | null").types)
    ['null', 'string']
    """
    text = text.strip()
    if not text or len(text) > MAX_TEXT:
        return None
    literals = tuple(dict.fromkeys(found[2] for found in _LITERAL.finditer(text)))
    words = _SEPARATOR.split(_EMPTY.sub("", _FLAG.sub("", _LITERAL.sub("", text))))
    parts = [_one(word.strip(" `")) for word in words if word.strip(" ()`")]
    known = [part for part in parts if part is not None]
    if len(known) < len(parts) or not (known or literals):
        return None
    types = frozenset({"string"} if literals else ()).union(*(part.types for part in known))
    named = next((part.named for part in known if part.named), None)
    if not all(part.types for part in known):
        types = frozenset()  # what a named type allows is not said here
    if "|" in text and any("string" in part.types for part in known):
        literals = ()  # some texts, or any text
    if types and re.search(r"\bnullable\b", text, re.IGNORECASE):
        types |= {"null"}
    return TypeWords(
        types=types,
        enum=literals,
        format=next((part.format for part in known if part.format), None),
        items=next((part.items for part in known if part.items), None),
        named=named,
    )


def _one(word: str) -> TypeWords | None:
    """One type without alternatives."""
    if word.endswith("[]"):
        return _array(word[:-2])
    if array := _ARRAY.fullmatch(word):
        return _array(array[1])
    wrapped = _WRAPPED.fullmatch(word)
    if wrapped and wrapped[1].lower() == "enum" and wrapped[2].lower() in TYPES:
        return TypeWords(types=frozenset({TYPES[wrapped[2].lower()]}))
    if wrapped and wrapped[1].lower() in TYPES:
        # A number is a length, or how many bits: it does not say which.
        form = None if wrapped[2].isdigit() else wrapped[2]
        return TypeWords(types=frozenset({TYPES[wrapped[1].lower()]}), format=form)
    name = "null" if word.lower() in NULLABLE else TYPES.get(word.lower())
    if name is not None or word.lower() in _UNTYPED:
        return TypeWords(types=frozenset(filter(None, [name])))
    thing = _NAMED.fullmatch(word)
    return thing and TypeWords(
        types=frozenset({"object"} if thing["object"] else ()), named=thing["name"]
    )


_NAMED: Final = regex(r"(?P<name>[A-Z]\w{1,63})(?P<object>\s+objects?)?", re.ASCII)


def _array(text: str) -> TypeWords | None:
    inner = _one(text.strip())
    return None if inner is None else TypeWords(types=frozenset({"array"}), items=inner)


def written_paths(name: str) -> Iterator[str]:
    """The names and `[]` of a written path: `messages[].role`, `choices[0].delta`, `a.b`."""
    for part in name.split("."):
        bare = _INDEX.sub("", part)
        if bare:
            yield bare
        yield from ("[]" for _ in _INDEX.finditer(part))


_INDEX: Final = regex(r"\[(?:\d*|\*|n|i|index)\]")
