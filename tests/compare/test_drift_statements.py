"""Statements, and changes of basis: what is stated at all, not what is stated."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from checker.compare import drift_basis, drift_statements
from checker.compare.drift import drift
from checker.compare.sentences import sentence
from checker.model.contract import DEMANDS, MENTIONED, Fact, Metric, State, Statement, Status
from checker.model.difference import Difference
from tests.compare.facts import (
    CONFLICTING,
    EXAMPLE,
    attribute,
    contract,
    evidence,
    field,
    operation,
)

MAX_PLACES = 100


def statement(topic: str = "maintenance-window", **given: Any) -> Statement:
    about: dict[str, Any] = {"value": {"from": "01:00"}, "evidence": evidence()}
    return Statement(key=topic, topic=topic, **(about | given))


def mention(heading: str = "A", *, text_digest: str = "sha256:a", **more: Any) -> Statement:
    value: dict[str, Any] = {"state": MENTIONED, "headings": [heading], **more}
    return statement(value=value, text_digest=text_digest)


def standing(passage: str, text_digest: str, count: int = 1) -> Statement:
    """A mention with the digest of its one passage, or of many, as it stands on the page."""
    (place,) = evidence()
    said = tuple(replace(place, text_digest=f"{passage}{number}") for number in range(count))
    return replace(mention(text_digest=text_digest), evidence=said)


def demanded(owner: str = "spans name", **given: Any) -> Statement:
    about: dict[str, Any] = {"value": {"sha256:1": "MUST a"}, "evidence": evidence()}
    return Statement(key=f"{DEMANDS} {owner}", topic=DEMANDS, **(about | given))


def prose(path: str = "$.n", **given: Any) -> Fact:
    return field(path, **{"required": None, "evidence": evidence()} | given)


CASES = [
    pytest.param([], [statement()], ["statement-added"], id="a topic"),
    pytest.param([statement()], [], ["statement-removed"], id="a topic less"),
    pytest.param(
        [statement()],
        [statement(value={"from": "02:00"})],
        ["statement-changed"],
        id="another statement",
    ),
    pytest.param(
        [statement()],
        [statement(value={"from": "01:00", "to": "02:00"})],
        ["statement-changed"],
        id="a statement that says more",
    ),
    pytest.param(
        [statement(value={"from": "01:00", "to": "02:00"})],
        [statement()],
        ["statement-changed"],
        id="a statement that says less",
    ),
    pytest.param([], [mention()], ["statement-added"], id="a topic that is spoken of"),
    pytest.param([mention()], [], ["statement-removed"], id="a topic that is spoken of no more"),
    pytest.param(
        [mention()],
        [mention(text_digest="sha256:b")],
        ["statement-passage-changed"],
        id="another passage",
    ),
    pytest.param(
        [mention()],
        [mention("B", text_digest="sha256:b", links=[{"host": "a.org"}])],
        ["statement-passage-changed"],
        id="another passage, under another heading, that leads elsewhere",
    ),
    pytest.param(
        [standing("sha256:1", "sha256:a")],
        [standing("sha256:1", "sha256:b")],
        [],
        id="the same passage, whose words another version of the program digested",
    ),
    pytest.param(
        [standing("sha256:1", "sha256:a")],
        [standing("sha256:2", "sha256:b")],
        ["statement-passage-changed"],
        id="another passage at the same place",
    ),
    pytest.param(
        [standing("sha256:1", "sha256:a", MAX_PLACES)],
        [standing("sha256:1", "sha256:b", MAX_PLACES)],
        ["statement-passage-changed"],
        id="another passage after those that are named",
    ),
    pytest.param([mention()], [mention("B")], ["statement-moved"], id="under another heading"),
    pytest.param([mention("Upkeep at Night")], [mention("Upkeep at night")], [], id="case"),
    pytest.param(
        [mention(links=[{"host": "a.org"}])],
        [mention(links=[{"host": "b.org"}])],
        ["statement-changed"],
        id="the same words lead elsewhere",
    ),
    pytest.param(
        [statement(text_digest="sha256:a")],
        [mention(text_digest="sha256:b")],
        ["basis-changed"],
        id="what was stated is but mentioned",
    ),
    pytest.param(
        [mention()], [statement()], ["basis-changed"], id="what was but mentioned is stated"
    ),
    pytest.param(
        [statement()],
        [statement(value={"state": MENTIONED})],
        ["basis-changed"],
        id="what was stated is but mentioned, in words that are not known",
    ),
    pytest.param([], [demanded()], ["demands-added"], id="the first demand"),
    pytest.param([demanded()], [], ["demands-removed"], id="the last demand less"),
    pytest.param(
        [demanded(value={"sha256:1": "MUST 4xx a.b", "sha256:2": "MAY"})],
        [demanded(value={"sha256:1": "MUST 5xx a.b", "sha256:2": "MAY"})],
        ["demands-changed"],
        id="the same demand of another status",
    ),
    pytest.param(
        [demanded(value={"sha256:1": "MUST"})],
        [demanded(value={"sha256:3": "MUST a.b"})],
        ["demands-reworded"],
        id="a name that was told in words",
    ),
    pytest.param(
        [demanded(value={"sha256:1": "MUST get"})],
        [demanded(value={"sha256:3": "MUST GET"})],
        ["demands-reworded"],
        id="a name in other letters is no key word",
    ),
    pytest.param(
        [demanded(value={"sha256:1": "MUST MAY"})],
        [demanded(value={"sha256:3": "MAY", "sha256:4": "MUST"})],
        ["demands-reworded"],
        id="one sentence as two",
    ),
    pytest.param(
        [demanded(value={"sha256:1": "MUST NOT"})],
        [demanded(value={"sha256:3": "MUST"})],
        ["demands-changed"],
        id="the reverse is demanded",
    ),
    pytest.param(
        [demanded(value={"sha256:1": "MUST"}, text_digest="sha256:9")],
        [demanded(value={"sha256:3": "MUST"}, text_digest="sha256:9")],
        [],
        id="the same text, cut in another way",
    ),
    pytest.param(
        [demanded()],
        [demanded(value={"sha256:2": "MAY a"})],
        ["demands-changed"],
        id="another demand",
    ),
    pytest.param(
        [demanded()],
        [demanded(value={"sha256:1": "MUST a", "sha256:2": "MUST a"})],
        ["demands-changed"],
        id="a demand more",
    ),
    pytest.param(
        [demanded()],
        [demanded(value={"sha256:2": "MUST a"})],
        ["demands-reworded"],
        id="the same demand in other words",
    ),
    pytest.param(
        [attribute("a"), attribute("b"), demanded("span.client a")],
        [attribute("b")],
        ["attribute-removed"],
        id="an attribute goes with what is demanded of it",
    ),
    pytest.param(
        [],
        [Metric(key="metric:m", name="m"), demanded("metric:m")],
        ["metric-added"],
        id="a metric comes with what is demanded of it",
    ),
    pytest.param(
        [Metric(key="metric:m", name="m"), demanded("metric:m a.b")],
        [],
        ["metric-removed"],
        id="a metric goes with what is demanded of an attribute that it does not list",
    ),
    pytest.param(
        [prose()], [field()], ["basis-changed"], id="from silence on the requirement to a schema"
    ),
    pytest.param([field()], [prose()], ["basis-changed"], id="and back"),
    pytest.param(
        [prose(state=EXAMPLE, types=("string",))],
        [field(types=("null", "string"), enum=("a",), default=None, max_length=9)],
        ["basis-changed"],
        id="from an example to a description",
    ),
    pytest.param(
        [prose(state=EXAMPLE, types=("null",))],
        [field(types=("string",), required=True)],
        ["basis-changed"],
        id="an example of null tells nothing of the type",
    ),
    pytest.param(
        [prose()], [prose(conditional=True)], ["basis-changed"], id="required under a condition"
    ),
    pytest.param(
        [prose(conditional=True)],
        [prose(required=True)],
        ["basis-changed"],
        id="and now without one",
    ),
    pytest.param([prose()], [prose(types=("string",))], ["basis-changed"], id="a type in prose"),
    pytest.param([prose()], [prose(enum=("a",))], ["basis-changed"], id="a set in prose"),
    pytest.param([prose(maximum=2)], [prose()], ["basis-changed"], id="a bound no longer in prose"),
    pytest.param(
        [], [prose(state=EXAMPLE)], ["shown-in-an-example"], id="a field that an example shows"
    ),
    pytest.param(
        [prose(state=EXAMPLE)], [], ["no-longer-stated"], id="and that none shows any more"
    ),
    pytest.param(
        [Status(key="status 201", status="201", evidence=evidence())],
        [],
        ["no-longer-stated"],
        id="a status that a table listed",
    ),
    pytest.param(
        [field()],
        [field(state=CONFLICTING, types=("string",))],
        ["page-contradicts-itself"],
        id="two places that disagree now",
    ),
    pytest.param(
        [field(state=CONFLICTING)], [field()], ["basis-changed"], id="and no longer disagree"
    ),
]


@pytest.mark.parametrize(("before", "after", "rules"), CASES)
def test_what_changed(before: list[Fact], after: list[Fact], rules: list[str]) -> None:
    stays = [operation(), field("$.stays")]
    found = drift(contract(*stays, *before), contract(*stays, *after))
    assert sorted(finding.rule for finding in found) == sorted(rules)


NOT_OF_BASIS = [
    pytest.param(
        field(required=False, types=("string",)),
        field(required=False, types=("string",), enum=("a",)),
        "request-property-became-enum",
        id="a set in a schema",
    ),
    pytest.param(
        prose(enum=("a",)),
        prose(enum=("a", "b")),
        "request-property-enum-value-added",
        id="members",
    ),
    pytest.param(
        prose(types=("string",)),
        prose(types=("array",)),
        "request-property-type-changed",
        id="types that both sides state",
    ),
    pytest.param(
        prose(evidence=evidence("/properties/n")),
        prose(evidence=evidence("/properties/n"), maximum=2),
        "request-property-max-set",
        id="a bound in a schema that does not say what is required",
    ),
]


@pytest.mark.parametrize(("before", "after", "rule"), NOT_OF_BASIS)
def test_a_statement_in_the_place_of_another_is_no_change_of_basis(
    before: Fact, after: Fact, rule: str
) -> None:
    assert [one.rule for one in drift(contract(before), contract(after))] == [rule]


def test_the_words_of_a_statement_are_not_the_statement() -> None:
    before, after = statement(text_digest="sha256:a"), statement(text_digest="sha256:b")
    assert drift(contract(before), contract(after)) == ()


def test_a_changed_passage_is_told_by_its_heading_and_without_a_digest() -> None:
    before, after = (
        mention("About maintenance"),
        mention("About maintenance", text_digest="sha256:b"),
    )
    (found,) = drift(contract(before), contract(after))
    assert found.message == (
        "Topic `maintenance-window`: what the page says of it reads otherwise now, under "
        "`About maintenance`; read it there."
    )


def test_a_heading_that_may_not_be_printed_is_left_out_of_the_sentence() -> None:
    told = "CometAPI is down since 10:00"
    (found,) = drift(contract(mention(told)), contract(mention(told, text_digest="sha256:b")))
    assert found.rule == "statement-passage-changed"
    assert found.message.endswith("reads otherwise now; read it there.")


def test_the_edition_of_a_page_is_a_label() -> None:
    one, other = (
        statement("semconv-version", value={"version": version}) for version in ("1.43", "1.44")
    )
    stays = attribute("stays")
    assert drift(contract(stays, one), contract(stays, other)) == ()
    assert drift(contract(stays), contract(stays, other)) == ()


def test_one_change_of_basis_is_told_once_for_all_facts() -> None:
    names = [f"$.a{number}" for number in range(12)]
    then = contract(*(prose(name) for name in names))
    today = contract(*(field(name) for name in names))
    (found,) = drift(then, today)
    assert found.rule == "basis-changed"
    assert found.documented["places"] == sorted(fact.key for fact in then.facts)


def test_every_rule_has_a_case() -> None:
    told = {rule for case in CASES for rule in case.values[-1]}
    assert {rule.id for rule in (*drift_basis.RULES, *drift_statements.RULES)} <= told
    assert State.CONFLICTING is CONFLICTING


def test_demands_are_found_by_the_heading_of_their_first_place() -> None:
    (place,) = evidence()
    other = replace(place, heading=("Widgets", "Elsewhere"))
    for places, under in (((place, other), " under `OpenAPI`"), ((), "")):
        was = demanded(evidence=places)
        gone = Difference(key=was.key, name=DEMANDS, before=was.value, after={}, was=was, now=None)
        told = sentence("Demands{demanded}.", [gone])
        assert told == f"Demands{under}: 1 sentence is gone (`MUST` with `a`)."


@pytest.mark.parametrize(
    ("demand", "words"),
    [
        ("MUST NOT a", "`MUST NOT` with `a`"),
        ("MUST MAY a", "`MUST … MAY` with `a`"),
        ("MAY", "`MAY`, demand 1 of 1"),
    ],
)
def test_the_key_words_of_a_demand_are_told_apart(demand: str, words: str) -> None:
    now = demanded(value={"sha256:1": demand}, evidence=())
    new = Difference(key=now.key, name=DEMANDS, before={}, after=now.value, was=None, now=now)
    assert sentence("Demands{demanded}.", [new]) == f"Demands: 1 sentence is new ({words})."
