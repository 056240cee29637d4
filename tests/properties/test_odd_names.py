"""Every name that a document can hold is written as a path, and read back to exactly that name."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from checker import documents
from checker.compare.drift import drift
from checker.compare.observed import compare
from checker.model.path import VALUES, name_segment, quoted, selected, unquoted
from checker.model.place import Filters, Items, Name, Segment, ancestors, is_path, parted, segments
from checker.model.shape import UNDOCUMENTED
from checker.model.shape_plain import shape_to_plain
from checker.model.variants import branch_of, variant_of, variants_of
from checker.observe import observe
from checker.report.escape import clean
from checker.store.contracts import render, understood
from tests.compare.openapi_documents import INTEGER, STRING, document, reference, thing
from tests.drawing import examples
from tests.plain_shapes import shape_from_plain

MAX_TOKEN = 80
MAX_WORDS = 5

MANY = examples(60)
HELD = settings(max_examples=MANY, suppress_health_check=[HealthCheck.too_slow], deadline=None)

SIGNS = "'\"`\\[]().*?@$=&|<>{} \t\n\r\x00\x1b\x7f\x85\xa0\xad\u2028\u2029\u202e\u200b\ufeff\ud800"
ODD = (
    *(
        "",
        " ",
        "$",
        ".",
        "*",
        "[*]",
        ".*",
        "$.a",
        "['a']",
        "'",
        "\\'",
        "\\u0041",
        "\\",
        "]",
        "<key>",
    ),
    *("?@.", "[?@.type=='message']", "@.a=='b' && @.c==1", "==", "a=b", "type=x kind=y"),
    *("a\xa0b", "a\x85b", "a\u2028b", "a\u2029b", "a\u202eb", "\ud83d", "\udc00x", "\U000e0041"),
    *("<undocumented>", "request", "x" * 300, "\x1b[31m", "a`b", "{id}", "é", "日本", "😀"),
)


def _as_read(text: str) -> str:
    """As a reader of JSON gives it: two halves of a character are one."""
    told: str = json.loads(json.dumps(text))
    return told


names = st.one_of(
    st.sampled_from(ODD),
    st.text(st.sampled_from(SIGNS + "abz019_-"), max_size=12),
    st.text(st.characters(exclude_categories=()), max_size=12),
).map(_as_read)
scalars = st.one_of(names, st.booleans(), st.integers(), st.floats(allow_nan=False))
steps = st.one_of(
    st.builds(Name, names),
    st.just(Items()),
    st.builds(Filters, st.lists(st.tuples(names, scalars), min_size=1, max_size=3).map(tuple)),
)


def _written(step: Segment) -> str:
    match step:
        case Name(name=name):
            return name_segment(name)
        case Filters(tests=tests):
            return selected(tests)
    return "[*]" if step == Items() else VALUES


@HELD
@given(st.lists(steps, max_size=4), st.lists(st.tuples(names, names), max_size=3))
def test_what_is_written_is_read_back(way: list[Segment], branches: list[tuple[str, str]]) -> None:
    parts = [_written(step) for step in way]
    path = "$" + "".join(parts)
    assert is_path(path)
    assert segments(path) == tuple(way)
    assert [type(value) for step in segments(path) for value in _values(step)] == [
        type(value) for step in way for value in _values(step)
    ]
    above = ("$" + "".join(parts[:-1]), parts[-1]) if parts else ("$", "")
    variants = tuple(variant_of(*branch) for branch in branches)
    assert parted(" ".join((path, *variants))) == (*above, variants)
    assert variants_of(" ".join(variants)) == variants
    assert [branch_of(variant) for variant in variants] == branches
    assert path.encode()  # may be printed, in one line, and nothing of it is taken away
    assert clean(path) == path
    assert set(ancestors(path)) >= {"$" + "".join(parts[:count]) for count in range(len(parts))}


def _values(step: Segment) -> list[object]:
    return [value for _, value in step.tests] if isinstance(step, Filters) else []


@HELD
@given(names)
def test_a_literal_is_read_back(text: str) -> None:
    assert unquoted(quoted(text)) == text


# ------------------------------------------------------------------ from the page to the verdict


def _page(name: str, told: dict[str, Any], value: str) -> dict[str, Any]:
    """A page on which the name is a member, an item's member, and tells branches apart."""
    branch = thing((name,), **{name: {"type": "string", "enum": [value]}})
    other = thing((name,), **{name: {"type": "string", "enum": [f"{value} no"]}})
    either = {"oneOf": [branch, other]}
    return document(
        answer=thing(
            ("one", "two"),
            one=STRING,
            two=thing(("first", "second", name), first=STRING, second=STRING, **{name: told}),
            list={"type": "array", "items": either},
            either=either,
        )
    )


def _is_half(sign: str) -> bool:
    return "\ud800" <= sign <= "\udfff"


def _is_token(text: str) -> bool:
    """Of a sentence that closes a set a contract has the digest: no answer is held against it."""
    return len(f"{text} no") <= MAX_TOKEN and len(f"{text} no".split()) <= MAX_WORDS


def _answer(name: str, member: Any, value: str) -> bytes:
    body = {
        "one": "x",
        "two": {"first": "x", "second": "x", name: member},
        "list": [{name: value}],
        "either": {name: value},
    }
    return json.dumps(body).encode()


def _observed(contract: Any, body: bytes) -> set[str]:
    """The rules of the findings; the shape goes through its file."""
    seen = observe([("", io.BytesIO(body))], contracts={}, contract=contract)
    assert not seen.left_out
    lines = [documents.write_line(shape_to_plain(shape)).encode() for shape in seen.shapes]
    shapes = [shape_from_plain(documents.read_json(line)) for line in lines]
    assert shapes == list(seen.shapes)
    return {finding.rule for finding in compare(contract, shapes).findings}


@HELD
@given(names, names.filter(lambda value: value != UNDOCUMENTED))
@example("a\xa0b", "x")
@example("\x85", "\u2028")
@example("[?@.a=='b']", "k=v w")
@example("x" * 10_000, "x")
def test_a_name_of_a_page_is_compared_under_that_name(name: str, value: str) -> None:
    page = reference(json.dumps(_page(name, STRING, value)))
    contract = understood(Path("contract.json"), render(page))
    assert contract == page
    assert drift(page, contract) == ()
    if not any(map(_is_half, name + value)):  # no recording may hold one: it is left out, counted
        assert _observed(contract, _answer(name, "x", value)) == set()
        assert _observed(contract, _answer(name, 1, value)) == {"type-conflict"}
        other = _observed(contract, _answer(name, "x", value + "?"))
        assert other == ({"token-undocumented"} if _is_token(value) else set())
    changed = drift(contract, reference(json.dumps(_page(name, INTEGER, value))))
    assert [finding.rule for finding in changed] == ["response-property-type-changed"]
