"""Whatever must never be sent is refused in a value, in a key and in a comment of a record."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.gate.planted.credentials import FORMS, NAMED, NOT_ALONE
from tests.gate.planted.drawing import draw
from tests.gate.planted.harmless import PROSE, RECORDS, drawn
from tests.gate.planted.people import all_of_it
from tests.packet.conftest import WHOLE

PLANTED = {
    **{name: draw(form) for name, form in FORMS.items() if name not in NOT_ALONE},
    **{f"named: {name}": draw(form) for name, form in NAMED.items()},
    **dict(all_of_it()),
}
INTERNAL = {
    "an address": "81.23.45.67",
    "a private address": "10.4.12.9:8443",
    "an address of the next protocol": "2a01:4f8:c17:b8f::2",
    "a host": "gateway01.dc2.corp",
    "a host of a cloud": "ip-10-0-12-34",
    "wide digits": "\uff11\uff10.4.12.9",
    "signs without width": "81.\u200b23.45.67",
}
PLACES: dict[str, Callable[[str], str]] = {
    "a value": lambda text: WHOLE + f"incident_summary: {json.dumps(f'We saw {text} once.')}\n",
    "a field": lambda text: WHOLE.replace("sample-greeting", json.dumps(text)),
    "an item": lambda text: WHOLE + f"repro_steps: [{json.dumps(text)}]\n",
    "a key": lambda text: WHOLE + f"? {json.dumps(text)}\n: used\n",
    "a comment": lambda text: "# note: " + text.replace("\n", "\n# ") + "\n" + WHOLE,
    "a comment at the end": lambda text: WHOLE.rstrip() + "  # " + text.replace("\n", " ") + "\n",
}


@pytest.mark.drawn
@pytest.mark.parametrize("place", PLACES)
def test_it_is_refused_wherever_it_stands(judge, place: str) -> None:
    first = list(PLACES).index(place)  # each place its share: where the finder looks is one thing
    missed = [
        name
        for name, text in list(PLANTED.items())[first :: len(PLACES)]
        if not judge(PLACES[place](text)).refusals
    ]
    assert missed == []


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("name", INTERNAL)
def test_an_internal_address_is_refused_wherever_it_stands(judge, place: str, name: str) -> None:
    told = judge(PLACES[place](INTERNAL[name])).refusals
    assert [one.split(" ")[0] for one in told] == ["internal-address"]


@pytest.mark.parametrize(
    "text", ["127.0.0.1:8080", "::1", "2001:db8::17", "192.0.2.17", "v1.2.3.4"]
)
def test_an_address_of_nobody_is_not(judge, text: str) -> None:
    assert judge(PLACES["a value"](text)).refusals == ()


@pytest.mark.parametrize("place", ["a value", "a comment"])
def test_harmless_text_is_not_refused(judge, place: str) -> None:
    texts = (*PROSE[::5], "\n".join(PROSE), "\n".join(drawn()))
    told = {text: judge(PLACES[place](text)).refusals for text in texts}
    assert {text: said for text, said in told.items() if said} == {}


def test_a_record_of_the_form_is_not_refused(judge) -> None:
    fields = {line.split(":")[0]: line for line in RECORDS}
    assert judge("\n".join(fields.values()) + "\n").refusals == ()
