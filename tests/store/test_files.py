"""Whole files, under a lock."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest

from checker.files import put
from checker.model.errors import Busy, Exit
from checker.store import files


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_no_file_is_no_error(tmp_path: Path) -> None:
    assert files.read(tmp_path / "none") is None


def test_a_pipe_is_refused_rather_than_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match=os.strerror(errno.EISDIR) + "|") as refused:
        files.read(tmp_path / "pipe")
    assert files.reason_of(refused.value) == "what stands there is no regular file"


def test_a_pipe_or_a_device_is_not_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError) as refused:  # noqa: PT011 - any of the system's errors
        put(tmp_path / "pipe", b"x")
    assert files.reason_of(refused.value) == "what stands there is no regular file"
    assert (tmp_path / "pipe").is_fifo()
    assert names(tmp_path) == ["pipe"]


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(OSError) as refused:  # noqa: PT011 - any of the system's errors
        files.read(tmp_path)
    assert files.reason_of(refused.value) == "what stands there is no regular file"


def test_a_file_past_the_limit_is_refused(tmp_path: Path) -> None:
    (tmp_path / "exact").write_bytes(b"x" * 10)
    assert files.read(tmp_path / "exact", 10) == b"x" * 10
    (tmp_path / "more").write_bytes(b"x" * 11)
    with pytest.raises(OSError) as refused:  # noqa: PT011 - any of the system's errors
        files.read(tmp_path / "more", 10)
    assert refused.value.errno == errno.EFBIG


def test_an_error_without_a_number_has_a_reason_too() -> None:
    assert files.reason_of(OSError("secret")) == os.strerror(errno.EIO)


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    files.replace(tmp_path / "file", b"one")
    files.replace(tmp_path / "file", b"two")
    assert (tmp_path / "file").read_bytes() == b"two"
    assert names(tmp_path) == ["file"]
    assert (tmp_path / "file").stat().st_mode & 0o777 == 0o666 & ~_umask()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_the_same_bytes_are_not_written_again(tmp_path: Path) -> None:
    files.replace(tmp_path / "file", b"one")
    before = (tmp_path / "file").stat()
    files.replace(tmp_path / "file", b"one")
    after = (tmp_path / "file").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_symbolic_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "outside").write_bytes(b"theirs")
    (tmp_path / "file").symlink_to(tmp_path / "outside")
    files.replace(tmp_path / "file", b"ours")
    assert (tmp_path / "outside").read_bytes() == b"theirs"
    assert not (tmp_path / "file").is_symlink()


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch) -> None:
    files.replace(tmp_path / "file", b"one")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="28"):
        files.replace(tmp_path / "file", b"two")
    assert (tmp_path / "file").read_bytes() == b"one"
    assert names(tmp_path) == ["file"]


def test_a_system_that_cannot_open_a_folder_is_no_error(tmp_path: Path, monkeypatch) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError

    monkeypatch.setattr(os, "open", refuse)
    files.sync(tmp_path)


def test_what_a_killed_writer_left_is_removed_by_the_next(tmp_path: Path) -> None:
    folder = tmp_path / "chat"
    (folder / "bodies").mkdir(parents=True)
    (folder / ".state.json.0f.tmp").touch()
    (folder / "bodies" / ".sha256-0.0f.tmp").touch()
    (folder / ".held.tmp").mkdir()
    (folder / "mine.tmp").touch()
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / ".other.tmp").touch()
    (folder / "link").symlink_to(outside)
    with files.writing(tmp_path, folder, wait=1):
        assert names(folder) == [".held.tmp", "bodies", "link", "mine.tmp", "store.lock"]
        assert names(folder / "bodies") == []
    assert names(outside) == [".other.tmp"]


def test_a_link_that_leads_out_of_the_folder_is_not_written_through(tmp_path: Path) -> None:
    root, outside = tmp_path / "snapshots", tmp_path / "outside"
    root.mkdir()
    outside.mkdir()
    (root / "chat").symlink_to(outside)
    with (
        pytest.raises(files.NotWritable, match="symbolic link"),
        files.writing(root, root / "chat", wait=1),
    ):
        pytest.fail("entered")
    assert names(outside) == []


def test_a_link_inside_and_a_linked_root_are_written_through(tmp_path: Path) -> None:
    real = tmp_path / "real"
    (real / "store").mkdir(parents=True)
    (real / "chat").symlink_to(real / "store")
    (tmp_path / "snapshots").symlink_to(real)
    with files.writing(tmp_path / "snapshots", tmp_path / "snapshots" / "chat", wait=1):
        files.replace(tmp_path / "snapshots" / "chat" / "file", b"x")
    assert (real / "store" / "file").read_bytes() == b"x"


def test_a_file_in_place_of_the_folder_is_a_clear_refusal(tmp_path: Path) -> None:
    (tmp_path / "chat").touch()
    with (
        pytest.raises(files.NotWritable, match="a file stands where a folder is to be"),
        files.writing(tmp_path, tmp_path / "chat", wait=1),
    ):
        pytest.fail("entered")


@pytest.mark.parametrize("make", ["mkdir", "link"])
def test_a_lock_file_that_is_no_file_is_a_refusal(tmp_path: Path, make: str) -> None:
    folder = tmp_path / "chat"
    folder.mkdir()
    if make == "mkdir":
        (folder / files.LOCK).mkdir()
    else:
        (folder / files.LOCK).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(files.NotWritable), files.writing(tmp_path, folder, wait=1):
        pytest.fail("entered")
    assert not (tmp_path / "elsewhere").exists()


HOLD = """
import sys
from pathlib import Path
from checker.store import files
with files.writing(Path(sys.argv[1]), Path(sys.argv[1]) / "chat", wait=5):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_lock_that_another_process_keeps_is_waited_for_and_no_longer(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, tmp_path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with (
            pytest.raises(Busy, match=r"has held it for 0\.1 seconds") as refused,
            files.writing(tmp_path, tmp_path / "chat", wait=0.1),
        ):
            pytest.fail("entered")
        assert refused.value.exit_code is Exit.CANNOT_VERIFY
        assert refused.value.hint
        holder.kill()
        holder.wait()
        with files.writing(tmp_path, tmp_path / "chat", wait=5):
            pass  # the lock of a killed process is free


def test_writable_is_asked_of_what_there_is(tmp_path: Path, monkeypatch) -> None:
    assert files.writable(tmp_path)
    assert files.writable(tmp_path / "to" / "be" / "made")
    (tmp_path / "file").touch()
    assert not files.writable(tmp_path / "file")
    assert not files.writable(tmp_path / "file" / "below")
    monkeypatch.chdir(tmp_path)
    assert files.writable(Path("to/be/made"))


@pytest.mark.parametrize(
    ("number", "hint"),
    [(errno.ENOSPC, "Make room"), (errno.EROFS, "Make the folder writable"), (errno.ELOOP, "Mend")],
)
def test_what_to_do_follows_from_what_refused(number: int, hint: str) -> None:
    assert files.NotWritable("refused", number).hint.startswith(hint)


def test_a_small_file_takes_little_memory_whatever_the_bound(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x" * 1000)
    tracemalloc.start()
    try:
        assert files.read(path, 2**30) == b"x" * 1000
        assert tracemalloc.get_traced_memory()[1] < 2**20
    finally:
        tracemalloc.stop()


@pytest.mark.skipif(not Path("/proc/version").exists(), reason="has no files without a size")
def test_a_file_that_says_no_size_is_read_within_the_bound() -> None:
    whole = Path("/proc/version").read_bytes()
    assert files.read(Path("/proc/version")) == whole
    with pytest.raises(OSError, match=str(errno.EFBIG)):
        files.read(Path("/proc/version"), len(whole) - 1)
