from __future__ import annotations

import pytest

from checker.model.errors import Misused
from checker.model.path import name_segment, selected
from checker.model.place import (
    Filters,
    Items,
    Name,
    Values,
    ancestors,
    is_name,
    is_path,
    names_in,
    parted,
    segments,
    written,
)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param("$", (), id="the root has no segment"),
        pytest.param("$.a.b_1", (Name("a"), Name("b_1")), id="names"),
        pytest.param("$['x-y'].z", (Name("x-y"), Name("z")), id="a quoted name"),
        pytest.param(r"$['it\'s \\ \u0007 ].x']", (Name("it's \\ \x07 ].x"),), id="escapes"),
        pytest.param("$.a[*].b", (Name("a"), Items(), Name("b")), id="items"),
        pytest.param("$.a.*", (Name("a"), Values()), id="values"),
        pytest.param(
            "$.a[?@.type=='x'].b", (Name("a"), Filters((("type", "x"),)), Name("b")), id="a filter"
        ),
        pytest.param(
            "$.a[?@.t=='x' && @['k-k']==3 && @.b==true]",
            (Name("a"), Filters((("t", "x"), ("k-k", 3), ("b", True)))),
            id="several filters",
        ),
        pytest.param(
            "$.a[?@.t=='] && @.x==\\'1']",
            (Name("a"), Filters((("t", "] && @.x=='1"),))),
            id="a hostile value",
        ),
    ],
)
def test_a_path_has_segments(path, expected) -> None:
    assert segments(path) == expected
    assert names_in(path) == [part.name for part in expected if isinstance(part, Name)]
    assert is_path(path)


def test_what_is_written_is_read_again() -> None:
    tests = (("type", "it's ] \\ x"), ("x-y", 1.5), ("z", False))
    assert segments("$" + name_segment("a b") + selected(tests)) == (Name("a b"), Filters(tests))


@pytest.mark.parametrize("path", ["$x", "$.", "$..a", "$[0]", "$['a]", "$.a b"])
def test_a_path_in_another_spelling_is_refused_without_being_told(path) -> None:
    with pytest.raises(Misused) as caught:
        segments(path)
    assert path not in str(caught.value)
    assert not is_path(path)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param("$", ("$", "", ()), id="the root"),
        pytest.param("$.a", ("$", ".a", ()), id="a name"),
        pytest.param("$.a[*]", ("$.a", "[*]", ()), id="items"),
        pytest.param("$.a[?@.t=='x y'].b", ("$.a[?@.t=='x y']", ".b", ()), id="below a filter"),
        pytest.param(
            "$.a['x y'] t=1 k='a b'", ("$.a", "['x y']", ("t=1", "k='a b'")), id="variants"
        ),
        pytest.param(
            "$.a t=1 <undocumented>", ("$", ".a", ("t=1", "<undocumented>")), id="no branch"
        ),
    ],
)
def test_a_row_is_parted(row, expected) -> None:
    assert parted(row) == expected


@pytest.mark.parametrize(
    ("path", "parts"),
    [
        pytest.param("$", (), id="the body itself has no segments"),
        pytest.param("$.map.*.x", (".map", ".*", ".x"), id="values of a map"),
        pytest.param(r"$['it\'s'][*]", (r"['it\'s']", "[*]"), id="a quoted name with a quote"),
        pytest.param(
            "$.output[?@.type=='a]b'].id",
            (".output", "[?@.type=='a]b']", ".id"),
            id="a bracket in a filter",
        ),
    ],
)
def test_segments_as_they_are_written(path: str, parts: tuple[str, ...]) -> None:
    assert written(path) == parts


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
        pytest.param("$['[?@.t==1]']", ("$",), id="a name that looks like a filter is none"),
    ],
)
def test_ancestors(path: str, above: tuple[str, ...]) -> None:
    assert ancestors(path) == above


@pytest.mark.parametrize(
    ("path", "name"),
    [
        pytest.param("$", False, id="the body"),
        pytest.param("$.a", True, id="a member"),
        pytest.param("$['a-b']", True, id="a quoted member"),
        pytest.param("$['*']", True, id="a member that looks like all values"),
        pytest.param("$.a[*]", False, id="items"),
        pytest.param("$.a.*", False, id="values of a map"),
        pytest.param("$.a[?@.t=='x']", False, id="items of one kind"),
    ],
)
def test_what_a_path_ends_in(path: str, *, name: bool) -> None:
    assert is_name(path) is name
