"""Only a source id and a digest reach a path."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.model.errors import Misused
from checker.store.source_paths import SourcePaths, is_digest, is_source

BAD_IDS = [
    pytest.param("", id="nothing"),
    pytest.param(".", id="the folder itself"),
    pytest.param("..", id="the folder above"),
    pytest.param("../chat", id="a way out"),
    pytest.param("/etc", id="an absolute path"),
    pytest.param("chat/x", id="a folder below"),
    pytest.param("chat\n", id="a line end, which a dollar sign would let pass"),
    pytest.param("Chat", id="upper case, which some disks take for lower case"),
    pytest.param("1chat", id="a digit first"),
    pytest.param("chat\0", id="a null character"),
    pytest.param("c" * 41, id="too long"),
    pytest.param("chät", id="a letter beyond ASCII"),
]


@pytest.mark.parametrize("text", BAD_IDS)
def test_what_is_no_source_id_names_no_place(text: str) -> None:
    assert not is_source(text)
    with pytest.raises(Misused) as refused:
        SourcePaths(Path("snapshots"), text)
    assert len(text) < 5 or text not in str(refused.value)


@pytest.mark.parametrize("text", ["a", "chat", "help-center", "a1-", "c" * 40])
def test_a_source_id_names_a_folder(text: str) -> None:
    assert is_source(text)
    assert SourcePaths(Path("s"), text).folder == Path("s") / text


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("sha256:" + "a" * 64, True),
        ("sha256:" + "a" * 63, False),
        ("sha256:" + "A" * 64, False),
        ("sha256:" + "a" * 64 + "\n", False),
        ("md5:" + "a" * 64, False),
        ("sha256:../../../../etc/passwd", False),
    ],
)
def test_a_digest_is_told_by_its_form(text: str, *, good: bool) -> None:
    assert is_digest(text) is good
