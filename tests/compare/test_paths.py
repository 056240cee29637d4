from __future__ import annotations

import pytest

from checker.compare.paths import ancestors, is_filtered, is_name, segments

FILTERED = "$.output[?@.type=='a]b'].id"


@pytest.mark.parametrize(
    ("path", "parts"),
    [
        pytest.param("$", (), id="the body itself has no segments"),
        pytest.param("$.a.b", (".a", ".b"), id="names"),
        pytest.param("$.a[*].b", (".a", "[*]", ".b"), id="items"),
        pytest.param("$.map.*.x", (".map", ".*", ".x"), id="values of a map"),
        pytest.param("$['x-y'].z", ("['x-y']", ".z"), id="a quoted name"),
        pytest.param(r"$['it\'s'].z", (r"['it\'s']", ".z"), id="a quoted name with a quote"),
        pytest.param(FILTERED, (".output", "[?@.type=='a]b']", ".id"), id="a bracket in a filter"),
        pytest.param("$.a[0]~?", (".a", "[0]~?"), id="what is not known is one segment"),
    ],
)
def test_segments(path: str, parts: tuple[str, ...]) -> None:
    assert segments(path) == parts


@pytest.mark.parametrize(
    ("path", "above"),
    [
        pytest.param("$", (), id="nothing is above the body"),
        pytest.param("$.a", ("$",), id="the body is above a member"),
        pytest.param("$.a[*].b", ("$.a[*]", "$.a", "$"), id="items are above their members"),
        pytest.param(
            "$.a[?@.t=='x'].b",
            ("$.a[?@.t=='x']", "$.a[*]", "$.a", "$"),
            id="all items are above items of one kind",
        ),
        pytest.param("$.a[?@.t=='x']", ("$.a[*]", "$.a", "$"), id="items of one kind themselves"),
    ],
)
def test_ancestors(path: str, above: tuple[str, ...]) -> None:
    assert ancestors(path) == above


@pytest.mark.parametrize(
    ("path", "name", "filtered"),
    [
        pytest.param("$", False, False, id="the body"),
        pytest.param("$.a", True, False, id="a member"),
        pytest.param("$['a-b']", True, False, id="a quoted member"),
        pytest.param("$.a[*]", False, False, id="items"),
        pytest.param("$.a.*", False, False, id="values of a map"),
        pytest.param("$.a[?@.t=='x']", False, True, id="items of one kind"),
    ],
)
def test_what_a_path_ends_in(path: str, *, name: bool, filtered: bool) -> None:
    assert (is_name(path), is_filtered(path)) == (name, filtered)
