"""A month in a minute: thirty days of one page through the real commands."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from checker.cli import main
from tests.commands.widgets import PAGE, PATH, SMALLER, serve, sources_file
from tests.site import Answer, Site, serving

FIRST = datetime(2026, 11, 1, 6, 0, tzinfo=UTC)
GONE = Answer(status=404, body=b"<p>none</p>", headers={"Content-Type": "text/html"})
CHALLENGE = Answer(
    body=b"<!doctype html><html><head><title>Just a moment...</title></head><body>"
    b"<p>Checking your browser before accessing. Enable JavaScript and cookies to continue.</p>"
    b"</body></html>",
    headers={"Content-Type": "text/html"},
)
WITHOUT_BLOCK = PAGE.partition("## OpenAPI")[0] + "The reference moved.\n" * 20


@dataclass
class Month:
    """The site, a checkout under version control, and a clock that the test turns."""

    site: Site
    folder: Path
    monkeypatch: pytest.MonkeyPatch
    capsys: pytest.CaptureFixture[str]
    day: int = 1

    def command(self, *arguments: str) -> tuple[int, str]:
        seconds = int((FIRST + timedelta(days=self.day - 1)).timestamp())
        self.monkeypatch.setenv("SOURCE_DATE_EPOCH", str(seconds))
        code = main([*arguments, "--sources", str(self.folder / "sources.toml")])
        return code, self.capsys.readouterr().out

    def passes(
        self, text: str | None = PAGE, *, answer: Answer | None = None
    ) -> tuple[int, list[str]]:
        """A day: what is served, then `snapshot` and `drift`. (exit code, rules not accepted)."""
        if text is not None:
            serve(self.site, text)
        self.site.answers = {PATH: answer} if answer else {}
        self.command("snapshot", "--quiet")
        return self.drift()

    def drift(self) -> tuple[int, list[str]]:
        code, output = self.command("drift", "--format", "json")
        findings = json.loads(output)["findings"]
        return code, [one["rule"] for one in findings if not one["accepted"]]

    def changed(self) -> list[str]:
        """Tracked files that differ from the last commit; then commits them."""
        self.git("add", "--all")
        names = self.git("diff", "--cached", "--name-only").split()
        self.git("commit", "--quiet", "--allow-empty", "-m", f"day {self.day}")
        return [Path(name).name for name in names]

    def git(self, *arguments: str) -> str:
        done = subprocess.run(
            ["git", "-c", "user.name=t", "-c", "user.email=t@example.test", *arguments],
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    def fingerprint(self, rule: str) -> str:
        _, output = self.command("drift", "--format", "json")
        return next(
            one["fingerprint"] for one in json.loads(output)["findings"] if one["rule"] == rule
        )


@pytest.fixture
def month(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Month]:
    with serving(Site()) as site:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("CHECKER_CACHE_DIR", str(tmp_path / "cache"))
        monkeypatch.setenv("GIT_AUTHOR_NAME", "somebody")
        (tmp_path / "snapshots").mkdir()
        (tmp_path / ".gitignore").write_text(
            "cache/\nstate.json\nbodies/\n*.lock\n.lock\n", "utf-8"
        )
        serve(site)
        sources_file(tmp_path, site.port)
        found = Month(site=site, folder=tmp_path, monkeypatch=monkeypatch, capsys=capsys)
        found.git("init", "--quiet")
        yield found


REMOVED = "request-property-enum-value-removed"


def test_thirty_days(month: Month) -> None:  # noqa: PLR0915 - thirty days
    day: Callable[..., tuple[int, list[str]]] = month.passes

    # The first day: read, review, accept.
    month.command("snapshot", "--quiet")
    code, output = month.command("accept", "--reason", "first reading")
    assert code == 0
    assert "accepted widgets: " in output
    assert sorted(month.changed()) == [
        ".gitignore",
        "accesses.jsonl",
        "contract.json",
        "sources.toml",
    ]

    # Nothing changes: nothing is said, and nothing is written under version control.
    for month.day in (2, 3, 4, 5):
        assert day() == (0, [])
        assert month.changed() == []

    # The documentation changes: an error each day; one line of evidence, the contract untouched.
    month.day = 6
    assert day(SMALLER) == (1, [REMOVED])
    assert month.changed() == ["accesses.jsonl"]
    month.day = 7
    assert day(SMALLER) == (1, [REMOVED])
    assert month.changed() == []

    # The finding is accepted for some days, then counts again, then the contract is accepted.
    month.day = 8
    code, _ = month.command(
        "accept", month.fingerprint(REMOVED), "--reason", "in talks", "--until", "2026-11-12"
    )
    assert code == 0
    assert [name.endswith(".toml") for name in month.changed()] == [True]
    for month.day in (8, 12):
        assert day(SMALLER) == (0, [])
        assert month.changed() == []
    month.day = 13
    assert day(SMALLER) == (1, [REMOVED, "acceptance-expired"])
    month.day = 14
    assert month.command("accept", "widgets", "--reason", "settled")[0] == 0
    assert month.drift() == (0, ["acceptance-expired"])
    next((month.folder / "snapshots/widgets/accepted").iterdir()).unlink()
    assert day(SMALLER) == (0, [])
    assert max(month.changed()) == "contract.json"

    # It flaps: back to what it was, and back again.
    month.day = 15
    assert day(PAGE) == (0, ["content-returned", "request-property-enum-value-added"])
    month.day = 16
    assert day(SMALLER) == (0, ["content-returned"])
    month.changed()

    # It cannot be read for four days: one alarm, on the third; then one word of recovery.
    for month.day, expected in ((17, 0), (18, 0), (19, 3), (20, 0)):
        assert day(None, answer=GONE) == (expected, ["page-unusable"])
        assert month.changed() == []
    month.day = 21
    assert day(SMALLER) == (0, ["recovered"])
    month.day = 22
    assert day(SMALLER) == (0, [])
    assert month.changed() == []

    # A challenge in place of the page is no change either.
    month.day = 23
    assert day(None, answer=CHALLENGE) == (0, ["page-unusable"])
    month.day = 24
    assert day(SMALLER) == (0, ["recovered"])

    # The page is there and not understood: told apart from both, and nothing can be accepted.
    month.day = 25
    assert day(WITHOUT_BLOCK) == (3, ["extractor-broken"])
    assert month.command("accept", "--reason", "whatever")[0] == 3
    assert month.changed() == ["accesses.jsonl"]
    month.day = 26
    assert day(SMALLER) == (0, ["content-returned"])
    for month.day in range(27, 31):
        assert day(SMALLER) == (0, [])

    # What changed over the month, from the bodies that are kept.
    code, output = month.command("drift", "--since", "2026-11-03", "--format", "markdown")
    assert code == 1
    assert REMOVED in output
    code, output = month.command("drift", "widgets", "--since", "2026-11-20")
    assert code == 0
    assert "No difference was found" in output
