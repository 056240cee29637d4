from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from checker.compare.drift import RULES, drift
from checker.compare.sentences import sentence
from checker.compare.subjects import place, quoted, subject, subjects
from checker.compare.wholes import Signal, WholeBody
from checker.compare.words import shown
from checker.model.contract import (
    DEMANDS,
    UNSTATED,
    Fact,
    Field,
    Metric,
    State,
    Statement,
    Status,
    Stream,
)
from checker.model.difference import Difference
from checker.model.evidence import Evidence
from checker.model.wording import Wording
from tests.compare.facts import URL, attribute, contract, field, operation

SUBJECTS = [
    pytest.param(field("$.a"), "Request field `$.a`", "application/json", id="request"),
    pytest.param(
        field("$.a", "response", variant="t=x"),
        "Response field `$.a`",
        "response 200 application/json t=x",
        id="answer",
    ),
    pytest.param(field("$.limit", "query"), "Query parameter `limit`", "", id="parameter"),
    pytest.param(field("$.ids[*]", "query"), "Query parameter `ids[*]`", "", id="its items"),
    pytest.param(field("$", "query"), "Query parameter `$`", "", id="one without a name"),
    pytest.param(
        field("$['X-Id']", "header", status="200"),
        "Response header `X-Id`",
        "header 200",
        id="header of an answer",
    ),
    pytest.param(
        WholeBody(key="b", where="request", media_type="text/plain"),
        "`text/plain` as a form of the request",
        "",
        id="form of the request",
    ),
    pytest.param(
        WholeBody(key="b", where="response", status="200", media_type="text/plain"),
        "`text/plain` as a form of the 200 answer",
        "",
        id="form of an answer",
    ),
    pytest.param(
        WholeBody(key="b", where="response", media_type="text/plain"),
        "`text/plain` as a form of the answer",
        "",
        id="form of every answer",
    ),
    pytest.param(attribute("a"), "Attribute `a`", "span.client", id="attribute"),
    pytest.param(Signal(key="s", signal="event:e"), "Signal `event:e`", "", id="signal"),
    pytest.param(Metric(key="m", name="m"), "Metric `m`", "", id="metric"),
    pytest.param(operation(), "Operation `POST /v1/widgets`", "", id="operation"),
    pytest.param(Status(key="status 429", status="429"), "Status 429", "", id="status"),
    pytest.param(Stream(), "The stream", "", id="stream"),
    pytest.param(Statement(key="t x", topic="t"), "Topic `t x`", "", id="statement"),
    pytest.param(
        Statement(key="demands span.client", topic=DEMANDS),
        "What is demanded of `span.client`",
        "",
        id="demands of a signal",
    ),
    pytest.param(
        Statement(key="demands span.client a.b", topic=DEMANDS),
        "What is demanded of `a.b`",
        "span.client",
        id="demands of an attribute",
    ),
    pytest.param(Fact(key="k"), "`k`", "", id="what is not known"),
]


@pytest.mark.parametrize(("fact", "about", "where"), SUBJECTS)
def test_what_it_is_about_and_where(fact: Fact, about: str, where: str) -> None:
    assert (subject(fact), place(fact)) == (about, where)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        pytest.param(None, "not stated", id="silence"),
        pytest.param(UNSTATED, "not stated", id="silence where null could stand"),
        pytest.param((), "not stated", id="an empty set"),
        pytest.param(True, "true", id="a flag"),
        pytest.param(3, "3", id="a number"),
        pytest.param(0.5, "0.5", id="a fraction"),
        pytest.param(0.1234567, "0.1234567", id="a fraction in full"),
        pytest.param(3.0, "3", id="a whole number"),
        pytest.param((False, True), "false, true", id="a set of two flags"),
        pytest.param((0, True), "0, true", id="a set of a number and a flag"),
        pytest.param({}, "`{}`", id="an object without members"),
        pytest.param([], "`[]`", id="an array without items"),
        pytest.param("", "an empty text", id="a text without a sign"),
        pytest.param("a`b  c", "`a'b c`", id="a text"),
        pytest.param("sha256:" + "ab" * 32, "a text", id="a digest"),
        pytest.param("x" * 80, f"`{'x' * 80}`", id="as long as a sentence bears"),
        pytest.param("x" * 81, f"`{'x' * 79}…`", id="a long text"),
        pytest.param(("a", 1), "`a`, 1", id="a set"),
        pytest.param(tuple("abcdefgh"), "`a`, `b`, `c`, `d`, `e`, `f` and 2 more", id="many"),
        pytest.param(
            {"from": "01:00", "zone": None}, "from: `01:00`, zone: not stated", id="plain"
        ),
        pytest.param(object, "<class 'object'>", id="anything else"),
    ],
)
def test_how_a_value_is_shown(value: object, words: str) -> None:
    assert shown(value) == words


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        pytest.param("minimum", (5, False), "5", id="a bound"),
        pytest.param("max_items", (5, True), "5 (excluded)", id="a bound that is excluded"),
        pytest.param("minimum", None, "not stated", id="no bound"),
        pytest.param("enum", (5, True), "5, true", id="a set"),
        pytest.param("default", {}, "`{}`", id="a default without members"),
    ],
)
def test_how_a_bound_is_told(name: str, value: object, words: str) -> None:
    assert sentence("{after}", [_delta(name=name, before="x", after=value)]) == words


def test_words_of_ours_are_told_in_words() -> None:
    words = {
        "default": "default",
        "eachAlternative": "what single alternatives say",
        "furtherAlternatives": "what further alternatives say",
        "furtherForms": "what further forms of this media type hold",
        "mediaTypeParameters": "parameters of the media type",
        "minContains": "keyword `minContains`",
        "min_length": "min length",
        "replaced_by": "replacement",
        "requiredElsewhere": "what is required and not described",
        "types": "type",
        None: "",
    }
    assert {name: sentence("{name}", [_delta(name=name)]) for name in words} == words


def _delta(**given: Any) -> Difference:
    about: dict[str, Any] = {"name": "default", "before": "a", "after": "b"}
    fact = given.pop("fact", field("$.a"))
    return Difference(key=fact.key, was=fact, now=fact, **(about | given))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_sentence_can_be_said(rule: Any) -> None:
    told = sentence(rule.says, [_delta()], places=["request"], parts=2)
    assert isinstance(told, Wording)
    assert "`$.a`" in told or rule.id == "attribute-renamed"
    assert "{" not in told


@pytest.mark.parametrize(
    ("places", "parts", "end"),
    [
        pytest.param([], 0, "done.", id="one place without parts"),
        pytest.param([""], 1, "done. 1 documented part of it changed with it.", id="a part"),
        pytest.param(
            ["x"], 2, "done. In x. 2 documented parts of it changed with it.", id="a place"
        ),
        pytest.param(["x", "y", "x"], 0, "done. In 2 places: x, y.", id="places"),
    ],
)
def test_places_and_parts_are_counted(places: list[str], parts: int, end: str) -> None:
    assert sentence("done.", [_delta()], places=places, parts=parts) == end


def test_a_replacement_is_named() -> None:
    fact = attribute("a", replaced_by=("b",))
    assert (
        sentence("{subject}{replacement}.", [_delta(fact=fact)])
        == "Attribute `a`, replaced by `b`."
    )


def test_a_value_that_may_not_be_printed_is_left_out() -> None:
    secret = "sk-" + "Zm9vYmFyYmF6" * 4
    told = sentence("{subject}: was {before}, is {after}.", [_delta(after=secret)])
    assert secret not in told
    assert told == "Request field `$.a`: was one thing, is another."


def test_a_name_that_may_not_be_printed_is_left_out() -> None:
    secret = "sk-" + "Zm9vYmFyYmF6" * 4
    told = sentence("{subject}.", [_delta(fact=field(f"$['{secret}']"))])
    assert told == "A documented fact differs whose name or value may not be printed here."


def test_sentences_say_documented_and_not_more() -> None:
    before = contract(operation(), field("$.a", required=False))
    (found,) = drift(before, contract(operation(), field("$.a", required=True)))
    assert found.message == (
        "Request field `$.a` was documented as optional and is documented as required now. "
        "In application/json."
    )


def test_of_a_list_that_is_shorter_on_another_basis_the_rest_is_still_stated() -> None:
    one, two = "https://a.example.test", "https://b.example.test"
    was, now = operation(servers=(one, two)), operation(servers=(one,))
    less = Difference(key=was.key, was=was, now=now, name="servers", before=(two,), after=())
    more = Difference(key=was.key, was=now, now=was, name="servers", before=(), after=(two,))
    none = Difference(
        key=was.key, was=was, now=operation(), name="servers", before=(one,), after=()
    )
    assert [sentence("{name} {turned}", [each]) for each in (less, more, none)] == [
        f"servers listed without `{two}` now",
        f"servers listed with `{two}` too now",
        f"servers was `{one}` and is not stated now",
    ]


def test_subjects_of_several_kinds_are_each_named_by_kind() -> None:
    differences = [_delta(), _delta(fact=field("$.a", "response"))]
    assert sentence("{subject}: x", differences) == (
        "Each of 2 documented facts (request field `$.a`, response field `$.a`): x"
    )


def test_parts_and_members_of_several_subjects_went_with_them() -> None:
    gone = [_delta(fact=field(name), name=None) for name in ("$.a", "$.b", "$.c")]
    gone = [replace(one, now=None) for one in gone]
    assert sentence("{subject}.", gone[:2], beside=gone[2:], parts=1) == (
        "Each of 2 request fields of `$` (`a`, `b`). With them went `c` (optional). "
        "1 documented part of them changed with them."
    )


def test_a_keyword_beside_the_name_of_a_token_is_no_secret() -> None:
    about = field("$.usage.cache_write_tokens")
    difference = _delta(fact=about, name="additionalProperties", before=None, after=False)
    told = sentence("{subject}: {name} was {before} and is {after} now.", [difference])
    assert "keyword `additionalProperties` was not stated and is false now" in told


def test_a_requirement_under_a_condition_is_stated() -> None:
    was, now = field("$.a", required=True), field("$.a", required=None, conditional=True)
    (found,) = drift(contract(operation(), was), contract(operation(), now))
    assert "required was true and is conditional now" in found.message


def test_members_of_one_name_in_several_objects_are_told_by_that_name() -> None:
    facts = [field(f"$.{name}.x", "response") for name in "ab"]
    assert subjects(facts) == "Response field `x` of each of 2 objects (`$.a`, `$.b`)"
    facts += [field(f"$.{name}.y", "response") for name in "ab"]
    assert subjects(facts) == (
        "Each of 2 response fields of each of 2 objects (`$.a`, `$.b`) (`x`, `y`)"
    )
    assert subjects(facts[:3]) == "Each of 3 response fields (`$.a.x`, `$.b.x`, `$.a.y`)"


def test_what_is_demanded_of_several_is_told_by_their_names() -> None:
    facts = [
        Statement(key=f"demands span.client {name}", topic=DEMANDS, value={}) for name in ("a", "b")
    ]
    assert subjects(facts) == "What is demanded of `a`, `b`"


@pytest.mark.parametrize(
    ("length", "count", "listed"), [(40, 6, 6), (40, 7, 6), (41, 3, 3), (41, 4, 3)]
)
def test_of_long_names_few_are_listed(length: int, count: int, listed: int) -> None:
    said = quoted([f"{number}" * length for number in range(count)])
    assert said.count("`") == 2 * listed
    assert said.endswith(f" and {count - listed} more") is (count > listed)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ([field(), field(media_type="text/x")], "Request field `$.n`"),
        (
            [Status(key=f"status {one}", status=one) for one in ("404", "429")],
            "Each of 2 statuses (`404`, `429`)",
        ),
        (
            [attribute(name) for name in "abcdefgh"],
            "Each of 8 attributes (`a`, `b`, `c`, `d`, `e`, `f` and 2 more)",
        ),
        ([field(f"$.{name}", "query") for name in "ab"], "Each of 2 query parameters (`a`, `b`)"),
        (
            [field(f"$.{name}[*]", "response") for name in "ab"],
            "Each of 2 response fields (`$.a[*]`, `$.b[*]`)",
        ),
        (
            [field("$.a"), Stream(), *(attribute(name) for name in "cdef")],
            (
                "Each of 6 documented facts (request field `$.a`, the stream, attribute `c`, attribute "
                "`d`, attribute `e`, attribute `f`)"
            ),
        ),
        (
            [field("$.a"), Stream(), *(attribute(name) for name in "cdefg")],
            (
                "Each of 7 documented facts (request field `$.a`, the stream, attribute `c`, attribute "
                "`d`, attribute `e`, attribute `f` and 1 more)"
            ),
        ),
    ],
)
def test_how_several_are_counted(facts: list[Fact], words: str) -> None:
    assert subjects(facts) == words


def _example(*evidence: Evidence) -> Field:
    return field("$.a", state=State.EXAMPLE_ONLY, evidence=evidence)


UNDER, OTHER = (Evidence(document=URL, heading=("A", name)) for name in ("B", "C"))
AT = Evidence(document=URL, heading=("A", "B"), pointer="/x")


@pytest.mark.parametrize(
    ("examples", "words"),
    [
        ([_example(UNDER)], "An example under `B` still shows it."),
        ([_example(UNDER), _example(OTHER)], "An example under `B`, `C` still shows them."),
        ([_example(UNDER), _example(UNDER)], "An example under `B` still shows them."),
        ([_example(AT)], "An example at `/x` still shows it."),
        ([_example(Evidence(document=URL))], "An example still shows it."),
        ([field("$.a", evidence=(UNDER,))], "An answer with it stays under `B`."),
        (
            [field("$.a", evidence=(UNDER,)), _example(OTHER)],
            "An example under `C` still shows them.",
        ),
    ],
)
def test_what_still_shows_it_is_named(examples: list[Fact], words: str) -> None:
    assert sentence("Gone.", [_delta()], examples=examples) == f"Gone. {words}"


def test_the_definitions_that_say_it_are_named_and_their_places_counted() -> None:
    told = [sentence("Gone.", [_delta()], used=(names, 3)) for names in (["A", "B"], [])]
    assert told == ["Gone. In `A`, `B`, at 3 places.", "Gone. At 3 places."]


@pytest.mark.parametrize(
    ("required", "word", "needed"),
    [
        (True, "required", "required"),
        (False, "optional", "optional"),
        (None, "not said whether required", "optional"),
    ],
)
def test_members_beside_are_named_with_their_requirement(
    *, required: bool | None, word: str, needed: str
) -> None:
    member = _delta(fact=field("$.b", required=required), name=None)
    for side, moved in (("was", "came"), ("now", "went")):
        beside = [replace(member, **{side: None})]
        told = sentence("Done.", [_delta()], beside=beside)
        assert told == f"Done. With it {moved} `b` ({word})."
    assert sentence("{requirement}", [member]) == needed


def test_how_a_property_of_several_turned() -> None:
    silent, other = _delta(before=None), _delta(before=None, after="c", fact=field("$.b"))
    assert sentence("{turned}", [silent]) == "was not stated and is `b` now"
    assert sentence("{turned}", [silent, other]) == "is stated now and was not"
    turned = [_delta(after=None), _delta(before="c", after=None, fact=field("$.b"))]
    assert sentence("{turned}", turned) == "was stated and is not now"


def test_an_operation_in_the_place_of_another_and_its_last_day() -> None:
    was, now = operation(keywords={"x-sunset": "2027-01-01"}), operation(path="/v2")
    moved = Difference(key="operation", name="path", before="/1", after="/2", was=was, now=now)
    assert sentence("{subject}{instead}, {sunset}", [moved]) == (
        "Operation `POST /v1/widgets`; `POST /v2` is documented now, `2027-01-01`"
    )
    new = Difference(key="operation", name=None, now=now)
    assert sentence("{subject}{instead}, {sunset}", [new]) == "Operation `POST /v2`, not stated"


def test_the_headings_of_a_mention_are_named() -> None:
    secret = "sk-" + "Zm9vYmFyYmF6" * 4
    for headings, words in (
        (["A", "B"], "Topic `s`, under `A`, `B`"),
        ([], "Topic `s`"),
        (["A", secret], "Topic `s`"),
    ):
        value: dict[str, Any] = {"state": "mentioned", "headings": headings}
        fact = Statement(key="s", topic="s", value=value)
        assert sentence("{subject}{headings}", [_delta(fact=fact)]) == words
