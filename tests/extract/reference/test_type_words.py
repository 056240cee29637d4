"""The words in which people name types."""

from __future__ import annotations

import pytest

from checker.extract.reference.type_words import TypeWords, type_words, written_paths

ROWS = [
    ("", None),
    ("   ", None),
    ("Widget", "Widget?"),
    ("Widget object", "object Widget?"),
    ("string or Widget", "Widget?"),
    ("string | any", ""),
    ("widget", None),
    ("x" * 500, None),
    ("()", None),
    ("string(64)", "string"),
    ("timestamp", ""),
    ("date", ""),
    ("string", "string"),
    ("String", "string"),
    ("`int`", "integer"),
    ("bool", "boolean"),
    ("any", ""),
    ("string | null", "null string"),
    ("string or array", "array string"),
    ("string, optional", "string"),
    ("nullable string", "null string"),
    ("enum<string>", "string"),
    ("enum<string> (required)", "string"),
    ("string<date-time>", "string date-time"),
    ("null | string<uuid>", "null string uuid"),
    ("integer (int32)", "integer int32"),
    ("map<string>", "object string"),
    ("foo<bar>", None),
    ('"A" | "B"', "string {A,B}"),
    ("'a'|'b'|null", "null string {a,b}"),
    ("object[]", "array [object]"),
    ("string[][]", "array [array [string]]"),
    ("string | string[]", "array string [string]"),
    ("array of strings", "array [string]"),
    ("List<integer>", "array [integer]"),
    ("Widget[]", "array [Widget?]"),
    ("'a' | string", "string"),
    ("array of widgets", None),
    ("array[object]", "array [object]"),
    ("array [object {3}]", "array [object]"),
    ("object {12}", "object"),
]


def told(said: TypeWords) -> str:
    words = [*sorted(said.types)]
    words += [said.format] if said.format else []
    words += [f"{said.named}?"] if said.named else []
    words += [f"{{{','.join(said.enum)}}}"] if said.enum else []
    words += [f"[{told(said.items)}]"] if said.items else []
    return " ".join(words)


# Each word, by the type that it is.
WORDS = {
    "array": "array arrays list",
    "boolean": "bool boolean booleans",
    "integer": "int int32 int64 integer integers long",
    "null": "null nil none",
    "number": "double float floats number numbers",
    "object": "dict dictionary hash map object objects",
    "string": "str string strings text url uuid",
    "": "any date datetime enum timestamp",
}


@pytest.mark.parametrize("expected", WORDS)
def test_each_word_of_a_type(expected: str) -> None:
    said = [type_words(word) for word in WORDS[expected].split()]
    assert [one and told(one) for one in said] == [expected] * len(said)


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_a_type(text: str, expected: str | None) -> None:
    said = type_words(text)
    assert (None if said is None else told(said)) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("model", ["model"]),
        ("a.b", ["a", "b"]),
        ("messages[].role", ["messages", "[]", "role"]),
        ("choices[0].delta", ["choices", "[]", "delta"]),
        ("a[*][n]", ["a", "[]", "[]"]),
        ("[].id", ["[]", "id"]),
        ("a..b", ["a", "b"]),
    ],
)
def test_a_written_path(name: str, expected: list[str]) -> None:
    assert list(written_paths(name)) == expected
