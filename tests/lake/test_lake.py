"""Objects of stores: the same shapes as of files, each object once, none silently missing."""

from __future__ import annotations

import dataclasses
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from checker import lake
from checker.lake import partials as kept
from checker.model.errors import Misused
from checker.observe import Observed, PoolSetting, observe
from tests.observe.documented import CHAT, completion
from tests.tools.conftest import package

PLAN = lake.LakePlan(
    setting=PoolSetting(contracts=(CHAT,), asked=CHAT, all_names=True, anywhere=True),
    form="auto",
    column=None,
    jobs=1,
)


def lines(number: int) -> bytes:
    several = [json.dumps(completion(own=at)) for at in range(number)]
    return "\n".join([*several, "{" * (number == 2)]).encode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in (1, 2, 3, 4, 5):
        (tmp_path / f"{number}.jsonl").write_bytes(lines(number))
    return tmp_path


def of_files(folder: Path) -> Observed:
    files = sorted(folder.glob("*.jsonl"))
    streams = [(path.name, path.read_bytes()) for path in files]
    return observe(streams, contracts={CHAT.source: CHAT}, contract=CHAT)


def told(seen: Observed) -> Any:
    return seen.shapes, seen.left_out, seen.refusals


@pytest.mark.parametrize("address", ["{}", "{}/*.jsonl", "{}/[1-5].jsonl"])
def test_objects_give_the_shapes_of_files(folder, address) -> None:
    assert told(lake.observed([address.format(folder)], PLAN)) == told(of_files(folder))


def test_an_object_that_is_named_twice_is_counted_once(folder) -> None:
    several = [str(folder), str(folder / "*.jsonl")]
    with pytest.raises(Misused, match="address 2"):
        lake.observed(several, PLAN)


@pytest.mark.tools
def test_a_store_of_another_kind_gives_the_same(folder) -> None:
    fsspec = package("fsspec")
    store = fsspec.filesystem("memory")
    for path in folder.glob("*.jsonl"):
        store.pipe_file(f"/bucket/{path.name}", path.read_bytes())
    assert told(lake.observed(["memory://bucket/*.jsonl"], PLAN)) == told(of_files(folder))


def test_what_was_read_is_not_read_again_until_it_changes(folder, tmp_path, monkeypatch) -> None:
    read: list[str] = []
    way = lake.read_object
    monkeypatch.setattr(
        lake, "read_object", lambda one, plan: [read.append(one.address), way(one, plan)][1]
    )
    partials = tmp_path / "kept"
    first = lake.observed([str(folder / "*.jsonl")], PLAN, partials=partials)
    assert len(read) == 5
    assert told(lake.observed([str(folder / "*.jsonl")], PLAN, partials=partials)) == told(first)
    assert len(read) == 5
    (folder / "3.jsonl").write_bytes(lines(7))
    again = lake.observed([str(folder / "*.jsonl")], PLAN, partials=partials)
    assert [Path(one).name for one in read[5:]] == ["3.jsonl"]
    assert told(again) == told(of_files(folder))
    for damaged in partials.glob("*.jsonl"):
        damaged.write_bytes(b'{"schema": "checker/partial/1"')
    assert told(lake.observed([str(folder / "*.jsonl")], PLAN, partials=partials)) == told(again)
    assert len(read) == 11


UNASKED = PoolSetting(contracts=(CHAT,), asked=None, all_names=True, anywhere=True)


@pytest.mark.parametrize("other", [{"column": "body"}, {"form": "jsonl"}, {"setting": UNASKED}])
def test_what_is_kept_depends_on_how_it_was_read(folder, tmp_path, other) -> None:
    objects = lake.objects([str(folder)])
    store = kept.Partials(tmp_path / "kept", PLAN)
    store.put(objects[0], of_files(folder))
    assert store.get(objects[0]) is not None
    another = kept.Partials(tmp_path / "kept", dataclasses.replace(PLAN, **other))
    assert another.get(objects[0]) is None


def test_a_poisoned_object_is_left_out_whole_and_not_kept(folder, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("checker.lake.work.opened", refuse_third)
    partials = tmp_path / "kept"
    seen = lake.observed([str(folder / "*.jsonl")], PLAN, partials=partials)
    assert seen.left_out["object-unreadable"] == 1
    assert [(one.input, one.record, one.reason) for one in seen.refusals] == [
        (2, 3, "truncated"),
        (3, 0, "object-unreadable"),
    ]
    assert sum(shape.count for shape in seen.shapes) == 1 + 2 + 4 + 5
    assert len([*partials.glob("*.jsonl")]) == 4
    assert sum(shape.left_out.get("object-unreadable", 0) for shape in seen.shapes) == 1


def refuse_third(address: str) -> Any:
    if address.endswith("3.jsonl"):
        raise PermissionError
    return Path(address).open("rb")


MARKS = "ETag etag md5Hash content_md5 LastModified last_modified updated mtime created"


@pytest.mark.parametrize("name", MARKS.split())
def test_whatever_a_store_tells_of_an_object_tells_another_one(monkeypatch, name) -> None:
    def mark(info: dict[str, Any]) -> str | None:
        # The package has a function of the module's name.
        monkeypatch.setattr(sys.modules["checker.lake.objects"], "_found", lambda _: [("a", info)])
        return lake.objects(["a"])[0].mark

    assert len({mark({name: "x", "size": 1}), mark({name: "y"}), mark({name: "x"})}) == 3
    assert mark({"size": 1, "type": "file"}) is None


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ({"engine": "spark"}, "--engine takes one of: dask"),
        ({"scheduler": "tcp://127.0.0.1:1"}, "--engine dask"),
    ],
)
def test_an_engine_is_named(folder, how, said) -> None:
    with pytest.raises(Misused, match=said):
        lake.observed([str(folder)], PLAN, **how)


def test_an_engine_that_is_not_installed_is_named(folder, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(Misused, match="dask is not installed"):
        lake.observed([str(folder)], PLAN, engine="dask")


def test_nothing_at_an_address_is_said(folder) -> None:
    with pytest.raises(Misused, match="address 1 leads to no object"):
        lake.observed([str(folder / "*.none")], PLAN)


@pytest.mark.tools
def test_the_bodies_of_a_table_are_those_of_its_column(tmp_path) -> None:
    pyarrow, parquet = package("pyarrow"), package("pyarrow.parquet")
    bodies = [json.dumps(completion(own=at), indent=at % 2) for at in range(30)]
    table = pyarrow.table({"body": [*bodies, None, "no JSON"], "id": [*range(32)]})
    parquet.write_table(table, tmp_path / "rows.parquet", row_group_size=7)

    def of(column: str | None) -> Observed:
        return lake.observed([str(tmp_path)], dataclasses.replace(PLAN, column=column))

    seen = of("body")
    assert sum(shape.count for shape in seen.shapes) == 30
    assert seen.left_out == {"not-json": 1}
    assert of("id").left_out == {"column-absent": 1}
    assert of("none").left_out == {"column-absent": 1}
    with pytest.raises(Misused, match="--column NAME"):
        of(None)
