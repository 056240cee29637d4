"""What is read of a document: each bound at its number and at one more."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.documents import Malformed, read_json, read_toml, read_yaml


def nested(count: int) -> str:
    return "[" * count + "]" * count


@pytest.mark.parametrize(
    ("most", "text", "read"),
    [
        pytest.param(199, nested, read_yaml, id="nesting of YAML"),
        pytest.param(198, lambda n: f"a = {nested(n)}", read_toml, id="nesting of TOML"),
        pytest.param(197, lambda n: f"a{'.a' * n} = 1", read_toml, id="dots of a name"),
        pytest.param(10_000, lambda n: f"a = [{'1.5,' * n}]", read_toml, id="dots of all names"),
        pytest.param(1_000_000, lambda n: "#" * n, read_toml, id="characters of TOML"),
        pytest.param(63, lambda n: f"a = {2**n - 1}", read_toml, id="bits of a number"),
    ],
)
def test_as_much_is_read_and_no_more(
    most: int, text: Callable[[int], str], read: Callable[[str], object]
) -> None:
    read(text(most))
    with pytest.raises(Malformed):
        read(text(most + 1))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param('{"a": 1\n;}', "JSON is not well-formed at line 2, column 1", id="a place"),
        pytest.param("NaN", "JSON is not well-formed", id="no place"),
    ],
)
def test_a_refusal_names_the_place_where_one_is_known(text: str, told: str) -> None:
    with pytest.raises(Malformed) as refused:
        read_json(text)
    assert str(refused.value) == told


@pytest.mark.parametrize("mark", ['"""', "'''", '"', "'"])
def test_dots_of_a_text_are_none_of_a_name(mark: str) -> None:
    dots = "." * 10_001
    assert read_toml(f"a = {mark}{dots}{mark} # {dots}") == {"a": dots}
