"""What SARIF 2.1.0 (OASIS) asks of the objects that we write, as JSON Schema in our own words."""

from __future__ import annotations

from typing import Any

TEXT: dict[str, Any] = {"type": "string", "minLength": 1}
# §3.4.4 with RFC 3986 §4.2: relative, without a scheme, forward slashes.
RELATIVE = {"type": "string", "pattern": r"^(?![A-Za-z][A-Za-z0-9+.-]*:)(?!/)[^\\\\ ]+$"}


def only(required: dict[str, Any], **may: Any) -> dict[str, Any]:
    """An object with these properties and no other."""
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [*required],
        "properties": required | may,
    }


MESSAGE = only({"text": TEXT})
PLACE = only(
    {"artifactLocation": only({"uri": RELATIVE})},
    region=only({"startLine": {"type": "integer", "minimum": 1}}),  # §3.30.5
)
LOCATION = only(
    {"physicalLocation": PLACE},
    logicalLocations={
        "type": "array",
        "minItems": 1,
        "items": only({"fullyQualifiedName": TEXT}),
    },
)
RESULT = only(
    {
        "ruleId": TEXT,
        "ruleIndex": {"type": "integer", "minimum": 0},
        "kind": {"enum": ["fail", "open"]},
        "level": {"enum": ["none", "note", "warning", "error"]},
        "message": MESSAGE,
        "locations": {"type": "array", "minItems": 1, "maxItems": 1, "items": LOCATION},
        "partialFingerprints": {
            "type": "object",
            "minProperties": 1,
            "additionalProperties": {"type": "string", "pattern": "^[0-9a-f]{16}$"},
        },
        "baselineState": {"enum": ["new", "unchanged"]},
        "properties": {"type": "object"},
    },
    relatedLocations={"type": "array", "minItems": 1, "items": only({"physicalLocation": PLACE})},
    suppressions={
        "type": "array",
        "minItems": 1,
        "items": only(
            {"kind": {"const": "external"}, "status": {"const": "accepted"}}, justification=TEXT
        ),
    },
)
RULE = only(
    {"id": TEXT, "shortDescription": MESSAGE, "help": only({"text": TEXT}, markdown=TEXT)},
    fullDescription=MESSAGE,
    defaultConfiguration=only({"level": {"enum": ["none", "note", "warning", "error"]}}),
)
DRIVER = only(
    {
        "name": TEXT,
        "version": TEXT,
        "rules": {"type": "array", "uniqueItems": True, "items": RULE},
    }
)
RUN = only(
    {
        "tool": only({"driver": DRIVER}),
        "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
        "results": {"type": "array", "items": RESULT},
        "properties": {"type": "object"},
    }
)
LOG = only(
    {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {"type": "array", "minItems": 1, "maxItems": 1, "items": RUN},
    }
)
