"""Each bound of the model holds from its number on, and not one before."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice

import pytest

from checker.model.contract import Field, Stream
from checker.model.flat import Flat
from checker.model.forms import forms_of
from checker.model.observed import LeftOut, Observed, together
from checker.model.outline import Outline
from checker.model.schema import Schemas
from checker.model.shape_plain import head
from tests.compare.facts import contract


def kept(refusals: int) -> int:
    each = (LeftOut(input=1, record=at, offset=0, reason="a") for at in range(refusals))
    return len(together(Observed(refusals=tuple(each))).refusals)


def is_status(number: int) -> bool:
    data = {
        "schema": "checker/shape/1",
        "contract": f"sha256:{'0' * 64}",
        "source": "chat",
        "where": "response",
        "status": number,
        "media_type": None,
        "variant": None,
    }
    try:
        return head(data)["status"] == number
    except ValueError:
        return False


def finish(steps: int) -> tuple[str, ...]:
    """The way to a finish reason that is so many steps away."""
    names = [*"abcdef"[: steps - 1], "finish_reason"]
    paths = [f"$.{'.'.join(names[: count + 1])}" for count in range(steps)]
    facts = [Field(key=f"stream {path}", where="stream", path=path) for path in paths]
    return Outline(contract(*facts, Stream())).finish


def forgotten(count: int) -> bool:
    """Are the forms of the first of so many contracts made anew?"""
    first, *others = (contract(source=str(at)) for at in range(count))
    known = forms_of(first)
    for one in others:
        forms_of(one)
    return forms_of(first) is not known


def part(path: str = "$", ref: str | None = None) -> Field:
    return Field(key=path, where="", path=path, ref=ref)


def is_cut(**definitions: tuple[Field, ...]) -> bool:
    """Is the upper half of what a body refers to told as the end of it?"""
    body = Field(key="request $", where="request", path="$", ref="A")
    fields = Flat(Schemas((body,), definitions)).fields()
    return any(field.free_form for field in islice(fields, 201))


def fields(count: int) -> bool:
    """A body, 200 members, as many of each of them as come to the rest, and a few more."""
    rest = [part(f"$.more{at:03}") for at in range(count - 201 - 199 * 249)]
    members = [part(f"$.a{at:03}", "B") for at in range(199)]
    below = [part(f"$.b{at:03}") for at in range(249)]
    return is_cut(A=(part(), *members, part("$.b", "C")), B=(part(), *below), C=(part(), *rest))


# From which number on it holds.
BOUNDS: dict[str, tuple[int, Callable[[int], object]]] = {
    "refusals that are not kept": (1001, lambda n: kept(n) < n),
    "a status": (100, is_status),
    "no status any more": (600, lambda n: not is_status(n)),
    "contracts of which the forms are known": (9, forgotten),
    "fields of a contract": (50_001, fields),
    "characters of its paths": (
        8_000_001,
        lambda n: is_cut(A=(part(), part(f"$.{'a' * (n - 2)}"))),
    ),
    "steps to what is no finish reason": (4, lambda n: finish(n) == ()),
}


@pytest.mark.parametrize(("least", "holds"), BOUNDS.values(), ids=BOUNDS)
def test_a_bound_holds_from_its_number_on(least: int, holds: Callable[[int], object]) -> None:
    assert [bool(holds(number)) for number in (least - 1, least)] == [False, True]
