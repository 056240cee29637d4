"""What alternatives of a union say that nothing tells apart, where the union says it no longer."""

from __future__ import annotations

from typing import Any

import pytest

from checker.model.alternatives import EACH, components, known, loses
from checker.model.contract import Alternative, Field
from checker.model.flat import flat
from tests.compare.facts import contract, field

AT = "/components/schemas/"


@pytest.mark.parametrize(
    ("names", "labels"),
    [
        pytest.param(["Node"], ["Node"], id="one, by its name"),
        pytest.param(["A", "B"], ["A", "B"], id="by their names"),
        pytest.param([f"{AT}A /paths/~1p/0", f"{AT}B /paths/~1p/1"], ["A", "B"], id="where it is"),
        pytest.param([f"{AT}Of {AT}A", f"{AT}Of {AT}B"], ["A", "B"], id="beside what is of each"),
        pytest.param([f"{AT}A {AT}Of", f"{AT}B {AT}Of"], ["A", "B"], id="before what is of each"),
        pytest.param([f"{AT}Of {AT}A", "/paths/~1p/0"], ["A", None], id="the last; none at a path"),
    ],
)
def test_the_component_that_an_alternative_is(names: list[str], labels: list[str | None]) -> None:
    told = components(names)
    assert [told.get(name) for name in names] == labels


def part(path: str = "$", **given: Any) -> Field:
    return Field(key=path, where="", path=path, **given)


@pytest.mark.parametrize(
    ("first", "second", "union", "each"),
    [
        pytest.param([part()], [part()], [], None, id="nothing"),
        pytest.param(
            [part(), part("$.a")],
            [part(), part("$.b", required=True)],
            [part("$.a"), part("$.b")],
            [
                {"name": "A", "properties": ["a"], "types": []},
                {"name": "B", "properties": ["b"], "required": ["b"], "types": []},
            ],
            id="members",
        ),
        pytest.param(
            [
                part(
                    types=("null", "object"),
                    union="any-of",
                    alternatives=2,
                    variants=("k=a",),
                    free_form=True,
                    deprecated=False,
                    pattern="a",
                    keywords={"minProperties": 1, "requiredElsewhere": ["b"], EACH: []},
                )
            ],
            [part(const="a", deprecated=True), part("$.c")],
            [],
            [
                {"deprecated": True, "enum": ["a"], "name": "B", "properties": ["c"], "types": []},
                {
                    "minProperties": 1,
                    "name": "A",
                    "pattern": "a",
                    "required": ["b"],
                    "types": ["object"],
                },
            ],
            id="what is said, and not how a union is made",
        ),
    ],
)
def test_what_each_alternative_says_is_told(
    first: list[Field], second: list[Field], union: list[Field], each: Any
) -> None:
    either = part(one_of=(Alternative(ref="A"), Alternative(ref="B")))
    definitions = {"U": (either, *union), "A": (*first,), "B": (*second,)}
    body = flat((field("$", ref="U"),), definitions)[0]
    assert isinstance(body, Field)
    assert (body.keywords or {}).get(EACH) == each


@pytest.mark.parametrize(
    ("one", "union", "lost"),
    [
        pytest.param({"types": ["object"]}, {}, False, id="not its type"),
        pytest.param({"required": ["a"]}, {}, True, id="what it requires"),
        pytest.param({"enum": ["a"]}, {"enum": ["b", "a"]}, False, id="no value of the union"),
        pytest.param({"enum": ["a"]}, {"enum": ["b"]}, True, id="a value"),
        pytest.param({"properties": ["a"]}, {"properties": ["a", "b"]}, True, id="its members"),
        pytest.param({"properties": ["a"]}, {}, False, id="not those of a union that has none"),
    ],
)
def test_what_a_union_says_no_longer(
    one: dict[str, Any], union: dict[str, Any], *, lost: bool
) -> None:
    assert loses(one, union) is lost


@pytest.mark.parametrize(
    ("given", "held"),
    [
        pytest.param({}, True, id="there are none"),
        pytest.param({"alternatives": 2}, False, id="their number alone"),
        pytest.param({"keywords": {EACH: []}}, False, id="a few words of each"),
        pytest.param({"alternatives": 2, "ref": "A"}, True, id="where it refers to"),
        *(
            pytest.param({"alternatives": 2, name: (Alternative(ref="A"),)}, True, id=name)
            for name in ("any_of", "one_of")
        ),
    ],
)
def test_a_contract_holds_the_alternatives_of_its_unions(given: Any, *, held: bool) -> None:
    assert known(contract(field("$.a"), field("$.b", **given))) is held
