"""Nouns become plain data; what is no noun is a defect that says so."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from checker.model.access import Outcome
from checker.model.contract import Alternative, Attribute, Field, Member
from checker.model.evidence import Evidence
from checker.model.plain import build, moment, plain, utc
from checker.model.state import DocumentState, Sighting

DAY = datetime(2026, 11, 24, 10, tzinfo=UTC)


def test_what_has_no_plain_form_is_named_by_its_type_alone() -> None:
    with pytest.raises(TypeError, match="no plain form for bytes") as told:
        plain(b"never shown")
    assert "never shown" not in str(told.value)


@pytest.mark.parametrize("text", ["2026-11-24T12:00:00+02:00", "2026-11-24T10:00:00"])
def test_a_time_is_of_utc_where_it_says_nothing_else(text: str) -> None:
    assert utc(moment(text)) == "2026-11-24T10:00:00Z"


def test_a_class_is_no_noun() -> None:
    with pytest.raises(TypeError, match="no plain form for type"):
        plain(dict)


ROUND: list[object] = [
    Field(
        key="response $.a",
        where="response",
        path="$.a",
        types=("string",),
        enum=("a", 1, True),
        const=0,
        keywords={"multipleOf": [5]},
        any_of=(Alternative(ref="A", value=["kept", "as it is"]),),
        one_of=(Alternative(variant="type=a"),),
        evidence=(Evidence(document="u", heading=("A", "B")),),
    ),
    Attribute(key="a b", signal="a", attribute="b", enum=(Member(value="GET"),), redact=("q",)),
    DocumentState(
        url="u",
        accept="a",
        asked=DAY,
        outcome=Outcome.GONE,
        recent=(Sighting(digest="d", first=DAY, last=DAY),),
    ),
]


@pytest.mark.parametrize("noun", ROUND, ids=lambda noun: type(noun).__name__)
def test_what_is_read_again_is_of_the_same_types(noun: object) -> None:
    again = build(type(noun), json.loads(json.dumps(plain(noun))))  # type: ignore[arg-type]
    assert repr(again) == repr(noun)
