"""What all tests share: the loopback site, and the program, called or as a process of its own."""

from __future__ import annotations

import contextlib
import fcntl
import io
import marshal
import os
import pty
import signal
import struct
import subprocess
import sys
import tempfile
import termios
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from coverage import Coverage
from hypothesis import settings

from checker import documents
from checker.cli import arguments as command_line
from checker.cli import main
from checker.fetch import retry
from checker.fetch import run as retrying
from checker.gate import claims, sensitive
from checker.review import sample
from tests import drawing, warm
from tests.site import REAL, SamplePages, Site, sample_site, serving

# How long one example takes is a matter of the machine; what must be quick is measured elsewhere.
settings.register_profile(
    "at any pace", deadline=None, max_examples=drawing.examples(settings().max_examples)
)
settings.load_profile("at any pace")


# The rooms whose coverage is held to: it is measured in the tests of these rooms alone, but for
# those marked `unmeasured` and those of real pages, which are not everywhere and go the same ways
# again. Measuring makes a test three times as slow; a branch that only another room's test takes
# has no test of its own.
PURE = frozenset({"gate", "model", "extract", "compare", "observe", "report"})


@pytest.hookimpl(tryfirst=True)  # before the plugin of hypothesis reads its seed
def pytest_configure(config: pytest.Config) -> None:
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        # A shell lets what it runs in the background ignore interrupts, and so would what that starts.
        signal.signal(signal.SIGINT, signal.default_int_handler)
    for line in (
        "unmeasured: counts for no coverage, and is quicker.",
        "drawn: a product, of which one case in eight runs by day (tests/drawing.py).",
        "timed: judges how long something takes.",
        "nightly: runs in the whole suite alone; a quicker test shows by day what matters most.",
    ):
        config.addinivalue_line("markers", line)
    if config.getoption("hypothesis_seed", None) is None:
        config.option.hypothesis_seed = drawing.SEED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    terminalreporter.write_line(drawing.told())


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not any("::" in name for name in config.args):  # a test that is named runs
        left = drawing.left_out(items)
        config.hook.pytest_deselected(items=[item for item in items if item.nodeid in left])
        items[:] = [item for item in items if item.nodeid not in left]
    for item in items:
        room = item.path.relative_to(Path(__file__).parent).parts[0]
        if room not in PURE or "real_pages" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.unmeasured)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """An unmeasured test and its fixtures are not traced at all.

    The mark `no_cover` of pytest-cov does less: it measures fixtures, and a worker of pytest-xdist
    has two measurements one above the other, of which it stops the upper one.
    """
    stopped = []
    if item.get_closest_marker("unmeasured"):
        while (running := Coverage.current()) is not None:
            running.stop()
            stopped.append(running)
    try:
        return (yield)
    finally:
        for one in reversed(stopped):
            one.start()


@pytest.fixture
def site() -> Iterator[Site]:
    with serving(sample_site()) as running:
        yield running


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[..., None]:
    """Hold a text against golden/<name>.txt beside the test, or write it.

    `make golden` (CHECKER_GOLDEN=1) writes the golden files anew; read them in review. `more`: the
    text may have lines more, since a table that is promised to grow by one row is printed in it.
    """

    def hold(name: str, text: str, *, more: bool = False) -> None:
        file = request.path.parent / "golden" / f"{name}.txt"
        if os.environ.get("CHECKER_GOLDEN"):
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(text.encode())
        kept = file.read_bytes().decode()
        if more:
            known = {*kept.splitlines()}
            text = "".join(f"{line}\n" for line in text.splitlines() if line in known)
        assert kept == text

    return hold


@pytest.fixture
def real_pages() -> Path:
    """The folder of real pages; a test that asks for it skips where it is absent."""
    if not REAL.is_dir():
        pytest.skip("the folder of real pages is not beside this checkout")
    return REAL


@pytest.fixture(scope="session", autouse=True)
def _asked_once() -> Iterator[None]:
    """What is dear and hangs on its arguments alone is asked once a run, not once a command.

    That is what a schema refuses of the same data, which secrets and claims the same text holds,
    and the tree of commands: together they are most of what a command takes. No disk is waited for
    either, and a server that is to be asked again for a twentieth of the time.
    """
    ask = documents.misfits
    known: dict[tuple[str, bytes], list[tuple[str, str]]] = {}

    def misfits(name: str, data: Any) -> list[tuple[str, str]]:
        try:
            key = (name, marshal.dumps(data, 2))  # the form that does not count references
        except ValueError:  # no plain data
            return ask(name, data)
        if key not in known:
            known[key] = ask(name, data)
        return [*known[key]]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(documents, "misfits", misfits)
        patched.setattr(
            retrying, "backoff", lambda attempt, random: retry.backoff(attempt, random) / 20
        )
        found = cache(SENSITIVE_IN)
        patched.setattr(sensitive, "sensitive", lambda text, allow: found(text, frozenset(allow)))
        claimed = cache(lambda text, _table: tuple(CLAIMS_OF(text)))
        patched.setattr(
            claims,
            "claims",
            lambda text: claimed(text, claims.CLAIMS) if len(text) < SENTENCE else CLAIMS_OF(text),
        )
        patched.setattr(sample, "ThreadingHTTPServer", SamplePages)
        patched.setattr(os, "fsync", lambda _: None)
        made = cache(command_line.group)  # of a command line, its first two words decide
        patched.setattr(command_line, "group", lambda words: made(tuple(words[:2])))
        yield


@pytest.fixture(autouse=True)
def _surroundings(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, one_cache: Path
) -> None:
    """Who accepts, on a machine where git knows nobody; and no cache of the user's own."""
    marked = {mark.name for mark in request.node.iter_markers()}
    if "timed" in marked or "unmeasured" not in marked:  # what it runs is to be seen to run
        monkeypatch.setattr(claims, "claims", CLAIMS_OF)
        monkeypatch.setattr(sensitive, "sensitive", SENSITIVE_IN)
    monkeypatch.setenv("GIT_AUTHOR_NAME", "somebody")
    monkeypatch.setenv("CHECKER_CACHE_DIR", str(one_cache))


# With the oldest dependencies, what one of them finds deprecated in another is no error.
WARNINGS = os.environ.get("PYTHONWARNINGS", "error")

Run = Callable[..., subprocess.CompletedProcess[str]]
CLAIMS_OF = claims.claims
SENSITIVE_IN = sensitive.sensitive
SENTENCE = 5_000  # characters; longer texts are whole reports, which are seldom the same


@pytest.fixture(scope="session")
def one_cache() -> Iterator[Path]:
    """The cache of all commands of the run: a page that many tests read is extracted once.

    It is held in memory where the machine has a folder for that.
    """
    memory = "/dev/shm"  # noqa: S108 - the folder within has a name of its own
    with tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as folder:
        yield Path(folder)


@pytest.fixture(scope="session")
def checker() -> Iterator[Path]:
    """The program as a file, for a shell: each call is a process (tests/warm.py)."""
    with tempfile.TemporaryDirectory() as folder, warm.program(Path(folder)) as file:
        yield file


@pytest.fixture
def on_a_terminal(checker: Path, tmp_path: Path) -> Callable[..., tuple[int, str]]:
    """The exit code of a command, and all that a terminal of so many columns was sent."""
    return partial(_on_a_terminal, checker, tmp_path)


def _on_a_terminal(
    checker: Path, folder: Path, columns: int, *typed: str, **environment: str
) -> tuple[int, str]:
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    started = subprocess.Popen(
        [checker, *typed],
        cwd=folder,
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "TERM": "xterm",
            "CHECKER_CACHE_DIR": os.environ["CHECKER_CACHE_DIR"],
        }
        | environment,
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    told = b""
    while True:
        try:
            more = os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
        if not more:
            break
        told += more
    os.close(ours)
    return started.wait(), told.decode().replace("\r\n", "\n")


@pytest.fixture
def run(tmp_path: Path, one_cache: Path) -> Run:
    """Run the program in an empty folder, as a person would; both streams are captured."""
    return through_the_door(tmp_path, one_cache)


@pytest.fixture
def process(tmp_path: Path, one_cache: Path) -> Run:
    """The same as a process of its own, for what no call can show: start-up, streams, the end."""

    def start(*arguments: object, **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "checker", *map(str, arguments)],
            cwd=tmp_path,
            env=_environment(tmp_path, one_cache) | {"PYTHONWARNINGS": WARNINGS} | more,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return start


def through_the_door(folder: Path, cache: Path) -> Run:
    """What `process` does, by calling the door: it spares half a second a command.

    Nothing of this process's environment, folder or standard input is seen inside.
    """

    def call(*arguments: object, **more: str) -> subprocess.CompletedProcess[str]:
        typed = list(map(str, arguments))
        out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="\n") for _ in range(2))
        with (
            patch.dict(os.environ, _environment(folder, cache) | more, clear=True),
            patch.object(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO()))),
            contextlib.chdir(folder),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            code = main(typed)
        return subprocess.CompletedProcess(typed, code, _text(out), _text(err))

    return call


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    stream.seek(0)
    return stream.read()


def _environment(folder: Path, cache: Path) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "GIT_AUTHOR_NAME": "somebody",
        "CHECKER_CACHE_DIR": str(cache),
    }
