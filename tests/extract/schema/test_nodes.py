"""The words of schema reading: values tell their types."""

from __future__ import annotations

from typing import Any

import pytest

from checker.model.json_type import json_type


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (None, "null"),
        (True, "boolean"),
        (1, "integer"),
        (1.5, "number"),
        ("a", "string"),
        ([], "array"),
        ((), "array"),
        ({}, "object"),
    ],
)
def test_the_type_of_a_value(value: Any, kind: str) -> None:
    assert json_type(value) == kind
