"""Tables and lists of parameters, as people write them -> Fields.

Columns are known by what their headers mean, items by a name that a type follows. What is not
said stays unsaid: a name without a word on being required may be either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from checker.extract.page import Block, Item, Page, Paragraph, Table, Text
from checker.extract.reference.described import described
from checker.extract.reference.side import PARAMETERS, Known, Nest, Side, at, typed
from checker.extract.reference.type_words import TypeWords, type_words
from checker.extract.reference.words import labelled, side_of
from checker.model.contract import Field, Json
from checker.model.path import ROOT, name_segment

COLUMNS: Final[Mapping[str, re.Pattern[str]]] = {
    name: re.compile(pattern, re.IGNORECASE)
    for name, pattern in (
        (
            "name",
            r"(?:arg(?:ument)?|attribute|field|key|name|param(?:eter)?|property)s?(?:\s+name)?",
        ),
        ("type", r"(?:data\s*)?types?|format"),
        ("required", r"required\??|mandatory\??|required\s*/\s*optional|optional\??|presence"),
        ("default", r"defaults?(?:\s+values?)?"),
        ("description", r"descriptions?|notes?|details?|comments?"),
        ("where", r"in|location|where|position|param(?:eter)?\s+type"),
    )
}
YES: Final = frozenset(
    {"\u2713", "\u2714", "\u2705", "\u662f", "always", "mandatory", "required", "true", "y", "yes"}
)
NO: Final = frozenset({"\u2717", "\u2718", "\u274c", "\u5426", "false", "n", "no", "optional"})
UNSAID: Final = frozenset({"", "-", "\u2013", "\u2014", "n/a", "none"})

_NESTED: Final = re.compile(r"^((?:[\u00bb\u21b3\u2514\u2500>]\s*)+)")
_FLAG: Final = re.compile(r"\s*[(\[]?\b(required|optional)\b[)\]]?|\*$", re.IGNORECASE)
# The types that a line may name beside a field; in a table, more words are types.
_CORE: Final = frozenset({"array", "boolean", "integer", "number", "object", "string"})
_PLAIN: Final = re.compile(
    r"(?P<name>[A-Za-z_$][\w$.\[\]*-]{0,127})\s*[:\u2013\u2014-]?\s*"
    r"[(\[]?(?P<type>(?:array|list)\s+of\s+[a-z]+"
    r"|(?:array|list)\s?\[\s?[a-z]+(?:\s?\{\d{0,4}\})?\s?\]|object\s?\{\d{0,4}\}"
    r"|[a-z]+(?:\d+)?(?:\[\]|<[\w-]+>)*)(?!\w)\]?"
    r"(?P<rest>[^.:\n]{0,60})",
    re.ASCII,
)


def table_fields(page: Page, blocks: Sequence[Block], known: Known) -> tuple[list[Field], bool]:
    """(the fields of every table and list of the page, is one left out that has no sure place?)."""
    reader = _Reader(page, known)
    found: list[Field] = []
    for block in blocks:
        match block.content:
            case Table() as table:
                found += reader.table(block, table)
            case Item(text=text) | Paragraph(text=text):
                found += reader.line(block, text)
            case _:
                pass
    return found, reader.unplaced


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which column means what; None where no column does."""

    name: int
    type: int | None
    required: int | None
    default: int | None
    where: int | None
    description: int | None
    optional: bool  # does the column say what is optional rather than what is required?


def columns(table: Table) -> _Columns | None:
    """The columns of a table of fields; None where it is none."""
    headers = [text.plain.strip(" *:?") for text in table.header]
    found: dict[str, int] = {}
    for name, pattern in COLUMNS.items():
        for index, header in enumerate(headers):
            if pattern.fullmatch(header) and index not in found.values():
                found[name] = index
                break
    if "name" not in found or not ({"type", "required"} & found.keys()):
        return None
    required = found.get("required")
    return _Columns(
        name=found["name"],
        type=found.get("type"),
        required=required,
        default=found.get("default"),
        where=found.get("where"),
        description=found.get("description"),
        optional=required is not None and headers[required].lower().startswith("optional"),
    )


class _Reader:
    """The tables and lists of one page."""

    def __init__(self, page: Page, known: Known) -> None:
        self._page = page
        self._known = known
        self._nest = Nest(known)
        self.unplaced = False  # was there a line of which it is not told below what it is?
        self._opened: Block | None = None  # the last paragraph on an object, or on several
        self._listed: list[Any] = []  # headings of a list, then the fields above an item

    def table(self, block: Block, table: Table) -> Iterator[Field]:
        """One field a row; rows marked as such are below the row before."""
        means = columns(table)
        if means is None:
            return
        names = [_named(row[means.name])[0] for row in table.rows]
        side = self._side(block, names, sure=means.required is not None)
        above: list[str] = []  # names of the rows that enclose this one, by depth
        for row in table.rows:
            name, depth, required = _named(row[means.name])
            del above[depth:]
            above.append(name)
            said = None if means.type is None else type_words(row[means.type].plain)
            stated: dict[str, Any] = {
                "required": _required(row, means) if required is None else required,
                "evidence": at(self._page.url, block, " | ".join(cell.plain for cell in row)),
            }
            if means.default is not None:
                stated |= _default(row[means.default], said)
            if means.description is not None:
                stated |= described(row[means.description], said)
            where = "" if means.where is None else row[means.where].plain.strip().lower()
            yield from self._field(
                Side(where) if where in PARAMETERS else side, above, said, stated
            )

    def line(self, block: Block, text: Text) -> Iterator[Field]:
        """A line that is a name, its type and whether it is required."""
        found = _PLAIN.match(text.plain)
        if found is None or not (_is_definition(text, found) or self._is_whole(block, found)):
            return
        said = type_words(found["type"]) or type_words(found["type"].partition(" ")[0])
        flag = _FLAG.search(found["rest"])
        base = re.split(r"[^a-z]", found["type"], maxsplit=1)[0]
        if said is None or not (base in _CORE or found["type"].startswith("enum<")):
            return
        above = self._above(block, found["name"])
        if above is None:
            self.unplaced = True
            return
        if isinstance(block.content, Paragraph) and _is_open(said):
            self._opened = block
        stated: dict[str, Any] = {
            "required": None if flag is None else flag[1].lower() == "required",
            "evidence": at(self._page.url, block, text.plain),
        }
        yield from self._field(self._side(block, above[:1], sure=False), above, said, stated)

    def _is_whole(self, block: Block, found: re.Match[str]) -> bool:
        """Is it a name and its type and no more, as no sentence is?"""
        if found.end() != len(found.string.rstrip()) or found["rest"].strip():
            return False
        return not found["type"].isalnum() or labelled(block, self._page.title) is not None

    def _above(self, block: Block, name: str) -> list[str] | None:
        """The names from the root down to the one of a line; None where it is not told.

        Items tell it by their depth, paragraphs do not tell where the fields of an object end.
        """
        if isinstance(block.content, Item):
            depth = block.content.depth
            if self._listed[:1] != [block.headings]:
                self._listed = [block.headings]
            names = self._listed[1 : depth + 1]
            self._listed[1:] = [*names, *[""] * (depth - len(names)), name]
            return [*filter(None, names), name]
        opened = self._opened
        if opened is None or opened.headings != block.headings or "." in name:
            return [name]
        return [name] if block.inside[: len(opened.inside)] != opened.inside else None

    def _side(self, block: Block, names: Sequence[str], *, sure: bool) -> Side | None:
        """The body that names are of: as labelled, else the one that has most of them."""
        side = side_of(labelled(block, self._page.title), self._known)
        if side is not None:
            return side
        segments = {name_segment(name) for name in names}
        bodies = (self._known.request, self._known.response)
        if not any(map(self._known.names, bodies)):
            return self._known.request if sure else None
        best = max(bodies, key=lambda body: len(segments & self._known.names(body)))
        return best if len(segments & self._known.names(best)) * 2 >= len(segments) else None

    def _field(
        self,
        side: Side | None,
        names: Sequence[str],
        said: TypeWords | None,
        stated: dict[str, Any],
    ) -> Iterator[Field]:
        path: str | None = None if side is None else ROOT
        for name in names:
            path = None if side is None or path is None else self._nest.below(side, path, name)
        if side is not None and path is not None:
            self._nest.say(side, path, said)
            yield from typed(side, path, said, **stated)


def _named(cell: Text) -> tuple[str, int, bool | None]:
    """(name, depth, required where the cell says it)."""
    text = cell.plain.strip()
    marks = _NESTED.match(text)
    depth = len(re.sub(r"\s|\u2500", "", marks[1])) if marks else 0
    text = text[marks.end() :] if marks else text
    flag = _FLAG.search(text)
    required = None if flag is None else (flag[1] or "required").lower() == "required"
    bare = _FLAG.sub("", text).strip()
    return (cell.codes[0] if cell.codes else bare), depth, required


def _required(row: Sequence[Text], means: _Columns) -> bool | None:
    for column in (means.required, means.type):
        if column is None:
            continue
        word = row[column].plain.strip(" .*").lower()
        first = re.split(r"[\s,;(]", word, maxsplit=1)[0] if column == means.required else ""
        if first in YES | NO:
            said = first in YES
            return said != means.optional if first not in ("required", "optional") else said
        flag = _FLAG.search(word)
        if flag and flag[1]:
            return flag[1].lower() == "required"
    return None


def _default(cell: Text, said: TypeWords | None) -> dict[str, Json]:
    text = (cell.codes[0] if cell.codes else cell.plain).strip()
    if text.lower() in UNSAID:
        return {}
    types = said.types if said else frozenset()
    value: Json = text.strip("\"'")
    if "boolean" in types and text.lower() in ("true", "false"):
        value = text.lower() == "true"
    elif types & {"integer", "number"} and re.fullmatch(r"-?\d{1,15}(?:\.\d{1,15})?", text):
        value = float(text) if "." in text else int(text)
    elif text == "null":
        value = None
    return {"default": value}


def _is_open(said: TypeWords) -> bool:
    """May fields stand below it: an object, an array of objects or of what is not told?"""
    inner = said.items or (
        TypeWords(types=frozenset({"object"})) if "array" in said.types else said
    )
    return "object" in inner.types or (inner is not said and "array" in inner.types)


def _is_definition(text: Text, found: re.Match[str]) -> bool:
    """A name set apart (as code or strongly), or one that is said to be required or optional."""
    name = found["name"]
    if name in (text.codes[:1] + text.strong[:1]):
        return True
    return re.match(r"\W*(?:required|optional)\b", found["rest"], re.IGNORECASE) is not None
