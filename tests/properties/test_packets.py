"""Whatever stands in a packet: it is judged in linear time, and nothing of it is told."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker import documents
from checker.packet.canonical import canonical
from checker.packet.check import check
from checker.packet.record import read
from checker.packet.rule import Documented, Packet
from checker.packet.setting import with_field
from tests.drawing import examples
from tests.packet.conftest import NOW, changed

MAX_CHARACTERS = 256 * 1024

VALUES = st.one_of(
    st.text(max_size=60),
    st.booleans(),
    st.integers(),
    st.lists(st.text(max_size=20), max_size=3),
    st.dictionaries(st.text(max_size=8), st.text(max_size=20), max_size=3),
)
NAMES = st.text(st.characters(codec="ascii"), max_size=4)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=8,
)


def judged(text: str):
    return check(Packet(record=read(text), documented=Documented(low_cardinality=True), now=NOW))


@given(
    name=st.sampled_from(["incident_summary", "error_category", "repro_steps", "x"]), value=VALUES
)
@settings(max_examples=examples(60), deadline=None)
def test_any_value_is_judged_without_a_crash_and_is_not_told(name, value) -> None:
    canary = "Xq7Canary"
    written = documents.write_json(value).strip()
    text = changed(**{name: written}) + f"workflow_names: {canary}\n"
    try:
        found = judged(text)
    except documents.Malformed:
        return
    told = "\n".join((*found.refusals, *(one.message + one.key for one in found.findings)))
    assert canary not in told


@given(value=PLAIN)
def test_canonical_json_holds_the_same_data_whatever_the_order(value) -> None:
    text = canonical(value)
    assert documents.read_json(text) == value
    turned = dict(reversed(value.items())) if isinstance(value, dict) else value
    assert canonical(turned) == text


@given(comment=st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), max_size=30))
def test_a_field_is_set_and_all_lines_beside_it_stay(comment) -> None:
    text = f"# {comment}\nretries: bounded\nverification_table:\n  digest: a\n# {comment}\n"
    block = "verification_table:\n  digest: b\n"
    assert with_field(read(text), "verification_table", block) == text.replace(
        "digest: a", "digest: b"
    )


@pytest.mark.timed
@pytest.mark.drawn
@pytest.mark.parametrize(
    "piece",
    [
        "a-",
        "10.",
        "{'a':",
        "user: ",
        "trace id ",
        "a.b.c.",
        "we changed the ",
        "model: ",
        '"text": "',
        "::",
        "at a(",
        "gpt-4.",
        "x-7b-",
        "claude ",
        "the model `a",
        "moved ",
        "with another a ",
        "we raise it and ",
        "retry a ",
        "User: a b c d ",
        "```json\n",
        "<a>b</a",
        '"a": ',
        "ask it to ",
        "thank you for ",
        "is it down? ",
        "# a\n",
        "(a) ",
    ],
)
def test_hostile_text_takes_a_time_that_grows_with_its_length(piece) -> None:
    def seconds(size: int) -> float:
        text = changed(incident_summary=documents.write_json(piece * (size // len(piece))).strip())
        begin = time.process_time()
        judged(text)
        return time.process_time() - begin

    small = max(seconds(4_000), 0.05)
    assert seconds(32_000) < small * 40
    assert MAX_CHARACTERS < 1_000_000
