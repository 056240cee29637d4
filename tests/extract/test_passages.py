"""Short passages of pages: nothing false is read from any, and what structure states is read.

Half of them are near misses that state nothing. What may be said of each stands beside it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.extract.passage_verdicts import contract, judged, passages

FILES = sorted((Path(__file__).parent / "passages").glob("*.toml"))
PASSAGES = [(file.stem, one) for file in FILES for one in passages(file)]


@pytest.mark.parametrize(
    "passage", [pytest.param(one, id=f"{file}: {one['id']}") for file, one in PASSAGES]
)
def test_a_passage_says_no_more_and_no_less(passage: dict[str, Any], tmp_path: Path) -> None:
    verdict = judged(passage, contract(passage, tmp_path))
    assert verdict.false == []
    assert verdict.missed == []
    assert verdict.silent == []


def test_half_of_the_passages_state_nothing() -> None:
    nothing = [one for _, one in PASSAGES if one.get("states_nothing")]
    assert 2 * len(nothing) >= len(PASSAGES)


def test_no_two_passages_of_a_file_have_one_name() -> None:
    names = [(file, one["id"]) for file, one in PASSAGES]
    assert len(set(names)) == len(names)


# How the verdict is reached: what is told of a passage, and where that errs.

NEAR_MISS = {
    "kind": "help-center",
    "text": "# Sample sums\n\nSay 20 concurrent requests of one token each.",
    "states_nothing": True,
    "about": ["concurrency"],
}
SPOKEN = {
    "kind": "help-center",
    "text": "# Maintenance\n\nSundays, 3-5 AM.",
    "about": ["maintenance-window"],
    "must": ["maintenance-window"],
}
TABLE = {
    "kind": "api-reference",
    "text": "`id` string",
    "must": ["response 200 $.usage.id"],
    "value": [{"key": "response 200 $.usage.id", "types": "string"}],
    "problems": ["unplaced-table"],
    "must_or_problem": True,
}


def told(topic: str, value: dict[str, Any]) -> dict[str, Any]:
    return {"facts": [{"fact": "statement", "key": topic, "topic": topic, "value": value}]}


def answered(path: str, **more: Any) -> dict[str, Any]:
    place = {"where": "response", "status": "200", "path": path}
    return {"facts": [{"fact": "field", "key": f"response 200 {path}", **place, **more}]}


VERDICTS = [
    pytest.param(
        NEAR_MISS,
        told("concurrency", {"state": "mentioned", "headings": ["Sample sums"]}),
        "",
        id="a mention where the passage speaks of it",
    ),
    pytest.param(NEAR_MISS, told("concurrency", {"value": 20}), "false", id="a value from nothing"),
    pytest.param(
        NEAR_MISS,
        told("privacy-logging", {"state": "mentioned"}),
        "false",
        id="a mention of another topic",
    ),
    pytest.param(NEAR_MISS, {"exit": 3}, "", id="nothing printed of nothing"),
    pytest.param(NEAR_MISS, {"exit": 5}, "false", id="a failure"),
    pytest.param(SPOKEN, {"facts": []}, "missed", id="a topic that was not found"),
    pytest.param(
        SPOKEN,
        told("maintenance-window", {"start": "03:00", "end": "05:00"}),
        "",
        id="times in another spelling",
    ),
    pytest.param(
        SPOKEN,
        told("maintenance-window", {"time_zone": "UTC"}),
        "false",
        id="a value that stands nowhere",
    ),
    pytest.param(
        SPOKEN,
        told("maintenance-window", {"scheduled": True}),
        "false",
        id="a yes that stands nowhere",
    ),
    pytest.param(TABLE, answered("$.usage.id", types=["string"]), "", id="a field in its place"),
    pytest.param(
        TABLE, answered("$.usage.id", types=["string"], required=True), "false", id="a demand"
    ),
    pytest.param(TABLE, answered("$.id", types=["string"]), "false silent", id="at the root"),
    pytest.param(TABLE, {"facts": []}, "silent", id="a table that is lost without a word"),
    pytest.param(
        TABLE,
        {"facts": [], "health": {"problems": ["unplaced-table: Usage, 1 rows"]}},
        "",
        id="a table that is told",
    ),
]


@pytest.mark.parametrize(("passage", "read", "wrong"), VERDICTS)
def test_what_is_wrong_with_a_reading(
    passage: dict[str, Any], read: dict[str, Any], wrong: str
) -> None:
    verdict = judged(passage, read)
    assert [
        name for name in ("false", "missed", "silent") if getattr(verdict, name)
    ] == wrong.split()
