"""YAML text -> Record: its data, and each value with field and line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from checker import documents
from checker.documents import Malformed
from checker.model.regex import regex
from checker.packet.comments import comments
from checker.packet.template import ASSERTIONS, NAMES, SLOTS

Node: TypeAlias = Any  # of PyYAML, whose one door is `documents`: id, value, start_mark, end_mark

_MAPPING, _SCALAR, _SEQUENCE = "mapping", "scalar", "sequence"  # PyYAML's ids of nodes
MAX_CHARACTERS: Final = 256 * 1024  # a packet is short
_OPEN: Final = frozenset(  # what people write where they do not know
    {"", "-", "?", "fixme", "null", "pending", "tbd", "to be determined", "todo", "unknown", "~"}
)


_PAIR: Final = regex(
    r"(?<!\\)(?P<before>(?:\\\\){0,64})\\u(?P<high>[dD][89abAB][0-9a-fA-F]{2})"
    r"\\u(?P<low>[dD][c-fC-F][0-9a-fA-F]{2})"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One scalar of a record."""

    field: str  # the field it belongs to; "" where that is none of ours
    place: str  # "repro_steps[1]"; names that are not ours are not reported
    name: str  # the key right before it, never printed
    text: str
    line: int  # 1 is the first
    depth: int  # 1 = the field's own value


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A packet as it was written."""

    text: str
    data: Mapping[str, Any]  # plain data; times are text
    values: tuple[Value, ...]  # in the order of the text
    unknown: tuple[tuple[str, int], ...] = ()  # keys that are none of ours, and their lines
    comments: tuple[Value, ...] = ()  # of the author; those of the template are left out

    def text_of(self, name: str) -> str:
        """The text of a field that is one value; "" where it is absent or is not one."""
        return next((v.text for v in self.values if v.field == name and v.depth == 1), "")

    def filled(self, name: str) -> bool:
        """Is something written, and not the placeholder?"""
        value = self.data.get(name)
        if isinstance(value, (dict, list)):
            return bool(value)
        return not is_open(name, self.text_of(name))

    def line(self, field: str) -> int:
        """Where a field begins; 0 where it is absent."""
        return next((v.line for v in self.values if v.field == field), 0)

    def field_at(self, line: int) -> str:
        """The field that a line of the text belongs to."""
        before = [value for value in self.values if value.line <= line]
        return before[-1].place if before else ""


def is_open(name: str, text: str) -> bool:
    """Does a value leave its question open?"""
    bare = text.strip()
    slot = SLOTS.get(name)
    if slot is not None and bare == slot.placeholder:
        return slot.gap
    marked = bare.startswith("<") and bare.endswith(">") and (slot is None or slot.gap)
    return marked or bare.lower() in _OPEN or bare.upper().endswith("-PLACEHOLDER")


def read(text: str) -> Record:
    """A record. Raises Malformed where the text is no YAML mapping, or names a key twice."""
    if len(text) > MAX_CHARACTERS:
        raise Malformed("the packet", why=f"is longer than {MAX_CHARACTERS} characters")
    text = _PAIR.sub(_sign, text)
    data = documents.read_yaml(text)
    if not isinstance(data, dict):
        raise Malformed("the packet", why="is no list of fields and values")
    root: Node = documents.composed(text)
    fields = [(key, key.value if key.value in NAMES else "") for key, _ in root.value]
    return Record(
        text=text,
        data=data,
        values=tuple(_values(root)),
        unknown=tuple(
            (str(key.value), key.start_mark.line + 1) for key, known in fields if not known
        ),
        comments=tuple(
            beside("(a comment)", words, line) for line, words in comments(text, _spans(root))
        ),
    )


def _sign(match: re.Match[str]) -> str:
    """The sign that a pair of escapes is in JSON (RFC 8259 §7); YAML has no such pairs."""
    octets = bytes.fromhex(match["high"] + match["low"])
    return match["before"] + octets.decode("utf-16-be")


def beside(place: str, text: str, line: int) -> Value:
    """What is sent with a record, and is no value of it."""
    return Value(field="", place=place, name="", text=text, line=line, depth=0)


def _spans(root: Node) -> Iterator[tuple[int, int]]:
    """Begin and end of each scalar, keys among them, once, whatever aliases say."""
    waiting, seen = [root], set[int]()
    while waiting:
        node = waiting.pop()
        if id(node) not in seen:
            seen.add(id(node))
            if node.id == _SCALAR:
                yield node.start_mark.index, node.end_mark.index
            elif node.id == _SEQUENCE:
                waiting += node.value
            else:
                waiting += [one for pair in node.value for one in pair]


def lines_of_fields(text: str) -> dict[str, int]:
    """Where each field of a record begins; 0 is the first line. Raises Malformed."""
    root = documents.composed(text)
    fields = root.value if root is not None and root.id == _MAPPING else ()
    return {str(key.value): key.start_mark.line for key, _ in fields}


def _values(root: Node) -> Iterator[Value]:
    """Each scalar once, whatever aliases say. Raises Malformed for a key that stands twice."""
    waiting: list[tuple[Node, str, str, str, int]] = [(root, "", "", "", 0)]
    seen: set[int] = set()
    while waiting:
        node, field, place, name, depth = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if node.id == _SCALAR:
            yield Value(
                field=field,
                place=place,
                name=name,
                text=str(node.value),
                line=node.start_mark.line + 1,
                depth=depth,
            )
        elif node.id == _SEQUENCE:
            items = [
                (item, field, f"{place}[{index}]", name, depth + 1)
                for index, item in enumerate(node.value)
            ]
            waiting += reversed(items)
        else:
            waiting += reversed(list(_members(node, field, place, depth)))


def _members(
    node: Node, field: str, place: str, depth: int
) -> Iterator[tuple[Node, str, str, str, int]]:
    names: set[str] = set()
    for index, (key, value) in enumerate(node.value):
        name = str(key.value) if key.id == _SCALAR else ""
        if name in names:
            mark = key.start_mark
            raise Malformed(
                "YAML", line=mark.line + 1, column=mark.column + 1, why="names a key twice"
            )
        names.add(name)
        known = name in NAMES or (bool(field) and name in PARTS)
        own = f"{place}.{name}" if place else name
        shown = own if known else f"{place}(key {index + 1})"
        yield value, field if depth else (name if known else ""), shown, name, depth + 1


# Names inside fields that may be printed.
PARTS: Final = frozenset(
    {
        *ASSERTIONS,
        *("local", "hosted", "mismatch"),  # of environment
        *("topic", "source", "reference", "verified_at_utc"),  # of account_evidence
    }
)
