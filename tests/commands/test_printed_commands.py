"""Every command that a report or an error prints is run as it is printed, from paths with spaces."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from checker.cli import main
from tests.commands.silent import ERRORS as ERRORS_PAGE
from tests.commands.silent import ERRORS_HTML, HTML_PATH, ROWS, TABLE, page, two_forms
from tests.commands.test_import import SHOWN
from tests.commands.widgets import PATH, SMALLER, serve, sources_file
from tests.site import Answer, Site, serving

ROOT = Path(__file__).parents[2]
DAY = 1793512800  # 2026-11-01T06:00:00Z
EXCHANGE = {
    "method": "POST",
    "url": "https://api.example.test/v1/widgets",
    "status": 200,
    "response_body": {"id": 7, "size": 1, "state": "made"},
}


@dataclass
class Shell:
    """A folder with spaces in its name, and a shell that knows the program."""

    site: Site
    folder: Path
    given: str  # the options of every command
    monkeypatch: pytest.MonkeyPatch
    capsys: pytest.CaptureFixture[str]
    day: int = 0

    def run(self, line: str) -> subprocess.CompletedProcess[str]:
        """A line as a person types it, in a shell of its own."""
        self._clock()
        done = subprocess.run(["sh", "-c", line], capture_output=True, text=True, check=False)
        assert "Traceback" not in done.stderr
        return done

    def checker(self, words: str) -> subprocess.CompletedProcess[str]:
        """The program with the options of every command; in this process, which is quicker."""
        self._clock()
        arguments = shlex.split(f"{words} {self.given}")
        code = main(arguments)
        told = self.capsys.readouterr()
        return subprocess.CompletedProcess(arguments, code, told.out, told.err)

    def _clock(self) -> None:
        self.monkeypatch.setenv("SOURCE_DATE_EPOCH", str(DAY + 86400 * self.day))

    def changed(self) -> None:
        """Read, accept; then the page changes and is read again."""
        assert self.checker("snapshot").returncode == 0
        assert self.checker("accept --reason first").returncode == 0
        serve(self.site, SMALLER)
        self.day = 3
        assert self.checker("snapshot").returncode == 0


@pytest.fixture
def shell(
    tmp_path: Path,
    checker: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Iterator[Shell]:
    folder = tmp_path / "my own work"
    (folder / "kept evidence").mkdir(parents=True)
    (folder / "bin").mkdir()
    (folder / "bin" / "checker").symlink_to(checker)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("PATH", f"{folder / 'bin'}:{os.environ['PATH']}")
    given = "--sources 'my sources.toml' --snapshots 'kept evidence'"
    with serving(Site()) as site:
        serve(site)
        sources_file(folder, site.port).rename(folder / "my sources.toml")
        yield Shell(site, folder, given, monkeypatch, capsys)


def commands_of(output: str, form: str) -> list[str]:
    """The commands that accept something, as a reader copies them from the form."""
    match form:
        case "json":
            return [one["accept"] for one in json.loads(output)["findings"] if "accept" in one]
        case "sarif":
            results = json.loads(output)["runs"][0]["results"]
            return [one["properties"]["accept"] for one in results]
        case "junit":
            texts = ET.fromstring(output).itertext()  # noqa: S314 - our own text
            return [one.partition("to accept: ")[2] for one in texts if "to accept: " in one]
        case "html":
            assert "To accept" not in output  # whoever it is forwarded to has nothing to accept
            return []
        case "markdown":
            return re.findall(r"To accept: `(.*)`$", output, re.MULTILINE)
    whole = re.sub(r" \\\n +", " ", output)  # what a shell takes for one line
    return re.findall(r"To accept: (.*)$", whole, re.MULTILINE)


FORMS = ("text", "markdown", "html", "json", "sarif", "junit", "github")


def printed(shell: Shell, words: str, code: int) -> str:
    """The one command that every form prints beside the one finding."""
    found = {form: shell.checker(f"{words} --format {form}") for form in FORMS}
    assert {form: one.returncode for form, one in found.items()} == dict.fromkeys(FORMS, code)
    told = {command for form, one in found.items() for command in commands_of(one.stdout, form)}
    (command,) = told
    return command


def test_the_command_beside_a_change_accepts_it(shell: Shell) -> None:
    shell.changed()
    command = printed(shell, "drift", 1)
    done = shell.run(command.replace("TEXT", "'in talks'"))
    assert done.returncode == 0, done.stderr
    again = shell.checker("drift --format json")
    assert again.returncode == 0
    assert [one["accepted"] for one in json.loads(again.stdout)["findings"]] == [True]
    assert "but for 1 accepted finding" in again.stdout


def test_the_command_beside_what_was_never_accepted_accepts_the_contract(shell: Shell) -> None:
    shell.checker("snapshot")
    command = printed(shell, "drift", 3)
    assert shell.run(command.replace("TEXT", "first")).returncode == 0
    again = shell.checker("drift")
    assert again.stdout.startswith("The documentation of Widgets is as it was accepted.\n")


def test_the_command_beside_an_observation_accepts_it(shell: Shell) -> None:
    shell.checker("snapshot")
    shell.checker("accept --reason first")
    (shell.folder / "my answer.jsonl").write_text(json.dumps(EXCHANGE) + "\n", "utf-8")
    verify = "verify --offline --observed 'my answer.jsonl'"
    command = printed(shell, verify, 1)
    assert "answer" not in command  # a recording has no name in a report
    command = command.replace("TEXT", "known").replace("FILE", "'my answer.jsonl'")
    assert shell.run(command).returncode == 0
    assert shell.checker(verify).returncode == 0


def test_the_command_beside_a_finding_of_shapes_accepts_it(shell: Shell) -> None:
    shell.checker("snapshot")
    shell.checker("accept --reason first")
    (shell.folder / "answer.jsonl").write_text(json.dumps(EXCHANGE) + "\n", "utf-8")
    shapes = shell.checker("shape answer.jsonl").stdout
    (shell.folder / "my shapes.jsonl").write_text(shapes, "utf-8")
    command = printed(shell, "compare 'my shapes.jsonl'", 1)
    told = shell.checker("compare 'my shapes.jsonl' --format text").stdout
    assert "Widgets > OpenAPI, line 34, accessed 2026-11-01" in " ".join(told.split())
    command = command.replace("TEXT", "known").replace("FILE", "'my shapes.jsonl'")
    assert shell.run(command).returncode == 0
    again = shell.checker("verify --offline --observed 'my shapes.jsonl' --format json")
    assert [one["accepted"] for one in json.loads(again.stdout)["findings"]] == [True]


def test_nothing_beside_a_contract_file_can_be_accepted(shell: Shell) -> None:
    shell.checker("snapshot")
    shell.checker("accept --reason first")
    (shell.folder / "answer.jsonl").write_text(json.dumps(EXCHANGE) + "\n", "utf-8")
    contract = "'kept evidence/widgets/contract.json'"
    shapes = shell.checker(f"shape answer.jsonl --contract {contract}").stdout
    (shell.folder / "shapes.jsonl").write_text(shapes, "utf-8")
    found = shell.checker(f"compare shapes.jsonl --contract {contract} --format text")
    assert found.returncode == 1, found.stderr
    assert "To accept" not in found.stdout
    assert "Fingerprint: " not in found.stdout


def test_each_step_that_drift_names_is_run_as_it_is_printed(shell: Shell) -> None:
    """From an empty folder to an accepted contract by nothing but what is printed."""
    for expected in (3, 3, 1, 0):
        found = shell.checker("drift --format json")
        assert found.returncode == expected, found.stdout
        step = json.loads(found.stdout)["summary"]["next_step"]
        if step == "Nothing is to be done.":
            serve(shell.site, SMALLER)
            shell.day += 1
            shell.checker("snapshot")
            continue
        (command,) = re.findall(r"`(checker .*)`", step)
        done = shell.run(command.replace('"TEXT"', "'as reviewed'"))
        assert done.returncode == 0, done.stderr
        if expected == 3 and command.startswith("checker accept"):
            shell.changed()


def test_the_first_step_makes_the_folder_that_it_needs(shell: Shell) -> None:
    shell.given = "--sources 'my sources.toml'"
    found = shell.checker("drift --format json")
    assert found.returncode == 3
    step = json.loads(found.stdout)["summary"]["next_step"]
    (command,) = re.findall(r"`(mkdir .*)`", step)
    done = shell.run(command)
    assert done.returncode == 0, done.stderr
    assert shell.checker("accept --reason first").returncode == 0


def test_the_step_after_an_alarm_imports_a_page_that_was_saved(shell: Shell) -> None:
    shell.checker("snapshot")
    shell.checker("accept --reason first")
    page = shell.folder / "saved.md"
    page.write_bytes(shell.site.files[PATH])
    shell.site.answers = {PATH: Answer(status=404, body=b"none")}
    for _ in range(3):
        shell.day += 1
        shell.checker("snapshot")
    found = shell.checker("drift --format json")
    assert found.returncode == 3
    step = json.loads(found.stdout)["summary"]["next_step"]
    (command,) = re.findall(r"`(checker .*)`", step)
    command = command.replace("FILE", "saved.md").replace("TIME", "2026-11-04T05:00:00Z")
    done = shell.run(command)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("lost", [(ERRORS_PAGE,), (ERRORS_PAGE, PATH)])
def test_the_import_after_an_alarm_is_of_the_document_that_is_lost(
    shell: Shell, lost: tuple[str, ...]
) -> None:
    """A side page that two sources share: the page itself was read, or was lost with it."""
    two_forms(shell.site, shell.folder, "my sources.toml")
    table = shell.folder / "my sources.toml"
    own = table.read_text("utf-8")
    table.write_text(own + own.replace('"widgets"', '"gadgets"'), "utf-8")
    shell.checker("snapshot")
    assert shell.checker("accept --reason first").returncode == 0
    shell.site.answers = {path: Answer(status=404, body=b"none") for path in lost}
    for _ in range(3):
        shell.day += 1
        shell.checker("snapshot")
    found = shell.checker("drift --format json")
    assert found.returncode == 3
    step = json.loads(found.stdout)["summary"]["next_step"]
    (command,) = re.findall(r"`(checker .*)`", step)
    page_ = page("Errors", TABLE.format(ROWS)) if lost == (ERRORS_PAGE,) else SHOWN
    (shell.folder / "saved.html").write_bytes(page_.body)
    command = command.replace("FILE", "saved.html").replace("TIME", "2026-11-04T05:00:00Z")
    done = shell.run(command)
    assert done.returncode == 0, done.stderr
    where = HTML_PATH if PATH in lost else ERRORS_HTML
    for source in ("widgets", "gadgets"):
        kept = (shell.folder / "kept evidence" / source / "accesses.jsonl").read_text("utf-8")
        assert f'{where}"' in kept.splitlines()[-1]


ERRORS = [
    pytest.param("accept widgets --reason x", id="nothing to accept"),
    pytest.param("accept --reason x", id="nothing to accept of any"),
    pytest.param("extract widgets", id="nothing to extract"),
    pytest.param("drift --since 2026-10-30", id="a day that is not kept"),
]


@pytest.mark.parametrize("words", ERRORS)
def test_the_command_that_an_error_names_is_about_the_same_folder(shell: Shell, words: str) -> None:
    failed = shell.checker(words)
    assert failed.returncode in (2, 3)
    told = failed.stderr
    (command,) = re.findall(r"`(checker snapshot[^`]*)`", told)
    done = shell.run(command)
    assert done.returncode == 0, done.stderr
    assert (shell.folder / "kept evidence/widgets/accesses.jsonl").is_file()
