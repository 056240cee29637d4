"""Several processes end with the command, however it ends, and none of them says a word."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.review.sample import ANSWERS

CHILDREN = "/proc/{0}/task/{0}/children"
pytestmark = pytest.mark.skipif(
    not Path(CHILDREN.format(os.getpid())).exists(), reason="the system does not list children"
)
PLANTED = "planted-prompt"


def lines(count: int) -> bytes:
    answer = json.loads((ANSWERS / "chat.json").read_text("utf-8")) | {"model": PLANTED}
    return (json.dumps(answer) + "\n").encode() * count


@pytest.fixture
def started(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A command that has been given much, and waits for more; its processes are at work."""
    command = [sys.executable, "-m", "checker", "shape", "-", "--contract", "chat", "--jobs", "2"]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        start_new_session=True,
    ) as process:
        assert process.stdin is not None
        process.stdin.write(lines(2_000))
        process.stdin.flush()
        wait_for(lambda: len(children(process.pid)) == 2)
        time.sleep(0.3)  # in which they begin
        yield process
        process.kill()


def children(pid: int) -> list[int]:
    return [int(word) for word in Path(CHILDREN.format(pid)).read_text("ascii").split()]


def wait_for(happened, seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)


def ended(pid: int) -> bool:
    """Is a process gone, or nothing but an entry that nobody asked for?"""
    try:
        return Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True


def finished(process: subprocess.Popen[bytes]) -> tuple[int, str]:
    out, err = process.communicate(timeout=60)
    told = (out + err).decode()
    assert "Traceback" not in told
    assert PLANTED not in told
    return process.returncode, told


@pytest.mark.drawn
@pytest.mark.parametrize("whole_group", [True, False], ids=["a key in a terminal", "a signal"])
def test_an_interrupted_command_leaves_no_process(started, whole_group) -> None:
    helpers = children(started.pid)
    if whole_group:
        os.killpg(started.pid, signal.SIGINT)
    else:
        started.send_signal(signal.SIGINT)
    code, told = finished(started)
    assert code == 130
    assert told.splitlines()[-1] == "checker: exit 130 (interrupted)"
    wait_for(lambda: all(map(ended, helpers)))


def test_a_command_that_is_killed_leaves_no_process(started) -> None:
    helpers = children(started.pid)
    started.kill()
    wait_for(lambda: all(map(ended, helpers)))


def test_a_process_that_is_killed_is_told(started) -> None:
    first, second = children(started.pid)
    os.kill(first, signal.SIGKILL)
    wait_for(lambda: ended(first))
    code, told = finished(started)
    assert "a process of --jobs ended early; run again without --jobs" in told
    assert code not in (0, 1)
    wait_for(lambda: ended(second))


def test_a_command_that_ends_leaves_no_process(started) -> None:
    helpers = children(started.pid)
    code, told = finished(started)
    assert code == 0
    assert '"count": 2000' in told
    wait_for(lambda: all(map(ended, helpers)))
