"""The recipes of the README, run as they are written, and its picture."""

from __future__ import annotations

import io
import os
import re
import shlex
from html import unescape
from pathlib import Path

import pytest
from rich.console import Console
from rich.text import Text

from checker.review.sample import ANSWERS
from tests.conftest import Run
from tests.packet.conftest import WHOLE
from tests.site import Site, sources_file

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
PICTURE = ROOT / ".github" / "terminal.svg"
COLUMNS, LINES = 80, 40
CLOCK = {"SOURCE_DATE_EPOCH": "1783080000"}  # 2026-07-03T12:00:00Z, as the packet below tells


def recipes() -> list[list[str]]:
    part = README.partition("## Three recipes")[2].partition("\n## ")[0]
    return [block.split("\n") for block in re.findall(r"```console\n(.*?)\n```", part, re.DOTALL)]


@pytest.fixture
def settings(tmp_path: Path, site: Site) -> dict[str, str]:
    """The pages on loopback, by the environment: the commands stay as they are written."""
    (tmp_path / "elsewhere").mkdir()
    table = sources_file(tmp_path / "elsewhere", site.port)
    (tmp_path / "answer.json").write_bytes((ANSWERS / "chat.json").read_bytes())
    return {"CHECKER_SOURCES": str(table), **CLOCK}


def test_there_are_three_of_at_most_four_commands() -> None:
    assert [len(one) <= 4 for one in recipes()] == [True] * 3


@pytest.mark.parametrize("recipe", recipes(), ids=lambda one: one[0])
def test_a_recipe_runs_as_it_is_written(
    run: Run, tmp_path: Path, settings: dict[str, str], recipe: list[str]
) -> None:
    for line in recipe:
        command, _, into = line.partition(" > ")
        program, *words = shlex.split(command)
        assert program == "checker"
        done = run(*words, **settings)
        assert done.returncode == 0, (line, done.stderr, done.stdout)
        if into:
            (tmp_path / into).write_text(filled(done.stdout), "utf-8")
    for written in re.findall(r"(?:-o|--bundle) (\w+)", "\n".join(recipe)):
        assert any((tmp_path / written).iterdir())


def filled(template: str) -> str:
    """The template as a person fills it in: a value a field, those that it knows kept."""
    known = dict(re.findall(r"^(\w+): (.*)$", WHOLE, re.MULTILINE)) | {"status_code_class": "2xx"}
    known |= {"error_category": "none", "operator_result": "pass"}
    known |= {
        "test_window_utc": "2026-07-03T09:00:00Z/2026-07-03T09:10:00Z",
        "sanitized_repro_steps_present": "true",
        "repro_steps": "[send one harmless request, compare the documented fields]",
    }
    known["support_question"] = known["support_question"].replace("4xx", "2xx")
    lines = []
    for line in template.splitlines():
        name, colon, _ = line.partition(": ")
        told = name in known and colon
        lines.append(f"{name}: {known[name]}" if told else line)
    return "\n".join(lines) + "\n"


def sample(run: Run, *more: str) -> str:
    done = run("verify", "--sample", "--format", "text", *more, **CLOCK, COLUMNS=str(COLUMNS))
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_sample_fits_a_terminal_and_shows_a_difference(run: Run) -> None:
    told = sample(run)
    assert len(told.splitlines()) + len(["checker: exit 0 (done)"]) <= LINES
    assert max(map(len, told.splitlines())) <= COLUMNS
    assert "warning token-undocumented" in told
    assert "\u2194 observed another value" in told
    assert "127.0.0.1" not in told


def test_the_sample_needs_no_page_whatever_is_set(run: Run) -> None:
    assert run("verify", "--sample", CHECKER_OFFLINE="true", **CLOCK).returncode == 0


def test_the_picture_shows_what_the_sample_prints(run: Run) -> None:
    text = Text.from_ansi(sample(run, "--color", "always"))
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), legacy_windows=False)
    console.print(text, soft_wrap=True)
    drawn = console.export_svg(title="checker verify --sample", unique_id="checker")
    drawn = re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.DOTALL)  # nothing is fetched
    if os.environ.get("CHECKER_GOLDEN"):
        PICTURE.write_text(drawn, "utf-8")
    kept = PICTURE.read_text("utf-8")
    assert words(kept) == words(drawn)
    assert "url(http" not in kept.replace('"', "")


def words(svg: str) -> list[str]:
    found = [unescape(one).strip() for one in re.findall(r"<text[^>]*>([^<]*)</text>", svg)]
    return [one for one in found if one]
