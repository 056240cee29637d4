"""Each bound of a packet holds from its number on, and not one before."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.documents import Malformed
from checker.model.shape import Seen, Shape
from checker.packet import record
from checker.packet.canonical import canonical
from checker.packet.copied import fragment, order, talk
from checker.packet.credential_rules import _unlabelled
from checker.packet.described import summaries
from checker.packet.fenced import fenced
from checker.packet.language import english
from checker.packet.question_rules import _broad
from checker.packet.rule import Documented, Packet, own_values
from checker.packet.telemetry_rules import _category
from checker.packet.template import TEMPLATE
from checker.packet.vocabulary import stranger
from tests.packet.conftest import NOW, WHOLE, changed

HEX = "a1b2c3d4e5f60718293a4b5c6d7e8f90"
NAMES = ["a_b", "c_d", "e_f"]
WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]


def packet(text: str = WHOLE, **more: object) -> Packet:
    return Packet(record=record.read(text), documented=Documented(**more), now=NOW)  # type: ignore[arg-type]


def refused(text: str) -> str:
    with pytest.raises(Malformed) as told:
        record.read(text)
    return str(told.value)


def in_markdown(fields: int) -> str:
    lines = "".join(f"{slot.name}: x\n" for slot in TEMPLATE[:fields])
    return f"# A title\n\n```yaml\n{lines}```\n"


def shape(names: int) -> Shape:
    seen = Seen(types={"string": 1}, present=1, parents=1, records=1)
    fields = {f"$.{word}": seen for word in WORDS[:names]}
    return Shape(
        contract="", source="chat", where="request", status=None, media_type=None, variant=None,
        count=1, fields=fields,
    )  # fmt: skip


def cut(size: int) -> bool:
    """Is a text of that size judged in part alone?"""
    values = own_values(packet(changed(incident_summary="a" * size)))
    return max(len(one.text) for one in values) < size


def inexact(number: int) -> bool:
    try:
        canonical({"a": number})
    except ValueError:
        return True
    return False


# From which number on it holds.
BOUNDS: dict[str, tuple[int, Callable[[int], object]]] = {
    "words of a turn": (4, lambda n: talk(f"User: hi\nAssistant: {' '.join(WORDS[:n])}")),
    "words of an order": (7, lambda n: order(f"Write {' '.join(WORDS[:n])}")),
    "pairs of a fragment": (2, lambda n: fragment(", ".join(['"a": 1'] * n))),
    "assigned pairs of a fragment": (2, lambda n: fragment("```log\n" + "a: b\n" * n)),
    "signs before a value without a label": (44, lambda n: _unlabelled("", f"trace{' ' * n}{HEX}")),
    "signs behind a value without a label": (28, lambda n: _unlabelled("", f"{HEX}{' ' * n}trace")),
    "signs of a digest": (65, lambda n: not _unlabelled("", f"key = '{(HEX * 3)[:n]}'")),
    "names that are counted": (9, lambda n: f"{n} names" in str(summaries([shape(n)]))),
    "fields of a record in Markdown": (2, lambda n: fenced(in_markdown(n))),
    "words of a language": (4, lambda n: english(" ".join(["alpha"] * n))),
    "words beside a foreign one": (12, lambda n: english(f"le {' '.join(['alpha'] * n)}")),
    "names in a row": (
        3,
        lambda n: stranger(f"object with {' '.join(NAMES[:n])}", frozenset(NAMES)),
    ),
    "signs of a wide question": (321, lambda n: _broad(packet(), "a" * n)),
    "signs of no packet": (262145, lambda n: "is longer" in refused("a" * n)),
    "signs of a text in part": (8001, cut),
    "signs of one of many categories": (
        65,
        lambda n: _category(packet(low_cardinality=True), "a" * n),
    ),
    "integers that are not exact": (2**53, inexact),
}


@pytest.mark.parametrize(("least", "holds"), BOUNDS.values(), ids=BOUNDS)
def test_a_bound_holds_from_its_number_on(least: int, holds: Callable[[int], object]) -> None:
    assert [bool(holds(number)) for number in (least - 1, least)] == [False, True]
