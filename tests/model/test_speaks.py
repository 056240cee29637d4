"""A keyword says something of its own types alone (JSON Schema 2020-12)."""

from __future__ import annotations

import pytest

from checker.model.speaks import speaks

TYPES = ("array", "boolean", "integer", "null", "number", "object", "string")
OF = {
    "array": (
        *("contains", "items", "maxContains", "max_items", "minContains", "min_items"),
        *("prefixItems", "unevaluatedItems", "uniqueItems"),
    ),
    "integer number": (
        *("exclusive_maximum", "exclusive_minimum", "maximum", "minimum", "multipleOf"),
    ),
    "object": (
        *("additionalProperties", "dependentRequired", "dependentSchemas", "maxProperties"),
        *("max_properties", "minProperties", "min_properties", "patternProperties"),
        *("propertyNames", "requiredAlternatives", "requiredElsewhere", "unevaluatedProperties"),
    ),
    "string": (
        *("contentEncoding", "contentMediaType", "contentSchema", "max_length", "min_length"),
        "pattern",
    ),
    "integer number string": ("format",),
    " ".join(TYPES): ("const", "enum", "readOnly"),
}


@pytest.mark.parametrize(("types", "names"), OF.items(), ids=OF)
def test_of_which_types_a_keyword_speaks(types: str, names: tuple[str, ...]) -> None:
    for name in names:
        assert " ".join(type_ for type_ in TYPES if speaks(name, {type_})) == types
        assert speaks(name, ())  # it may, where none is stated
