"""What the documentation states: a source and its facts, sorted by key.

`None` (an absent property in JSON) means *the page does not say*; it is never read as *optional*.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, StrEnum, auto
from typing import ClassVar, Final, TypeAlias

from checker.model.access import SAMPLE
from checker.model.evidence import Evidence

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


class Unstated(Enum):
    """Apart from None where null itself can be documented (`default`, `const`)."""

    UNSTATED = auto()


UNSTATED: Final = Unstated.UNSTATED


class State(StrEnum):
    """How firmly the documentation states a fact."""

    DOCUMENTED = "documented"
    EXAMPLE_ONLY = "example-only"  # seen in an example, described nowhere
    CONFLICTING = "conflicting"  # two places of the documentation disagree


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What every fact has. `ALWAYS` names the properties whose null is written out."""

    fact: ClassVar[str]
    ALWAYS: ClassVar[frozenset[str]] = frozenset()

    key: str  # unique in its contract
    state: State = State.DOCUMENTED
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """One alternative of a union that is a definition of the page."""

    ref: str | None = None  # its name; None where its facts stand at the place
    variant: str | None = None  # "type=message": the branch; None where nothing tells it apart
    value: Json | Unstated = UNSTATED  # of the variant, where that is no text


@dataclass(frozen=True, slots=True, kw_only=True)
class Field(Fact):
    """One field of a body, or one parameter or header.

    With `ref` it is as the definition says, but for what it says itself; with `all_of` it has the
    members of those definitions beside its own.
    """

    fact: ClassVar[str] = "field"
    ALWAYS: ClassVar[frozenset[str]] = frozenset({"variant", "required"})

    where: str  # request, response, stream, header, query, path
    path: str  # RFC 9535: $.choices[*].message, $.output[?@.type=='message'].id, $.metadata.*
    status: str | None = None  # "200", "4XX", "default"; None for requests
    media_type: str | None = None
    variant: str | None = None  # "type=response.completed": the discriminated branch
    types: tuple[str, ...] = ()  # JSON Schema's seven, sorted; () = the page does not say
    required: bool | None = None
    conditional: bool | None = None  # True: under a condition that the page words; required is None
    enum: tuple[Json, ...] | None = None  # sorted; null stands in types instead
    const: Json | Unstated = UNSTATED
    default: Json | Unstated = UNSTATED
    minimum: float | None = None
    maximum: float | None = None
    exclusive_minimum: float | None = None
    exclusive_maximum: float | None = None
    min_length: int | None = None
    max_length: int | None = None
    min_items: int | None = None
    max_items: int | None = None
    pattern: str | None = None
    format: str | None = None
    variants: tuple[str, ...] | None = None  # branches documented here, sorted
    union: str | None = None  # one-of, any-of: how the variants or alternatives are combined
    alternatives: int | None = None  # objects that nothing tells apart, where there are several
    keywords: Mapping[str, Json] | None = None  # those without a property here: {"multipleOf": 5}
    free_form: bool | None = None  # True: keys below are the caller's own, not the contract's
    deprecated: bool | None = None
    ref: str | None = None  # name of a definition
    all_of: tuple[str, ...] = ()  # names of definitions
    one_of: tuple[Alternative, ...] = ()
    any_of: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation(Fact):
    """The operation that an API reference page documents."""

    fact: ClassVar[str] = "operation"

    key: str = "operation"
    method: str
    path: str
    servers: tuple[str, ...] = ()
    # Of each address with variables, default first: {"https://{region}.…": {"region": ["eu"]}}
    server_variables: Mapping[str, Json] | None = None
    authentication: tuple[Mapping[str, Json], ...] = ()  # {"scheme": "bearer", "header": "…"}
    body_required: bool | None = None
    deprecated: bool | None = None
    keywords: Mapping[str, Json] | None = None  # what else is stated: {"callbacks": "sha256:…"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Status(Fact):
    """One documented HTTP status."""

    fact: ClassVar[str] = "status"
    ALWAYS: ClassVar[frozenset[str]] = frozenset({"retry"})

    status: str  # "429", "4XX", "default"
    retry: str | None = None  # yes, no, depends; None = the page does not say
    meaning: str | None = None  # a short token, never a sentence of the page
    keywords: Mapping[str, Json] | None = None  # what else is stated: {"links": "sha256:…"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream(Fact):
    """How the documented stream is framed."""

    fact: ClassVar[str] = "stream"

    key: str = "stream"
    protocol: str = "sse"
    object: str | None = None  # the constant of `object` in each chunk
    events: tuple[str, ...] = ()  # in documented order
    terminator: str | None = None  # "[DONE]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One well-known value of an attribute."""

    value: str
    stability: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute(Fact):
    """One row of an attribute table, for one signal."""

    fact: ClassVar[str] = "attribute"
    ALWAYS: ClassVar[frozenset[str]] = frozenset({"requirement_level", "stability"})

    signal: str  # span.client, span.server, metric:<name>, event:<name>, registry
    attribute: str  # "http.request.header.<key>": a template keeps its placeholder
    type: str | None = None  # "string", "int", "string[]"
    requirement_level: str | None = None  # required, conditionally_required, recommended, opt_in
    condition_digest: str | None = None  # of the condition's text
    stability: str | None = None  # stable, development, release_candidate, deprecated
    enum: tuple[Member, ...] | None = None  # sorted by value
    replaced_by: tuple[str, ...] | None = None
    sensitive: bool | None = None
    low_cardinality: bool | None = None
    redact: tuple[str, ...] | None = None  # query keys whose values are to be redacted


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric(Fact):
    """One documented metric."""

    fact: ClassVar[str] = "metric"
    ALWAYS: ClassVar[frozenset[str]] = frozenset({"requirement_level", "stability"})

    name: str
    instrument: str | None = None  # "Histogram"
    unit: str | None = None  # UCUM: "s", "{request}"
    stability: str | None = None
    requirement_level: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Fact):
    """What structure states of one topic as plain data; from prose that it is mentioned, and where.

    The value of a mention is `{"state": "mentioned", "headings": ["About maintenance"]}`, beside
    it what structure states there (`links`).
    """

    fact: ClassVar[str] = "statement"

    topic: str
    value: Mapping[str, Json] = field(default_factory=dict)
    text_digest: str | None = None  # of the stating text; None where it was transcribed


def is_mention(fact: Fact | None) -> bool:
    """Does the page but speak of a topic, and state nothing of it?"""
    return isinstance(fact, Statement) and fact.value.get("state") == MENTIONED


UNDESCRIBED: Final = "undescribed"  # the scheme of credentials that are only named

FACTS: Final[dict[str, type[Fact]]] = {
    kind.fact: kind for kind in (Attribute, Field, Metric, Operation, Statement, Status, Stream)
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRead:
    """One document that a contract rests on."""

    role: str
    url: str
    accessed: datetime | None  # UTC; None = transcribed, not read
    digest: str | None
    media_type: str | None
    origin: str  # fetched, imported, sample, transcribed
    can_state: tuple[str, ...]  # what a document of this form can state; drift compares no more


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """Did the extractor understand the page?"""

    facts: int
    expected_minimum: int  # below it: extractor broken, never an empty contract
    problems: tuple[str, ...] = ()  # "not-found: maintenance-window", "no-facts: page-markdown"

    @property
    def broken(self) -> bool:
        """Too few facts, or a document from which nothing came."""
        return self.facts < self.expected_minimum or any(
            problem.startswith(BROKEN_PREFIXES) for problem in self.problems
        )


def documented(facts: Iterable[Fact]) -> int:
    """How many places of the documentation the facts are of: one that many places use is one."""
    places: set[tuple[str, str]] = set()
    others = 0
    for fact in facts:
        place = described_at(fact)
        if place is None:
            others += 1
        else:
            places.add(place)
    return others + len(places)


def described_at(fact: Fact) -> tuple[str, str] | None:
    """(document, pointer) of the schema that describes a field; None where none does."""
    if not isinstance(fact, Field):
        return None
    places = ((one.document, one.pointer) for one in reversed(fact.evidence) if one.pointer)
    return next(places, None)


def place_of(field: Field) -> tuple[str, str]:
    """What is one place of the documentation, however many places of bodies use it."""
    return described_at(field) or ("", field.key)


MENTIONED: Final = "mentioned"  # state in the value of a topic that a page speaks of, no more
DEMANDS: Final = "demands"  # topic of what a page demands in normative sentences
ASKED_PATH: Final = "path of the operation asked for"  # not found: no operation stands there
NOT_FOUND: Final = "not-found: "  # a topic that the page does not state
NO_FACTS: Final = "no-facts: "  # a document that should state facts and gave none
NEEDS_BROWSER: Final = "needs-browser: "  # a document (role) whose text its scripts have to write
UNREADABLE: Final = "unreadable: "  # an embedded block that could not be parsed
UNRESOLVED: Final = "unresolved: "  # a reference of the page that leads nowhere; free-form there
CUT_OFF: Final = "cut-off: "  # a block or document (role) too large to be read to its end
# What a page shows of fields and no label places: its heading, and how much it is.
UNPLACED_TABLE: Final = "unplaced-table: "
UNPLACED_TYPES: Final = "unplaced-type-block: "
UNPLACED_EXAMPLE: Final = "unplaced-example: "
UNPLACED_VALUES: Final = "unplaced-values: "
UNPLACED: Final = (UNPLACED_TABLE, UNPLACED_TYPES, UNPLACED_EXAMPLE, UNPLACED_VALUES)
NOT_READ: Final = "not-read: "  # role of a document that was asked and gave nothing usable
BROKEN_PREFIXES: Final = (NO_FACTS, NEEDS_BROWSER, UNREADABLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """A source and its facts. `model.flat.flatten` writes the definitions out at each place."""

    source: str  # id
    area: str
    url: str
    kind: str
    operation: str | None
    documents: tuple[DocumentRead, ...]
    health: Health
    facts: tuple[Fact, ...]  # sorted by key
    # What the page defines once, by name: facts with paths below it, sorted by key.
    definitions: Mapping[str, tuple[Field, ...]] = field(default_factory=dict)
    origin: str = "extracted"  # or "transcribed"
    listed: str | None = None  # "2026-07-03", where transcribed
    # Who accepted it and why: reason, author, and the day of its newest access. No part of what
    # the page states, so no part of the comparison.
    accepted: Mapping[str, str] | None = field(default=None, compare=False)

    @property
    def transcribed(self) -> bool:
        """Typed from public copies; never a drift baseline."""
        return self.origin == "transcribed"

    @property
    def sample(self) -> bool:
        """Does it rest on a page that ships with the program, and not on the listed one alone?"""
        return any(document.origin == SAMPLE for document in self.documents)

    def by_key(self) -> dict[str, Fact]:
        """Facts by key."""
        return {fact.key: fact for fact in self.facts}

    def stated(self) -> Iterator[Fact]:
        """All facts, those of the definitions too, each once."""
        yield from self.facts
        for fields in self.definitions.values():
            yield from fields

    def accessed(self) -> datetime | None:
        """The oldest access that the contract rests on; None where any part was not read."""
        known = [one.accessed for one in self.documents if one.accessed is not None]
        return min(known, default=None) if len(known) == len(self.documents) else None
