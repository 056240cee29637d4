"""The table of forms: one row a form, and a row more is all that a form more needs."""

from __future__ import annotations

import itertools
import json
from typing import Any

import pytest

from checker.model.fidelity import FIDELITIES
from checker.observe.recordings import RECORDINGS
from checker.observe.recordings.form import Form, TakenPart
from tests.observe.documented import CHAT, completion, seen
from tests.observe.recordings.odd import SEEN, UNSEEN


def test_the_rows_are_named_sorted_and_of_a_known_fidelity() -> None:
    assert [*RECORDINGS] == [form.name for form in RECORDINGS.values()] == sorted(RECORDINGS)
    for form in RECORDINGS.values():
        assert form.fidelity in FIDELITIES
        assert (form.parts is not None and form.names) or form.read is not None


def test_a_form_more_is_a_row_more(monkeypatch: pytest.MonkeyPatch) -> None:
    boxed = Form(
        name="boxed",
        fidelity="rebuilt",
        names=frozenset({"box", "label"}),
        parts=lambda value: [TakenPart(value["box"])],
    )
    text = json.dumps({"label": "x", "box": completion()}).encode()
    lined = Form(
        name="lined",
        fidelity="raw",
        head=lambda head: head.startswith(b"LINED"),
        read=lambda blocks: [(6, TakenPart(json.loads(b"".join(blocks)[6:])))],
    )
    assert seen(text).left_out == {"envelope-unknown": 1}
    for form in (boxed, lined):
        monkeypatch.setitem(RECORDINGS, form.name, form)
    for given, fidelity in (
        (text, "rebuilt"),
        (b"LINED " + json.dumps(completion()).encode(), "raw"),
    ):
        (shape,) = seen(given).shapes
        assert (shape.count, shape.fidelity) == (1, fidelity)


def test_a_record_that_is_too_deep_for_its_form_is_left_out() -> None:
    def parts(value: Any) -> Any:
        return parts([value])

    (left,) = Form(name="boxed", fidelity="raw", parts=parts).of({})
    assert left.reason == "too-deep"


@pytest.mark.parametrize(
    "odd", [one for one in (*SEEN, *UNSEEN) if one.text[:1] == b"{"], ids=lambda odd: odd.name
)
def test_an_envelope_is_never_a_body(odd) -> None:
    """Also where a contract is asked for: what is compared is what it holds."""
    found = seen(odd.text, contract=CHAT)
    counted = {one.fidelity for one in found.shapes if one.count and one.source == "chat"}
    assert counted <= {key[3] for key in odd.seen}


JUNK = (None, 0, 1.5, True, "", "text", [], {}, [0], [None], ["x"], [[]], [{}], {"a": 1})


@pytest.mark.parametrize("name", [name for name, form in RECORDINGS.items() if form.names])
def test_whatever_stands_under_its_names_a_form_says_yes_or_no(name: str) -> None:
    form = RECORDINGS[name]
    for junk, other, odd in itertools.product(JUNK, JUNK, form.names):
        value: dict[str, Any] = {one: junk if one == odd else other for one in form.names}
        assert form.tells(value) in (True, False)
        if form.path:
            at = value
            for step in form.path[:-1]:
                at = at.setdefault(step, {}) if isinstance(at.get(step, {}), dict) else {}
            at[form.path[-1]] = [junk, other]
            assert form.tells(value) in (True, False)


def test_a_row_of_a_query_without_a_message_is_left_out() -> None:
    assert seen(b'{"results": [[], [{"field": "@message"}]]}').left_out == {
        "form-unknown": 1,
        "no-record-in-row": 1,
    }
