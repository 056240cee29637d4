"""Each bound of the model holds from its number on, and not one before."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.model.contract import Contract, Field, Health, Stream
from checker.model.observed import LeftOut, Observed, together
from checker.model.outline import Outline
from checker.model.shape_plain import head


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
    return Outline(
        Contract(
            source="chat",
            area="",
            url="",
            kind="",
            operation=None,
            documents=(),
            health=Health(facts=1, expected_minimum=0),
            facts=(*facts, Stream()),
        )
    ).finish


# From which number on it holds.
BOUNDS: dict[str, tuple[int, Callable[[int], object]]] = {
    "refusals that are not kept": (1001, lambda n: kept(n) < n),
    "a status": (100, is_status),
    "no status any more": (600, lambda n: not is_status(n)),
    "steps to what is no finish reason": (4, lambda n: finish(n) == ()),
}


@pytest.mark.parametrize(("least", "holds"), BOUNDS.values(), ids=BOUNDS)
def test_a_bound_holds_from_its_number_on(least: int, holds: Callable[[int], object]) -> None:
    assert [bool(holds(number)) for number in (least - 1, least)] == [False, True]
