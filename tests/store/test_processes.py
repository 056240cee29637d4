"""Real processes: several at once, one that is killed, one that may not write."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from checker.model.evidence import digest_of
from checker.store import files
from checker.store.snapshots import Snapshots
from tests.fetched import ACCEPT, URL, day, page

CHECKOUT = Path(__file__).parents[2]

# Each says which of its records are done, so that a test knows what may not be lost.
WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from checker.store.snapshots import Snapshots
from tests.fetched import page

root, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
snapshots = Snapshots(root)
for number in range(count):
    body = f"{name} {number}".encode()
    now = datetime.now(UTC)  # a clock that they share, as in life
    pages = [page(body, now), page(body, now, url=f"https://docs.example/{name}")]
    snapshots.of("chat").record(pages, now)
    print(number, flush=True)
sys.exit(len(snapshots.warnings))
"""


def start(script: str, *arguments: object, **more) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        cwd=CHECKOUT,
        stdout=subprocess.PIPE,
        text=True,
        **more,
    )


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def sound(root: Path) -> Snapshots:
    """All of it can be read, and every body is what its name says."""
    snapshots = Snapshots(root)
    for path in (root / "chat" / "bodies").glob("sha256-*"):
        with suppress(FileNotFoundError):  # pruned since it was listed
            assert digest_of(path.read_bytes()) == path.name.replace("-", ":", 1)
    states = snapshots.of("chat").documents()
    digests = {line.digest for line in snapshots.of("chat").log().lines}
    for document in states:
        assert document.last is not None
        assert document.last.digest in digests
        assert [
            stretch.digest for stretch in document.recent if stretch.digest not in digests
        ] == []
    assert snapshots.warnings == ()
    return snapshots


def test_two_at_once_lose_nothing_and_a_reader_sees_whole_files(tmp_path: Path) -> None:
    count = 25
    writers = [start(WRITER, tmp_path, name, count) for name in ("left", "right")]
    reads = 0
    while any(writer.poll() is None for writer in writers):
        if (tmp_path / "chat" / "bodies").exists():
            sound(tmp_path)
            reads += 1
        time.sleep(0.005)
    for writer in writers:
        out, _ = writer.communicate()
        assert writer.returncode == 0, "no warning was due"
        assert len(out.splitlines()) == count
    snapshots = sound(tmp_path)
    lines = snapshots.of("chat").log().lines
    for name in ("left", "right"):
        written = [digest_of(f"{name} {number}") for number in range(count)]
        own = [line.digest for line in lines if line.url.endswith(name)]
        assert own == written, "its own document, in its own order"
        assert {line.digest for line in lines if line.url == URL} >= set(written)
        kept = snapshots.of("chat").kept(f"https://docs.example/{name}", ACCEPT)
        assert kept is not None
        assert kept.body == f"{name} {count - 1}".encode()
    assert not [name for name in names(tmp_path) if name.endswith(".tmp")]
    assert reads


@pytest.mark.drawn
@pytest.mark.parametrize("after", [3, 7, 12])
def test_of_a_killed_writer_nothing_is_lost_but_the_write_it_was_at(tmp_path: Path, after) -> None:
    with start(WRITER, tmp_path, "left", 10_000) as writer:
        assert writer.stdout is not None
        for _ in range(after):
            writer.stdout.readline()
        writer.kill()
        done = after + len(writer.stdout.readlines())
    assert writer.returncode == -signal.SIGKILL
    snapshots = sound(tmp_path)
    found = [line.digest for line in snapshots.of("chat").log().lines if line.url == URL]
    assert found[:done] == [digest_of(f"left {number}") for number in range(done)]
    assert len(found) <= done + 1
    snapshots.of("chat").record([page(b"after", day(20_000))], day(20_000))
    assert not [name for name in names(tmp_path) if name.endswith(".tmp")]
    sound(tmp_path)


# One process for each moment at which a write can be killed: the n-th call to the system.
KILLED_EVERYWHERE = """
import os, shutil, signal, sys
from pathlib import Path
from checker.store.snapshots import Snapshots
from tests.fetched import contract, access, day, page

base, given = Path(sys.argv[1]), Path(sys.argv[2])
CALLS = {"open", "os.rename", "os.remove", "os.mkdir"}

def work(root):
    snapshots = Snapshots(root)
    snapshots.of("chat").record([page(b"new", day(5)), page(b"other", day(5), url="u:2")], day(5))
    snapshots.of("chat").accept(contract(access(b"new", day(5))), [access(b"new", day(5))])

work(base / "warm")  # so that no import is among the calls
code, moment = None, 0
while code != 0:
    root = base / str(moment)
    shutil.copytree(given, root)
    if (child := os.fork()) == 0:
        left = moment
        def hook(event, arguments):
            global left
            if event in CALLS and str(root) in str(arguments):
                if left == 0:
                    os.kill(os.getpid(), signal.SIGKILL)
                left -= 1
        sys.addaudithook(hook)
        work(root)
        os._exit(0)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    print(code, flush=True)
    moment += 1
"""


def tree(folder: Path) -> dict[str, bytes]:
    return {
        name: (folder / name).read_bytes()
        for name in names(folder)
        if (folder / name).is_file() and not name.endswith(files.LOCK)
    }


def test_a_write_can_be_killed_at_every_moment(tmp_path: Path) -> None:
    given = tmp_path / "given"
    Snapshots(given).of("chat").record(
        [page(b"old", day(0)), page(b"x", day(0), url="u:2")], day(0)
    )
    with start(KILLED_EVERYWHERE, tmp_path, given) as run:
        out, _ = run.communicate()
    codes = [int(line) for line in out.splitlines()]
    survived = len(codes) - 1
    assert codes == [-signal.SIGKILL] * survived + [0]
    assert survived > 25, "there are that many moments, or the test looks at too few calls"
    whole = tree(tmp_path / str(survived))
    assert "chat/contract.json" in whole
    from tests.fetched import access, contract  # noqa: PLC0415 - as the process above

    for moment in range(survived):
        root = tmp_path / str(moment)
        snapshots = sound(root)
        kept = snapshots.of("chat").kept(URL, ACCEPT)
        assert kept is not None
        assert kept.body in (b"old", b"new")
        assert snapshots.of("chat").log().lines[0].digest == digest_of(b"old")
        assert snapshots.of("chat").contract() in (None, contract(access(b"new", day(5))))
        fetched = [page(b"new", day(5)), page(b"other", day(5), url="u:2")]
        snapshots.of("chat").record(fetched, day(5))
        snapshots.of("chat").accept(contract(access(b"new", day(5))), [access(b"new", day(5))])
        assert tree(root) == whole, f"told again after moment {moment}, it is as if never killed"


READ_ONLY = """
import os, sys
from pathlib import Path
from checker.model.errors import Misused
from checker.store.snapshots import Snapshots
from tests.fetched import ACCEPT, URL, contract, day, page

warm = Snapshots(Path(sys.argv[2]))  # so that all is imported while this account may
warm.of("chat").record([page(b"x", day(1))], day(1))
warm.of("chat").accept(contract(), [])
if os.geteuid() == 0:  # to root nothing is read-only: go on as another account
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
snapshots = Snapshots(Path(sys.argv[1]))
assert not snapshots.writable
assert snapshots.of("chat").kept(URL, ACCEPT).body == b"old"
snapshots.of("chat").record([page(b"new", day(1))], day(1))
assert snapshots.of("chat").kept(URL, ACCEPT).body == b"new"
assert len(snapshots.of("chat").log().lines) == 2
try:
    snapshots.of("chat").accept(contract(), [])
except Misused as refused:
    print(refused)
print(*snapshots.warnings, sep="\\n")
"""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that another account may enter, too."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    for path in (folder, *folder.rglob("*")):
        if path.is_dir():
            path.chmod(0o755)
    shutil.rmtree(folder)


def test_a_read_only_checkout_is_judged_in_memory(open_folder: Path, tmp_path: Path) -> None:
    root = open_folder / "snapshots"
    Snapshots(root).of("chat").record([page(b"old", day(0))], day(0))
    for path in (root / "chat" / "bodies", root / "chat", root):
        path.chmod(0o555)
    before = tree(root)
    with start(READ_ONLY, root, tmp_path) as reader:
        out, _ = reader.communicate()
    assert reader.returncode == 0
    accepted, warned = out.splitlines()
    assert accepted.endswith("chat: cannot be written (Permission denied); nothing was changed")
    assert warned.endswith("read-only: judged in memory, and not kept (Permission denied)")
    assert tree(root) == before
