from __future__ import annotations

from dataclasses import replace

import pytest

from checker.model.merging import counted, merge, parents_of
from checker.model.shape import Seen, Shape, StreamSeen


def row(present: int = 1, **types: int) -> Seen:
    return Seen(types=types, present=present, parents=0, records=present)


def shape(count: int = 1, **given) -> Shape:
    about = {
        "contract": "sha256:" + "0" * 64,
        "source": "chat",
        "where": "response",
        "status": 200,
        "media_type": "application/json",
        "variant": None,
        "count": count,
    }
    return Shape(**(about | given))


def test_nothing_merges_to_nothing() -> None:
    assert merge([]) == ()


def test_one_shape_stays_as_it_is() -> None:
    """What many recordings come to is added up one after the other."""
    one = shape(tokens={"$.b": {"x": 1}})
    (kept,) = merge([one])
    assert kept is one


@pytest.mark.parametrize(
    "other",
    [
        {"contract": "sha256:" + "1" * 64},
        {"source": "other"},
        {"where": "stream"},
        {"status": None},
        {"media_type": "<undocumented>"},
        {"variant": "type=a"},
    ],
)
def test_shapes_of_another_kind_stay_apart(other) -> None:
    kinds = [shape(), shape(**other)]
    assert {s.identity for s in merge(kinds)} == {one.identity for one in kinds}
    assert merge(kinds) == merge(kinds[::-1])


def test_counts_add_up_and_parents_are_counted_anew() -> None:
    first = shape(
        2, fields={"$": row(2, object=2), "$.a": row(1, string=1)}, left_out={"not-json": 1}
    )
    second = shape(3, fields={"$": row(3, object=3), "$.b": row(2, string=1, null=1)})
    (both,) = merge([first, second])
    assert both.count == 5
    assert both.left_out == {"not-json": 1}
    assert [*both.fields] == ["$", "$.a", "$.b"]
    assert both.fields["$.a"] == Seen(types={"string": 1}, present=1, parents=5, records=1)
    assert both.fields["$.b"] == Seen(
        types={"null": 1, "string": 1}, present=2, parents=5, records=2
    )


def test_a_row_is_documented_where_each_says_so() -> None:
    rows = [row(string=1), replace(row(string=1), documented=False)]
    (both,) = merge([shape(fields={"$": one}) for one in rows])
    assert not both.fields["$"].documented


def test_tokens_and_streams_add_up() -> None:
    stream = StreamSeen(events={"a": 1}, terminators={"[DONE]": 1}, comments=2, invalid_lines=1)
    parts = [
        shape(tokens={"$.a": {"x": 1, "y": 1}}, stream=stream),
        shape(tokens={"$.a": {"x": 2}, "$.b": {"z": 1}}),
        shape(stream=replace(stream, terminators={"<absent>": 1})),
    ]
    (both,) = merge(parts)
    assert both.tokens == {"$.a": {"x": 3, "y": 1}, "$.b": {"z": 1}}
    assert both.stream == StreamSeen(
        events={"a": 2}, terminators={"<absent>": 1, "[DONE]": 1}, comments=4, invalid_lines=2
    )


def test_where_each_was_seen_first_is_known_where_every_shape_tells_it() -> None:
    missing, any_ = ("$.a", "missing"), ("", "any")
    told = [shape(first={any_: (1, 2), missing: (2, 1)}), shape(first={any_: (1, 1)})]
    assert merge(told)[0].first == {any_: (1, 1), missing: (2, 1)}
    assert merge([*told, shape()])[0].first == {}


def test_counted() -> None:
    assert counted([{"b": 1}, {"a": 2, "b": 1}]) == {"a": 2, "b": 2}


ROWS = {
    "$": row(7, object=6, array=1),
    "$.a": row(5, array=4, null=1),
    "$.a[*]": row(3, object=9, string=2),
    "$.a[?@.t=='x']": row(4, object=4),
    "$.a[*] <undocumented>": row(2, object=2),
    "$.o": row(5, object=5),
    "$.o t=1": row(3, object=3),
    "$.o.p t=1": row(3, object=3),
    "$.o.p t=1 u=2": row(1, object=1),
    "$.m": row(2, object=2),
}


@pytest.mark.parametrize(
    ("key", "parents"),
    [
        pytest.param("$", 7, id="the root is its own parent"),
        pytest.param("$ t=1", 6, id="a branch of the root has its objects"),
        pytest.param("$.a", 6, id="a name has objects"),
        pytest.param("$.a[*]", 4, id="items have arrays"),
        pytest.param("$.a[?@.t=='x']", 11, id="items of a kind have all items"),
        pytest.param("$.a[?@.t=='x'].b", 4, id="a name in an item of a kind has those"),
        pytest.param(
            "$.a[*] <undocumented>", 9, id="items of no kind have the objects among all items"
        ),
        pytest.param("$.a[*].b <undocumented>", 2, id="a name in an item of no kind has those"),
        pytest.param("$.o t=1", 5, id="a branch has the objects there"),
        pytest.param("$.o.q t=1", 3, id="a name in a branch has the branch's"),
        pytest.param("$.o.p t=1 u=2", 3, id="a branch in a branch has the objects there"),
        pytest.param("$.o.p.q t=1 u=2", 1, id="a name in it has its own"),
        pytest.param("$.m.*", 2, id="values have maps"),
        pytest.param("$.a.b", 0, id="what was no object has no members"),
        pytest.param("$.gone.b", 0, id="what nobody saw has no parents"),
        pytest.param("$.gone[?@.t=='x']", 0, id="nor has a kind of items"),
        pytest.param("http.request.method", 99, id="an attribute has recordings"),
    ],
)
def test_parents(key, parents) -> None:
    assert parents_of(key, ROWS, 99) == parents
