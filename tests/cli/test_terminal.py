"""A terminal of any kind: its width, its colours, its end, and what a shell asks."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from checker import lake
from checker.cli import main, terminal
from checker.cli.man import man
from checker.commands import COMMANDS
from checker.lake.objects import Object
from checker.model.observed import Observed
from checker.observe.process_pool import ProcessPool
from checker.packet.template import new
from checker.review.inputs import InputFile
from checker.review.sample import ANSWERS
from tests.conftest import Run
from tests.site import sources_file

ANSI = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
PROGRAM = (sys.executable, "-m", "checker")


def test_no_word_is_broken_and_the_verdict_stands_last(on_a_terminal) -> None:
    columns = 60
    code, told = on_a_terminal(columns, "verify", "--sample")
    lines = ANSI.sub("", told).splitlines()
    assert code == 0
    assert all(len(line) <= columns or len(line.split()) == 1 for line in lines)
    assert lines[0].startswith("SAMPLE: What was observed differs")
    assert lines[-3:] == [
        "Next step: Read the listed pages themselves:",
        "  checker verify",
        "checker: exit 0 (done)",
    ]
    assert "https://apidoc.cometapi.com/api/text/chat.md," in told.split()


@pytest.mark.parametrize(
    ("environment", "colored"),
    [
        pytest.param({}, True, id="a terminal"),
        pytest.param({"NO_COLOR": "1"}, False, id="NO_COLOR"),
        pytest.param({"TERM": "dumb"}, False, id="a dumb terminal"),
        pytest.param({"CI": "true"}, False, id="the log of a CI"),
    ],
)
def test_colours_are_for_a_terminal_that_shows_them(
    on_a_terminal, environment: dict[str, str], colored
) -> None:
    _, told = on_a_terminal(80, "verify", "--offline", **environment)
    assert bool(ANSI.search(told)) is colored


def test_a_terminal_of_another_encoding_gets_signs_that_it_has(process: Run) -> None:
    told = process("verify", "--sample", "--format", "text", PYTHONIOENCODING="ascii")
    assert told.returncode == 0, told.stderr
    assert "<-> observed another value" in told.stdout


@pytest.mark.parametrize("where", [">&-", ">/dev/full"])
@pytest.mark.parametrize("typed", ["--help", "verify --help", "schema report"])
def test_an_output_that_takes_nothing_is_said(tmp_path: Path, typed: str, where: str) -> None:
    done = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m checker {typed} {where}"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    said, *_, last = done.stderr.splitlines()
    assert "the standard output" in said
    assert "to a file" in done.stderr
    assert last == "checker: exit 2 (usage or configuration error)"
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr


def test_what_is_to_be_done_with_recordings_names_them(on_a_terminal, tmp_path: Path) -> None:
    (tmp_path / "my answer.json").write_bytes((ANSWERS / "chat.json").read_bytes())
    code, told = on_a_terminal(120, "compare", "my answer.json", "--contract", "chat")
    assert code == 3
    assert "checker shape 'my answer.json' --contract chat > shapes.jsonl" in told


BEGINNING = """
import os, runpy, signal, sys
class Interrupting:
    def find_spec(self, name, *more):
        if name == sys.argv[1]:
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Interrupting())
runpy.run_module("checker", run_name="__main__", alter_sys=True)
"""


@pytest.mark.parametrize("where", ["checker.cli", "checker.cli.interrupts"])
def test_an_interrupt_of_the_first_import_is_told_as_any_other(tmp_path: Path, where: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", BEGINNING, where],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 130
    assert done.stderr.splitlines()[-1] == "checker: exit 130 (interrupted)"
    assert "Traceback" not in done.stderr


INTERRUPTED = """
import builtins, os, signal, sys
from checker.cli import main
real, where = builtins.__import__, sys.argv.pop(1)
def importing(name, *more):
    if name.startswith(where):
        builtins.__import__ = real
        try:
            os.kill(os.getpid(), signal.SIGINT)
        except KeyboardInterrupt:
            raise ImportError("half of it")
    return real(name, *more)
builtins.__import__ = importing
sys.exit(main())
"""


@pytest.mark.parametrize("where", ["typer", "checker.cli.arguments", "checker.extract"])
def test_an_interrupt_in_an_import_is_one_whatever_comes_of_it(tmp_path: Path, where: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED, where, "verify", "--offline"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (130, "")
    assert done.stderr.splitlines() == [
        "checker: interrupted; what was complete is kept",
        "checker: exit 130 (interrupted)",
    ]


def test_an_interrupted_run_says_how_far_it_came(tmp_path: Path, monkeypatch, capsys) -> None:
    file = tmp_path / "answers.jsonl"
    file.write_bytes(b'{"object": "chat.completion"}\n' * 30_000)
    read = InputFile.read

    def once(self: InputFile, size: int = -1, /) -> bytes:
        if self.tell() > 0:
            raise KeyboardInterrupt
        return read(self, size)

    monkeypatch.setattr(InputFile, "read", once)
    assert main(["shape", str(file), "--contract", "chat"]) == 130
    told = capsys.readouterr().err
    assert re.search(r"^checker: read [\d,]+ of 900,000 bytes$", told, re.MULTILINE)


def test_an_interrupted_run_over_objects_says_how_far_it_came(
    tmp_path: Path, monkeypatch, capsys
) -> None:
    folder = tmp_path / "answers"
    folder.mkdir()
    for name in ("1", "2", "3"):
        (folder / f"{name}.jsonl").write_bytes(b'{"object": "chat.completion"}\n' * 10)
    read = lake.read_object

    def but_the_third(found: Object, plan: lake.LakePlan) -> Observed:
        if found.number == 3:
            raise KeyboardInterrupt
        return read(found, plan)

    monkeypatch.setattr(lake, "read_object", but_the_third)
    for _ in ("first", "resumed"):
        partials = ("--contract", "chat", "--partials", str(tmp_path / "kept"))
        assert main(["shape", str(folder), *partials]) == 130
        assert "checker: read 600 of 900 bytes\n" in capsys.readouterr().err


@pytest.mark.enable_socket
def test_an_interrupted_run_counts_what_its_processes_have_read(
    tmp_path: Path, monkeypatch, capsys
) -> None:
    file = tmp_path / "answers.jsonl"
    file.write_bytes(b'{"object": "chat.completion"}\n' * 30_000)

    def ended(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(ProcessPool, "_tell", ended)
    assert main(["shape", str(file), "--contract", "chat", "--jobs", "2"]) == 130
    assert "checker: read 900,000 of 900,000 bytes\n" in capsys.readouterr().err


class Screen(io.StringIO):
    """What is written to a terminal."""

    def isatty(self) -> bool:
        return True


def test_how_far_a_recording_is_read_stands_on_a_terminal(monkeypatch) -> None:
    monkeypatch.setattr(terminal, "MOMENT", 0)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("CI", raising=False)
    shown = Screen()
    monkeypatch.setattr(sys, "stderr", shown)
    with terminal.reading(wanted=True) as told:
        told(2**20, 2**22)
        told(2**21, 2**22)
    assert "4.2 MB" in shown.getvalue()
    with terminal.reading(wanted=False) as told:
        told(1, 2)


def test_what_is_made_ready_before_a_recording_is_read_shows_no_bar(monkeypatch) -> None:
    clock = [1.0]
    monkeypatch.setattr(terminal.time, "monotonic", lambda: clock[0])
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("CI", raising=False)
    shown = Screen()
    monkeypatch.setattr(sys, "stderr", shown)
    with terminal.reading(wanted=True) as told:
        clock[0] += 2 * terminal.MOMENT
        told(0, 100)
        told(100, 100)
    assert shown.getvalue() == ""


def test_what_is_waited_for_stands_on_a_terminal_and_is_taken_away(monkeypatch) -> None:
    shown = Screen()
    monkeypatch.setattr(sys, "stderr", shown)
    monkeypatch.setenv("COLUMNS", "60")
    for name in ("CI", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for term, wanted in (("dumb", True), ("xterm", False)):
        monkeypatch.setenv("TERM", term)
        with terminal.progress(wanted=wanted) as told:
            told(0, 5, "https://docs.example/a")
    assert shown.getvalue() == ""
    with terminal.progress(wanted=True):
        pass  # nothing was asked for
    assert shown.getvalue() == ""
    with terminal.progress(wanted=True) as told:
        told(1, 5, f"https://docs.example/{'a' * 90}?key=x")
    lines = ANSI.sub("", shown.getvalue()).replace("\r", "\n").splitlines()
    said = next(line for line in lines if line.strip())
    assert re.match(r"0:00:0\d read 1 of 5; waiting for docs.example/a+…$", said.strip())
    assert len(said) <= 60
    assert "key" not in shown.getvalue()
    assert not lines[-1].strip()


@pytest.mark.parametrize(
    "typed",
    ["packet check packet.yaml", "packet quiz packet.yaml", "drift", "packet attach", "config"],
)
def test_whatever_a_command_says_breaks_no_word(on_a_terminal, tmp_path: Path, typed: str) -> None:
    (tmp_path / "packet.yaml").write_text(new(), "utf-8")
    _, told = on_a_terminal(60, *typed.split(), NO_COLOR="1")
    lines = re.sub(r"`[^`]*`", "x", told).splitlines()
    assert [line for line in lines if len(line) > 60 and len(line.split()) > 1] == []
    assert "checker: exit" in lines[-1]


def test_next_steps_keep_what_was_given(on_a_terminal, tmp_path: Path) -> None:
    for name in ("one.json", "my two.json", "-x.json"):
        (tmp_path / name).write_bytes((ANSWERS / "chat.json").read_bytes())
    given = ("--observed", "one.json", "my two.json", "./-x.json", "--contract", "chat")
    _, told = on_a_terminal(100, "verify", "--offline", *given)
    step = " ".join(ANSI.sub("", told).split())
    assert "--observed one.json --observed 'my two.json' --observed ./-x.json --contract" in step
    (tmp_path / "-p.yaml").write_text(new(), "utf-8")
    assert "checker packet check ./-p.yaml" in on_a_terminal(100, "packet", "check", "./-p.yaml")[1]


def test_a_shell_completes_what_is_known(process: Run, tmp_path: Path) -> None:
    def asked(words: str) -> set[str]:
        at = str(len(words.split(" ")) - 1)
        done = process(_CHECKER_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD=at)
        assert done.returncode == 0, done.stderr
        assert done.stderr == ""
        return {*done.stdout.split()}

    assert asked("checker ver") == {"verify"}
    assert asked("checker packet ch") == {"check"}
    assert "--observed" in asked("checker verify --obs")
    assert asked("checker --ver") == {"--version"}
    assert asked("checker --m") == {"--man"}
    assert asked("checker snapshot ch") == {"chat"}
    assert asked("checker shape x --contract re") == {"responses"}
    assert asked("checker rules explain token-un") == {"token-undocumented"}
    assert asked("checker schema repo") == {"report"}
    own = sources_file(tmp_path, 80, lambda text: text.replace('id = "chat"', 'id = "chatter"'))
    assert asked(f"checker drift --sources {own} ch") == {"chatter"}
    assert asked(f"checker drift --sources {own}.gone ch") == set()


def test_the_manual_page_is_made_of_the_help() -> None:
    page = man()
    for command in COMMANDS:
        if command not in ("packet", "rules"):
            assert f".SS {command}\n" in page
    assert all(not line or line[0] in ".\\" or line[0].isalnum() for line in page.splitlines())


@pytest.mark.parametrize("columns", [60, 62])
def test_sentences_are_judged_as_they_were_before_their_lines_were_folded_and_coloured(
    columns: int, on_a_terminal, tmp_path: Path
) -> None:
    answer = json.loads((ANSWERS / "chat.json").read_bytes())
    answer["usage"] |= {"foo_ms": 3}  # beside the numbers of a colour, it would take so long
    (tmp_path / "answer.json").write_text(json.dumps(answer), "utf-8")
    code, told = on_a_terminal(columns, "verify", "--offline", "--observed", "answer.json")
    assert code == 0
    assert "What it does not show" in told


@pytest.mark.parametrize("typed", [("shape", "-"), ("packet", "check", "-")])
def test_a_closed_standard_input_is_told(typed: tuple[str, ...], tmp_path: Path) -> None:
    shell = ("sh", "-c", 'exec "$@" <&-', "sh")
    done = subprocess.run(
        [*shell, *PROGRAM, *typed], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "it is closed" in done.stderr


LET_GO = """
import os, signal, sys
from checker import cli
class Closing:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)
        [*range(10_000)]
def command(given):
    Closing()
    return 0
import checker.cli.arguments
checker.cli.arguments.run = command
sys.exit(cli.main(["verify"]))
"""


def test_an_interrupt_that_a_callback_lets_go_is_told_without_a_traceback(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LET_GO], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 130
    assert done.stderr.splitlines() == [
        "checker: interrupted; what was complete is kept",
        "checker: exit 130 (interrupted)",
    ]
