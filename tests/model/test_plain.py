"""Nouns become plain data; what is no noun is a defect that says so."""

from __future__ import annotations

import pytest

from checker.model.plain import plain


def test_what_has_no_plain_form_is_named_by_its_type_alone() -> None:
    with pytest.raises(TypeError, match="no plain form for bytes") as told:
        plain(b"never shown")
    assert "never shown" not in str(told.value)


def test_a_class_is_no_noun() -> None:
    with pytest.raises(TypeError, match="no plain form for type"):
        plain(dict)
