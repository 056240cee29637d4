"""Whatever a record looks like, attaching keeps its comments, its order and its line ends."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.packet.attach import attach, markdown
from checker.packet.canonical import canonical
from checker.packet.fenced import fenced
from checker.packet.record import read
from checker.packet.template import NAMES, TABLE, TEMPLATE
from tests.drawing import examples
from tests.packet.conftest import NOW
from tests.packet.test_attach import ATTACHMENT

# YAML that is kept as it is reads slowly.
UNHURRIED = settings(deadline=None, max_examples=examples(50))
WORDS = st.text("abz .-", min_size=1, max_size=12).map(lambda text: f"w{text.strip()}")
ANY = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=20)
COMMENT = st.one_of(st.just(""), WORDS.map(lambda words: f"  # {words}"))
SCALARS = st.one_of(
    WORDS,
    WORDS.map(lambda words: f"'{words}: \"x\" # not a comment'"),
    ANY.map(partial(json.dumps, ensure_ascii=False)),  # a text in double quotes
    st.sampled_from(["true", "null", "429", "2026-07-03T09:30:00Z", "[a, b]", "{a: 1, b: [c]}"]),
    st.lists(WORDS, min_size=1, max_size=3).map(
        lambda lines: "|\n" + "\n".join(f"  {line}" for line in lines)
    ),
    st.lists(WORDS, min_size=1, max_size=3).map(
        lambda lines: ">-\n" + "\n\n".join(f"    {line} # inside" for line in lines)
    ),
    st.lists(WORDS, min_size=1, max_size=3).map(
        lambda lines: "\n" + "\n".join(f"  - {line}  # item" for line in lines)
    ),
    st.lists(WORDS, min_size=1, max_size=3).map(
        lambda lines: "\n" + "\n".join(f"- {line}" for line in lines)
    ),
)
FIELDS = st.lists(
    st.tuples(st.sampled_from(sorted(NAMES - {TABLE})), SCALARS, COMMENT),
    min_size=1,
    max_size=6,
    unique_by=lambda field: field[0],
)


@st.composite
def records(draw: st.DrawFn) -> str:
    lines = []
    for name, value, comment in draw(FIELDS):
        if draw(st.booleans()):
            lines.append(draw(st.sampled_from(["", "# one", "#", "   # two"])))
        lines.append(f"{name}: {value}" + ("" if "\n" in value else comment))
    text = "\n".join(lines) + draw(st.sampled_from(["", "\n", "\n\n", "\n# end", "\n# end\n"]))
    head = draw(st.sampled_from(["", "# head\n", "---\n", "%YAML 1.2\n---\n"]))
    return (head + text).replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


@UNHURRIED
@given(records())
def test_all_that_was_written_stays_where_it_was(text: str) -> None:
    before = read(text)
    once = attach(before, ATTACHMENT, NOW)
    assert once.startswith(text)
    ended = read(text if text.endswith("\n") else text + "\n")  # a block ends with its line
    assert {**read(once).data, TABLE: None} == {**ended.data, TABLE: None}
    assert [one.text for one in read(once).comments] == [one.text for one in before.comments]
    assert once.count("\n") == once.count("\r\n") or "\r\n" not in text
    assert attach(read(once), ATTACHMENT, NOW) == once  # twice is once


@UNHURRIED
@given(records(), records())
def test_a_table_is_replaced_in_place_between_other_fields(text: str, after: str) -> None:
    fields = set(read(text).data)
    rest = "".join(
        line
        for line in after.splitlines(keepends=True)
        if line.startswith("#") or line.split(":")[0] in NAMES - fields
    )
    rest += "" if not rest or rest.endswith("\n") else "\n"
    once = attach(read(text), ATTACHMENT, NOW)
    both = once + rest
    try:
        record = read(both)
    except ValueError:
        return  # half of a block: no record
    other = replace(ATTACHMENT, table="| Area |\n| --- |\n| Other |\n")
    again = attach(record, other, NOW)
    assert again.startswith(text)
    assert again.endswith(rest)
    assert again.count(f"{TABLE}:") == 1
    assert read(again).data[TABLE]["table"] == other.table


@UNHURRIED
@given(records())
def test_the_packet_for_people_holds_the_record_as_it_is(text: str) -> None:
    record = read(attach(read(text), ATTACHMENT, NOW))
    found = fenced(markdown(record, ATTACHMENT, lambda words: " ".join(words.split())))
    told = [name for name in record.data if name in {slot.name for slot in TEMPLATE}]
    if len(told) > 1:  # fewer are no record for somebody who looks for one
        assert found is not None
        assert read(found.block).data.keys() == record.data.keys() - {TABLE}  # it stands above


JSON = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-(2**53) + 1, 2**53 - 1),
        ANY,
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.text(st.characters(codec="ascii")), inner, max_size=4),
    ),
    max_leaves=12,
)


@given(JSON)
def test_canonical_json_reads_back_and_is_the_same_again(data: object) -> None:
    text = canonical(data)  # type: ignore[arg-type]
    assert json.loads(text, parse_int=float) == data
    assert canonical(json.loads(text)) == text
