"""A contract in a file: found to fit its schema once, and again as soon as a byte differs."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker import documents
from checker.model.errors import Misused
from checker.review.contracts import of_file

CHAT = Path(__file__).parents[2] / "snapshots" / "chat" / "contract.json"


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every schema that something was held against, in order."""
    monkeypatch.setenv("CHECKER_CACHE_DIR", str(tmp_path / "cache"))
    held: list[str] = []
    misfits = documents.misfits

    def counted(name: str, data: object) -> list[tuple[str, str]]:
        held.append(name)
        return misfits(name, data)

    monkeypatch.setattr(documents, "misfits", counted)
    return held


def test_the_same_bytes_are_held_against_the_schema_once(tmp_path: Path, asked: list[str]) -> None:
    file = tmp_path / "chat.json"
    file.write_bytes(CHAT.read_bytes())
    assert of_file(file) == of_file(file) == of_file(CHAT)
    assert asked == ["contract"]
    file.write_bytes(CHAT.read_bytes() + b" ")
    of_file(file)
    assert asked == ["contract", "contract"]


def test_what_does_not_fit_is_refused_each_time(tmp_path: Path, asked: list[str]) -> None:
    file = tmp_path / "chat.json"
    file.write_bytes(CHAT.read_bytes().replace(b'"state": "documented"', b'"state": 3', 1))
    for _ in range(2):
        with pytest.raises(Misused, match=r"/facts/\d+/state does not fit its schema"):
            of_file(file)
    assert asked == ["contract", "contract"]


def test_a_file_that_is_not_there_is_said(tmp_path: Path, asked: list[str]) -> None:
    with pytest.raises(Misused, match="there is none of that name"):
        of_file(tmp_path / "none.json")
    assert not asked
