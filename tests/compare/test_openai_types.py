"""Bodies made of the types of the `openai` package agree with the pages that document them.

The types and the pages were written by the same people, not by us, and at different times. Types
say which fields there are and of which types; of a closed set only the words that the page knows
are used, since a later package has later words.
"""

from __future__ import annotations

import io
import json
import random
import types
import typing
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from checker.compare.bodies import BodyComparer
from checker.compare.observed import Compared, compare, rule_of
from checker.extract.api_reference import extract
from checker.extract.extracted import Opened
from checker.extract.opened import open_page
from checker.model.contract import Contract
from checker.model.finding import Level
from checker.model.node import ObservedPlace, closed
from checker.model.outline import Outline
from checker.model.shape import UNDOCUMENTED, Shape
from checker.observe import observe
from tests.compare.facts import contract
from tests.drawing import examples
from tests.tools.conftest import package

pytestmark = pytest.mark.tools
chat, responses = package("openai.types.chat"), package("openai.types.responses")
BODIES = 150
DEEPEST = 9  # arrays and maps below are empty

# The page requires it, and the package's type does not have it: a true difference, and found.
MISSING = {
    (
        "required-absent",
        "stream 200 text/event-stream $.name type=response.function_call_arguments.done",
        "",
    )
}


@pytest.fixture(scope="module", params=["chat", "responses"])
def documented(request) -> Contract:
    pages = Path(__file__).parents[2].parent / "shared" / "pages" / "mintlify"
    if not pages.is_dir():
        pytest.skip("the folder of real pages is not beside this checkout")
    page = open_page(
        (pages / f"openai-{request.param}.md").read_bytes(),
        "text/markdown",
        "https://docs.example.test/",
    )
    found = extract([Opened(role="page-markdown", page=page)])
    return contract(*found.facts, source=request.param, definitions=found.definitions)


class Maker:
    """Bodies of a type, by chance."""

    def __init__(self, seed: int, *, whole: bool) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - the same bodies in each run
        self.whole = whole  # is every field there, and none null?

    def of(self, kind: Any, node: ObservedPlace | None, depth: int = 0) -> Any:  # noqa: PLR0911 - a kind a line
        """A value of an annotated type, beside the place where the page documents it."""
        origin, arguments = typing.get_origin(kind), typing.get_args(kind)
        if origin is typing.Annotated:
            return self.of(arguments[0], node, depth)
        if origin is typing.Literal:
            return self.chance.choice(words(arguments, node))
        if origin in (typing.Union, types.UnionType):
            return self.of(self.chance.choice(alternatives(arguments, node)), node, depth)
        if origin is list:
            items = node.items if node is not None else None
            count = self.chance.choice((1, 2)) if depth < DEEPEST else 0
            return [self.of(arguments[0], items, depth + 1) for _ in range(count)]
        if origin is dict:
            values = node.values if node is not None else None
            return {"a": self.of(arguments[1], values, depth + 1)} if depth < DEEPEST else {}
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            return self.model(kind, node, depth)
        return {str: "w", int: 7, float: 1.5, bool: True, object: {"k": 1}}[kind]

    def model(
        self, kind: type[BaseModel], node: ObservedPlace | None, depth: int
    ) -> dict[str, Any]:
        inner = chosen(kind, node)
        body = {}
        for name, stated in kind.model_fields.items():
            name_ = stated.alias or name
            below = inner.names.get(name_) if inner is not None else None
            if self.left_out(below):
                continue
            body[name_] = None if self.null(below) else self.of(stated.annotation, below, depth + 1)
        return body

    def left_out(self, node: ObservedPlace | None) -> bool:
        optional = node is not None and node.fact is not None and not node.fact.required
        return not self.whole and optional and self.chance.random() < 0.4

    def null(self, node: ObservedPlace | None) -> bool:
        may = node is not None and node.fact is not None and "null" in node.fact.types
        return not self.whole and may and self.chance.random() < 0.3


def words(listed: Sequence[Any], node: ObservedPlace | None) -> Sequence[Any]:
    """The words that the page knows too; all, where it lists none."""
    known = closed(node.fact) if node is not None and node.fact is not None else None
    return [word for word in listed if known is None or word in known] or listed


def constants(kind: Any) -> dict[str, set[Any]]:
    """What a model says of itself: `type` -> its words."""
    if not (isinstance(kind, type) and issubclass(kind, BaseModel)):
        return {}
    fields = {name: stated.annotation for name, stated in kind.model_fields.items()}
    return {
        name: set(typing.get_args(told))
        for name, told in fields.items()
        if typing.get_origin(told) is typing.Literal
    }


def alternatives(kinds: Sequence[Any], node: ObservedPlace | None) -> list[Any]:
    """Those of a union that the page knows: a later package has later kinds of items."""
    some = [kind for kind in kinds if kind not in (type(None), object)] or [object]
    if node is None or not node.branchings:
        return some
    known = [kind for kind in some if constants(kind) == {} or chosen(kind, node) is not node.other]
    return known or some


def chosen(kind: Any, node: ObservedPlace | None) -> ObservedPlace | None:
    """The documented branch that a model is of."""
    if node is None or not node.branchings:
        return node
    told = constants(kind)
    for branching in node.branchings:
        for values, inner in branching.nodes.items():
            if all(
                word in told.get(name, ()) for name, word in zip(branching.by, values, strict=True)
            ):
                return chosen(kind, inner)
    return node.other


def made(outline: Outline, where: str, kind: Any, *, whole: bool) -> list[Any]:
    media = {"response": "application/json", "stream": "text/event-stream"}[where]
    root = outline.body(where, "200", media)
    kinds = alternatives(members_of(kind), root)  # each in its turn
    return [Maker(seed, whole=whole).of(kinds[seed % len(kinds)], root) for seed in range(BODIES)]


def graver(found: Compared) -> list[tuple[str, str, str]]:
    """What is more than a note."""
    return [(f.rule, f.key, f.change) for f in found.findings if f.level is not Level.NOTE]


@pytest.mark.drawn
@pytest.mark.parametrize("whole", [True, False], ids=["every field", "some fields"])
def test_answers_of_the_package_agree_with_the_page(documented, whole) -> None:
    outline = Outline(documented)
    kind = chat.ChatCompletion if documented.source == "chat" else responses.Response
    bodies = made(outline, "response", kind, whole=whole)
    lines = "\n".join(map(json.dumps, bodies)).encode()
    seen = observe([("-", io.BytesIO(lines))], contracts={documented.source: documented})
    found = compare(documented, seen.shapes)
    assert (found.compared, seen.left_out) == (BODIES, {})
    assert graver(found) == []
    assert found.coverage.seen > (90 if documented.source == "chat" else 800)


def members_of(kind: Any) -> list[Any]:
    """The models of an annotated union, or of the items of a list of one."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Annotated, list):
        return members_of(arguments[0])
    if origin in (typing.Union, types.UnionType):
        return [one for argument in arguments for one in members_of(argument)]
    return [kind]


def known_to_both(kind: Any, node: ObservedPlace) -> set[ObservedPlace]:
    """The documented branches of which the package has a model."""
    found = [chosen(one, node) for one in members_of(kind)]
    return {one for one in found if one is not None} - {node.other}


def test_every_kind_of_item_and_event_that_both_know_is_made(documented) -> None:
    if documented.source == "chat":
        pytest.skip("its answers and chunks are of one kind")
    outline = Outline(documented)
    bodies = made(outline, "response", responses.Response, whole=True)
    events = made(outline, "stream", responses.ResponseStreamEvent, whole=True)
    lines = "\n".join(map(json.dumps, bodies)).encode()
    text = "".join(f"data: {json.dumps(event)}\n\n" for event in events).encode()
    contracts = {documented.source: documented}
    (answers,) = observe([("-", io.BytesIO(lines))], contracts=contracts).shapes
    streams = observe([("-", io.BytesIO(text))], contracts=contracts).shapes
    root = outline.body("response", "200", "application/json")
    assert root is not None
    items = root.names["output"].items
    assert items is not None
    both = known_to_both(responses.Response.model_fields["output"].annotation, items)
    assert len(both) > 20
    assert {node.key for node in both} <= answers.fields.keys()
    root = outline.body("stream", "200", "text/event-stream")
    assert root is not None
    both = known_to_both(responses.ResponseStreamEvent, root)
    assert len(both) > 40
    assert {node.variant for node in both} <= {shape.variant for shape in streams}


@pytest.mark.drawn
@pytest.mark.parametrize("whole", [True, False], ids=["every field", "some fields"])
def test_streams_of_the_package_agree_with_the_page(documented, whole) -> None:
    outline = Outline(documented)
    kind = (
        chat.ChatCompletionChunk if documented.source == "chat" else responses.ResponseStreamEvent
    )
    events = made(outline, "stream", kind, whole=whole)
    text = "".join(f"data: {json.dumps(event)}\n\n" for event in events).encode()
    seen = observe([("-", io.BytesIO(text))], contracts={documented.source: documented})
    found = compare(documented, seen.shapes)
    assert (found.compared, seen.left_out) == (1, {})
    assert set(graver(found)) <= MISSING


def test_a_planted_break_is_found_among_them(documented) -> None:
    outline = Outline(documented)
    kind = chat.ChatCompletion if documented.source == "chat" else responses.Response
    bodies = made(outline, "response", kind, whole=True)
    bodies[17]["id"] = 17
    del bodies[18]["model"]
    bodies[19]["object"] = "other"
    lines = "\n".join(map(json.dumps, bodies)).encode()
    seen = observe([("-", io.BytesIO(lines))], contracts={}, contract=documented)
    body = "response 200 application/json "
    assert sorted(graver(compare(documented, seen.shapes))) == [
        ("required-absent", f"{body}$.model", ""),
        ("token-undocumented", f"{body}$.object", ""),
        ("type-conflict", f"{body}$.id", "integer"),
    ]


def breaks(shape: Shape, index: dict[str, ObservedPlace]) -> Iterator[tuple[str, str, Shape]]:
    """A shape that agrees, broken once at each place in each way: rule, key, shape."""
    for key, seen in shape.fields.items():
        node = index.get(key)
        fact = node.fact if node is not None else None
        if fact is None or not fact.types or not seen.documented:
            continue
        kind = next(iter(seen.types))
        for other in [one for one in ("array", "boolean", "string") if one not in fact.types][:1]:
            wrong = {other: sum(seen.types.values())}
            yield "type-conflict", fact.key, changed(shape, key, types=wrong)
        if "null" not in fact.types:
            yield (
                "null-undocumented",
                fact.key,
                changed(shape, key, types={**seen.types, "null": 1}),
            )
        if fact.required and key != "$":
            yield "required-absent", fact.key, changed(shape, key, present=seen.present - 1)
        if key in shape.tokens and kind == "string":
            tokens = {**shape.tokens, key: {UNDOCUMENTED: 1}}
            yield "token-undocumented", fact.key, replace(shape, tokens=tokens)


def changed(shape: Shape, key: str, **change: Any) -> Shape:
    return replace(shape, fields={**shape.fields, key: replace(shape.fields[key], **change)})


def test_each_break_of_a_shape_that_agrees_is_one_finding(documented) -> None:
    outline = Outline(documented)
    kind = chat.ChatCompletion if documented.source == "chat" else responses.Response
    lines = "\n".join(map(json.dumps, made(outline, "response", kind, whole=True))).encode()
    (shape,) = observe([("-", lines)], contracts={}, contract=documented).shapes
    root = outline.body("response", "200", "application/json")
    assert root is not None
    bodies = BodyComparer(outline)
    agreeing = {difference.identity for difference in bodies.differences(shape)}
    broken = [*breaks(shape, {node.key: node for node in root.every()})]
    step = max(len(broken) // examples(250), 1)  # of thousands of breaks, some
    for rule, key, one in broken[::step]:
        more = [
            difference
            for difference in bodies.differences(one)
            if difference.identity not in agreeing
        ]
        assert [(rule_of(difference).id, difference.key) for difference in more] == [(rule, key)]
    assert len(broken) > 200
