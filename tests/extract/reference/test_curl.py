"""Curl commands."""

from __future__ import annotations

import pytest

from checker.extract.reference.curl import Curl, read_curl

URL = "https://api.test/v1/x"


def read(text: str) -> Curl:
    found = read_curl(text)
    assert found is not None
    return found


@pytest.mark.parametrize("text", ["", "wget https://x", "libcurl is a library", "# curling"])
def test_no_command(text: str) -> None:
    assert read_curl(text) is None


def test_a_whole_command() -> None:
    found = read(
        f"""curl -X PUT "{URL}" \\
  -H "Authorization: Bearer $KEY" \\
  --header 'Content-Type: application/json' \\
  -H "broken" \\
  -d '{{"a": "it'\\''s"}}'
"""
    )
    assert found == Curl(
        method="PUT",
        url=URL,
        headers={"Authorization": "Bearer $KEY", "Content-Type": "application/json"},
        body='{"a": "it\'s"}',
    )


BODIES = [
    pytest.param("-d '{}'", "{}", id="single quotes"),
    pytest.param('--data-raw "{\\"a\\": 1}"', '{"a": 1}', id="double quotes"),
    pytest.param("--json='{}'", "{}", id="glued"),
    pytest.param("--data $'{}'", "{}", id="quotes of bash"),
    pytest.param("-d @- <<'EOF'\n{\"a\": 1}\nEOF\nmore", '{"a": 1}\n', id="a here-document"),
    pytest.param("-d @- <<EOF\n{}", None, id="a here-document without an end"),
    pytest.param("-d @file.json", None, id="a file"),
    pytest.param("-d '{", None, id="open quotes"),
    pytest.param("", None, id="none"),
]


@pytest.mark.parametrize(("argument", "expected"), BODIES)
def test_a_body(argument: str, expected: str | None) -> None:
    found = read(f"$ curl {URL} {argument}")
    assert found.body == expected
    assert found.method == ("GET" if expected is None else "POST")


def test_only_the_first_command_counts() -> None:
    found = read(f"curl {URL}\ncurl https://other.test -d '{{}}'")
    assert (found.url, found.body) == (URL, None)


def test_a_command_without_an_address() -> None:
    assert read("curl --help").url is None
