"""Only what both sides can state is compared, and the rest is named."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from checker.compare.coverage import statable
from checker.compare.drift import drift
from checker.compare.forms import other_forms
from checker.model.contract import NOT_READ, Contract, Fact, Statement, Status
from checker.model.finding import Level
from tests.compare.facts import (
    API,
    CONFLICTING,
    EXAMPLE,
    URL,
    attribute,
    contract,
    document,
    evidence,
    field,
    operation,
)

ERRORS = "https://docs.example.test/errors.md"
PAGE = document()
ERRORS_PAGE = document("errors-markdown", ERRORS)
HTML = document("page-html", "https://docs.example.test/api/widgets", ("operation", "fields"))


def status(number: str, url: str = ERRORS, **given: Any) -> Status:
    return Status(key=f"status {number}", status=number, evidence=evidence(url=url), **given)


def rules(accepted: Contract, today: Contract) -> list[str]:
    return [finding.rule for finding in drift(accepted, today)]


BOTH = contract(operation(), status("429", retry="yes"), documents=[PAGE, ERRORS_PAGE])


def test_facts_of_a_document_that_was_not_read_are_neither_removed_nor_compared() -> None:
    (found,) = drift(BOTH, contract(operation(), documents=[PAGE]))
    assert (found.rule, found.level) == ("not-comparable", Level.NOTE)
    assert found.documented["places"] == ["status 429"]
    assert "was not read" in found.message
    assert "`errors`" in found.message


@pytest.mark.parametrize("now", ["page-markdown", "limits-markdown"])
def test_a_document_is_lost_unless_what_it_stated_has_moved(now: str) -> None:
    """What another document stated as well, and still does, has not moved there."""
    limits = "https://docs.example.test/limits.md"
    documents = [PAGE, ERRORS_PAGE, document("limits-markdown", limits)]
    both = evidence() + evidence(url=ERRORS)
    left = evidence(url={"page-markdown": URL, "limits-markdown": limits}[now])
    numbers = ("404", "409", "429", "500")
    then, today = (
        contract(
            operation(),
            *(replace(status(number), evidence=of) for number in numbers),
            documents=documents,
        )
        for of in (both, left)
    )
    assert ("extractor-broken" in rules(then, today)) is (now == "page-markdown")


def test_facts_of_a_document_that_nobody_knew_of_are_new() -> None:
    assert rules(contract(operation(), documents=[PAGE]), BOTH) == [
        "response-non-success-status-added"
    ]


def test_facts_of_a_document_that_could_not_be_read_then_are_not_new() -> None:
    accepted = contract(operation(), documents=[PAGE], problems=[NOT_READ + "errors-markdown"])
    assert rules(accepted, BOTH) == ["not-comparable"]


def header(name: str, below: str = "", **given: Any) -> Fact:
    return field(f"$['{name}']{below}", "header", status="429", **given)


SAME_HEADERS = [
    pytest.param([header("Retry-After")], [header("retry-after")], id="one header"),
    pytest.param(
        [header("X-Limit"), header("X-Limit", ".Name")],
        [header("x-limit"), header("x-limit", ".Name")],
        id="with what its schema names",
    ),
]


@pytest.mark.parametrize(("then", "now"), SAME_HEADERS)
def test_a_header_is_the_same_in_either_case(then: list[Fact], now: list[Fact]) -> None:
    assert rules(contract(operation(), *then), contract(operation(), *now)) == []
    assert rules(contract(operation(), *now), contract(operation(), *then)) == []


OTHER_HEADERS = [
    pytest.param([header("X-Limit")], [header("x-limits")], 2, id="another name"),
    pytest.param(
        [header("X-Limit"), header("X-Limit", ".Name")],
        [header("x-limit"), header("x-limit", ".name")],
        2,
        id="a name below it has its case",
    ),
    pytest.param(
        [header("X-Limit"), header("x-limit")], [header("x-limit")], 1, id="one of two spellings"
    ),
    pytest.param(
        [header("X-LIMIT"), header("X-Limit")], [header("x-limit")], 1, id="two spellings, then one"
    ),
    pytest.param(
        [header("X-Limit", types=("string",))],
        [header("x-limit", types=("integer",))],
        1,
        id="the same header of another type",
    ),
]


@pytest.mark.parametrize(("then", "now", "count"), OTHER_HEADERS)
def test_what_else_differs_of_a_header(then: list[Fact], now: list[Fact], count: int) -> None:
    assert len(rules(contract(operation(), *then), contract(operation(), *now))) == count


NESTED = field("$.a.b")
NEEDS = [
    pytest.param(NESTED, [HTML], "nested fields", id="nested fields of a form that has none"),
    pytest.param(
        field("$.a", state=EXAMPLE, required=None),
        [document(can_state=("statuses",))],
        "examples",
        id="examples",
    ),
    pytest.param(
        field("$.a", required=None), [document(can_state=("statuses",))], "tables", id="tables"
    ),
    pytest.param(
        field("$.a[*]", required=None), [document(can_state=("statuses",))], "tables", id="of items"
    ),
    pytest.param(
        field("$.a[*]", required=None, evidence=evidence("/x")),
        [document(can_state=("prose",))],
        "nested fields",
        id="items of a schema",
    ),
    pytest.param(attribute("a"), [document(can_state=("metrics",))], "attributes", id="attributes"),
    pytest.param(status("429", URL), [HTML], "statuses", id="statuses"),
]


@pytest.mark.parametrize(("fact", "documents", "lacks"), NEEDS)
def test_what_a_form_cannot_state_is_named(fact: Fact, documents: list[Any], lacks: str) -> None:
    full, poor = contract(operation(), fact), contract(documents=documents)
    for accepted, today in ((full, poor), (poor, full)):
        about = ("basis-changed", "not-comparable")
        found = [one for one in drift(accepted, today) if one.rule in about]
        assert fact.key in [key for one in found for key in one.documented["places"]]  # type: ignore[attr-defined]
        assert any(lacks in one.message for one in found)


def test_a_contract_that_calls_tables_prose_is_read_as_before() -> None:
    fact = field("$.a", required=None)
    older, now = document(can_state=("prose",)), document(can_state=("tables",))
    told = [
        rules(contract(fact, documents=[was]), contract(documents=[now])) for was in (older, now)
    ]
    assert told[0] == told[1]
    assert "not-comparable" not in told[0]


def test_an_example_is_looked_for_where_nested_fields_can_be_stated() -> None:
    fact = field("$.a.b", state=EXAMPLE, required=None)
    documents = [document(can_state=("nested fields",))]
    assert rules(contract(operation(), fact), contract(operation(), documents=documents)) == [
        "no-longer-stated"
    ]


def test_a_fact_that_both_sides_state_is_compared_whatever_their_forms_are_said_to_state() -> None:
    poor = [document(can_state=API[:1])]
    accepted = contract(operation(), field(required=True), documents=poor)
    assert rules(accepted, contract(operation(), field(required=False))) == [
        "request-property-became-optional"
    ]


def test_what_may_stand_in_an_unread_document_is_not_missing() -> None:
    """Both documents state the status; the one that says whether to retry was not read today."""
    two = (*evidence(), *evidence(url=ERRORS))
    full = contract(
        operation(),
        Status(key="status 429", status="429", retry="yes", evidence=two),
        documents=[PAGE, ERRORS_PAGE],
    )
    poor = contract(operation(), status("429", URL), documents=[PAGE])
    assert rules(full, poor) == []
    changed = contract(operation(), status("429", URL, retry="no"), documents=[PAGE])
    assert rules(full, changed) == ["status-retry-changed"]
    unread = contract(
        operation(),
        status("429", URL),
        documents=[PAGE],
        problems=[NOT_READ + "errors-markdown"],
    )
    assert rules(unread, full) == []
    assert rules(replace(unread, facts=changed.facts), full) == ["status-retry-changed"]
    assert rules(poor, full) == ["basis-changed"]
    (fact,) = full.facts[1:]
    torn = replace(full, facts=(full.facts[0], replace(fact, state=CONFLICTING)))
    assert rules(torn, poor) == []


def test_evidence_that_names_no_document_is_taken_as_that_of_all() -> None:
    stray = Statement(key="s", topic="s", value={"a": 1}, evidence=evidence(url="https://x.test/"))
    bare = Statement(key="s", topic="s", value={"a": 1})
    for fact in (stray, bare):
        assert rules(contract(operation(), fact), contract(operation())) == ["statement-removed"]


def test_a_kind_of_fact_that_is_not_known_needs_its_own_word() -> None:
    other = document(can_state=())
    fact = Fact(key="k", evidence=evidence())
    type(fact).fact = "other"  # the base has none
    try:
        (found,) = drift(contract(fact), contract(documents=[other]))
    finally:
        del type(fact).fact
    assert "not what one of them says of 1 fact (other)" in found.message


def test_a_role_of_one_word_is_its_own_part() -> None:
    single = [document("page")]
    accepted = contract(operation(), field(), documents=single)
    assert rules(accepted, contract(operation(), documents=single)) == [
        "request-body-media-type-removed"
    ]


def test_the_form_of_one_part_is_not_that_of_another() -> None:
    other = document("errors-html", ERRORS)
    then, today = contract(documents=[PAGE, other]), contract(documents=[HTML, other])
    assert other_forms(then, today) == {"page": ("markdown", "html")}
    assert other_forms(then, then) == {}


def test_another_form_of_the_same_part_is_a_change_of_basis() -> None:
    stays = contract(operation(), documents=[PAGE])
    (found,) = drift(stays, contract(operation(), documents=[HTML]))
    assert (found.rule, found.level) == ("basis-changed", Level.NOTE)
    assert found.message == (
        "`page` was accepted from markdown and is read as html now; only what both can state is "
        "compared."
    )
    assert drift(contract(operation(), documents=[PAGE, HTML]), stays) == ()


def test_what_only_one_form_of_a_page_states_is_named_and_the_rest_compared() -> None:
    can = tuple(word for word in API if word != "keywords")
    there = document("page-html", "https://docs.example.test/api/widgets", can)
    then, today = (
        contract(
            operation(evidence=at),
            *(field(f"$.{name}", evidence=at, **given) for name, given in facts.items()),
            documents=[of],
        )
        for of, at, facts in (
            (
                document(can_state=can),
                evidence(),
                {
                    "a": {"required": True, "pattern": "^a"},
                    "b": {"required": True},
                    "d": {"types": ("integer",), "format": "int32"},
                },
            ),
            (
                there,
                evidence(url=there.url),
                {
                    "a": {"required": False},
                    "b": {"required": None},
                    "c": {"required": True},
                    "d": {"types": ("number",), "format": "double"},
                },
            ),
        )
    )
    form, became = drift(then, today)
    assert became.rule == "request-property-became-optional"
    assert form.message == (
        "`page` was accepted from markdown and is read as html now; only what both can state is "
        "compared, and not what one of them says of 4 facts (pattern, required, type)."
    )
    assert form.documented["places"] == [f"request application/json $.{name}" for name in "abcd"]


# ------------------------------------------------------------------ keywords without a property

OLDER = document(can_state=tuple(word for word in API if word != "keywords"))
TELLING: list[Any] = [
    pytest.param(field(keywords={"multipleOf": 2}), field(), id="of a field"),
    pytest.param(field(alternatives=2), field(), id="alternatives"),
    pytest.param(operation(keywords={"callbacks": "sha256:0"}), operation(), id="of an operation"),
    pytest.param(status("429", URL, keywords={"links": "x"}), status("429", URL), id="of a status"),
]


@pytest.mark.parametrize(("telling", "silent"), TELLING)
def test_keywords_are_compared_where_both_can_state_them(telling: Fact, silent: Fact) -> None:
    whole = [telling, *([] if telling.key == "operation" else [operation()])]
    bare = [silent, *([] if silent.key == "operation" else [operation()])]
    assert len(drift(contract(*bare), contract(*whole))) == 1
    older = contract(*bare, documents=[OLDER])
    (found,) = drift(older, contract(*whole))
    assert (found.rule, found.level) == ("not-comparable", Level.NOTE)
    assert found.documented["places"] == [telling.key]
    assert "cannot state keywords" in found.message
    assert drift(older, contract(*bare)) == ()


def test_keywords_are_compared_where_one_of_two_documents_can_state_them() -> None:
    stated = evidence("/x") + evidence(url=ERRORS)
    documents = [PAGE, document("errors-markdown", ERRORS, ("fields",))]
    then, today = (
        contract(
            operation(), field(keywords={"multipleOf": n}, evidence=stated), documents=documents
        )
        for n in (2, 3)
    )
    assert "not-comparable" not in rules(then, today)
    assert len(rules(then, today)) == 1


def test_what_two_documents_cannot_state_is_told_of_the_first_of_them() -> None:
    of_both = evidence("/x") + evidence(url=ERRORS)
    then, today = (
        contract(
            operation(),
            field(keywords=keywords, evidence=of_both),
            documents=[document(can_state=can), document("errors-markdown", ERRORS, can)],
        )
        for keywords, can in ((None, OLDER.can_state), ({"multipleOf": 2}, API))
    )
    (found,) = drift(then, today)
    assert found.message.startswith("`errors` was accepted from markdown and is read as OpenAPI")


def test_what_an_older_contract_states_beside_keywords_is_compared() -> None:
    then = contract(operation(), field(default=1), attribute("a"), documents=[OLDER])
    today = contract(operation(), field(default=2, keywords={"multipleOf": 2}), attribute("a"))
    assert sorted(rules(then, today)) == [
        "not-comparable",
        "request-property-default-value-changed",
    ]


def test_what_a_part_states_that_is_not_read_is_not_expected() -> None:
    kept = [fact.key for fact in statable(BOTH, contract(operation(), documents=[PAGE]))]
    assert kept == ["operation"]
    assert {fact.key for fact in statable(BOTH, BOTH)} == {"operation", "status 429"}
