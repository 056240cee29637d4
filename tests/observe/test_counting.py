"""Exactly right on presence: among parents, per branch, null apart from absent."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from checker.model.outline import Outline
from checker.model.shape import HIDDEN_KEY, UNDOCUMENTED
from checker.observe import counter, walk
from checker.observe.observer import Observer
from checker.observe.row import Entry
from tests.compare.facts import contract, field
from tests.observe.documented import (
    CHAT,
    RESPONSES,
    SEMCONV,
    choice,
    completion,
    counts,
    exchange,
    kinds,
    message,
    recorded,
    response,
    seen,
    shape,
    shapes,
    span,
)


def test_an_empty_object_shows_itself_and_nothing_else() -> None:
    found = shape({}, contract=CHAT)
    assert counts(found) == {"$": (1, 1)}
    assert kinds(found, "$") == {"object": 1}
    assert found.tokens == {}


@pytest.mark.parametrize("body", ["x", 1, 1.5, True, None])
def test_a_line_that_is_no_object_is_left_out(body) -> None:
    found = shape(body, contract=CHAT)
    assert found.left_out == {"not-an-answer": 1}
    assert not found.fields


def test_presence_is_counted_among_parents_and_recordings() -> None:
    two = [choice(logprobs=None), choice(index=1)]
    found = shape(completion(choices=two), completion(), completion(choices=[]))
    assert found.count == 3
    assert counts(found)["$.choices"] == (3, 3)
    assert counts(found)["$.choices[*]"] == (2, 3)  # arrays with an item, among arrays
    assert kinds(found, "$.choices[*]") == {"object": 3}
    assert counts(found)["$.choices[*].index"] == (3, 3)
    assert counts(found)["$.choices[*].logprobs"] == (1, 3)
    assert found.fields["$.choices[*].index"].records == 2
    assert found.fields["$.choices[*].logprobs"].records == 1
    assert found.fields["$"].records == 3


def test_an_undocumented_name_is_hidden_in_an_object_that_is_not_recognised() -> None:
    found = shape(completion(choices=[choice(own=1), {"index": 0, "own": 1}]))
    assert counts(found)["$.choices[*].own"] == (1, 2)
    assert counts(found)[f"$.choices[*]['{HIDDEN_KEY}']"] == (1, 2)


def test_null_is_there_and_absent_is_not() -> None:
    with_null = {"role": "assistant", "content": None}
    without = {"role": "assistant"}
    found = shape(completion(choices=[choice(message=m) for m in (with_null, without)]))
    assert counts(found)["$.choices[*].message.content"] == (1, 2)
    assert kinds(found, "$.choices[*].message.content") == {"null": 1}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1, "integer"),
        (1.0, "integer"),
        (-0.0, "integer"),
        (1e3, "integer"),
        (1e300, "integer"),
        (1.5, "number"),
    ],
)
def test_a_number_without_a_fraction_is_an_integer(value, expected) -> None:
    usage = {"prompt_tokens": 1, "completion_tokens": value, "total_tokens": 3, "cost": value}
    found = shape(*[completion(usage=usage)] * 3)
    assert kinds(found, "$.usage.completion_tokens") == {expected: 3}
    assert kinds(found, "$.usage.cost") == {expected: 3}


def test_types_that_flip_are_counted_apart() -> None:
    costs = [1, 1.0, 0.5, {}, "x", None, True, []]
    usage = [{"prompt_tokens": 1, "completion_tokens": 2, "cost": cost} for cost in costs]
    found = shape(*[completion(usage=one) for one in usage])
    assert kinds(found, "$.usage.cost") == {
        "array": 1,
        "boolean": 1,
        "integer": 2,
        "null": 1,
        "number": 1,
        "object": 1,
        "string": 1,
    }


# ---------------------------------------------------------------- branches


CALL = {"type": "function_call", "id": "fc", "arguments": "{}"}


def test_items_are_counted_by_kind() -> None:
    found = shape(response(output=[message(), CALL, message()]), response(output=[CALL]))
    assert kinds(found, "$.output[*]") == {"object": 4}
    assert counts(found)["$.output[?@.type=='message']"] == (2, 4)
    assert counts(found)["$.output[?@.type=='function_call']"] == (2, 4)
    assert counts(found)["$.output[?@.type=='message'].id"] == (2, 2)
    assert found.fields["$.output[?@.type=='message'].id"].records == 1
    assert found.fields["$.output[?@.type=='function_call']"].records == 2
    found = shape(response(output=[message(), message(extra=1)]), response(output=[CALL]))
    assert found.fields["$.output[?@.type=='message']"].records == 1
    assert found.tokens["$.output[?@.type=='message'].type"] == {"message": 2}
    assert "$.output[*] <undocumented>" not in found.fields


@pytest.mark.parametrize(
    "items",
    [
        pytest.param([message(), CALL], id="one of each kind"),
        pytest.param([CALL, message(extra=1)], id="in another order, with more in them"),
        pytest.param([message(), CALL, message()], id="two of one kind"),
        pytest.param([message(), {"type": "new"}], id="one of no documented kind"),
        pytest.param([message(), {"id": "x"}], id="one that does not say its kind"),
        pytest.param([message(), {"type": ["message"]}], id="one whose kind is no scalar"),
        pytest.param([CALL, "text", None], id="some that are no objects"),
        pytest.param([{"type": "new"}], id="one alone, of no documented kind"),
    ],
)
def test_items_of_a_known_answer_count_as_those_of_the_first(items) -> None:
    body = response(output=items)
    other = response(output=[])
    assert shape(other, body) == shape(body, other)  # the second is of a known kind
    first, again = shape(body), shape(body, body, body)
    assert again.count == 3 * first.count
    for key, row in first.fields.items():
        assert dict(again.fields[key].types) == {k: 3 * n for k, n in row.types.items()}
        assert again.fields[key].present == 3 * row.present
        assert again.fields[key].records == 3 * row.records
    assert again.tokens == {
        key: {told: 3 * n for told, n in counts.items()} for key, counts in first.tokens.items()
    }


@pytest.mark.parametrize(
    "item",
    [
        pytest.param({"type": "new", "id": "x", "extra": 1}, id="another word"),
        pytest.param({"id": "x", "extra": 1}, id="no word"),
        pytest.param({"type": ["message"], "id": "x", "extra": 1}, id="no scalar"),
        pytest.param({"type": {"a": 1}, "id": "x", "extra": 1}, id="an object"),
        pytest.param({"type": None, "id": "x", "extra": 1}, id="null"),
        pytest.param({"type": 1, "id": "x", "extra": 1}, id="a number"),
    ],
)
def test_an_item_of_no_documented_kind_shows_what_all_kinds_share(item) -> None:
    found = shape(response(output=[item, message()]))
    assert counts(found)["$.output[*] <undocumented>"] == (1, 2)
    assert counts(found)["$.output[*].id <undocumented>"] == (1, 1)
    hidden = [key for key in found.fields if HIDDEN_KEY in key or ".extra" in key]
    assert len(hidden) == 1
    told = found.tokens.get("$.output[*].type <undocumented>", {UNDOCUMENTED: 1})
    assert told == {UNDOCUMENTED: 1}


def test_an_object_is_counted_by_branch() -> None:
    schema = {"type": "json_schema", "name": "n", "schema": {"secret_name": 1}}
    found = shape(
        response(text={"format": {"type": "text"}}),
        response(text={"format": schema}),
        response(text={"format": schema}),
        response(text={"format": {"type": "new"}}),
        response(text={}),
    )
    assert counts(found)["$.text.format"] == (4, 5)
    assert counts(found)["$.text.format type=text"] == (1, 4)
    assert counts(found)["$.text.format type=json_schema"] == (2, 4)
    assert counts(found)["$.text.format <undocumented>"] == (1, 4)
    assert counts(found)["$.text.format.name type=json_schema"] == (2, 2)
    assert found.tokens["$.text.format.type <undocumented>"] == {UNDOCUMENTED: 1}
    assert not [key for key in found.fields if "secret_name" in key]


# ---------------------------------------------------------------- maps and free-form objects


def test_the_keys_of_a_map_are_not_told() -> None:
    found = shape(response(metadata={"customer": "a", "other": "b"}), response(metadata={}))
    assert counts(found)["$.metadata.*"] == (1, 2)
    assert kinds(found, "$.metadata.*") == {"string": 2}
    assert found.fields["$.metadata.*"].records == 1
    again = shape(*[response(metadata={"customer": "a", "other": 1})] * 3)
    assert counts(again)["$.metadata.*"] == (3, 3)
    assert kinds(again, "$.metadata.*") == {"integer": 3, "string": 3}
    assert not [key for key in found.fields if "customer" in key]


def test_nothing_is_told_below_a_free_form_object() -> None:
    tool = {"name": "n", "type": "function", "parameters": {"properties": {"customer": {}}}}
    found = shape(response(tools=[tool]))
    assert counts(found)["$.tools[*].parameters"] == (1, 1)
    assert not [key for key in found.fields if key.startswith("$.tools[*].parameters.")]


# ---------------------------------------------------------------- tokens


def test_members_of_closed_sets_pass_and_other_words_do_not() -> None:
    choices = [choice(finish_reason=told) for told in ("stop", "length", "eos", "", "stop")]
    found = shape(completion(choices=choices, model="secret-model"))
    assert found.tokens["$.choices[*].finish_reason"] == {"length": 1, "stop": 2, UNDOCUMENTED: 2}
    assert "$.model" not in found.tokens
    assert "$.id" not in found.tokens


def test_a_value_of_another_type_is_no_token() -> None:
    found = shape(completion(service_tier={"a": 1}), completion(service_tier=None))
    assert "$.service_tier" not in found.tokens
    found = shape(completion(service_tier=3))
    assert "$.service_tier" not in found.tokens


def test_where_no_type_is_stated_any_scalar_is_held_against_the_set() -> None:
    bare = contract(field("$.a", "response", enum=(1, "x", True)), source="chat")
    found = shape(*[{"a": value} for value in (1, 1.0, "x", True, "y", 2.5, None)], contract=bare)
    assert found.tokens["$.a"] == {"1": 2, "true": 1, "x": 1, UNDOCUMENTED: 2}


# ---------------------------------------------------------------- memory


def test_what_is_forgotten_was_counted(monkeypatch) -> None:
    bodies = [
        completion(choices=[choice(logprobs=None), choice(index=1)], **{f"field_{n % 7}": n % 3})
        for n in range(50)
    ]
    at_once = shapes(*bodies)
    monkeypatch.setattr("checker.observe.observer.MAX_KINDS", 3)
    monkeypatch.setattr(counter, "MAX_GROUPS", 0)
    assert shapes(*bodies) == at_once


@pytest.mark.parametrize("way", ["records", "take"])
def test_kinds_are_remembered_up_to_a_number(monkeypatch, way) -> None:
    monkeypatch.setattr("checker.observe.observer.MAX_KINDS", 4)
    observer = Observer((CHAT,), None)
    chat = observer.routes.answers["chat.completion"]

    def remembered(body: dict) -> tuple[int, int]:
        lines = body if way == "take" else [json.dumps(body).encode()]
        assert not [*(getattr(observer, way)(lines) or ())]
        root = observer.answers.counters.of(chat, "response", 200, None).root
        return observer.walk.learned, sum(len(one.entries) for one in root.all())

    assert remembered(completion()) == (4, 4)  # the whole, its choice, the message, the usage
    assert remembered(completion(choices=[choice(index=0.5)])) == (0, 0)


def test_kinds_of_one_record_are_remembered_up_to_a_number(monkeypatch) -> None:
    monkeypatch.setattr(counter, "MAX_GROUPS", 2)
    observer = Observer((CHAT,), None)
    chat = observer.routes.answers["chat.completion"]
    remembered = []
    for number in range(5):
        observer.take(completion(choices=[choice(), choice(**{f"own_{number}": 1})]))
        root = observer.answers.counters.of(chat, "response", 200, None).root
        remembered.append(sum(len(one.groups) for one in root.all()))
    assert remembered == [0, 1, 2, 0, 1]  # the last record is not settled yet


def test_so_many_kinds_and_combinations_of_them_are_remembered() -> None:
    observer = Observer((CHAT,), None)
    observer.take(completion())
    left = []
    for observer.walk.learned in (16_384, 16_385):
        observer.take(completion())
        left.append(observer.walk.learned)
    assert left == [16_384, 0]
    one = observer.answers.counters.of(Outline(CHAT), "response", 200, None).root
    several = []
    for number in range(1, 4_098):
        one.hits = {Entry((), (0, 0))}
        one.settle()
        several.append(len(one.groups) == number)
    assert several.index(False) == 4_096


def test_a_shape_says_in_which_record_each_type_was_first() -> None:
    nested = [[completion(), completion(usage=None)], completion(service_tier="auto")]
    beside = [exchange(completion(own_name=1)), b"", b"\n", completion(own_name="x")]
    found = shape(completion(), nested, *beside)
    assert found.first["", "any"] == found.first["$.id", "string"] == (1, 1)
    assert found.first["$.usage", "null"] == (1, 2)
    assert found.first["$.service_tier", "string"] == (1, 3)
    assert found.first["$.own_name", "integer"] == (1, 4)
    assert found.first["$.own_name", "string"] == (1, 5)  # blank lines are no records
    bare, odd = {"object": "chat.completion"}, completion(choices=[choice(finish_reason="odd")])
    found = shape(completion(), bare, odd, bare, odd)
    assert found.first["$.id", "missing"] == (1, 2)
    assert found.first["$.choices[*].finish_reason", "unlisted"] == (1, 3)
    found = seen(*[recorded(completion(), completion(own_name=n)) for n in (1, "x")]).shapes[0]
    assert found.first["$.own_name", "string"] == (2, 2)


def test_where_inputs_are_not_numbered_nothing_is_seen_first() -> None:
    observer = Observer((CHAT, SEMCONV), None)
    for record in (completion(), span(), exchange(url="https://api.example.test/v1/models")):
        observer.take(record)
    assert [one.first for one in observer.shapes()] == [{}, {}]
    asked = observer.observed().asked
    assert (dict(asked.unnamed), asked.first) == ({"POST /v1/models": 1}, {})


def test_names_without_end_are_hidden_from_some_number_on(monkeypatch) -> None:
    monkeypatch.setattr(counter, "MAX_NAMES", 9)
    several = [choice(**{f"name_{n}": n}) for n in range(20)]  # of one record, the first ones too
    found = shape(completion(choices=several))
    told = [key for key in found.fields if ".name_" in key]
    assert told == sorted(f"$.choices[*].name_{n}" for n in range(9))
    found = shape(*[completion(**{f"name_{n}": n}) for n in range(20)])
    told = [key for key in found.fields if key.startswith("$.name_")]
    assert told == sorted(f"$.name_{n}" for n in range(9))
    assert found.fields[f"$['{HIDDEN_KEY}']"].present == 11


@pytest.mark.parametrize(
    "items", [[1.0] * 20, ["x"] * 20, [1] * 20, [1.5, 2.0] * 10, [True, "x"] * 10]
)
def test_a_long_array_counts_as_a_short_one_does(items, monkeypatch) -> None:
    contract = RESPONSES
    at_once = shapes(response(output=items), contract=contract)
    monkeypatch.setattr(walk, "LONG", 1_000)
    assert shapes(response(output=items), contract=contract) == at_once


def test_so_many_items_are_looked_at_one_by_one(monkeypatch) -> None:
    looked, item = Counter(), walk.Walk.item
    monkeypatch.setattr(walk.Walk, "item", lambda *a, **k: looked.update("x") or item(*a, **k))
    for size, number in ((15, 15), (16, 15)):
        shapes(response(output=[1] * size), contract=RESPONSES)
        assert looked["x"] == number


def test_nested_arrays_and_scalars_among_objects() -> None:
    found = shape(response(output=[[1, 2], "x", 1.0, None, message(), {}]))
    assert kinds(found, "$.output[*]") == {
        "array": 1,
        "integer": 1,
        "null": 1,
        "object": 2,
        "string": 1,
    }
