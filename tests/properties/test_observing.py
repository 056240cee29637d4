"""What must hold of any recording: counted exactly as a slow and simple reader counts it."""

from __future__ import annotations

import io
import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker import documents
from checker.gate.naming import field_name
from checker.model.contract import Contract
from checker.model.merging import merge
from checker.model.node import ObservedPlace, closed
from checker.model.outline import Outline
from checker.model.path import name_segment
from checker.model.place import parted
from checker.model.shape import HIDDEN_KEY, UNDOCUMENTED, Shape
from checker.model.shape_plain import shape_to_plain
from checker.model.variants import token
from checker.observe import observe
from tests.compare.facts import contract, field
from tests.drawing import examples
from tests.plain_shapes import shape_from_plain

MANY = examples(60)


def stated(path: str, **given_: Any):
    return field(path, "response", **given_)


CONTRACT: Contract = contract(
    stated("$.object", types=("string",), const="thing"),
    stated("$.a", types=("integer",), required=True),
    stated("$.b", types=("string",), required=True, enum=("x", "y")),
    stated("$.n", enum=(1, True, 2.5)),
    stated("$.l[*].a", enum=("x",)),
    stated("$.l[*].b"),
    stated("$.l[*].l[*].a"),
    stated("$.l[*].l[*].b", enum=(1, 2)),
    stated("$.s[*]", enum=("x", "y")),
    stated("$.s[*][*]"),
    stated("$.m.*.a"),
    stated("$.m.*.b"),
    stated("$.mm.a"),
    stated("$.mm.*"),
    stated("$.q.*"),
    stated("$.f", free_form=True),
    stated("$.i[?@.t=='x'].t", const="x"),
    stated("$.i[?@.t=='x'].a", required=True),
    stated("$.i[?@.t=='x'].l[*]"),
    stated("$.i[?@.t=='y' && @.a==1].a"),
    stated("$.i[?@.t=='y' && @.a==1].t", const="y"),
    stated("$.i[?@.t=='y' && @.a==1].b"),
    stated("$.i[?@.t=='y'].t", const="y"),
    stated("$.k[?@.t=='x'].t", const="x"),
    stated("$.k[?@.t=='x'].a", enum=("x", "y")),
    stated("$.k[?@.t=='x'].k[?@.t=='x'].t", const="x"),
    stated("$.k[?@.t=='y'].t", const="y"),
    stated("$.k[?@.t=='y'].l[*].a"),
    stated("$.o.t", variant="t=x", const="x"),
    stated("$.o.a", variant="t=x"),
    stated("$.o.l[*].a", variant="t=x"),
    stated("$.o.t", variant="t=y", const="y"),
    stated("$.o.a", variant="t=y"),
    source="thing",
)
KINDS = {
    bool: "boolean",
    dict: "object",
    float: "number",
    int: "integer",
    list: "array",
    str: "string",
    type(None): "null",
}

words = st.sampled_from(["x", "y", "z", "", 'he said "no":', "\\", "\u00e9\n"])
numbers = st.sampled_from([0, 1, 2, 1.0, 2.5, -3, 1e300])
scalars = st.none() | st.booleans() | numbers | words
names = st.sampled_from([*"abiklmnofqst", "mm", "extra", "Jane Doe", "other_name", '"', "object"])
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=5),
    max_leaves=25,
)
things = st.dictionaries(names, values, max_size=9).map(lambda body: body | {"object": "thing"})
likely = st.fixed_dictionaries(
    {"object": st.just("thing")},
    optional={
        "a": numbers | words,
        "b": words,
        "l": st.lists(st.dictionaries(names, values, max_size=4), max_size=3),
        "s": st.lists(words | st.lists(scalars, max_size=3), max_size=20),
        "m": st.dictionaries(names, st.dictionaries(names, scalars, max_size=3), max_size=3),
        "mm": st.dictionaries(names, scalars | st.lists(scalars, max_size=2), max_size=4),
        "i": st.lists(st.fixed_dictionaries({"t": words}, optional={"a": numbers, "b": words, "l": values}), max_size=4),
        "k": st.lists(st.fixed_dictionaries({"t": words}, optional={"a": words, "k": st.lists(st.fixed_dictionaries({"t": words}), max_size=2), "l": values}), max_size=3),
        "o": st.fixed_dictionaries({}, optional={"t": words | numbers, "a": values, "l": st.lists(values, max_size=3)}),
        "extra": values,
    },
)  # fmt: skip
bodies = things | likely


# ---------------------------------------------------------------- a slow and simple reader


class Slow:
    """Counts every place of every body, one after the other."""

    def __init__(self) -> None:
        root = Outline(CONTRACT).body("response", "200", "application/json")
        assert root is not None
        self.root = root
        self.types: dict[str, Counter[str]] = {}
        self.present: Counter[str] = Counter()
        self.records: Counter[str] = Counter()
        self.tokens: dict[str, Counter[str]] = {}
        self.count = 0
        self.parents: set[tuple[str, int]] = set()

    def body(self, value: dict[str, Any]) -> None:
        self.count += 1
        met: set[str] = set()
        for key, kind, parent in self.places(self.root, "$", value, 0):
            self.types.setdefault(key, Counter())[kind] += 1
            met.add(key)
            self.parents.add((key, parent))
        for key in met:
            self.records[key] += 1
        for key, _ in self.parents:
            self.present[key] += 1
        self.parents.clear()

    def places(
        self, node: ObservedPlace, key: str, value: Any, parent: int
    ) -> Iterator[tuple[str, str, int]]:
        yield key, kind_of(value), parent
        members = closed(node.fact) if node.fact is not None else None
        if members is not None and worded(node, value):
            told = token(value)
            seen = self.tokens.setdefault(node.key, Counter())
            seen[told if told in members else UNDOCUMENTED] += 1
        if isinstance(value, list) and node.items is not None:
            for item in value:
                yield from self.places(node.items, node.items.key, item, id(value))
        if isinstance(value, dict):
            inner = branch(node, value)
            if inner is not node:
                yield inner.key, "object", id(value)
            yield from self.names(inner, value)

    def names(self, node: ObservedPlace, value: dict[str, Any]) -> Iterator[tuple[str, str, int]]:
        expected = {n for n in node.expected if n not in node.names or not node.names[n].telling}
        known = len(expected & value.keys())
        recognised = known >= 2 and 2 * known >= len(expected)
        for name, item in value.items():
            if name in node.names:
                yield from self.places(node.names[name], node.names[name].key, item, id(value))
            elif node.values is not None:
                yield from self.places(node.values, node.values.key, item, id(value))
            elif not node.hides:
                above, last, variants = parted(node.key)
                told = name if recognised and field_name(name) else HIDDEN_KEY
                row = " ".join((above + last + name_segment(told), *variants))
                yield row, kind_of(item), id(value)


def worded(node: ObservedPlace, value: object) -> bool:
    """Is a scalar of a type that the field may have?"""
    types = node.fact.types if node.fact is not None else ()
    kind = kind_of(value)
    kinds = {kind, "integer", "number"} if kind in ("integer", "number") else {kind}
    return isinstance(value, str | bool | int | float) and (not types or bool(kinds & {*types}))


def kind_of(value: object) -> str:
    whole = isinstance(value, float) and value.is_integer()
    return "integer" if whole else KINDS[type(value)]


def branch(node: ObservedPlace, value: dict[str, Any]) -> ObservedPlace:
    if node.other is None:
        return node
    for branching in node.branchings:
        told = [value.get(name) for name in branching.by]
        if all(isinstance(word, str | bool | int | float) for word in told):
            found = branching.nodes.get(tuple(map(token, told)))
            if found is not None:
                return branch(found, value)
    return branch(node.other, value)


def seen(*records: bytes, **how: Any) -> tuple[Shape, ...]:
    file = io.BytesIO(b"\n".join(records))
    return observe([("input-1", file)], contracts={"thing": CONTRACT}, form="jsonl", **how).shapes


def raw(value: object) -> bytes:
    return json.dumps(value).encode()


@settings(max_examples=MANY, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(bodies, min_size=1, max_size=6), st.integers(1, 3))
def test_what_is_counted_is_what_a_slow_reader_counts(records, times) -> None:
    slow = Slow()
    for one in records * times:
        slow.body(one)
    (shape,) = seen(*map(raw, records * times))
    assert shape.count == slow.count
    assert {key: dict(row.types) for key, row in shape.fields.items()} == slow.types
    assert {key: row.present for key, row in shape.fields.items()} == slow.present
    assert {key: row.records for key, row in shape.fields.items()} == slow.records
    assert shape.tokens == slow.tokens


FAULTS = (
    b'"object": "thing", "object": "thing"',
    b'"object": "thing", "zz": 123456789012345678901',
)


@settings(max_examples=MANY, deadline=None)
@given(
    st.lists(bodies, min_size=1, max_size=4),
    st.lists(st.integers(0, 3), max_size=4),
    st.sampled_from(FAULTS),
)
def test_a_record_that_is_left_out_leaves_nothing_behind(records, where, fault) -> None:
    lines = [raw(one) for one in records] * 2
    mixed = list(lines)
    for place in where:
        broken = lines[place % len(lines)].replace(b'"object": "thing"', fault, 1)
        mixed.insert(place + len(mixed) // 2, broken)
    assert seen(*mixed) == seen(*lines)


@settings(max_examples=MANY, deadline=None)
@given(st.lists(bodies, max_size=3), st.lists(bodies, max_size=3), st.lists(bodies, max_size=3))
def test_merging_is_shaping_at_once_in_any_order(first, second, third) -> None:
    parts = [seen(*map(raw, part)) for part in (first, second, third)]
    at_once = seen(*map(raw, [*first, *second, *third]))
    one, two, three = parts
    assert merge([*one, *two, *three]) == at_once
    assert merge([*three, *one, *two]) == at_once
    assert merge([*merge([*one, *two]), *three]) == merge([*one, *merge([*two, *three])]) == at_once
    assert merge(at_once) == at_once


@settings(max_examples=MANY, deadline=None)
@given(st.lists(bodies, min_size=1, max_size=3), st.booleans())
def test_a_shape_fits_its_schema_and_survives_a_round_trip(records, all_names) -> None:
    for shape in seen(*map(raw, records), all_names=all_names):
        plain = shape_to_plain(shape)
        assert documents.misfits("shape", plain) == []
        assert shape_from_plain(json.loads(documents.write_line(plain))) == shape


def example(node: ObservedPlace, shape: Shape) -> Any:
    """A body that a shape of one body may have come from: one value of each type that was seen."""
    row = shape.fields[node.key]
    kind = max(row.types)
    if kind == "object":
        return {
            name: example(below, shape)
            for name, below in node.names.items()
            if below.key in shape.fields
        }
    if kind == "array":
        below = node.items
        return [example(below, shape)] if below is not None and below.key in shape.fields else []
    told = [word for word in shape.tokens.get(node.key, {}) if word != UNDOCUMENTED]
    return {"boolean": True, "integer": 7, "null": None, "number": 1.5}.get(
        kind, told[0] if told else "w"
    )


@settings(max_examples=MANY, deadline=None)
@given(
    st.fixed_dictionaries(
        {"object": st.just("thing")}, optional={"a": scalars, "b": words, "n": scalars}
    )
)
def test_shaping_the_example_of_a_shape_is_stable(body) -> None:
    (shape,) = seen(raw(body))
    root = Outline(CONTRACT).body("response", "200", "application/json")
    assert root is not None
    (again,) = seen(raw(example(root, shape)))
    documented = {key: row for key, row in shape.fields.items() if row.documented}
    assert again.fields == documented
    (third,) = seen(raw(example(root, again)))
    assert third.fields == again.fields


secrets = st.text(st.characters(codec="utf-8", exclude_characters='"\\'), min_size=8, max_size=20)


@settings(max_examples=MANY, deadline=None)
@given(bodies, secrets, st.data())
def test_no_leaf_of_a_recording_is_found_in_its_shape(body, secret, data) -> None:
    def planted(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: planted(item) for name, item in value.items()}
        if isinstance(value, list):
            return [planted(item) for item in value]
        return secret if isinstance(value, str) and data.draw(st.booleans()) else value

    kept = planted(body) | {"object": "thing"}
    told = "".join(documents.write_line(shape_to_plain(shape)) for shape in seen(raw(kept)))
    assert secret not in told
