"""One cause is one finding: a document that was lost, another operation, members that go together."""

from __future__ import annotations

import pytest

from checker.compare.drift import drift
from checker.compare.lost import lost
from checker.model.contract import Contract, State
from checker.model.finding import Finding, Level
from checker.model.source import API_REFERENCE
from tests.compare.facts import contract, evidence, field, operation
from tests.compare.facts import document as read
from tests.compare.openapi_documents import (
    INTEGER,
    STRING,
    URL,
    Schema,
    block,
    document,
    found,
    thing,
)
from tests.compare.pages import stated

CODES = (402, 403, 404, 409, 410, 413, 422, 429, 500, 502, 503, 504)
ERRORS = "# Errors\n\n## Status codes\n\n| Status | Meaning |\n|---|---|\n" + "".join(
    f"| {code} | What {code} says |\n" for code in CODES
)
REFERENCE = block(document(answer=thing(("id",), id=STRING)))


def site(errors: str, reference: str = REFERENCE) -> Contract:
    pages = {
        ("page-markdown", URL): reference,
        ("errors-markdown", "https://docs.example.test/errors.md"): errors,
    }
    return stated(API_REFERENCE, dict(pages))


LOST = [
    pytest.param("# Sign in\n\nPlease log in to go on.\n", id="a page to sign in"),
    pytest.param("# Errors\n\nThis page has moved to our new help center.\n", id="no table"),
    pytest.param(
        "# Errors\n\n| Status | Meaning |\n|---|---|\n| 404 | What 404 says |\n", id="one row"
    ),
    pytest.param(
        "# Errors\n\n| Status | Meaning |\n|---|---|\n| 418 | What 418 says |\n", id="one new row"
    ),
]


@pytest.mark.parametrize("errors", LOST)
def test_a_side_page_that_states_nothing_any_more_is_not_understood(errors: str) -> None:
    (finding,) = drift(site(ERRORS), site(errors))
    assert (finding.rule, finding.level) == ("extractor-broken", Level.CANNOT_VERIFY)
    assert "`errors`" in finding.message
    assert f"where {len(CODES)} were accepted" in finding.message
    assert finding.documented["page"] == "https://docs.example.test/errors.md"


def test_what_the_other_pages_say_is_compared_beside_a_lost_one() -> None:
    other = block(document(answer=thing(("id",), id=INTEGER)))
    rules = [one.rule for one in drift(site(ERRORS), site("# Sign in\n", other))]
    assert rules == ["extractor-broken", "response-property-type-changed"]


def test_rows_that_leave_a_table_together_are_one_finding() -> None:
    less = "".join(line for line in ERRORS.splitlines(keepends=True) if not line.startswith("| 4"))
    (finding,) = drift(site(ERRORS), site(less))
    assert finding.level is Level.NOTE
    assert finding.message.startswith(
        "Each of 8 statuses (`402`, `403`, `404`, `409`, `410`, `413` and 2 more) is no longer"
    )
    assert drift(site(ERRORS), site(ERRORS)) == ()


def test_a_page_that_was_lost_and_is_back_states_what_is_new() -> None:
    """What was accepted then is not known, so nothing of it is compared."""
    assert {one.level for one in drift(site("# Sign in\n"), site(ERRORS))} <= {Level.NOTE}


def test_facts_that_moved_to_another_document_are_not_lost() -> None:
    moved = stated(
        API_REFERENCE,
        {
            ("page-markdown", URL): REFERENCE,
            ("errors-markdown", "https://docs.example.test/errors.md"): "# Errors\n",
            ("codes-markdown", "https://docs.example.test/codes.md"): ERRORS,
        },
    )
    assert "extractor-broken" not in {one.rule for one in drift(site(ERRORS), moved)}


# ------------------------------------------------------------------ another operation


def widgets() -> Schema:
    return document(
        request=thing(("a",), a=STRING, b=STRING), answer=thing(("id",), id=STRING, size=INTEGER)
    )


OTHERS = [
    pytest.param({"path": "/gadgets"}, "POST /gadgets", "api-path-removed", id="path"),
    pytest.param({"method": "get", "request": None}, "GET /widgets", "api-removed", id="method"),
    pytest.param(
        {"path": "/gadgets", "method": "get", "request": None},
        "GET /gadgets",
        "api-path-removed",
        id="both",
    ),
]


@pytest.mark.parametrize(("other", "name", "rule"), OTHERS)
def test_a_page_of_another_operation_is_one_finding(other: Schema, name: str, rule: str) -> None:
    answer = thing(("z",), z=STRING, y=INTEGER, x=thing(q=STRING))
    gadgets = document(answer=answer, statuses={"404": {"description": ""}}, **other)
    (finding,) = found(widgets(), gadgets)
    assert finding.rule == f"{rule}-without-deprecation"
    assert finding.message.startswith("Operation `POST /widgets`")
    assert f"`{name}` is documented now" in finding.message


# ------------------------------------------------------------------ members of one object


def of(*names: str, required: tuple[str, ...] = ()) -> Schema:
    kept = thing(required, **dict.fromkeys(names, STRING), keep=STRING)
    return document(answer=thing(("u",), u=kept, other=thing(a=STRING)))


def only(findings: tuple[Finding, ...]) -> Finding:
    (finding,) = findings
    return finding


def test_members_that_leave_one_object_together_are_one_finding() -> None:
    finding = only(found(of("a", "b", "c", required=("a", "b", "c")), of()))
    assert (finding.rule, finding.level) == ("response-required-property-removed", Level.ERROR)
    assert finding.message == (
        "Each of 3 response fields of `$.u` (`a`, `b`, `c`) is no longer documented; it was "
        "documented as required. In response 200 application/json."
    )
    assert len(finding.documented["places"]) == 3  # type: ignore[arg-type]


def test_whichever_of_them_was_promised() -> None:
    finding = only(found(of("a", "b", "c", required=("b",)), of()))
    assert finding.rule == "response-required-property-removed"
    assert "`$.u.b` is no longer documented" in finding.message
    assert "With it went `a` (optional), `c` (optional)." in finding.message


def test_members_that_come_together_are_one_finding() -> None:
    finding = only(found(of(), of("a", "b", required=("a", "b"))))
    assert finding.rule == "response-required-property-added"


def test_members_of_two_objects_are_two_findings() -> None:
    then = document(answer=thing(u=thing(a=STRING, k=STRING), v=thing(a=STRING, k=STRING)))
    today = document(answer=thing(u=thing(k=STRING), v=thing(k=STRING)))
    assert [one.key.rpartition(" ")[2] for one in found(then, today)] == ["$.u.a", "$.v.a"]


def test_parameters_are_members_of_nothing() -> None:
    listed = [{"name": name, "in": "query", "schema": STRING} for name in ("a", "b")]
    then = document(operation={"parameters": listed})
    assert len(found(then, document())) == 2


# ------------------------------------------------------------------ what only an example keeps

EXAMPLE = '\n## Response\n\n```json 200\n{"id": "w", "total": 3, "owner": {"name": "n"}}\n```\n'
REQUEST = '\n## Request\n\n```json\n{"id": "w", "total": 3}\n```\n'
FULL = thing(("id", "total"), id=STRING, total=INTEGER, owner=thing(name=STRING))


def page(answer: Schema, request: Schema = FULL, after: str = EXAMPLE) -> Contract:
    text = block(document(answer=answer, request=request)) + after
    return stated(API_REFERENCE, {("page-markdown", URL): text})


def test_a_required_field_that_only_an_example_keeps_was_removed() -> None:
    less = thing(("id",), id=STRING, owner=thing(name=STRING))
    finding = only(drift(page(FULL), page(less)))
    assert (finding.rule, finding.level) == ("response-required-property-removed", Level.ERROR)
    assert finding.message.endswith("An example under `Response` still shows it.")


def test_so_was_one_with_members() -> None:
    less = thing(("id", "total"), id=STRING, total=INTEGER)
    finding = only(drift(page(FULL), page(less)))
    assert finding.rule == "response-optional-property-removed"
    assert "An example under `Response` still shows it." in finding.message


def test_so_was_one_of_a_request() -> None:
    less = thing(("id",), id=STRING, owner=thing(name=STRING))
    finding = only(drift(page(FULL, after=REQUEST), page(FULL, less, after=REQUEST)))
    assert finding.rule == "request-property-removed"


def test_so_was_the_row_of_a_table_that_is_still_there() -> None:
    rows = "".join(f"| `{name}` | string | Yes | What. |\n" for name in "abcdefgh")
    table = "# W\n\nPOST /w\n\n## Body\n\n| Parameter | Type | Required | Description |\n"
    table += (
        f'|---|---|---|---|\n{rows}\n## Request\n\n```json\n{{"a": "x", "b": "x", "c": "x"}}\n```\n'
    )
    less = table.replace("| `c` | string | Yes | What. |\n", "")
    then, today = (stated(API_REFERENCE, {("page-markdown", URL): text}) for text in (table, less))
    finding = only(drift(then, today))
    assert finding.rule == "request-property-removed"
    assert "An example under `Request` still shows it." in finding.message


SHOWN = {"id": "w", "total": 3}
AT = "/paths/~1widgets/post/responses/200/content/application~1json"
GIVEN = [
    pytest.param({"example": SHOWN}, {}, f"{AT}/example", id="the example"),
    pytest.param(
        {"examples": {"a": {"value": SHOWN}}}, {}, f"{AT}/examples/a/value", id="one of several"
    ),
    pytest.param(
        {"examples": {"a": {"$ref": "#/components/examples/A"}}},
        {"examples": {"A": {"value": SHOWN}}},
        "/components/examples/A/value",
        id="one that is referred to",
    ),
]


@pytest.mark.parametrize("shared", [False, True])
@pytest.mark.parametrize(("given", "components", "place"), GIVEN)
def test_an_example_of_the_document_that_keeps_a_field_is_named(
    given: Schema, components: Schema, place: str, *, shared: bool
) -> None:
    def written(schema: Schema) -> Contract:
        answer = {"$ref": "#/components/schemas/Thing"} if shared else schema
        whole = document(answer=answer)
        whole["components"] = components | {"schemas": {"Thing": schema}}
        (operation,) = whole["paths"].values()
        operation["post"]["responses"]["200"]["content"]["application/json"] |= given
        return stated(API_REFERENCE, {("page-markdown", URL): block(whole)})

    then, today = written(thing(("total",), id=STRING, total=INTEGER)), written(thing(id=STRING))
    finding = only(drift(then, today))
    assert (finding.rule, finding.level) == ("response-required-property-removed", Level.ERROR)
    assert f"An example at `{place}` still shows it." in finding.message
    assert not {one.rule for one in drift(then, then)}


def test_what_a_schema_of_the_document_states_no_example_beside_it_contradicts() -> None:
    whole = document(answer=thing(id=STRING))
    (operation,) = whole["paths"].values()
    json = operation["post"]["responses"]["200"]["content"]["application/json"]
    plain = stated(API_REFERENCE, {("page-markdown", URL): block(whole)})
    for example in ({"id": 7}, {"other": 1, "names": 2}, "text", [], {"id": None}):
        json["example"] = example
        today = stated(API_REFERENCE, {("page-markdown", URL): block(whole)})
        assert drift(plain, today) == ()
        assert today.by_key().keys() == plain.by_key().keys()


def answered(row: str) -> Contract:
    rows = "".join(f"| {code} | What it says |\n" for code in CODES[3:]) + row
    body = '## Response\n\n```json 404\n{"id": "w", "reason": "gone"}\n```\n'
    text = f"# W\n\nPOST /w\n\n{body}\n## Status codes\n\n| Status | Meaning |\n|-|-|\n{rows}"
    return stated(API_REFERENCE, {("page-markdown", URL): text})


def test_a_status_that_is_listed_no_more_while_its_body_stays_is_told() -> None:
    finding = only(drift(answered("| 404 | Not found |\n"), answered("")))
    assert (finding.rule, finding.key) == ("no-longer-stated", "status 404")
    assert finding.message.endswith("An example under `Response` still shows it.")


def test_an_example_that_is_described_now_is_another_basis() -> None:
    less = thing(("id",), id=STRING, owner=thing(name=STRING))
    assert [one.rule for one in drift(page(less), page(FULL))] == ["basis-changed"]


def test_what_an_example_alone_showed_is_a_note_when_it_comes_or_goes() -> None:
    more = EXAMPLE.replace('"total"', '"color": "red", "total"')
    for sides in ((EXAMPLE, more), (more, EXAMPLE)):
        finding = only(drift(*(page(FULL, after=text) for text in sides)))
        assert finding.level is Level.NOTE
        assert "`$.color`" in finding.message


def test_a_part_that_states_the_operation_is_not_judged_as_lost() -> None:
    pages = [read("page-markdown", URL), read("errors-markdown", f"{URL}/errors")]
    stays = field("$.stays", evidence=evidence(url=f"{URL}/errors"))
    fields = [field(f"$.{name}") for name in "abcdef"]
    then = contract(operation(), *fields, stays, documents=pages)
    assert lost(then, contract(operation(), stays, documents=pages)) == {}
    bare = contract(*fields, stays, documents=pages)
    assert lost(bare, contract(stays, documents=pages)) == {"page": (6, 0)}
    assert lost(bare, contract(*fields[:1], stays, documents=pages)) == {"page": (6, 1)}
    assert lost(bare, contract(*fields[:2], stays, documents=pages)) == {}
    assert (
        lost(contract(*fields[:2], stays, documents=pages), contract(stays, documents=pages)) == {}
    )
    few = contract(*fields[:3], stays, documents=pages)
    assert lost(few, contract(stays, documents=pages)) == {"page": (3, 0)}
    four = contract(*fields[:4], stays, documents=pages)
    assert lost(four, contract(*fields[:1], stays, documents=pages)) == {"page": (4, 1)}


def test_what_a_definition_says_is_no_news_of_a_place_that_became_required() -> None:
    """Of that place the requirement alone is told, with the evidence of today."""
    used = {"$ref": "#/components/schemas/Part"}
    then, today = (
        document(
            request=thing(required, a=used, b=used), components={"Part": part | {"title": kind}}
        )
        for required, part, kind in (((), INTEGER, "Whole"), (("b",), {"type": "number"}, "Any"))
    )
    required, generalized = found(then, today)
    assert (required.rule, required.key, required.places) == (
        "request-property-became-required",
        "request application/json $.b",
        None,
    )
    assert generalized.rule == "request-property-type-generalized"
    assert generalized.places is not None
    assert generalized.places.count == 2
    digests = [
        [side["text_digest"] for side in (one.documented["before"], one.documented)]
        for one in (required, generalized)
    ]
    assert digests[0] == digests[1]
    assert digests[0][0] != digests[0][1]


@pytest.mark.parametrize(
    ("left", "rules"), [("$.b", ["response-required-property-removed"]), ("", ["basis-changed"])]
)
def test_what_an_example_alone_shows_is_gone_where_others_are_described(left, rules) -> None:
    """Where no field of the body is described any more the page states them on another basis."""
    then = [field(path, "response", required=True, evidence=evidence()) for path in ("$.a", "$.b")]
    today = [
        one
        if one.path == left
        else field(one.path, "response", required=None, state=State.EXAMPLE_ONLY)
        for one in then
    ]
    assert [one.rule for one in drift(contract(*then), contract(*today))] == rules


@pytest.mark.parametrize(
    ("uses", "where"), [("a", "In application/json."), ("ab", "In `Part`, at 2 places.")]
)
def test_a_definition_that_is_used_once_is_told_by_its_place(uses: str, where: str) -> None:
    used = {"$ref": "#/components/schemas/Part"}
    then, today = (
        document(request=thing(**dict.fromkeys(uses, used)), components={"Part": part})
        for part in (INTEGER, {"type": "number"})
    )
    (generalized,) = found(then, today)
    assert generalized.message.endswith(f"is `number` now. {where}")
