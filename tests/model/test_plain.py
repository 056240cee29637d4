"""Nouns become plain data; what is no noun is a defect that says so."""

from __future__ import annotations

import pytest

from checker.model.plain import moment, plain, utc


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
