"""TypeScript type blocks -> rows of fields: `interface X { a: string; b?: { c: number } }`.

What is not understood (a method, a type of types, one that extends another) is not read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from checker.extract.page import Code
from checker.extract.reference.type_words import TypeWords, type_words
from checker.model.regex import regex

LANGUAGES: Final = frozenset({"", "ts", "tsx", "typescript"})
MAX_ROWS: Final = 2_000  # of one type
MAX_DEPTH: Final = 32  # types inside of each other

_COMMENT: Final = regex(r"//[^\n]*|/\*.*?\*/", re.DOTALL)
_BEGIN: Final = r"^[ \t]*(?:export\s+)?(?:declare\s+)?(?:interface|type)\s+(?P<name>[A-Z]\w*)"
_DECLARED: Final = regex(rf"{_BEGIN}(?P<opens>\s*=?\s*\{{)?", re.MULTILINE)
_PIECE: Final = regex(
    r"\s*(?:(?:readonly\s+)?[\"']?(?P<name>[A-Za-z_$][\w$-]*)[\"']?(?P<optional>\?)?\s*:\s*"
    r"(?P<type>(?:Array<\s*)?\{|(?:[^;,{}<>\n]|<[^<>{}\n]*>|\n\s*\|)+)|(?P<end>\})(?P<many>\[\]|>)?)[;,\s]*(?:\.{3})?"
)
# A name for some words: type Mode = "a" | "b";
_WORDS: Final = regex(
    rf"{_BEGIN}\s*=(?P<words>(?:\s*\|?\s*(?:\"[^\"\n]*\"|'[^'\n]*'))+)\s*(?:;|$)", re.MULTILINE
)
# A type in a language that is not read: a class of fields, a struct, a message, a type of GraphQL.
_OTHERS: Final = regex(
    r"^[ \t]*(?:class\s+\w+\((?:\w+\.)?(?:BaseModel|TypedDict)\)|type\s+\w+\s+struct\b|"
    r"(?:pub\s+)?struct\s+\w+\s*\{|message\s+\w+\s*\{|(?:input|type)\s+[A-Z]\w*\s*\{|"
    r"(?:data\s+class|record)\s+\w+\s*\()",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class TypeRow:
    """One member of a type, with the names of those that enclose it."""

    names: tuple[str, ...]
    said: TypeWords | None
    required: bool


@dataclass(frozen=True, slots=True)
class TypeBlock:
    """One declared type."""

    name: str
    text: str
    rows: tuple[TypeRow, ...]  # none where it is not understood
    may_be_body: bool = False  # a name for some words is none


def objects_in(codes: Iterable[Code]) -> frozenset[str]:
    """The names of the types that blocks declare as objects."""
    found = (one for code in codes for one in _DECLARED.finditer(code.text))
    return frozenset(one["name"] for one in found if one["opens"])


def types_of(code: Code, objects: Collection[str] = ()) -> Iterator[TypeBlock]:
    """The types that a block declares, those of other languages without a name and rows.

    `objects`: the types that are declared as such, here or in another block.
    """
    if not _is_read(code):
        yield from (TypeBlock("", found[0], ()) for found in _OTHERS.finditer(code.text))
        return
    text = _COMMENT.sub("", code.text)
    words = {found["name"]: found["words"] for found in _WORDS.finditer(text)}

    def named(word: str) -> str:
        return words.get(word) or (f"{word} object" if word in objects else word)

    for found in _DECLARED.finditer(text):
        rows, end = _rows(text, found.end(), named) if found["opens"] else ((), found.end())
        used = found["name"] in words and len(re.findall(rf"\b{found['name']}\b", text)) > 1
        if not used:  # what is used stands in the members
            yield TypeBlock(
                found["name"], text[found.start() : end], rows, found["name"] not in words
            )


def _is_read(code: Code) -> bool:
    return code.language.partition("{")[0] in LANGUAGES


def _rows(text: str, at: int, named: Callable[[str], str]) -> tuple[tuple[TypeRow, ...], int]:
    """(the members of a type that begins there, its end); no members where one is not understood.

    >>> _rows(" a: string; b?: { c: 'x' | 'y' }[] }", 0, str)[0][2].names
    ('b', 'c')
    """
    rows: list[TypeRow] = []
    around: list[int] = []  # the rows that enclose what follows
    while (piece := _PIECE.match(text, at)) and len(rows) < MAX_ROWS and len(around) < MAX_DEPTH:
        at = piece.end()
        if piece["end"]:
            if not around:  # of alternatives, or of a list, it is but a part
                whole = not piece["many"] and text[at : at + 1] not in ("|", "&", "[")
                return tuple(rows) if whole else (), at
            members = TypeWords(types=frozenset({"object"}))
            if piece["many"]:
                members = TypeWords(types=frozenset({"array"}), items=members)
            last = around.pop()
            rows[last] = replace(rows[last], said=members)
            continue
        names = (*(rows[around[-1]].names if around else ()), piece["name"])
        opens = piece["type"].endswith("{")
        type_ = _MAP.sub("object", _UNDEFINED.sub("", piece["type"]))
        type_ = _TERM.sub(lambda one: named(one[0]), type_)
        said = None if opens else type_words(type_)
        rows.append(TypeRow(names, said, required=not piece["optional"]))
        if opens:
            around.append(len(rows) - 1)
    return (), at


_TERM: Final = regex(r"\"[^\"\n]*\"|'[^'\n]*'|[A-Za-z_$][\w$]*")
_MAP: Final = regex(r"\b(?:Map|Record)<[^<>]*>")
_UNDEFINED: Final = regex(r"\|\s*undefined\b|\bundefined\s*\||\A\s*\|")
