"""Shapes that agree with a contract, broken in every way that a rule names: that finding, no other.

For each contract: those that ship, and two real pages. What agrees is made from the contract: an
answer in which everything documented is there, each branch and each documented type.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import pytest

from checker.compare.bodies import BodyComparer
from checker.compare.observed import compare, rule_of
from checker.compare.observed_rules import RULES
from checker.compare.telemetry import OTHER_SIDE, TelemetryComparer
from checker.extract.api_reference import extract
from checker.extract.extracted import Opened
from checker.extract.opened import open_page
from checker.model.contract import Attribute, Contract, Field, State, Stream
from checker.model.difference import ObservedDifference
from checker.model.finding import Level
from checker.model.node import ObservedPlace, closed
from checker.model.outline import Outline, failed
from checker.model.place import parted
from checker.model.plain import contract_from_plain
from checker.model.schema import home_of, key_of
from checker.model.shape import ABSENT, CUT, ERROR, HIGH_CARDINALITY, UNDOCUMENTED, Seen, Shape
from checker.observe import observe
from tests.compare.facts import contract

# Ways that the tests of the parts go: see tests/conftest.py.
pytestmark = pytest.mark.unmeasured
ROOT: Final = Path(__file__).parents[2]
PAGES: Final = ROOT.parent / "shared" / "pages" / "mintlify"
MOST: Final = 12  # breaks of one rule in one shape; thousands of places break alike
SMALL: Final = 1_000  # facts of a contract that is compared as a whole again and again
NEW: Final = "zz_new"

# ---------------------------------------------------------------- the contracts


def shipped(name: str) -> Contract:
    text = (ROOT / "snapshots" / name / "contract.json").read_text("utf-8")
    return contract_from_plain(json.loads(text))


def real(name: str) -> Contract:
    if not PAGES.is_dir():
        pytest.skip("the folder of real pages is not beside this checkout")
    content = (PAGES / f"openai-{name}.md").read_bytes()
    page = open_page(content, "text/markdown", "https://docs.example.test/")
    found = extract([Opened(role="page-markdown", page=page)])
    return contract(*found.facts, source=name, definitions=found.definitions)


MADE: Final = {
    "chat": lambda: shipped("chat"),
    "responses": lambda: shipped("responses"),
    "a real page of chat": lambda: real("chat"),
    "a real page of responses": lambda: real("responses"),
}

OF_NO_SHAPE: Final = {"nothing-compared", "operation-undocumented"}
BODY_RULES: Final = frozenset(
    rule.id
    for rule in RULES
    if not rule.id.startswith("attribute-") and rule.id not in {"method-unknown", *OF_NO_SHAPE}
)
NO_CUT: Final = "what ends a stream is documented, or it has no names of events"
NO_END: Final = "it documents no terminator"
NO_REQUIRED: Final = "it has no requirement: its answers are examples"
# Rules that a contract gives no cause to break, and why.
NOT_BROKEN: Final = {
    "chat": {
        "stream-cut": NO_CUT,
        "stream-terminator-absent": NO_END,
        "event-undocumented": "its chunks have no names",
        "required-absent": NO_REQUIRED,
    },
    "responses": {"stream-terminator-absent": NO_END, "required-absent": NO_REQUIRED},
    "a real page of chat": {
        "stream-cut": NO_CUT,
        "stream-terminator-absent": NO_END,
        "event-undocumented": "its chunks have no names",
    },
    "a real page of responses": {"stream-cut": NO_CUT, "stream-terminator-absent": NO_END},
}


@dataclass(frozen=True)
class Case:
    """A contract, and shapes that agree with it."""

    name: str
    contract: Contract
    outline: Outline
    shapes: tuple[Shape, ...]


BY_DAY: Final = [
    pytest.param(name, marks=pytest.mark.nightly) if name == "a real page of responses" else name
    for name in MADE
]


@pytest.fixture(scope="module", params=BY_DAY)
def case(request: pytest.FixtureRequest) -> Case:
    made = MADE[request.param]()
    outline = Outline(made)
    return Case(request.param, made, outline, agreeing(made, outline))


# ---------------------------------------------------------------- what agrees


def agreeing(made: Contract, outline: Outline) -> tuple[Shape, ...]:
    """The shapes of an answer, a stream, and an error, in which everything documented is there."""
    assert outline.operation is not None
    address = f"{outline.operation.servers[0]}{outline.operation.path}"
    about = {"method": "POST", "url": address}
    records: list[dict[str, Any]] = []
    plain = {"content-type": "application/json"}
    answer = outline.body("response", "200", "application/json")
    asked = outline.body("request", None, "application/json")
    assert answer is not None
    requests = objects(asked) if asked is not None else [{}]
    records += [
        about | {"status": 200, "headers": plain, "request_body": requests[n % len(requests)], "response_body": body}
        for n, body in enumerate(objects(answer))
    ]  # fmt: skip
    envelope = outline.error_status()
    if envelope is not None:
        status = 429 if envelope == "default" else int(envelope)
        root = outline.body("response", envelope, "application/json")
        assert root is not None
        records += [
            about | {"status": status, "headers": plain, "response_body": body}
            for body in objects(root)
        ]
    chunks = outline.body("stream", "200", "text/event-stream")
    named = [{"type": name} for name in sorted(outline.events)] or [{"object": "x"}]
    events = objects(chunks) if chunks is not None else named
    text = "".join(f"data: {json.dumps(event)}\n\n" for event in events)
    stream = {"content-type": "text/event-stream"}
    records.append(about | {"status": 200, "headers": stream, "response_body": text})
    lines = "\n".join(map(json.dumps, records)).encode()
    seen = observe([("-", lines)], contracts={made.source: made})
    assert not seen.left_out
    return seen.shapes


def values(node: ObservedPlace) -> list[Any]:
    """A value of each documented type; of an array one that holds an item of each kind."""
    fact = node.fact
    kinds: tuple[str, ...] = fact.types if fact is not None else ()
    if not kinds:
        kinds = ("object",) if node.descends else ("array",) if node.items else ("string",)
    words = sorted(closed(fact) or ()) if fact is not None else []
    found: list[Any] = []
    for kind in kinds:
        if kind == "object":
            found += objects(node)
        elif kind == "null" and len(words) == 1:
            continue  # of what tells branches apart, an object of none
        elif kind == "array":
            found.append(values(node.items) if node.items is not None else [])
        else:
            word = words[0] if words else "w"
            plain = {"string": word, "integer": 7, "number": 1.5, "boolean": True, "null": None}
            found.append(plain[kind])
    return found


def objects(node: ObservedPlace) -> list[dict[str, Any]]:
    """Objects of each branch, which hold together each value of each member."""
    if node.branchings:
        return [one for branch in node.branches() for one in objects(branch)]
    members = {name: values(below) for name, below in node.names.items()}
    if node.values is not None:
        members["a"] = values(node.values)
    count = max(map(len, members.values()), default=1)
    return [{name: some[n % len(some)] for name, some in members.items()} for n in range(count)]


@pytest.mark.drawn
def test_what_is_made_agrees(case: Case) -> None:
    found = compare(case.contract, case.shapes)
    assert [(one.rule, one.key) for one in found.findings] == []
    assert found.compared == sum(
        one.count for one in case.shapes if one.where != "request" and one.variant is None
    )
    kinds = {(one.where, failed(one.status or 0)) for one in case.shapes}
    assert kinds >= {("response", False), ("response", True), ("stream", False)}


# ---------------------------------------------------------------- what is broken


@dataclass(frozen=True)
class Break:
    """One break: the finding that it is to come to."""

    rule: str
    key: str
    shape: Shape
    level: Level | None = None  # the rule's own where None


def breaks(outline: Outline, shape: Shape) -> Iterator[Break]:
    """A shape that agrees, broken in each way at each place."""
    yield from whole(outline, shape)
    yield from framing(outline, shape)
    nodes = {node.key: node for node in root_of(outline, shape).every()}
    for key, seen in shape.fields.items():
        node = nodes.get(key)
        if node is not None:
            typed = outline.contract.transcribed and shape.where == "request"
            bare = shape.where == "stream" and not outline.bodies("stream")
            # What a typed baseline does not list is coverage; of a chunk that no page describes
            # its constant is documented, and no more.
            if not (typed and key == "$") and not bare:
                yield from named(shape, key, seen, node)
            yield from of_place(shape, key, seen, node)


def root_of(outline: Outline, shape: Shape) -> ObservedPlace:
    root = outline.seen_through(shape.where, shape.status, shape.media_type, shape.variant)
    if root is None:
        return ObservedPlace("$", 0)
    if shape.variant is not None and shape.variant != ERROR:
        return next(node for node in root.branches() if node.variant == shape.variant)
    return root


def whole(outline: Outline, shape: Shape) -> Iterator[Break]:
    """Status, media type, an error for an answer, an empty body."""
    if shape.status is None or shape.variant is not None:
        return
    place = key_of((shape.where, outline.status_for(shape.status) or "200"), "")
    other = 418 if failed(shape.status) else 299
    yield Break("status-undocumented", f"status {other}", replace(shape, status=other))
    yield Break("media-type-conflict", place, replace(shape, media_type=UNDOCUMENTED))
    if shape.where == "response" and failed(shape.status):
        error = replace(shape, status=200, variant=ERROR)
        yield Break("error-in-success", "response 200", error)
    elif shape.where == "response":
        empty = replace(shape, left_out={"empty-body": 1})
        yield Break("observation-empty", "response 200", empty)


def framing(outline: Outline, shape: Shape) -> Iterator[Break]:
    """Lines, events and the end of a stream."""
    told, stated = shape.stream, outline.stream
    if told is None or stated is None:
        return
    lines = replace(shape, stream=replace(told, invalid_lines=2))
    yield Break("stream-invalid-line", "stream", lines)
    if stated.events:
        events = {**told.events, UNDOCUMENTED: 1}
        other = replace(shape, stream=replace(told, events=events))
        yield Break("event-undocumented", "stream", other)
    if outline.events and not outline.last_events and not stated.terminator:
        cut = replace(shape, stream=replace(told, terminators={CUT: 1}))
        yield Break("stream-cut", "stream", cut)
    if stated.terminator:
        ends = {stated.terminator: 1, ABSENT: 1}
        open_ = replace(shape, stream=replace(told, terminators=ends))
        yield Break("stream-terminator-absent", "stream", open_)


def of_place(shape: Shape, key: str, seen: Seen, node: ObservedPlace) -> Iterator[Break]:
    """Types, null, absence, values and names of one place."""
    fact, event = node.fact, shape.where == "stream" and node.depth == 1 and node.telling
    if fact is None or not fact.types:
        return
    firm = None if fact.state is State.DOCUMENTED else Level.NOTE
    envelope = "error-envelope-conflict" if failed(shape.status or 0) else ""
    every = sum(seen.types.values())
    for kind in [one for one in ("array", "boolean", "string") if one not in fact.types][:1]:
        types = changed(shape, key, types={**seen.types, kind: every})
        yield Break(envelope or "type-conflict", fact.key, types, firm)
    if "null" not in fact.types:
        types = changed(shape, key, types={**seen.types, "null": 1})
        yield Break(envelope or "null-undocumented", fact.key, types, firm)
    if fact.required and firm is None and key != "$":
        absent = changed(shape, key, present=seen.present - 1)
        yield Break(envelope or "required-absent", fact.key, absent)
    if key in shape.tokens and not event:
        tokens = {**shape.tokens, key: {**shape.tokens[key], UNDOCUMENTED: 1}}
        yield Break("token-undocumented", fact.key, replace(shape, tokens=tokens), firm)


def named(shape: Shape, key: str, seen: Seen, node: ObservedPlace) -> Iterator[Break]:
    """Another name in an object."""
    if not node.descends or node.hides or node.branchings or "object" not in seen.types:
        return
    fact = next(one.fact for one in node.every() if one.fact is not None)
    above, last, variants = parted(key)
    path = f"{above}{last}.{NEW}"
    row = Seen(types={"string": 1}, present=1, parents=1, records=1, documented=False)
    of = (*variants, *([shape.variant] if shape.variant else ()))
    broken = replace(shape, fields={**shape.fields, " ".join((path, *variants)): row})
    home = key_of(home_of(fact), path)
    yield Break("field-undocumented", " ".join((home, *of)), broken)


def changed(shape: Shape, key: str, **change: Any) -> Shape:
    return replace(shape, fields={**shape.fields, key: replace(shape.fields[key], **change)})


def some(found: Iterator[Break]) -> list[Break]:
    """Of many breaks of one rule some, over all of them."""
    by_rule: dict[str, list[Break]] = {}
    for one in found:
        by_rule.setdefault(one.rule, []).append(one)
    return [one for many in by_rule.values() for one in many[:: len(many) // MOST + 1]]


def level_of(difference: ObservedDifference) -> Level:
    return Level.NOTE if difference.soft else rule_of(difference).level


@pytest.mark.drawn
def test_each_break_is_that_finding_and_no_other(case: Case) -> None:
    levels = {rule.id: rule.level for rule in RULES}
    broken: dict[str, tuple[Shape, Break]] = {}
    bodies = BodyComparer(case.outline)
    for shape in case.shapes:
        for one in some(breaks(case.outline, shape)):
            found = [
                (rule_of(difference).id, difference.key, level_of(difference))
                for difference in bodies.differences(one.shape)
            ]
            expected = (one.rule, one.key, one.level or levels[one.rule])
            assert found == [expected]
            broken.setdefault(one.rule, (shape, one))
    excused = NOT_BROKEN[case.name]
    assert broken.keys() | excused.keys() == BODY_RULES
    assert broken.keys().isdisjoint(excused)
    small = len(case.contract.facts) < SMALL
    for shape, one in broken.values() if small else ():  # among the others, with its sentence
        others = [other for other in case.shapes if other is not shape]
        findings = compare(case.contract, [*others, one.shape]).findings
        assert [(finding.rule, finding.key) for finding in findings] == [(one.rule, one.key)]


def test_where_nothing_can_be_read_nothing_is_compared(case: Case) -> None:
    unread = [replace(one, count=0, fields={}, tokens={}, stream=None) for one in case.shapes[:1]]
    lost = [replace(unread[0], left_out={"not-json": 3})]
    (nothing,) = compare(case.contract, lost).findings
    assert (nothing.rule, nothing.key) == ("nothing-compared", "")
    assert nothing.observed == {"seen": 0, "of": 0}
    assert compare(case.contract, []).findings == ()


def test_a_stream_of_a_contract_that_documents_its_end() -> None:
    """The pages at hand document none; a page that does is held to it."""
    chat = shipped("chat")
    facts = [
        replace(fact, terminator="[DONE]") if isinstance(fact, Stream) else fact
        for fact in chat.facts
    ]
    ended = replace(chat, facts=tuple(facts))
    outline = Outline(ended)
    (shape,) = [one for one in agreeing(ended, outline) if one.stream is not None]
    told = shape.stream
    assert told is not None
    closed_ = replace(shape, stream=replace(told, terminators={"[DONE]": 3}))
    assert compare(ended, [closed_]).findings == ()
    for ends, seen in (({ABSENT: 3}, 3), ({"[DONE]": 11, ABSENT: 1}, 1)):
        broken = replace(shape, stream=replace(told, terminators=ends))
        (finding,) = compare(ended, [broken]).findings
        assert finding.rule == "stream-terminator-absent"
        counts = {name: finding.observed[name] for name in ("seen", "of")}
        assert counts == {"seen": seen, "of": sum(ends.values())}
        assert "`[DONE]`" in finding.message


# ---------------------------------------------------------------- telemetry

KINDS: Final = {"string": "string", "int": "integer", "double": "number", "boolean": "boolean"}
SPAN_RULES: Final = frozenset(
    rule.id for rule in RULES if rule.id.startswith("attribute-") or rule.id == "method-unknown"
)
METHOD: Final = "http.request.method"


def attributes(made: Contract, signal: str) -> dict[str, Attribute]:
    return {
        fact.attribute: fact
        for fact in made.facts
        if isinstance(fact, Attribute) and fact.signal == signal
    }


def attribute_row(fact: Attribute | None, kind: str = "string") -> Seen:
    if fact is not None:
        kind = "array" if (fact.type or "").endswith("[]") else KINDS[fact.type or "string"]
    return Seen(types={kind: 3}, present=3, parents=3, records=3)


def span_of(made: Contract, signal: str) -> Shape:
    """Three spans that hold whatever the conventions require."""
    required = {
        name: attribute_row(fact)
        for name, fact in attributes(made, signal).items()
        if fact.requirement_level == "required"
    }
    digest, source = Outline(made).digest, made.source
    return Shape(
        contract=digest, source=source, where=signal, status=None, media_type=None, variant=None,
        count=3, fields=required,
    )  # fmt: skip


def has(shape: Shape, name: str, row: Seen, token: str | None = None) -> Shape:
    """With an attribute more, or another of its name."""
    tokens = {} if token is None else {name: {token: 1}}
    return replace(shape, fields={**shape.fields, name: row}, tokens=tokens)


def span_breaks(made: Contract, shape: Shape) -> Iterator[tuple[set[str], str, Shape]]:
    """The rules, the attribute, and three spans broken there."""
    mine = attributes(made, shape.where)
    for name, fact in mine.items():
        yield from of_attribute(shape, name, fact)
    for name, fact in attributes(made, OTHER_SIDE[shape.where]).items():
        if name not in mine:
            more = {"attribute-sensitive"} if fact.sensitive else set()
            yield {"attribute-wrong-side"} | more, name, has(shape, name, attribute_row(fact))
    for name, fact in attributes(made, "registry").items():
        if fact.stability == "deprecated" and name not in mine:
            yield {"attribute-deprecated"}, name, has(shape, name, attribute_row(fact))
    text = attribute_row(None)
    yield {"attribute-sensitive"}, "exception.message", has(shape, "exception.message", text)
    yield {"method-unknown"}, METHOD, has(shape, METHOD, text, UNDOCUMENTED)
    yield {"attribute-undocumented"}, "app.own", has(shape, "app.own", text)


def of_attribute(shape: Shape, name: str, fact: Attribute) -> Iterator[tuple[set[str], str, Shape]]:
    """What may differ in one attribute of this side; what is sensitive is one thing for itself."""
    if fact.requirement_level == "required":
        less = {key: row for key, row in shape.fields.items() if key != name}
        yield {"attribute-required-absent"}, name, replace(shape, fields=less)
    if fact.sensitive:
        if name not in shape.fields:
            yield {"attribute-sensitive"}, name, has(shape, name, attribute_row(fact))
        return
    if fact.requirement_level == "conditionally_required":
        yield {"attribute-required-absent"}, name, replace(shape, tokens={name: {ABSENT: 1}})
    wrong = attribute_row(None, "boolean" if fact.type != "boolean" else "string")
    yield {"attribute-type-conflict"}, name, has(shape, name, wrong)
    if fact.low_cardinality:
        many = has(shape, name, attribute_row(fact), HIGH_CARDINALITY)
        yield {"attribute-high-cardinality"}, name, many


@pytest.mark.parametrize("signal", sorted(OTHER_SIDE))
def test_each_break_of_a_span_is_that_finding_and_no_other(signal: str) -> None:
    made = shipped("telemetry")
    shape = span_of(made, signal)
    agrees = {difference.identity for difference in TelemetryComparer(made).differences(shape)}
    # What is required and sensitive asks for redaction wherever it is.
    assert {one.rule for one in compare(made, [shape]).findings} == {"attribute-sensitive"}
    assert all(one.level is Level.NOTE for one in compare(made, [shape]).findings)
    broken: set[str] = set()
    for rules, name, one in span_breaks(made, shape):
        found = [
            difference
            for difference in TelemetryComparer(made).differences(one)
            if difference.identity not in agrees
        ]
        assert {(rule_of(difference).id, difference.key) for difference in found} == {
            (rule, f"{signal} {name}") for rule in rules
        }
        broken |= rules
    assert broken == SPAN_RULES
    nobody = replace(shape, count=1, fields={"app.own": attribute_row(None)}, variant="log-record")
    told = [one.rule for one in compare(made, [nobody]).findings]
    assert told == ["nothing-compared", "attribute-undocumented"]


def test_every_rule_is_broken_somewhere() -> None:
    assert {rule.id for rule in RULES} == BODY_RULES | SPAN_RULES | OF_NO_SHAPE
    for name, excused in NOT_BROKEN.items():
        assert excused.keys() <= BODY_RULES, name
    everywhere = set.intersection(*(set(excused) for excused in NOT_BROKEN.values()))
    assert everywhere == {"stream-terminator-absent"}  # which has a test of its own


def test_fields_that_only_an_example_shows_are_among_what_is_broken() -> None:
    states = {fact.state for fact in shipped("chat").facts if isinstance(fact, Field)}
    assert states == {State.DOCUMENTED, State.EXAMPLE_ONLY}
