"""What the description in a table of fields adds: a closed set, null, and that it is deprecated."""

from __future__ import annotations

import re

import pytest

from checker.extract.api_reference import extract
from checker.extract.page import Text
from checker.extract.reference.described import described, options_of
from checker.extract.reference.type_words import type_words
from checker.model.contract import Field
from tests.extract.reference_pages import opened

ENUM = {"enum": ("large", "small")}
NULL = {"types": ("null", "string")}


def said(cell: str, type_: str | None) -> dict[str, object]:
    text = Text(
        plain=cell.replace("`", "").replace("**", ""), codes=tuple(re.findall("`([^`]+)`", cell))
    )
    return described(text, None if type_ is None else type_words(type_))


@pytest.mark.parametrize(
    ("cell", "type_", "expected"),
    [
        ("One of `small`, `large`.", "string", ENUM),
        ("How large. One of: `small` or `large`.", "string", ENUM),
        ("Allowed values: `small`, `large`", "string", ENUM),
        ("Must be one of the following values: `small`, `large`.", "string", ENUM),
        ("Either `small` or `large`.", "string or null", ENUM),
        ('One of `"small"`, `"large"`.', "string", ENUM),
        ("One of `'small'`, `'large'`.", "string", ENUM),
        ("One of `1`, `2`.", "integer", {"enum": (1, 2)}),
        ("One of `small`, `large`, and others.", "string", {}),
        ("One of `small` (the default) or `large`.", "string", {}),
        ("One of the `small` things.", "string", {}),
        ("One of `a-b`, `a`.", "string", {"enum": ("a", "a-b")}),
        ("Either `small` or `large` small.", "string", {}),
        ("Works with `small`, `large`.", "string", {}),
        ("One of `small`, `large`.", "array of strings", {}),
        ("One of `small`, `large`.", "integer", {}),
        ("One of `small`, `large`.", None, {}),
        ("Deprecated. Use `id`.", "string", {"deprecated": True}),
        ("An id. (Deprecated)", None, {"deprecated": True}),
        ("Deprecated in version 2.", None, {}),
        ("Deprecated in v2 and restored in v3.", None, {}),
        ("Deprecated for cloned voices.", None, {}),
        ("Deprecated (for some).", None, {}),
        ("One of `small`, `large`. With pictures `huge` too.", "string", {}),
        ("**Deprecated** in favor of `id`.", "string", {"deprecated": True}),
        ("Is deprecated in favour of `id`.", "string", {}),
        ("Deprecated since 2 in favour of `id`.", "string", {"deprecated": True}),
        ("DEPRECATED: use `id`.", "string", {"deprecated": True}),
        ("Deprecated models answer too.", "string", {}),
        ("Not deprecated.", "string", {}),
        ("Deprecated?", "string", {}),
        ("Why (nullable).", "string", NULL),
        ("Why it ended, or `null` while it runs.", "string", NULL),
        ("Why. `null` until it ends.", "string", NULL),
        ("Set when it failed, otherwise null", "string", NULL),
        ("It may be null.", "string", NULL),
        ("One of `small`, `large` or `null`.", "string", ENUM | NULL),
        ("Never null.", "string", {}),
        ("Must not be empty or null.", "string", {}),
        ("Ignored where the parent is null.", "string", {}),
        ("Null safety.", "string", {}),
        ("May be null.", None, {}),
        ("Deprecated: sometimes.", "string", {}),
        *(
            (f"Deprecated: use `id` {word} you can.", "string", {})
            for word in ("except", "if", "only", "unless", "when")
        ),
        ("", "string", {}),
    ],
)
def test_a_description(cell: str, type_: str | None, expected: dict[str, object]) -> None:
    assert said(cell, type_) == expected


@pytest.mark.parametrize(("count", "closes"), [(200, True), (201, False)])
def test_a_set_of_as_many_values_is_closed_and_of_no_more(count: int, *, closes: bool) -> None:
    codes = tuple(f"a{at}" for at in range(count))
    cell = Text(plain=", ".join(codes), codes=codes)
    assert ("enum" in options_of(cell, type_words("string"))) is closes


def test_the_column_of_a_table() -> None:
    (size, old) = (
        fact
        for fact in extract(
            [
                opened(
                    "page-markdown",
                    "# T\n\n## Body\n\n| Name | Type | Description |\n| - | - | - |\n"
                    "| size | string | One of `small`, `large`. |\n"
                    "| was | string | Deprecated. |\n",
                )
            ]
        ).facts
        if fact.fact == "field"
    )
    assert (size.enum, size.deprecated) == (("large", "small"), None)
    assert (old.enum, old.deprecated) == (None, True)


@pytest.mark.parametrize(
    ("cell", "stated"),
    [
        ("`small`, `large`", ["large", "small"]),
        ("`small` or `large`", ["large", "small"]),
        ("`small`, `large` and others", None),
        ("such as `small`, `large`", None),
        ("small, large", None),
        ("", None),
    ],
)
def test_a_column_of_options_closes_a_set_where_its_cell_holds_nothing_else(
    cell: str, stated: list[str] | None
) -> None:
    page = (
        "# Draw\n\n`POST /v1/draw`\n\n## Request body\n\n"
        f"| Field | Type | Allowed values |\n|---|---|---|\n| `size` | string | {cell} |\n"
        "| `name` | string or null | `x`, `y` |\n"
    )
    found = {fact.key: fact for fact in extract([opened("page-markdown", page)]).facts}
    (size,) = (fact for key, fact in found.items() if key.endswith("$.size"))
    (name,) = (fact for key, fact in found.items() if key.endswith("$.name"))
    assert getattr(name, "enum", None) == ("x", "y")
    enum = getattr(size, "enum", None)
    assert (None if enum is None else sorted(enum)) == stated


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("`a` (string) Possible values: `small`, `large`", ["large", "small"]),
        ("`a` string - either `small` or `large`", ["large", "small"]),
        ("**a** (string, optional) - One of `small`, `large`.", ["large", "small"]),
        ("**a** (string): one of `small`, `large`.", ["large", "small"]),
        ("`a` (string) If `b` is set, one of `small`, `large`", None),
        ("`a` string - one of `small`, `large` or any other name", None),
    ],
)
def test_what_stands_behind_the_type_of_a_line(line: str, expected: list[str] | None) -> None:
    page = opened("page-markdown", f"# T\n\n## Request body\n\n- {line}\n")
    (field,) = (one for one in extract([page]).facts if isinstance(one, Field))
    assert field.enum == (None if expected is None else tuple(expected))
