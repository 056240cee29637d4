"""Branches, as keys and shapes name them."""

from __future__ import annotations

import pytest

from checker.model.variants import branch_of, variant_of, variants_of


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        pytest.param("type", "response.completed", "type=response.completed", id="plain words"),
        pytest.param("on", True, "on=true", id="another scalar, as JSON writes it"),
        pytest.param("v", 1.0, "v=1", id="a whole number"),
        pytest.param("type", "in progress", "type='in progress'", id="a blank in the value"),
        pytest.param("a b", "x=y", "'a b'='x=y'", id="a blank in the name, `=` in the value"),
        pytest.param("t", "", "t=''", id="the empty text"),
        pytest.param("t", "<undocumented>", "t='<undocumented>'", id="a word of our own"),
        pytest.param("t", "a\u00a0b", r"t='a\u00a0b'", id="a blank that no eye sees"),
    ],
)
def test_a_branch_is_written_and_read(name: str, value: object, expected: str) -> None:
    assert variant_of(name, value) == expected  # type: ignore[arg-type] - any scalar
    told = value if isinstance(value, str) else expected.partition("=")[2]
    assert branch_of(expected) == (name, told)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(None, (), id="none"),
        pytest.param("", (), id="nothing"),
        pytest.param("t=1 k='a b'", ("t=1", "k='a b'"), id="a blank inside quotes"),
        pytest.param("t=1 <undocumented>", ("t=1", "<undocumented>"), id="none of the branches"),
        pytest.param("error", ("error",), id="a word that is no branch"),
        pytest.param("t='a'-k=1", ("t='a'-k=1",), id="no blank between them: one branch, whole"),
        pytest.param("t=in progress", ("t=in progress",), id="not in quotes: one branch, whole"),
    ],
)
def test_branches(text: str | None, expected: tuple[str, ...]) -> None:
    assert variants_of(text) == expected


@pytest.mark.parametrize(
    ("variant", "branch"),
    [
        pytest.param("t=in progress", ("t", "in progress"), id="not in quotes"),
        pytest.param("error", ("error", ""), id="without a value"),
    ],
)
def test_a_branch_of_another_spelling_is_read_as_it_stands(variant, branch) -> None:
    assert branch_of(variant) == branch
