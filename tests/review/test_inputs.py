"""Paths that a person types, and the inputs that are meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.model.errors import Misused
from checker.review.inputs import Input, InputFile, inputs


def names(*paths: Path) -> list[str]:
    return [one.path.name for one in inputs(paths)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.json", "a.json", "deep/c.json", ".hidden", ".git/d.json"):
        path = tmp_path / "held" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{}")
    return tmp_path / "held"


def test_a_folder_is_its_files_and_a_pattern_those_that_fit(folder: Path) -> None:
    assert names(folder) == ["a.json", "b.json", "c.json"]
    assert names(folder / "*.json", folder / "b.json") == ["a.json", "b.json", "b.json"]
    assert names(folder / "**" / "c.*") == ["c.json"]
    assert [one.number for one in inputs([folder, folder / "b.json"])] == [1, 2, 3, 4]


def test_a_name_may_hold_the_sign_of_a_pattern(tmp_path: Path) -> None:
    (tmp_path / "a[1].json").write_text("{}")
    assert names(tmp_path / "a[1].json") == ["a[1].json"]


def test_what_is_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for path, words in {
        tmp_path / "empty": "a folder without a file",
        tmp_path / "*.har": "a pattern that no file has",
    }.items():
        with pytest.raises(Misused, match=words):
            inputs([path])
    with pytest.raises(Misused, match=r"input-1 \(.*gone\) cannot be read"):
        InputFile(inputs([tmp_path / "gone"])[0]).read()
    with pytest.raises(Misused, match="read once"):
        inputs([Path("-"), Path("-")])


def test_a_file_is_closed_at_its_end(folder: Path) -> None:
    file = InputFile(Input(path=folder / "a.json", number=1))
    assert not file.holds_shapes()
    assert [file.read(1), file.read(), file.read(), file.read()] == [b"{", b"}", b"", b""]


def test_what_lies_beside_is_a_plain_file_of_the_same_folder(folder: Path) -> None:
    given = Input(path=folder / "deep" / "c.json", number=1)
    (folder / "deep" / "body").write_bytes(b"x")
    (folder / "deep" / "link").symlink_to(folder / "a.json")
    assert given.beside("body") == b"x"
    for name in ("../a.json", str(folder / "a.json"), "link", "gone", ".hidden", "", ".."):
        assert given.beside(name) is None
    assert Input(path=Path("-"), number=1).beside("pyproject.toml") is None
