"""One change that the page makes in several places is one finding with as many places."""

from __future__ import annotations

import pytest

from checker.compare.drift import drift
from checker.model.contract import Fact, Field, State, Statement
from checker.model.evidence import Evidence
from checker.model.finding import Finding
from tests.compare.facts import URL, attribute, contract, evidence, field, members, operation
from tests.compare.openapi_documents import KEPT, STRING, Schema, document, found, thing

MANY = 4

SCHEMA = "/components/schemas/Error"


def told(before: list[Fact], after: list[Fact]) -> list[Finding]:
    return list(drift(contract(operation(), *before), contract(operation(), *after)))


def error(status: str, path: str = "$.code", **given: object) -> Fact:
    return field(path, "response", **{"status": status, **given})


def test_one_change_over_ten_tables_is_one_finding_with_ten_places() -> None:
    signals = [f"metric:m{number}" for number in range(10)]
    (found,) = told(
        [attribute("method", signal, enum=members("GET")) for signal in signals],
        [attribute("method", signal, enum=members("GET", "QUERY")) for signal in signals],
    )
    assert found.rule == "attribute-enum-member-added"
    assert found.documented["places"] == [f"{signal} method" for signal in signals]
    assert "In 10 places: metric:m0" in found.message
    assert "and 4 more" in found.message


def test_two_attributes_are_two_findings() -> None:
    found = told(
        [attribute("a"), attribute("b")], [attribute("a", type="int"), attribute("b", type="int")]
    )
    assert [one.key for one in found] == ["span.client a", "span.client b"]


def test_two_topics_of_which_the_same_is_stated_are_two_findings() -> None:
    then, today = (
        [Statement(key=topic, topic=topic, value={"from": hour}) for topic in ("a", "b")]
        for hour in ("01:00", "02:00")
    )
    assert [one.key for one in told(then, today)] == ["a", "b"]


def test_two_changes_of_one_attribute_are_two_findings() -> None:
    found = told(
        [attribute("a", "metric:x"), attribute("a", "metric:y")],
        [attribute("a", "metric:x", type="int"), attribute("a", "metric:y", type="double")],
    )
    assert len(found) == 2


def test_the_same_path_under_several_statuses_is_one_finding() -> None:
    statuses = ("400", "401", "500")
    (found,) = told(
        [error(status) for status in statuses],
        [error(status, types=("string",), deprecated=True) for status in statuses][:0]
        + [error(status, deprecated=True) for status in statuses],
    )
    assert (found.rule, len(found.documented["places"])) == ("response-property-deprecated", 3)  # type: ignore[arg-type]


def test_a_schema_that_several_bodies_share_changes_once() -> None:
    """Paths and names differ; the page states both at one place."""
    at = evidence(SCHEMA)
    paths = ("$.price", "$.item.cost")
    (found,) = told(
        [error("200", path, evidence=at, types=("integer",)) for path in paths],
        [error("200", path, evidence=at, types=("number",)) for path in paths],
    )
    assert (found.rule, len(found.documented["places"])) == (
        "response-property-type-generalized",
        2,
    )  # type: ignore[arg-type]


def test_a_member_of_a_shared_schema_comes_once() -> None:
    above = [error("200", path, evidence=evidence(SCHEMA)) for path in ("$.a", "$.b")]
    new = [error("200", f"{path}.x", evidence=evidence("/x")) for path in ("$.a", "$.b")]
    (found,) = told(above, above + new)
    assert found.documented["places"] == sorted(fact.key for fact in new)
    required = [
        error("200", f"{path}.x", evidence=evidence("/x"), required=True) for path in ("$.a", "$.b")
    ]
    (became,) = told(above + new, above + required)
    assert became.rule == "response-property-became-required"
    assert len(told(above + new, above)) == 1


def test_members_of_one_type_in_different_schemas_come_separately() -> None:
    above = [error("200", path, evidence=evidence(f"/schemas{path}")) for path in ("$.a", "$.b")]
    new = [error("200", f"{path}.x", evidence=evidence("/Money")) for path in ("$.a", "$.b")]
    assert len(told(above, above + new)) == 2
    bare = [error("200", path) for path in ("$.a", "$.b")]
    assert len(told(bare, bare + new)) == 2
    assert len(told([error("200", "$.z")], [error("200", "$.z"), *new])) == 2  # nothing above


def passage(text: str | None, heading: str = "Reasons") -> tuple[Evidence, ...]:
    """The schema that a field has for itself, and what a passage says beside it."""
    said = Evidence(document=URL, heading=("Widgets", heading), text_digest=text)
    return (*evidence("/x"), said)


def test_groups_that_turn_out_to_be_one_are_joined() -> None:
    """The second shares no passage with the third; the fourth shares one with each.

    The fifth shares one with the third alone, which was joined to the second by then. The first
    and the last share one with none of these.
    """
    headings = {
        "a": ("Zero",),
        "b": ("One",),
        "c": ("Two", "Three"),
        "d": ("One", "Two"),
        "e": ("Three",),
        "f": ("Zero",),
    }
    was, now = (
        [
            error(
                "200", f"$.{name}.n", evidence=sum((passage(word, one) for one in of), ()), **given
            )
            for name, of in headings.items()
        ]
        for word, given in (("then", {"required": True}), ("now", {"required": False}))
    )
    assert [one.documented["places"] for one in told(was, now)] == [
        [f"response 200 application/json $.{name}.n" for name in names] for names in ("af", "bcde")
    ]


def test_two_reasons_for_which_the_page_states_on_another_basis_are_two() -> None:
    then, today = (
        [field(f"$.{name}", "response", required=None, state=state) for name, state in states]
        for states in (
            (("a", State.EXAMPLE_ONLY), ("b", State.CONFLICTING)),
            (("a", State.DOCUMENTED), ("b", State.DOCUMENTED)),
        )
    )
    assert [one.rule for one in told(then, today)] == ["basis-changed"] * 2


def reasons(path: str, where: str, *enum: str, said: tuple[Evidence, ...]) -> Field:
    own = [Evidence(document=URL, pointer=f"/{where}{path}", text_digest=f"{where}{path}")]
    return field(path, where, enum=enum, evidence=(*own, *said[1:]))


def test_a_passage_that_speaks_of_an_answer_and_a_stream_changes_once() -> None:
    homes = [("$.choices[*].reason", "response"), ("$.reason", "stream")]
    for then, today in (("sha256:1", "sha256:2"), ("sha256:1", None)):
        was = [reasons(*home, "a", "b", said=passage(then)) for home in homes]
        now = [reasons(*home, "a", said=passage(today)) for home in homes]
        (found,) = told(list(was), list(now))
        assert found.documented["places"] == sorted(fact.key for fact in now)
        assert len(told(list(now), list(was))) == 1


@pytest.mark.parametrize(
    ("paths", "said"),
    [
        pytest.param(("$.a.reason", "$.b.cause"), ("2", "2"), id="of another name"),
        pytest.param(("$.a.reason", "$.b.reason"), ("2", "3"), id="in passages of their own"),
        pytest.param(("$.a.reason", "$.b.reason"), ("1", "1"), id="as the passage was"),
        pytest.param(("$.a[*]", "$.b[*]"), ("2", "2"), id="without a name"),
    ],
)
def test_fields_that_a_passage_does_not_tell_together(
    paths: tuple[str, str], said: tuple[str, str]
) -> None:
    was = [
        reasons(path, "response", "a", "b", said=passage(text if text == "1" else f"before {text}"))
        for path, text in zip(paths, said, strict=True)
    ]
    now = [
        reasons(path, "response", "a", said=passage(text))
        for path, text in zip(paths, said, strict=True)
    ]
    assert len(told(list(was), list(now))) == 2


def test_where_to_look_is_where_the_text_changed() -> None:
    was, now = (
        field("$.reason", enum=enum, evidence=said)
        for enum, said in ((("a", "b"), passage("1")), (("a",), passage("2")))
    )
    (found,) = told([was], [now])
    before = found.documented["before"]
    assert isinstance(before, dict)
    assert before["heading"] == found.documented["heading"] == "Widgets > Reasons"
    (same,) = told([was], [field("$.reason", enum=("a",), evidence=passage("1"))])
    assert same.documented["heading"] == "Widgets > OpenAPI"


def test_a_place_more_is_another_finding() -> None:
    was = [attribute("a", signal) for signal in ("metric:x", "metric:y")]
    now = [attribute("a", signal, type="int") for signal in ("metric:x", "metric:y")]
    (both,) = told(was, now)
    (one,) = told(was, [now[0], was[1]])
    assert both.key == one.key
    assert both.fingerprint != one.fingerprint


def test_a_part_more_is_another_finding() -> None:
    """What went along is part of what was reviewed."""
    stays, whole = field("$.z"), field("$.a")
    (less,) = told([stays, whole, field("$.a.b")], [stays])
    (more,) = told([stays, whole, field("$.a.b"), field("$.a.c")], [stays])
    assert less.key == more.key
    assert less.fingerprint != more.fingerprint


def test_members_of_one_object_that_became_optional_together_are_one_change() -> None:
    def stated(required: tuple[str, ...]) -> Schema:
        row = thing(required, a=STRING, b=STRING, c=STRING)
        other = thing(required[:1], a=STRING)
        return document(answer=thing(rows={"type": "array", "items": row}, other=other))

    (together,) = found(stated(("c", "a", "b")), stated(("c",)))
    assert together.rule == "response-property-became-optional"
    assert "Each of 2 response fields of `$.rows[*]` (`a`, `b`) was" in together.message
    plain = [error("200", f"$.x.{name}", required=True) for name in ("a", "b")]
    loose = [error("200", f"$.x.{name}", required=False) for name in ("a", "b")]
    assert len(told(plain, loose)) == 1
    apart = [error("200", f"$.{name}.a", required=True) for name in ("x", "y")]
    freed = [error("200", f"$.{name}.a", required=False) for name in ("x", "y")]
    assert len(told(apart, freed)) == 2


def test_items_are_no_member_of_what_holds_them() -> None:
    union = field("$.a", "response", types=("array", "object"))
    then, today = (
        [union, *(field(path, "response", required=given) for path in ("$.a[*]", "$.a.b"))]
        for given in (True, False)
    )
    assert len(told(then, today)) == 2


def test_the_same_turn_of_many_properties_is_one_change_and_of_few_is_not() -> None:
    def rows(count: int) -> list[Finding]:
        then, today = (
            [field(f"$.{name}.{name}", "response", types=(kind,)) for name in "abcdef"[:count]]
            for kind in ("integer", "number")
        )
        return told(then, today)

    (one,) = rows(MANY)
    assert (one.rule, one.level) == ("response-property-type-generalized", rows(1)[0].level)
    assert len(one.documented["places"]) == MANY
    assert one.former == frozenset()  # its places were never told as one definition's
    assert len(rows(MANY - 1)) == MANY - 1


@pytest.mark.parametrize(("places", "former"), [(499, 500), (500, 501), (501, 501)])
def test_a_change_was_accepted_at_so_many_of_its_places(places: int, former: int) -> None:
    """And at all of them as one."""
    sides = [
        document(
            answer=thing(**{f"p{n}": {"$ref": "#/components/schemas/Part"} for n in range(places)}),
            components={"Part": thing(x=schema)},
        )
        for schema in (STRING, {"type": "integer"})
    ]
    (one,) = found(*sides)
    assert len(one.former) == former
    assert one.places is not None
    assert (one.places.count, len(one.places.first)) == (places, 20)


def test_what_was_accepted_where_a_place_said_it_itself_is_accepted_of_its_definition() -> None:
    """With what went along, at each of its places."""
    rest = thing(keep=STRING)

    def sides(places: str, *, refers: bool) -> list[Schema]:
        parts = thing(keep=STRING, gone=thing(x=STRING)), rest
        return [
            document(
                answer=thing(
                    **{
                        one: {"$ref": "#/components/schemas/Part"} if refers else part
                        for one in places
                    }
                ),
                components={"Part": part},
            )
            for part in parts
        ]

    (of_definition,) = found(*sides("pq", refers=True))
    for place in "pq":
        (of_place,) = found(*sides(place, refers=False))
        assert of_place.key == f"response 200 application/json $.{place}.gone"
        assert of_place.fingerprint in of_definition.former


FULL = thing(("a",), keep=STRING, a=thing(x=STRING), b=STRING)
LONGER = thing(keep=STRING | {"maxLength": 3})
ACCEPTED = [
    (FULL, KEPT, "response-required-property-removed", "cc22d7f27025aeab"),
    (KEPT, FULL, "response-optional-property-added", "5c1c33107e4e76c0"),
    (KEPT, LONGER, "response-property-max-length-set", "97ab6795a098d9c0"),
]


@pytest.mark.parametrize(("then", "today", "rule", "fingerprint"), ACCEPTED)
def test_what_was_accepted_stays_accepted(
    then: Schema, today: Schema, rule: str, fingerprint: str
) -> None:
    """Fingerprints stand in files that people keep; the gravest of several members is told."""
    (one,) = found(document(answer=then), document(answer=today))
    assert (one.rule, one.fingerprint) == (rule, fingerprint)
