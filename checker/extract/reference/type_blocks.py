"""TypeScript type blocks -> JSON Schema: `interface X { a: string; b?: number }`, `type X = …`.

They are read by the same reader as an embedded document. What is not understood allows anything.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from checker.model.regex import regex

MAX_TEXT: Final = 200_000  # characters of one block
MAX_DEPTH: Final = 40
LANGUAGES: Final = frozenset({"", "ts", "tsx", "typescript"})

_TOKEN: Final = regex(
    r"//[^\n]*|/\*.*?(?:\*/|\Z)"
    r"|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'"
    r"|-?\d+(?:\.\d+)?|[A-Za-z_$][\w$.]*|=>|\.{3}|\S",
    re.DOTALL | re.ASCII,
)
_HEAD: Final = regex(
    r"^[ \t]*(?:export\s+)?(?:declare\s+)?(?:interface|type)\s+[A-Z]\w*", re.MULTILINE
)
_NAME: Final = regex(r"[A-Za-z_$][\w$]*", re.ASCII)
_BASIC: Final[Mapping[str, dict[str, Any]]] = {
    "any": {},
    "array": {"type": "array"},
    "bigint": {"type": "integer"},
    "boolean": {"type": "boolean"},
    "Date": {"type": "string"},
    "false": {"const": False},
    "null": {"type": "null"},
    "number": {"type": "number"},
    "object": {"type": "object"},
    "string": {"type": "string"},
    "true": {"const": True},
    "undefined": {},
    "unknown": {},
}


class MisreadError(Exception):
    """The block is no list of types; what it says is not known."""


def types_of(text: str) -> dict[str, dict[str, Any]]:
    """JSON Schema by name, in order; {} where a text declares no type. Raises MisreadError.

    >>> types_of("type A = { b?: 'x' | 'y' }")["A"]["properties"]["b"]
    {'enum': ['x', 'y']}
    """
    if _HEAD.search(text) is None:
        return {}
    if len(text) > MAX_TEXT:
        raise MisreadError
    try:
        return _Parser(text).declared()
    except IndexError:
        raise MisreadError from None


class _Parser:
    def __init__(self, text: str) -> None:
        found = (match[0] for match in _TOKEN.finditer(text))
        self._tokens = [one for one in found if not one.startswith(("//", "/*"))]
        self._at = 0
        self._depth = 0

    def _peek(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _next(self) -> str:
        self._at += 1
        return self._tokens[self._at - 1]

    def _skip(self, *tokens: str) -> bool:
        if self._peek() in tokens:
            self._at += 1
            return True
        return False

    def _need(self, token: str) -> None:
        if self._next() != token:
            raise MisreadError

    def declared(self) -> dict[str, dict[str, Any]]:
        """Every declaration of the block."""
        found: dict[str, dict[str, Any]] = {}
        while self._peek():
            if self._skip("export", "declare", ";", "default"):
                continue
            kind, name = self._next(), self._next()
            if kind not in ("interface", "type") or not _NAME.fullmatch(name):
                raise MisreadError
            if self._skip("<"):
                raise MisreadError  # a type of types: what it holds stands elsewhere
            if kind == "type":
                self._need("=")
                found[name] = self._type()
                continue
            above = []
            while self._skip("extends", ","):
                above.append(self._reference(self._next()))
            body = self._type()
            found[name] = {"allOf": [*above, body]} if above else body
        return found

    def _type(self) -> dict[str, Any]:
        """Alternatives, each an intersection."""
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise MisreadError
        self._skip("|")
        parts = [self._all()]
        while self._skip("|"):
            parts.append(self._all())
        self._depth -= 1
        return _united(parts)

    def _all(self) -> dict[str, Any]:
        self._skip("&")
        parts = [self._one()]
        while self._skip("&"):
            parts.append(self._one())
        return parts[0] if len(parts) == 1 else {"allOf": parts}

    def _one(self) -> dict[str, Any]:
        found = self._bare()
        while self._peek() == "[":
            self._at += 1
            self._need("]")
            found = {"type": "array", "items": found}
        return found

    def _bare(self) -> dict[str, Any]:
        word = self._next()
        if word == "{":
            return self._object()
        if word == "(":
            found = self._type()
            self._need(")")
            return found
        return self._bare() if word == "readonly" else self._named(word)

    def _named(self, word: str) -> dict[str, Any]:
        """A literal, a basic type, a type of types, or one that is declared elsewhere."""
        if word[0] in "\"'":
            return {"const": word[1:-1]}
        if re.fullmatch(r"-?\d+(?:\.\d+)?", word):
            return {"const": float(word) if "." in word else int(word)}
        if word in _BASIC:
            return dict(_BASIC[word])
        if not _NAME.fullmatch(word):
            raise MisreadError
        return self._generic(word) if self._skip("<") else self._reference(word)

    def _generic(self, word: str) -> dict[str, Any]:
        inner = [self._type()]
        while self._skip(","):
            inner.append(self._type())
        self._need(">")
        if word in ("Array", "ReadonlyArray"):
            return {"type": "array", "items": inner[0]}
        if word == "Record":
            return {"type": "object", "additionalProperties": inner[-1]}
        return {}  # what it makes of them is not known here

    def _reference(self, name: str) -> dict[str, Any]:
        return {"$ref": f"#/components/schemas/{name}"}

    def _object(self) -> dict[str, Any]:
        properties: dict[str, Any] = {}
        required: list[str] = []
        found: dict[str, Any] = {"type": "object"}
        while not self._skip("}"):
            if self._skip(";", ",", "readonly"):
                continue
            if self._skip("..."):  # what is left out of an excerpt
                continue
            if self._skip("["):  # [key: string]: T
                while self._next() != "]":
                    pass
                self._need(":")
                found["additionalProperties"] = self._type()
                continue
            name = self._next().strip("\"'")
            optional = self._skip("?")
            self._need(":")
            properties[name] = self._type()
            if not optional:
                required.append(name)
        found["properties"] = properties
        found["required"] = required
        return found


def _united(parts: list[dict[str, Any]]) -> dict[str, Any]:
    """A union; literals of it are an enum, and simple types one list."""
    if len(parts) == 1:
        return parts[0]
    if any(not part for part in parts):
        return {}
    literals = [part["const"] for part in parts if set(part) == {"const"}]
    simple = [part["type"] for part in parts if set(part) == {"type"} and part["type"] != "array"]
    rest = [part for part in parts if set(part) != {"const"} and part.get("type") not in simple]
    if {True, False} <= {one for one in literals if isinstance(one, bool)}:
        literals = [one for one in literals if not isinstance(one, bool)]
        simple.append("boolean")
    found: list[dict[str, Any]] = [*rest]
    if literals and "string" in simple:
        literals = [one for one in literals if not isinstance(one, str)]  # some texts, or any
    if simple and simple != ["null"]:
        found.append({"type": sorted(set(simple))})
    elif simple:
        found.append({"type": "null"})
    if literals and simple == ["null"] and not rest:
        return {"enum": [*literals, None]}
    if literals:
        found.append({"enum": literals} if len(literals) > 1 else {"const": literals[0]})
    return found[0] if len(found) == 1 else {"anyOf": found}


def named_in(schema: object) -> set[str]:
    """The names of the types that a schema refers to."""
    if isinstance(schema, Mapping):
        found = {name for value in schema.values() for name in named_in(value)}
        reference = schema.get("$ref")
        return found | ({reference.rpartition("/")[2]} if isinstance(reference, str) else set())
    if isinstance(schema, list):
        return {name for value in schema for name in named_in(value)}
    return set()
