"""Bytes <-> bodies/sha256-<hex>."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from checker.model.evidence import digest_of
from checker.store import bodies, files
from checker.store.bodies import Damaged

BODY = b"# Chat\r\n\x00\xff"
DIGEST = digest_of(BODY)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_nothing_kept_is_nothing_found(tmp_path: Path) -> None:
    assert bodies.load(tmp_path / "bodies", DIGEST) is None


def test_what_is_put_is_what_is_got(tmp_path: Path) -> None:
    bodies.save(tmp_path, {DIGEST: BODY})
    assert names(tmp_path) == [DIGEST.replace(":", "-")]
    assert bodies.load(tmp_path, DIGEST) == BODY


def test_the_same_body_is_not_written_again(tmp_path: Path, monkeypatch) -> None:
    bodies.save(tmp_path, {DIGEST: BODY})
    monkeypatch.setattr(files, "put", lambda *_: pytest.fail("written again"))
    bodies.save(tmp_path, {DIGEST: BODY})


@pytest.mark.parametrize("size", [0, 5, 2000])
def test_a_damaged_body_is_not_believed_and_gives_way(tmp_path: Path, size: int) -> None:
    bodies.save(tmp_path, {DIGEST: BODY})
    path = bodies.path_of(tmp_path, DIGEST)
    path.write_bytes(b"x" * size)
    with pytest.raises(Damaged):
        bodies.load(tmp_path, DIGEST)
    bodies.save(tmp_path, {DIGEST: BODY})
    assert bodies.load(tmp_path, DIGEST) == BODY
    assert path.with_name(path.name + ".damaged").read_bytes() == b"x" * size


def test_what_is_no_file_is_damaged_and_gives_way(tmp_path: Path) -> None:
    path = bodies.path_of(tmp_path, DIGEST)
    path.mkdir()
    with pytest.raises(Damaged):
        bodies.load(tmp_path, DIGEST)
    bodies.save(tmp_path, {DIGEST: BODY})
    assert bodies.load(tmp_path, DIGEST) == BODY


def test_a_link_that_leads_nowhere_is_replaced(tmp_path: Path) -> None:
    path = bodies.path_of(tmp_path, DIGEST)
    path.symlink_to(tmp_path / "nowhere")
    assert bodies.load(tmp_path, DIGEST) is None
    bodies.save(tmp_path, {DIGEST: BODY})
    assert not path.is_symlink()
    assert not (tmp_path / "nowhere").exists()


def test_a_body_that_was_mended_meanwhile_is_not_set_aside(tmp_path: Path) -> None:
    bodies.save(tmp_path, {DIGEST: BODY})
    assert bodies.set_aside(tmp_path, DIGEST) is False
    assert bodies.set_aside(tmp_path, digest_of(b"never kept")) is False
    bodies.path_of(tmp_path, DIGEST).write_bytes(b"")
    assert bodies.set_aside(tmp_path, DIGEST) is True
    assert bodies.load(tmp_path, DIGEST) is None


def test_what_nothing_names_is_dropped_and_what_is_not_ours_stays(tmp_path: Path) -> None:
    bodies.save(tmp_path, {digest_of(body): body for body in (b"1", b"2", b"3")})
    (tmp_path / "notes.txt").write_text("a person's own")
    orphan = bodies.path_of(tmp_path, digest_of(b"3"))
    orphan.replace(orphan.with_name(orphan.name + ".damaged"))
    named = bodies.named_in(f'{{"digest": "{digest_of(b"1")}", '.encode(), b"nothing")
    assert bodies.drop(tmp_path, named) == (2, 2)
    assert names(tmp_path) == sorted(["notes.txt", bodies.path_of(tmp_path, digest_of(b"1")).name])


def test_a_pipe_in_place_of_a_body_does_not_hold_up_the_reader(tmp_path: Path) -> None:
    os.mkfifo(bodies.path_of(tmp_path, DIGEST))
    with pytest.raises(Damaged):
        bodies.load(tmp_path, DIGEST)
