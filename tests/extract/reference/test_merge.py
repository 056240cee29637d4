"""Facts of one key from several places."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from checker.extract.reference.merge import laid, merged
from checker.model.contract import (
    Fact,
    Field,
    Operation,
    State,
    Statement,
    Status,
    Stream,
)
from checker.model.evidence import Evidence

MAX_EVIDENCE = 8


def seen(name: str) -> tuple[Evidence, ...]:
    return (Evidence(document=name),)


def field(name: str = "a", state: State = State.DOCUMENTED, **stated: Any) -> Field:
    return Field(key="k", where="request", path="$.k", state=state, evidence=seen(name), **stated)


def joined(one: Fact, two: Fact) -> Any:
    (fact,) = merged([one, two]).values()
    return fact


SHOWN = State.EXAMPLE_ONLY


@pytest.mark.parametrize("name", ["ref", "all_of", "one_of", "any_of"])
def test_what_is_laid_over_a_field_still_refers_to_what_it_referred_to(name: str) -> None:
    refers: dict[str, Any] = {name: "/a" if name == "ref" else ("/a", "/b")}
    over = field("b", types=("string",))
    assert laid([field(**refers)], {"k": over}) == (replace(over, **refers),)


def test_facts_of_different_keys_stay_apart() -> None:
    told = [Status(key="status 200", status="200"), Status(key="status 404", status="404")]
    assert list(merged(told).values()) == told


def test_facts_of_different_kinds_under_one_key_are_the_first() -> None:
    one, two = field(), Statement(key="k", topic="k")
    assert joined(one, two) is one


def test_what_is_described_goes_before_what_is_shown() -> None:
    described, shown = field("a", types=("string",)), field("b", SHOWN, types=("integer",))
    assert joined(described, shown) is described
    assert joined(shown, described) is described


def test_what_is_shown_twice_may_be_either() -> None:
    one, two = field("a", SHOWN, types=("string",)), field("b", SHOWN, types=("null",))
    both = joined(one, two)
    assert (both.types, both.state) == (("null", "string"), SHOWN)
    assert [place.document for place in both.evidence] == ["a", "b"]
    assert (
        joined(
            Operation(method="GET", path="/", state=SHOWN),
            Operation(method="PUT", path="/", state=SHOWN),
        ).method
        == "GET"
    )


def test_what_the_second_says_more_is_added() -> None:
    both = joined(
        field("a", required=True), field("b", types=("string",), default=1, enum=("x",), minimum=2)
    )
    assert (both.required, both.types, both.default, both.enum, both.minimum) == (
        True,
        ("string",),
        1,
        ("x",),
        2,
    )
    assert both.state is State.DOCUMENTED


AGREE = [
    pytest.param(("string",), ("string",), True, id="the same"),
    pytest.param(("null", "string"), ("string",), True, id="prose leaves out null"),
    pytest.param(("integer",), ("number",), True, id="prose calls an integer a number"),
    pytest.param(("array", "string"), ("string",), True, id="prose names one of several"),
    pytest.param((), ("string",), True, id="one says nothing"),
    pytest.param(("string",), ("integer",), False, id="another type"),
    pytest.param(("array", "string"), ("string", "object"), False, id="other types"),
]


@pytest.mark.parametrize(("one", "two", "agree"), AGREE)
def test_types(one: tuple[str, ...], two: tuple[str, ...], *, agree: bool) -> None:
    both = joined(field("a", types=one), field("b", types=two))
    assert (both.state is State.DOCUMENTED) == agree
    # An observation differs only from what no side documents.
    assert both.types == ((one or two) if agree else tuple(sorted({*one, *two})))


def test_null_that_the_second_says_is_added() -> None:
    both = joined(field("a", types=("string",)), field("b", types=("null", "string")))
    assert (both.types, both.state) == (("null", "string"), State.DOCUMENTED)


def test_a_condition_that_either_says_is_kept_unless_the_first_says_plainly() -> None:
    plain, condition = field("a", required=True), field("b", conditional=True)
    silent = field("c", types=("string",))
    for one, two in ((condition, plain), (silent, condition), (condition, silent)):
        assert (joined(one, two).required, joined(one, two).conditional) == (None, True)
    both = joined(plain, condition)
    assert (both.required, both.conditional) == (True, None)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ({"required": True}, {"required": False}),
        ({"default": 1}, {"default": None}),
    ],
)
def test_what_cannot_both_hold_is_conflicting_and_keeps_the_first(
    one: dict[str, Any], two: dict[str, Any]
) -> None:
    both = joined(field("a", **one), field("b", **two))
    assert both.state is State.CONFLICTING
    assert {name: getattr(both, name) for name in one} == one
    assert len(both.evidence) == 2


def test_members_that_differ_are_all_held() -> None:
    both = joined(field("a", enum=("b", "a")), field("b", enum=("a", "c")))
    assert (both.state, both.enum) == (State.CONFLICTING, ("b", "a", "c"))
    assert joined(field("a", enum=("a",), required=True), field("b", required=False)).enum == ("a",)


def test_a_contradiction_stays_one() -> None:
    both = joined(field("a", State.CONFLICTING), field("b"))
    assert both.state is State.CONFLICTING


def test_streams() -> None:
    union = Stream(events=("b", "a", "c"), object="x")
    told = joined(union, Stream(events=("a", "b"), terminator="[END]"))
    assert (told.events, told.object, told.terminator) == (("a", "b", "c"), "x", "[END]")
    assert told.state is State.DOCUMENTED
    assert joined(union, Stream(events=("d", "a"))).state is State.CONFLICTING
    assert joined(union, Stream(object="y")).state is State.CONFLICTING
    assert joined(Stream(terminator="[A]"), Stream(terminator="[B]")).state is State.CONFLICTING


def test_operations() -> None:
    one = Operation(method="GET", path="/a")
    access = ({"scheme": "bearer"},)
    assert (
        joined(one, Operation(method="GET", path="/a", authentication=access)).authentication
        == access
    )
    assert joined(one, Operation(method="PUT", path="/a")).state is State.CONFLICTING
    served = Operation(method="GET", path="/a", servers=("https://a.test",))
    assert joined(one, served).servers == ("https://a.test",)


def test_credentials_that_are_only_named_give_way_to_what_describes_them() -> None:
    named, key = ({"scheme": "undescribed", "name": "b"},), ({"scheme": "apiKey"},)
    silent, some, other = (
        Operation(method="GET", path="/a", authentication=access) for access in ((), named, key)
    )
    assert joined(some, other).authentication == key
    assert joined(other, some).authentication == key
    assert joined(some, silent).authentication == named
    assert joined(silent, some).authentication == named
    several = Operation(method="GET", path="/a", authentication=(*named, *key))
    assert joined(several, other).authentication == (*named, *key)


def test_statuses() -> None:
    one = Status(key="status 429", status="429", retry="yes")
    two = Status(key="status 429", status="429", meaning="slow")
    both = joined(one, two)
    assert (both.retry, both.meaning, both.state) == ("yes", "slow", State.DOCUMENTED)
    assert (
        joined(one, Status(key="status 429", status="429", retry="no")).state is State.CONFLICTING
    )


def test_only_so_many_places_are_named() -> None:
    (fact,) = merged([field(f"{at}") for at in range(20)]).values()
    assert len(fact.evidence) == MAX_EVIDENCE


def test_what_an_example_contradicts_is_conflicting() -> None:
    other = replace(field("b", types=("integer",)), state=State.CONFLICTING)
    told = joined(field("a", types=("string",)), other)
    assert isinstance(told, Field)
    assert (told.state, told.types) == (State.CONFLICTING, ("integer", "string"))
    assert [place.document for place in told.evidence] == ["a", "b"]
