"""Page -> the tables of a semantic-convention page, each with its notes and the signal it is of.

HTML has no markers, so the signal is known by what both forms have: the headings above a table, the
metric table before it, the sentence that names the event. Columns are known by their header cells.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Final

from checker.extract.page import (
    Block,
    Content,
    Heading,
    Item,
    Page,
    Paragraph,
    Table,
    Text,
    ThematicBreak,
)
from checker.extract.semconv.terms import (
    SENTENCE,
    announces_redaction,
    metric_level,
    normal,
    opt_in_variable,
    span_kind,
    stated_status,
    with_codes,
)
from checker.model.regex import regex

MAX_BESIDE: Final = 24  # metrics that share one table of attributes
REGISTRY: Final = "registry"
SPANS: Final = {"client": "span.client", "server": "span.server"}

# What the header cells of a column say, in any version, without what stands in brackets.
COLUMNS: Final = {
    "attribute": "key",
    "description": "description",
    "instrument type": "instrument",
    "key": "key",
    "name": "name",
    "requirement level": "level",
    "stability": "stability",
    "type": "type",
    "unit": "unit",
    "value": "value",
    "value type": "type",
}
_SIDE: Final = regex(r"(?<!\.)\b(client|server)s?\b(?!\.\w)")
_EVENT_NAME: Final = regex(r"\bevent name\b.{0,20}\b(?:is|must|should|shall)\b")
_NAMED: Final = regex(r"(metric|event)\b\s*:?\s*(.*)")
_NOTE: Final = regex(r"\[(\d{1,4})\](?:\s[^:\[\]]{1,200})?:\s*")
_SAMPLING: Final = "span creation time"
_ABOUT: Final = regex(r"\b(?:spans|metrics|exceptions|events)\b")


@dataclass(slots=True)
class Note:
    """A footnote: its paragraphs and items, and the query keys it lists for redaction."""

    said: list[Text] = field(default_factory=list)
    redact: list[str] = field(default_factory=list)

    @property
    def texts(self) -> list[str]:
        """What is said, as plain words."""
        return [text.plain for text in self.said]


@dataclass(slots=True, kw_only=True)
class HeadingPlace:
    """Where something stands: heading path, and what its section says of the signal."""

    headings: tuple[str, ...]
    sides: tuple[str, ...] = ()  # "client", "server": of the innermost heading that says so
    metric: str | None = None
    event: str | None = None
    status: str | None = None  # stability of the section, where it says so in a line of its own


@dataclass(slots=True, kw_only=True)
class AttributeRow:
    """One row, its cells by what their column is."""

    cells: Mapping[str | None, Text]  # None: the last column of those that are not known

    def text(self, column: str) -> Text:
        """The cell; an empty one where the table has no such column."""
        return self.cells.get(column, _EMPTY)

    @property
    def plain(self) -> str:
        """The whole row as a line."""
        return " | ".join(cell.plain for cell in self.cells.values())


_EMPTY: Final = Text(plain="")


@dataclass(slots=True, kw_only=True)
class Sheet:
    """One table with what belongs to it."""

    place: HeadingPlace
    columns: frozenset[str | None]
    rows: tuple[AttributeRow, ...]
    notes: dict[int, Note] = field(default_factory=dict)
    attribute: str | None = None  # of an enum table: whose values they are

    @property
    def plain(self) -> str:
        """The whole table as lines."""
        return "\n".join(row.plain for row in self.rows)


@dataclass(slots=True, kw_only=True)
class Saying:
    """A paragraph or item of a section, and the list under it."""

    place: HeadingPlace
    text: Text
    items: list[Text] = field(default_factory=list)
    value: str = ""  # what it says of its section, where that is one word
    attribute: str = ""  # where it is of this one alone


@dataclass(slots=True)
class SemconvSections:
    """What a page holds, in order."""

    attributes: list[Sheet] = field(default_factory=list)
    metrics: list[Sheet] = field(default_factory=list)
    enums: list[Sheet] = field(default_factory=list)
    levels: list[Saying] = field(default_factory=list)  # "This metric is …"
    sampling: list[Saying] = field(default_factory=list)
    statuses: list[Saying] = field(default_factory=list)  # "Status: …", in a line of its own
    kinds: list[Saying] = field(default_factory=list)  # "Span kind MUST be …"
    prose: list[Saying] = field(default_factory=list)  # that nothing else is read from
    about: frozenset[str] = frozenset()  # what the title names: "spans", "metrics", …
    is_registry: bool = False

    def signals(self, sheet: Sheet | Saying) -> tuple[str, ...]:
        """The signals that a table is of; () where nothing says."""
        place = sheet.place
        if place.metric is not None:
            return (f"metric:{place.metric}",)
        if place.event is not None:
            return (f"event:{place.event}",)
        if self.metrics:
            return self._metrics_beside(place)
        if self.is_registry:
            return (REGISTRY,)
        if self.about and "spans" not in self.about:
            return ()  # a metric or event without its name
        return tuple(SPANS[side] for side in place.sides or SPANS)

    def owners(self, prose: Saying) -> tuple[str, ...]:
        """The signals that a section is named for; () where it is of the page."""
        place = prose.place
        of_spans = place.sides and not (self.metrics or self.is_registry)
        return self.signals(prose) if place.metric or place.event or of_spans else ()

    def only(self, saying: Saying) -> str | None:
        """The one span or event that a line is of; None where its section is of several or none."""
        found = [one for one in self.signals(saying) if one.startswith(("event:", "span."))]
        return found.pop() if len(found) == 1 else None

    def is_beside_a_table(self, saying: Saying) -> bool:
        """Does a table of attributes stand under the same heading?"""
        return any(sheet.place is saying.place for sheet in self.attributes)

    def _metrics_beside(self, place: HeadingPlace) -> tuple[str, ...]:
        """The metrics of the side that a table without a metric of its own is of.

        Of very many it is not said which: each row would be a fact of all of them.
        """
        sides = set(place.sides or SPANS)
        beside = (sheet for sheet in self.metrics if sides & set(sheet.place.sides or SPANS))
        rows = list(islice((row for sheet in beside for row in sheet.rows), MAX_BESIDE + 1))
        found = tuple(f"metric:{name_of(row.text('name'))}" for row in rows)
        return found if len(found) <= MAX_BESIDE else ()


def name_of(cell: Text) -> str:
    """A name in code, or else the words of the cell."""
    return cell.codes[0] if cell.codes else cell.plain


def leading_code(text: Text) -> str | None:
    """The name in code that a text begins with."""
    return next(filter(text.plain.startswith, text.codes), None)


def sections_of(page: Page) -> SemconvSections:
    """One pass over the page."""
    reading = _SectionWalk()
    for block, after in zip(page.blocks, [*page.blocks[1:], None], strict=False):
        reading.block(block, after.content if after else None)
    found = reading.found
    found.about = frozenset(_ABOUT.findall(normal(page.title)))
    found.is_registry = not (
        found.about or any("level" in sheet.columns for sheet in found.attributes)
    )
    return found


def _named_event(sentences: Iterable[tuple[str, Sequence[str]]]) -> str:
    """The name that a sentence gives an event; "" where none gives one."""
    named = (codes[0] for said, codes in sentences if codes and _EVENT_NAME.search(normal(said)))
    return next(named, "")


class _SectionWalk:
    """The state of the pass."""

    def __init__(self) -> None:
        self.found = SemconvSections()
        self._places: list[tuple[int, HeadingPlace]] = []  # heading level, outermost first
        self._place = HeadingPlace(headings=())
        self._sheet: Sheet | None = None  # whose notes may follow
        self._note: Note | None = None
        self._saying: Saying | None = None
        self._redacting: bool  # of the note: does its last paragraph say what is to be redacted?
        self._before: Text | None = None  # the paragraph before, rules aside

    def block(self, block: Block, following: Content | None) -> None:
        content = block.content
        match content:
            case Heading():
                self._heading(block, content)
            case Table():
                self._table(content)
            case Item():
                self._item(content)
            case Paragraph():
                self._paragraph(content.text, following)
            case ThematicBreak():
                self._note = self._saying = None
        if isinstance(content, Paragraph):
            self._before = content.text
        elif not isinstance(content, ThematicBreak):
            self._before = None

    def _heading(self, block: Block, heading: Heading) -> None:
        while self._places and self._places[-1][0] >= heading.level:
            self._places.pop()
        above = self._places[-1][1] if self._places else HeadingPlace(headings=())
        said = normal(heading.text.plain)
        sides = tuple(dict.fromkeys(_SIDE.findall(said)))
        if not sides and "common" in said.split():
            sides = tuple(SPANS)
        place = HeadingPlace(
            headings=block.headings,
            sides=sides or above.sides,
            metric=above.metric,
            event=above.event,
        )
        named = _NAMED.match(said)
        if named and heading.text.codes:
            name = heading.text.codes[0]
            place.metric, place.event = (name, None) if named[1] == "metric" else (None, name)
        self._places.append((heading.level, place))
        self._place = place
        self._sheet = self._note = self._saying = None

    def _table(self, table: Table) -> None:
        columns = [COLUMNS.get(normal(cell.plain).partition(" (")[0]) for cell in table.header]
        known = frozenset(columns)
        rows = tuple(
            AttributeRow(cells=dict(zip(columns, cells, strict=False))) for cells in table.rows
        )
        sheet = Sheet(place=self._place, columns=known, rows=rows)
        self._note = self._saying = None
        if {"key", "type"} <= known:
            self.found.attributes.append(sheet)
        elif {"name", "instrument"} <= known and rows:
            self._metric(name_of(rows[0].text("name")))
            sheet.place = self._place
            self.found.metrics.append(sheet)
        elif {"value", "description"} <= known and self._before:
            sheet.attribute = leading_code(self._before)
            if sheet.attribute:
                self.found.enums.append(sheet)
        self._sheet = sheet

    def _metric(self, name: str) -> None:
        """The section is of this metric; a second one begins a place of its own."""
        if self._place.metric not in (None, name):
            self._place = replace(self._place, metric=name)
        self._place.metric = name

    def _paragraph(self, text: Text, following: Content | None) -> None:
        note = _NOTE.match(text.plain)
        if note and self._sheet is not None:
            self._saying = None
            self._note = Note()
            self._sheet.notes.setdefault(int(note[1]), self._note)
            label = [code for code in text.codes[:1] if code in note[0]]
            self._noted(
                replace(text, plain=text.plain[note.end() :], codes=text.codes[len(label) :])
            )
            return
        attribute = leading_code(text)
        if isinstance(following, Table) and attribute:
            self._note = self._saying = None
            self.found.prose.append(Saying(place=self._place, text=text, attribute=attribute))
            return
        said = normal(text.plain)
        if _SAMPLING in said and isinstance(following, Item):
            self._note = None
            self._saying = Saying(place=self._place, text=text)
            self.found.sampling.append(self._saying)
            self.found.prose.append(Saying(place=self._place, text=text))  # it demands, too
            return
        self._saying = None
        status = stated_status(text)[0]
        # Of a section of several spans a kind is no one's: then the sentence is a demand.
        kind = span_kind(text) if len(self._place.sides) == 1 else None
        if status is not None:
            self._place.status = status
            self.found.statuses.append(Saying(place=self._place, text=text, value=status))
        if kind:
            self.found.kinds.append(Saying(place=self._place, text=text, value=kind))
        sentences = [*with_codes(SENTENCE.split(text.plain), text.codes)]
        event = _named_event(sentences)
        self._place.event = event or self._place.event
        if metric_level(said) is not None:
            self.found.levels.append(Saying(place=self._place, text=text))
        if self._note is None:  # what is read of a sentence is no demand beside
            rest = [
                one
                for at, one in enumerate(sentences)
                if not ((kind and at == 0) or _named_event([one]))
            ]
            plain = " ".join(sentence for sentence, _ in rest)
            codes = tuple(code for _, codes in rest for code in codes)
            self.found.prose.append(Saying(place=self._place, text=Text(plain=plain, codes=codes)))
        self._noted(text)

    def _noted(self, text: Text) -> None:
        if self._note is not None:
            self._note.said.append(text)
            self._redacting = announces_redaction(text.plain)

    def _item(self, item: Item) -> None:
        if self._saying is not None:
            self._saying.items.append(item.text)
        elif self._note is not None:
            self._note.said.append(item.text)
            if self._redacting and item.text.codes:
                self._note.redact.append(item.text.codes[0])
        elif not opt_in_variable(item.text):
            self.found.prose.append(Saying(place=self._place, text=item.text))
