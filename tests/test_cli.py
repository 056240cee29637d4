"""The command line: what it prints when all is well, when it is misused, and when something breaks."""

from __future__ import annotations

import os
import pty
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from checker import __version__, cli
from checker.cli.parameters import FORMATS_OF
from checker.commands import COMMANDS
from checker.model.errors import EvidenceMissing, Exit, Misused, NotSanitized, Overclaim, worst
from checker.report.feed import FEEDS
from checker.review.options import CommandResult, age
from checker.review.sample import ANSWERS
from tests.conftest import Run
from tests.site import Answer, Site, sources_file

SECRET = "sk-proj-" + "a1B2c3D4e5F6g7H8" * 3


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("90s", 90), ("30m", 1800), ("12h", 43200), ("7d", 604800), (" 2w ", 1209600)],
)
def test_an_age_is_a_number_and_a_unit(text: str, seconds: int) -> None:
    assert age(text).total_seconds() == seconds


@pytest.mark.parametrize("text", ["", "7", "d", "-1d", "1.5h", "7 days", "9" * 40 + "d"])
def test_what_is_no_age_is_misuse(text: str) -> None:
    with pytest.raises(Misused):
        age(text)


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        pytest.param((), Exit.DONE, id="nothing happened"),
        pytest.param((Exit.FINDINGS, Exit.CANNOT_VERIFY), Exit.CANNOT_VERIFY, id="3 over 1"),
        pytest.param((Exit.CANNOT_VERIFY, Exit.INTERNAL), Exit.INTERNAL, id="5 over 3"),
        pytest.param((Exit.INTERNAL, Exit.REFUSED), Exit.REFUSED, id="4 over 5"),
    ],
)
def test_the_gravest_code_wins(codes: tuple[Exit, ...], expected: Exit) -> None:
    assert worst(*codes) is expected


@pytest.mark.parametrize(
    ("told", "code"),
    [
        pytest.param(CommandResult(code=Exit.DONE, output=f"key {SECRET}\n"), 4, id="a secret on stdout"),
        pytest.param(CommandResult(code=Exit.DONE, output="The provider was down.\n"), 4, id="an overclaim on stdout"),
        pytest.param(CommandResult(code=Exit.DONE, output="all is well\n"), 0, id="nothing to refuse"),
        pytest.param(CommandResult(code=Exit.FINDINGS, output="x\n"), 1, id="the command's own code"),
    ],
)  # fmt: skip
def test_every_output_passes_the_gate(
    capsys: pytest.CaptureFixture[str], told: CommandResult, code: int
) -> None:
    assert cli._answer(told) == code
    printed = capsys.readouterr()
    assert SECRET not in printed.out + printed.err
    assert ("provider was down" in printed.out) is False
    assert (printed.out == "") is (code == 4)
    assert printed.err.rstrip().endswith(f"({Exit(code).meaning})")


def test_a_file_is_gated_before_anything_is_written(tmp_path: Path) -> None:
    told = CommandResult(code=Exit.DONE, output="fine\n", files={tmp_path / "a" / "b.md": SECRET})
    assert cli._answer(told) == 4
    assert list(tmp_path.iterdir()) == []


def test_files_are_written_with_their_folders(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.md"
    assert cli._answer(CommandResult(code=Exit.DONE, files={path: "fine\n"})) == 0
    assert path.read_text("utf-8") == "fine\n"


def test_a_file_that_cannot_be_written_keeps_what_was_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "kept.yaml").write_text("before\n", "utf-8")
    told = CommandResult(
        code=Exit.DONE,
        files={tmp_path / "kept.yaml": "\ud800", tmp_path / "kept.yaml" / "below": "x"},
    )
    with pytest.raises(UnicodeEncodeError):
        cli._answer(told)
    assert (tmp_path / "kept.yaml").read_text("utf-8") == "before\n"
    told = CommandResult(code=Exit.DONE, files={tmp_path / "kept.yaml" / "below": "x"})
    assert cli._answer(told) == 2
    assert "could not be written" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["kept.yaml"]


def test_a_talk_with_a_secret_is_withheld(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli._close(Exit.DONE, f"read {SECRET}") == 0
    assert SECRET not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (EvidenceMissing("x"), 3),
        (Misused("x", hint="y"), 2),
        (NotSanitized("x"), 4),
        (Overclaim("x"), 4),
        (KeyboardInterrupt(), 130),
        (ValueError(SECRET), 5),
        (KeyError("customer name"), 5),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else str(value),
)
def test_every_error_has_its_code_and_none_its_value(error: BaseException, code: int) -> None:
    found, *sentences = cli._refusal(error)
    assert int(found) == code
    assert SECRET not in " ".join(sentences)
    assert "customer name" not in " ".join(sentences)


def test_a_defect_names_its_place_and_not_its_message(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError(SECRET)

    monkeypatch.setattr("checker.commands.schema.documents.schema_names", broken)
    assert cli.main(["schema"]) == 5
    printed = capsys.readouterr()
    assert SECRET not in printed.err + printed.out
    assert "RuntimeError at " in printed.err
    assert "Traceback" not in printed.err


def test_the_version_is_printed(process: Run) -> None:
    assert process("--version").stdout == f"checker {__version__}\n"


@pytest.mark.parametrize("typed", [[], ["-h"], ["--help"], ["--help", "verify"]], ids=" ".join)
def test_the_list_of_commands_fits_a_terminal_and_names_every_one(
    process: Run, typed: list[str]
) -> None:
    done = process(*typed)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == cli.overview()
    assert all(len(line) <= 80 for line in done.stdout.splitlines())
    listed = re.findall(r"^  (\w+)  ", done.stdout, re.MULTILINE)
    assert listed == [name for name in COMMANDS if " " not in name]


def test_the_list_of_commands_needs_nothing_but_the_door() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "checker", "--help"],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "checker.cli" in loaded
    ours = {name for name in loaded if name.split(".")[0] == "checker"}
    assert ours == {
        "checker",
        "checker.cli",
        "checker.cli.interrupts",
        "checker.cli.overview",
        "checker.commands",
    }
    assert not loaded & {"typer", "rich", "requests", "dataclasses", "inspect"}


@pytest.mark.parametrize(
    ("typed", "asks", "needless"),
    [
        pytest.param(
            ["packet", "check", "packet.yaml"],
            "checker.packet.check",
            {"bs4", "diskcache", "checker.compare", "checker.fetch", "checker.review.memory"},
            id="a packet",
        ),
        pytest.param(
            ["verify", "--offline"],
            "checker.compare.drift",
            {"jsonschema", "http.server", "checker.review.sample"},
            id="what ships",
        ),
    ],
)
def test_a_command_loads_nothing_that_it_does_not_ask(
    tmp_path: Path, typed: list[str], asks: str, needless: set[str]
) -> None:
    (tmp_path / "packet.yaml").write_text("incident_id: INC-1\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "checker", *typed],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert done.returncode in {0, 3}, done.stderr[-400:]
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert asks in loaded
    assert not loaded & needless
    assert not loaded & {"pydantic", "rich", "requests", "xml.etree.ElementTree", "checker.observe"}


def test_the_forms_of_a_feed_are_those_that_the_help_names() -> None:
    assert set(FORMATS_OF["changelog"]) == set(FEEDS)


def test_without_a_command_the_help_is_printed(process: Run) -> None:
    done = process()
    assert "verify" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.drawn
@pytest.mark.parametrize(
    ("typed", "code"),
    [
        pytest.param(["schema", "contract"], 0, id="done"),
        pytest.param(
            ["verify", "--offline", "--observed", "chat.json", "--fail-on", "note"],
            1,
            id="findings",
        ),
        pytest.param(["verify", "--format", "yaml"], 2, id="misuse"),
        pytest.param(["verify", "--offline", "--max-age", "7d"], 3, id="not verified"),
        pytest.param(["packet", "check", "packet.yaml"], 4, id="refused"),
        pytest.param(["shape", "-"], 3, id="nothing at the standard input"),
    ],
)
def test_a_process_tells_and_exits_as_the_door_does(
    process: Run, run: Run, tmp_path: Path, typed: list[str], code: int
) -> None:
    """Why all else may call the function."""
    (tmp_path / "chat.json").write_bytes((ANSWERS / "chat.json").read_bytes())
    (tmp_path / "packet.yaml").write_text(f"incident_summary: {SECRET}\n", "utf-8")
    apart, called = (one(*typed, SOURCE_DATE_EPOCH="1793512800") for one in (process, run))
    assert apart.returncode == called.returncode == code
    assert (apart.stdout, apart.stderr) == (called.stdout, called.stderr)


def test_a_value_given_to_an_option_is_never_repeated(run: Run) -> None:
    for arguments in (
        ["verify", "--timeout", SECRET],
        ["verify", f"--{SECRET}"],
        [SECRET],
        ["extract", SECRET],
        ["schema", SECRET],
        ["verify", "--format", SECRET],
        ["snapshot", SECRET],
    ):
        done = run(*arguments)
        assert done.returncode == 2, arguments
        assert SECRET not in done.stdout + done.stderr


def test_a_closed_pipe_is_no_error(tmp_path: Path) -> None:
    command = f"{sys.executable} -m checker schema contract | head -n 1"
    done = subprocess.run(
        ["sh", "-c", command], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert done.stdout == "{\n"
    assert "Traceback" not in done.stderr


def test_an_interrupt_is_130_and_prompt(tmp_path: Path, site: Site) -> None:
    for path in list(site.files):
        site.answers[path] = Answer(delay=10)
        site.answers[path.removesuffix("index.html")] = Answer(delay=10)
    table = sources_file(tmp_path, site.port)
    process = subprocess.Popen(
        [sys.executable, "-m", "checker", "verify", "--sources", str(table)],
        cwd=tmp_path,
        env={**os.environ, "CHECKER_CACHE_DIR": str(tmp_path / "cache")},
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    )
    while not site.seen and process.poll() is None:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    start = time.monotonic()
    _, err = process.communicate(timeout=15)
    assert time.monotonic() - start < 8
    assert process.returncode == 130
    assert "Traceback" not in err
    assert err.rstrip().endswith("checker: exit 130 (interrupted)")


@pytest.mark.parametrize(
    ("columns", "environment", "expected", "absent"),
    [
        pytest.param(100, {}, "Support path", "| --- |", id="a terminal gets text"),
        pytest.param(100, {"NO_COLOR": "1"}, "Support path", "\x1b[", id="NO_COLOR is honoured"),
    ],
)
def test_a_terminal_gets_text(
    tmp_path: Path, columns: int, environment: dict[str, str], expected: str, absent: str
) -> None:
    main, follower = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "checker", "verify", "--offline"],
        cwd=tmp_path,
        stdout=follower,
        stderr=subprocess.DEVNULL,
        env={
            **os.environ,
            **environment,
            "COLUMNS": str(columns),
            "CHECKER_CACHE_DIR": str(tmp_path),
        },
    )
    os.close(follower)
    printed = b""
    while True:
        try:
            part = os.read(main, 65536)
        except OSError:
            break
        if not part:
            break
        printed += part
    assert process.wait(30) == 0
    text = printed.decode("utf-8")
    assert expected in text
    assert absent not in text
    assert text.count("Not read again: all 5 pages") == 2  # the verdict stands first and last
