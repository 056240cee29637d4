"""Real pages, field by field, against an independent reader of the same block."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.extract.api_reference import extract
from checker.extract.extracted import Opened
from checker.extract.opened import open_page
from checker.model.contract import Field, Operation, State, Status, Stream
from checker.model.flat import flat
from tests.extract.schema_forms import URL, bare, read
from tests.extract.schema_lookup import Place, pointed
from tests.site import REAL

# Ways that the tests of the parts go: see tests/conftest.py.
pytestmark = pytest.mark.unmeasured
NAMES = (
    "create-quote",
    "get-balance",
    "get-events",
    "get-fills",
    "get-market-orderbook",
    "get-milestones",
)
FENCE = re.compile(
    r"^````yaml \S+ (?P<method>\S+) (?P<path>\S+)\n(?P<text>.*?)^````", re.MULTILINE | re.DOTALL
)
PAGES = ["openai-chat.md", "openai-responses.md"]
PAGES += [f"kalshi-{date}/{name}.md" for date in ("2026-03-16", "2026-08-22") for name in NAMES]
OLDER = [f"kalshi-2025-11-01/{name}.md" for name in NAMES]


class Block:
    def __init__(self, page: Path) -> None:
        self.body = page.read_bytes()
        found = FENCE.search(self.body.decode())
        assert found
        self.method, self.path = found["method"], found["path"]
        self.document: Any = yaml.load(found["text"], Loader=yaml.CSafeLoader)
        self.export = "openapi" not in self.document
        self.reading = read(self.document, method=self.method, path=self.path)

    def pointed(self, raw: Any) -> Any:
        return pointed(self.document, raw["$ref"]) if "$ref" in raw else raw


@cache
def read_block(name: str) -> Block:
    return Block(REAL / "mintlify" / name)


@pytest.fixture(scope="module", params=[*PAGES, *OLDER])
def block(request: pytest.FixtureRequest) -> Block:
    if not REAL.is_dir():
        pytest.skip("the folder of real pages is not beside this checkout")
    return read_block(request.param)


def operation(block: Block) -> Any:
    paths = block.document["paths"]
    return paths if block.export else paths[block.path][block.method.lower()]


def top(alternatives: list[Any]) -> dict[str, Any]:
    """A body or parameter of the older export, as OpenAPI would have it."""
    return {
        "oneOf": [
            {
                **{name: value for name, value in raw.items() if name != "required"},
                "type": re.sub(r"enum<(.*)>", r"\1", raw["type"]),
                "required": raw.get("requiredProperties", []),
            }
            for raw in alternatives
        ]
    }


def bodies(block: Block) -> Iterator[tuple[str, Any]]:
    """(start of the key, schema) of every body of the operation."""
    told = operation(block)
    if block.export:
        for media, content in told["request"]["body"].items():
            yield f"request {media}", top(content["schemaArray"])
        for status, response in told["response"].items():
            for media, content in response.items():
                if not media.startswith("_"):
                    yield f"response {status} {media}", top(content["schemaArray"])
        return
    for media, content in block.pointed(told.get("requestBody", {})).get("content", {}).items():
        yield f"request {media}", content["schema"]
    for status, response in told["responses"].items():
        for media, content in block.pointed(response).get("content", {}).items():
            where = "stream" if media == "text/event-stream" else "response"
            yield f"{where} {status} {media}", content["schema"]


def parameters(block: Block) -> dict[str, tuple[Any, bool]]:
    """key -> (schema, required)."""
    told = operation(block)
    if block.export:
        return {
            f"{where} $.{name}": (
                top(raw["schema"]),
                raw["schema"][0].get("required", False),
            )
            for where, group in told["request"]["parameters"].items()
            for name, raw in group.items()
        }
    listed = [block.pointed(raw) for raw in told.get("parameters", [])]
    return {
        f"{raw['in']} $.{raw['name']}": (raw["schema"], raw.get("required", False))
        for raw in listed
    }


class Walk:
    """Every documented place, as the independent reader goes; each is looked up among the facts."""

    def __init__(self, fields: dict[str, Field], start: str) -> None:
        self.fields = fields
        self.start = start
        self.seen: set[str] = set()

    def at(
        self,
        place: Place,
        path: str,
        *,
        required: bool | None = None,
        variant: tuple[str, ...] = (),
        chosen: frozenset[str] = frozenset(),
        item_of: str | None = None,
        above: frozenset[int] = frozenset(),
    ) -> None:
        key = " ".join([self.start, path, *variant])
        assert key in self.fields, key
        self.seen.add(key)
        field = self.fields[key]
        assert set(field.types) == place.types, key
        assert field.required is required, key
        strings = place.members("string")
        listed = {value for value in field.enum or () if isinstance(value, str)}
        if isinstance(field.const, str):
            listed = {field.const}
        told = strings or set() if "string" in field.types else set()
        # Of two lists that hold together and each have members of their own, all are told.
        torn = field.state is State.CONFLICTING
        assert told < listed if torn else told == listed, key
        raws = {id(raw) for alternative in place.alternatives for raw in alternative}
        if field.free_form:
            recursive = bool(raws & above)
            assert recursive or not place.names(), key
            return
        found = {
            name: values for name, values in place.discriminators().items() if name not in chosen
        }
        if found:
            ((name, values),) = found.items()
            assert field.variants == tuple(sorted(f"{name}={value}" for value in values)), key
            for value in values:
                branch = place.chosen(name, value)
                again = {"chosen": chosen | {name}, "above": above}
                if item_of is None:
                    self.at(branch, path, variant=(*variant, f"{name}={value}"), **again)
                else:
                    chosen_path = f"{item_of}[?@.{name}=='{value}']"
                    self.at(branch, chosen_path, variant=variant, **again)
        else:
            assert field.variants is None, key
            for name in place.names():
                self.at(
                    place.below(place.declared(name)),
                    f"{path}.{name}",
                    required=place.requires(name),
                    variant=variant,
                    above=above | raws,
                )
        if place.values():
            self.at(place.below(place.values()), f"{path}.*", variant=variant, above=above | raws)
        if place.items():
            self.at(
                place.below(place.items()),
                f"{path}[*]",
                variant=variant,
                item_of=path,
                above=above | raws,
            )


def fields(block: Block, *where: str) -> dict[str, Field]:
    return {
        fact.key: fact
        for fact in block.reading.facts
        if isinstance(fact, Field) and fact.where in where
    }


@pytest.mark.drawn
def test_every_field_of_the_bodies_is_a_fact_and_every_fact_is_such_a_field(block: Block) -> None:
    facts = fields(block, "request", "response", "stream")
    seen: set[str] = set()
    for start, schema in bodies(block):
        walk = Walk(facts, start)
        walk.at(Place(block.document, [schema]), "$")
        seen |= walk.seen
    assert seen == facts.keys()
    assert block.reading.problems == ()


def test_every_parameter_is_a_fact_and_every_fact_is_such_a_parameter(block: Block) -> None:
    facts = fields(block, "query", "path", "header", "cookie")
    told = parameters(block)
    assert {
        key for key in facts if not key.startswith("header 4") and "[*]" not in key
    } == told.keys()
    for key, (schema, required) in told.items():
        place = Place(block.document, [schema])
        assert set(facts[key].types) == place.types
        assert facts[key].required is required
        raw = {
            name: value
            for each in place.alternatives
            for one in each
            for name, value in one.items()
        }
        assert facts[key].minimum == raw.get("minimum")
        assert facts[key].maximum == raw.get("maximum")
        assert facts[key].format == raw.get("format")
        assert set(facts[key].enum or ()) == set(raw.get("enum", ()))


def test_the_operation_and_its_statuses_are_as_the_block_has_them(block: Block) -> None:
    told = operation(block)
    facts = block.reading.facts
    assert [(fact.method, fact.path) for fact in facts if isinstance(fact, Operation)] == [
        (block.method.upper(), block.path)
    ]
    statuses = {fact.status for fact in facts if isinstance(fact, Status)}
    assert statuses == set(told["response" if block.export else "responses"])
    streams = [fact for fact in facts if isinstance(fact, Stream)]
    assert len(streams) == any("event-stream" in start for start, _ in bodies(block))


def test_each_fact_points_to_the_place_that_defines_it(block: Block) -> None:
    for fact in block.reading.facts:
        assert fact.evidence, fact.key
        for evidence in fact.evidence:
            assert evidence.pointer is not None
            place = pointed(block.document, "#" + evidence.pointer)
            assert isinstance(place, (dict, bool)), fact.key


def test_the_stream_lists_the_events_in_the_order_of_the_page(real_pages: Path) -> None:
    assert real_pages
    block = read_block("openai-responses.md")
    schemas = block.document["components"]["schemas"]
    named = [block.pointed(one) for one in schemas["ResponseStreamEvent"]["anyOf"]]
    (stream,) = (fact for fact in block.reading.facts if isinstance(fact, Stream))
    assert stream.events == tuple(one["properties"]["type"]["enum"][0] for one in named)


def test_the_stream_tells_what_each_chunk_is(real_pages: Path) -> None:
    assert real_pages
    block = read_block("openai-chat.md")
    (stream,) = (fact for fact in block.reading.facts if isinstance(fact, Stream))
    assert stream.object == "chat.completion.chunk"
    assert stream.events == ()


@pytest.mark.drawn
def test_the_reference_extractor_gives_the_facts_of_the_block_and_no_others(block: Block) -> None:
    role = "page-markdown"
    found = extract([Opened(role=role, page=open_page(block.body, "text/markdown", URL))])
    assert bare(flat(found.facts, found.definitions)) == bare(block.reading.facts)
    assert found.problems == ()
    assert {"fields", "nested fields"} <= set(found.can_state[role])
