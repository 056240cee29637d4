"""Contracts of other forms than the usual ones, and bodies that meet them."""

from __future__ import annotations

import json

from checker.model.shape import UNDOCUMENTED
from checker.observe import walk
from tests.compare.facts import contract, field
from tests.observe.documented import (
    CHAT,
    choice,
    completion,
    counts,
    kinds,
    recorded,
    seen,
    shape,
    shapes,
    span,
)


def stated(path: str, **given):
    return field(path, "response", **given)


def test_names_beside_the_keys_of_a_map() -> None:
    mixed = contract(stated("$.m.total", types=("integer",)), stated("$.m.*.x"), source="chat")
    bodies = [
        {"m": {"total": 1, "jane": {"x": 1}, "john": {"x": 2, "y": 3}, "z": "s"}},
        {"m": {"total": 2}},
    ]
    found = shape(*bodies, contract=mixed)
    assert counts(found)["$.m.total"] == (2, 2)
    assert kinds(found, "$.m.*") == {"object": 2, "string": 1}
    assert counts(found)["$.m.*"] == (1, 2)
    assert counts(found)["$.m.*.x"] == (2, 2)
    assert "jane" not in repr(found)


def test_a_key_beside_documented_names_is_told_of_no_map() -> None:
    """Of another object a name is told where at least two, and half, of the expected are there."""
    names = [stated(f"$.o.{name}", types=("integer",), required=True) for name in "abcd"]
    for more, names_told in ([], True), ([stated("$.o.*", types=("integer",))], False):
        of_four = contract(*names, *more, source="chat")
        of_five = contract(*names, stated("$.o.e", required=True), *more, source="chat")
        body = {"o": {"a": 1, "b": 2, "own": 3}}
        assert ("$.o.own" in shape(body, contract=of_four).fields) is names_told
        assert "$.o.own" not in shape(body, contract=of_five).fields
        assert "$.o.own" not in shape({"o": {"a": 1, "own": 3}}, contract=of_four).fields
    assert not shape(body, contract=contract(*names, source="chat")).fields["$.o.own"].documented


def test_a_map_at_the_root_and_a_map_of_items() -> None:
    maps = contract(stated("$.*", types=("string",)), source="chat")
    found = shape({"jane": "x", "john": 1}, contract=maps)
    assert kinds(found, "$.*") == {"integer": 1, "string": 1}
    nested = contract(stated("$.l[*].*", types=("string",)), source="chat")
    found = shape({"l": [{"jane": "x"}, {}]}, contract=nested)
    assert counts(found)["$.l[*].*"] == (1, 2)


def test_arrays_of_arrays() -> None:
    deep = contract(stated("$.l[*][*].x"), stated("$.k[*]"), source="chat")
    found = shape({"l": [[{"x": 1}, {"x": 2}], []], "k": [[1], {"y": [1.0]}]}, contract=deep)
    assert counts(found)["$.l[*][*]"] == (1, 2)
    assert counts(found)["$.l[*][*].x"] == (2, 2)
    assert kinds(found, "$.k[*]") == {"array": 1, "object": 1}


def test_closed_sets_of_items_and_of_other_scalars() -> None:
    sets = contract(
        stated("$.s[*]", enum=("x", "y"), types=("string",)),
        stated("$.n", enum=(1, 2), types=("integer",)),
        stated("$.f", enum=(True,), types=("boolean",)),
        stated("$.x", enum=(0.5, 1), types=("number",)),
        source="chat",
    )
    first = {"s": ["x", "z"] * 20, "n": 2.0, "f": True, "x": 0.5}
    second = {"s": ["x", 1, None], "n": 3, "f": False, "x": 1}
    assert shape(first, second, contract=sets).tokens == {
        "$.f": {"true": 1, UNDOCUMENTED: 1},
        "$.n": {"2": 1, UNDOCUMENTED: 1},
        "$.s[*]": {"x": 21, UNDOCUMENTED: 20},
        "$.x": {"0.5": 1, "1": 1},
    }


def test_items_that_two_members_tell_apart() -> None:
    pairs = contract(
        stated("$.o[?@.type=='m' && @.role=='u'].type", const="m"),
        stated("$.o[?@.type=='m' && @.role=='u'].role", const="u"),
        stated("$.o[?@.type=='m' && @.role=='a'].type", const="m"),
        stated("$.o[?@.type=='m' && @.role=='a'].role", const="a"),
        stated("$.o[?@.type=='c'].type", const="c"),
        source="chat",
    )
    items = [{"type": "m", "role": "u"}, {"type": "c", "role": "u"}, {"type": "m", "role": "z"}]
    found = shape({"o": items}, contract=pairs)
    assert counts(found)["$.o[?@.type=='m' && @.role=='u']"] == (1, 3)
    assert counts(found)["$.o[?@.type=='c']"] == (1, 3)
    assert counts(found)["$.o[*] <undocumented>"] == (1, 3)
    both = contract(*[fact for fact in pairs.facts if "'m'" in fact.key], source="chat")
    found = shape({"o": [items[0], items[0] | {"role": "a"}, items[2]]}, contract=both)
    assert counts(found)["$.o[?@.type=='m' && @.role=='u']"] == (1, 3)
    assert counts(found)["$.o[?@.type=='m' && @.role=='a']"] == (1, 3)
    assert counts(found)["$.o[*] <undocumented>"] == (1, 3)


def test_a_branch_whose_discriminator_is_no_closed_set() -> None:
    open_ = contract(
        stated("$.o[?@.type=='m'].type", types=("string",)),
        stated("$.o[?@.type=='c'].x"),
        source="chat",
    )
    found = shape({"o": [{"type": "m"}, {"type": "c", "x": 1}]}, contract=open_)
    assert counts(found)["$.o[?@.type=='m'].type"] == (1, 1)
    assert found.tokens == {}
    other = contract(
        stated("$.o[?@.type=='m'].type", enum=("n",), types=("string",)), source="chat"
    )
    assert shape({"o": [{"type": "m"}]}, contract=other).tokens == {
        "$.o[?@.type=='m'].type": {UNDOCUMENTED: 1}
    }


def test_a_whole_answer_with_branches() -> None:
    branched = contract(
        stated("$.object", variant="object=a", const="a"),
        stated("$.x", variant="object=a"),
        stated("$.object", variant="object=b", const="b"),
        source="chat",
    )
    bodies = [
        {"object": "a", "x": 1},
        {"object": "b"},
        {"object": "a", "x": 2},
        {"object": "c"},
        "text",  # no object: left out
    ]
    found = {one.variant: one for one in shapes(*bodies, contract=branched)}
    assert {variant: one.count for variant, one in found.items()} == {
        None: 4,
        "object=a": 2,
        "object=b": 1,
    }
    assert counts(found["object=a"]) == {"$": (2, 2), "$.object": (2, 2), "$.x": (2, 2)}
    assert kinds(found[None], "$") == {"object": 1}
    known = {
        one.variant for one in seen(recorded(*bodies[:3]), contracts={"chat": branched}).shapes
    }
    assert known == {None, "object=a", "object=b"}


def test_a_whole_answer_with_branches_of_branches() -> None:
    nested = contract(
        stated("$.t", variant="t=a", const="a"),
        stated("$.u", variant="t=a u=x", const="x"),
        stated("$.u", variant="t=a u=y", const="y"),
        stated("$.t", variant="t=b", const="b"),
        source="chat",
    )
    bodies = [{"t": "a", "u": "x"}, {"t": "a", "u": "z"}, {"t": "b"}, {"t": "c"}]
    found = {one.variant: one.count for one in shapes(*bodies, contract=nested)}
    assert found == {None: 4, "t=a u=x": 1, "t=a": 1, "t=b": 1}


def test_fractions_of_one_field_in_objects_of_several_kinds(monkeypatch) -> None:
    usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 1, "cost": 0.5}
    found = shape(completion(usage=usage), completion(usage=usage | {"x": 0.5}))
    assert kinds(found, "$.usage.cost") == {"number": 2}
    monkeypatch.setattr("checker.observe.observer.MAX_KINDS", 0)
    found = shape(completion(usage=usage | {"cost": 1}), completion(usage=usage))
    assert kinds(found, "$.usage.cost") == {"integer": 1, "number": 1}


def test_a_kind_that_only_a_record_left_out_had_is_not_told() -> None:
    plain = json.dumps(completion()).encode()
    usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 1, "odd": 0.5}
    broken = json.dumps(completion(usage=usage, choices=[choice(odd=0.5)] * 2)).encode()
    broken = broken.replace(b'"created": 1782000000', b'"created": 1, "created": 2')
    found = seen(recorded(plain, broken, plain), form="jsonl")
    assert found.left_out == {"duplicate-key": 1}
    assert not [key for key in found.shapes[0].fields if key.endswith(".odd")]


def test_known_answers_with_new_objects_in_them_are_forgotten_in_time(monkeypatch) -> None:
    bodies = [completion(choices=[choice(**{f"own_{n % 9}": n})]) for n in range(40)]
    expected = shapes(*bodies)
    monkeypatch.setattr("checker.observe.observer.MAX_KINDS", 8)
    monkeypatch.setattr("checker.observe.recordings.recording.BLOCK", 700)
    assert shapes(*bodies) == expected


def test_many_arrays_in_a_record_that_is_taken_back() -> None:
    calls = {"role": "assistant", "content": None, "tool_calls": [{"id": "x"}]}
    three = ({"index": 1}, {"index": 1, "logprobs": None})
    body = completion(choices=[choice(message=calls), choice(message=calls), *three])
    plain = json.dumps(body).encode()
    broken = plain.replace(b'"created": 1782000000', b'"created": 1, "created": 2')
    found = seen(recorded(*[plain] * 20, broken, plain), form="jsonl")
    (expected,) = seen(recorded(*[plain] * 21), form="jsonl").shapes
    assert found.left_out == {"duplicate-key": 1}
    assert found.shapes[0].fields == expected.fields
    assert found.shapes[0].fields["$.choices[*].message.tool_calls[*]"].records == 21


def test_a_huge_number_is_found_where_others_stood() -> None:
    numbers = contract(
        *(stated(path) for path in ("$.l[*]", "$.n")), stated("$.object", const="n"), source="chat"
    )
    for usual, many in ((1, 0), (1.5, 0), (1, walk.LONG), (1.5, walk.LONG)):
        body = {"object": "n", "l": [usual], "n": usual}
        for last in (10**30, 2**64, -(2**63) - 1, 1e300, 2**64 - 1, -(2**63)):
            fits = isinstance(last, float) or -(2**63) <= last < 2**64
            for own in ({"n": last}, {"l": [usual] * many + [last]}):
                text = recorded(*[body] * 20, body | own)
                found = seen(text, contracts={"chat": numbers}, form="jsonl")
                assert found.left_out == ({} if fits else {"huge-integer": 1})


def test_an_exchange_without_a_status_is_taken_for_a_success() -> None:
    record = {"response_body": completion()}
    assert [(one.status, one.count) for one in shapes(record, contract=CHAT)] == [(200, 1)]


def test_a_fraction_in_telemetry() -> None:
    (found,) = shapes(span(http__example__share=1.5), span(http__example__share=2.0))
    assert kinds(found, "http.example.share") == {"integer": 1, "number": 1}
