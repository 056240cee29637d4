"""Lines of a page -> fields as people write them: a name, its type, whether it is required."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import dropwhile
from typing import Any, Final

from checker.extract.page import Block, Component, Heading, Item, Paragraph, Text
from checker.extract.reference.cells import COLUMNS, answered, flagged, is_type
from checker.extract.reference.described import described
from checker.extract.reference.roles import role_of
from checker.extract.reference.type_words import TypeWords, type_words
from checker.model.regex import regex

NAME: Final = regex(r"(?:\$\.)?[A-Za-z_$][\w$.:*\[\]-]{0,127}", re.ASCII)
# A name that nothing else sets apart: no word that begins a sentence.
SET_APART: Final = regex(r"[a-z_$]|.*[-_.\d]|[A-Z]\w*[A-Z]")
# The types that a line may name beside a field; in a table, more words are types.
_CORE: Final = frozenset(
    {"array", "bool", "boolean", "double", "float", "int", "integer", "number", "object", "string"}
)
_ONE: Final = (
    r"(?:(?:array|list)\s+of\s+[a-z]+|(?:array|list)\s?\[\s?[a-z]+(?:\s?\{\d{0,4}\})?\s?\]"
    r"|object\s?\{\d{0,4}\}|[a-z]+\d*(?:\[\]|<[\w-]+>)*)"
)
_LINE: Final = regex(
    r"(?P<name>[A-Za-z_$][\w$.\[\]*-]{0,127})\s*[:\u2013\u2014-]?\s*"
    rf"[(\[]?(?P<type>(?i:(?:nullable\s+)?{_ONE}"
    rf"(?:\s*(?:\||\bor\b)\s*(?:null|{'|'.join(sorted(_CORE))})\b)*))(?!\w)\]?"
    r"(?P<rest>[^.:\n]{0,120})(?P<after>.*)",
    re.ASCII | re.DOTALL,
)
# What may stand between the type and a mark that ends the line, or begins its description.
_FLAG: Final = r"(?:\w+\s+)?(?:required|optional|nullable)\b[^()\[\]]{0,80}"
_REST: Final = regex(
    rf"[\s,;(\[]*{_FLAG}[)\]]\s.*|[\s,;(\[]*(?:{_FLAG})?(?:[\s,;(]*defaults?\b[^()]{{0,60}})?"
    r"(?:[)\]](?:\s+(?-i:[A-Z]).*)?|[)\]]?\s*(?:[\u2013\u2014-]\s.*)?)",
    re.IGNORECASE | re.DOTALL,
)
_BEGUN: Final = regex(r".*?(?:[)\]]|\s[\u2013\u2014-])\s+(?=[A-Za-z])", re.DOTALL)  # a description
_NULLABLE: Final = regex(r"[\s,;(\[]*(?:(?:required|optional)[\s,;]+)?nullable\b", re.IGNORECASE)
_CONDITION: Final = regex(r"[\s.:;)\]\u2013\u2014-]*(?:if|only|unless|when)\b", re.IGNORECASE)
_ARTICLES: Final = frozenset({"a", "an", "any", "each", "every", "no", "one", "the", "this"})
# "required" ends the line or its mark, or the description begins: no "required by", "optional in".
_FLAGGED: Final = regex(
    r"\W*(?i:required|optional)(?:\s*$|\s*[,;:)\]\u2013\u2014-]|\s+[A-Z]|\s+(?:if|unless|when)\b)"
)


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A line that begins with a word and a type."""

    name: str
    said: TypeWords
    stated: dict[str, Any]
    ends: bool  # does no sentence go on after the type?
    sure: bool  # and is the name set apart, or said to be required?
    label: bool  # is the name that of a property of some field ("Type: string"), or of a body?


def field_line(text: Text) -> FieldLine | None:
    """The parts of a line; None of one that does not begin with a word and a type."""
    found = _LINE.match(text.plain)
    if found is None:
        return None
    name, said = found["name"], _type(found["type"])
    apart = name in text.codes[:1] + text.strong[:1]
    if said is None or (name.lower() in _ARTICLES and not apart):
        return None
    rest, after = found["rest"], found["after"]
    ends = _REST.fullmatch(rest) is not None
    if ends and said.types and _NULLABLE.match(rest):
        said = replace(said, types=said.types | {"null"})
    begun = _BEGUN.match(rest) if ends else None
    said_of_it = after if begun is None else rest[begun.end() :] + after
    head = (name, found["type"])
    codes = tuple(dropwhile(lambda code: code in head, text.codes))
    description = Text(plain=said_of_it.strip(" .:"), codes=codes)
    # "Required: yes, …" is one thing said.
    goes_on = answered(rest + after) or _CONDITION.match(after)
    flags = flagged(rest + (after if goes_on else ""))[0]
    label = name[0].isupper() and name not in text.codes[:1] and _is_label(name)
    sure = ends and not label and (apart or _FLAGGED.match(rest) is not None)
    # A description may follow at once; that it is no sentence that goes on is not sure.
    ends |= apart and re.match(r"\s+[A-Z]", rest) is not None
    return FieldLine(name, said, described(description, said) | flags, ends, sure, label)


def _is_label(name: str) -> bool:
    columns = any(pattern.fullmatch(name) for pattern in COLUMNS.values())
    return columns or role_of(name) is not None


def _type(text: str) -> TypeWords | None:
    first, *_ = re.split(r"[^a-z]", re.sub(r"\Anullable\s+", "", text.lower()), maxsplit=1)
    if first not in _CORE and not text.startswith("enum<"):
        return None
    return type_words(text) or type_words(text.partition(" ")[0])


def lines(blocks: Sequence[Block]) -> Iterator[tuple[Block, Text]]:
    """(block, text) of each line: a name that is set by itself belongs to what follows.

    A label is set apart as a name is; of a paragraph before a type that is not sure.
    """
    label = name = ""
    for at, block in enumerate(blocks):
        (marked, label), (before, name) = (label, ""), (name, "")
        match block.content:
            case Item(text=text) | Heading(text=text):
                yield block, text
            case Component(name="label", text=label):
                pass
            case Paragraph(text=text):
                following = blocks[at + 1].content if at + 1 < len(blocks) else None
                typed = isinstance(following, Paragraph) and is_type(following.text.plain)
                if typed and NAME.fullmatch(text.plain):
                    name = text.plain
                elif marked or before:
                    said = f"{marked or before} {text.plain}"
                    yield block, Text(plain=said, strong=(marked,) if marked else ())
                else:
                    yield block, text
            case Component() as component if title := component.get("title"):
                yield block, Text(plain=title)
