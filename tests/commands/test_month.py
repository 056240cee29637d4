"""A month in a minute: thirty days of one page through the real commands."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
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
class Came:
    """What a day came to: exit code, open rules, whether it is an alarm, tracked files changed."""

    code: int
    rules: list[str]
    alarm: bool = False
    diff: list[str] = field(default_factory=list)


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

    def passes(self, served: str | Answer) -> Came:
        """What is served, then `snapshot` and `drift` as every day; what came of it."""
        if isinstance(served, str):
            serve(self.site, served)
        self.site.answers = {} if isinstance(served, str) else {PATH: served}
        read, _ = self.command("snapshot", "--quiet")
        assert read == 0
        tracked = self.git("status", "--porcelain", "snapshots")
        code, output = self.command("drift", "--format", "json")
        assert self.git("status", "--porcelain", "snapshots") == tracked  # checks never write
        report = json.loads(output)
        rules = [one["rule"] for one in report["findings"] if not one["accepted"]]
        return Came(code, rules, alarm=report["summary"]["cannot_verify"] > 0, diff=self.changed())

    def changed(self) -> list[str]:
        """Tracked files that differ from the last commit; then commits them."""
        self.git("add", "--all")
        names = self.git("diff", "--cached", "--name-only").split()
        self.git("commit", "--quiet", "--allow-empty", "-m", f"day {self.day}")
        return sorted({self._kind(name) for name in names})

    @staticmethod
    def _kind(name: str) -> str:
        """The name of a tracked file; an acceptance goes by the name of its folder."""
        return "accepted" if "/accepted/" in name else Path(name).name

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
        monkeypatch.setenv("GIT_AUTHOR_NAME", "somebody")
        (tmp_path / "snapshots").mkdir()
        (tmp_path / ".gitignore").write_text("state.json\nbodies/\n*.lock\n.lock\n", "utf-8")
        serve(site)
        sources_file(tmp_path, site.port)
        found = Month(site=site, folder=tmp_path, monkeypatch=monkeypatch, capsys=capsys)
        found.git("init", "--quiet")
        found.changed()
        yield found


REMOVED = "request-property-enum-value-removed"
ADDED = "request-property-enum-value-added"
QUIET = Came(0, [])
LINE = ["accesses.jsonl"]

# Day -> what is served, and what comes of it. What a person does stands in ACTS.
DAYS: dict[int, tuple[str | Answer, Came]] = {
    # Read, reviewed and accepted on the first day; nothing changes, so nothing is said or written.
    1: (PAGE, Came(0, [], diff=["accesses.jsonl", "contract.json"])),
    2: (PAGE, QUIET),
    3: (PAGE, QUIET),
    4: (PAGE, QUIET),
    5: (PAGE, QUIET),
    # The documentation changes: an error each day, one line of evidence, the contract untouched.
    6: (SMALLER, Came(1, [REMOVED], diff=LINE)),
    7: (SMALLER, Came(1, [REMOVED])),
    # The finding is accepted for some days, then counts again, then the contract is accepted.
    8: (SMALLER, Came(0, [], diff=["accepted"])),
    9: (SMALLER, QUIET),
    10: (SMALLER, QUIET),
    11: (SMALLER, QUIET),
    12: (SMALLER, QUIET),
    13: (SMALLER, Came(1, [REMOVED, "acceptance-expired"])),
    14: (SMALLER, Came(0, [], diff=["accepted", "accesses.jsonl", "contract.json"])),
    # It flaps: back to what it was, and back again.
    15: (PAGE, Came(0, ["content-returned", ADDED], diff=LINE)),
    16: (SMALLER, Came(0, ["content-returned"], diff=LINE)),
    # It cannot be read for four days: one alarm, on the third; then one word of recovery.
    17: (GONE, Came(0, ["page-unusable"])),
    18: (GONE, Came(0, ["page-unusable"])),
    19: (GONE, Came(3, ["page-unusable"], alarm=True)),
    20: (GONE, Came(0, ["page-unusable"])),
    21: (SMALLER, Came(0, ["recovered"])),
    22: (SMALLER, QUIET),
    # A challenge in place of the page is no change either.
    23: (CHALLENGE, Came(0, ["page-unusable"])),
    24: (SMALLER, Came(0, ["recovered"])),
    # The page is there and not understood: told apart from both, and nothing can be accepted.
    25: (WITHOUT_BLOCK, Came(3, ["extractor-broken"], alarm=True, diff=LINE)),
    26: (SMALLER, Came(0, ["content-returned"], diff=LINE)),
    27: (SMALLER, QUIET),
    28: (SMALLER, QUIET),
    29: (SMALLER, QUIET),
    30: (SMALLER, QUIET),
}


def accept_first(month: Month) -> None:
    month.command("snapshot", "--quiet")
    code, output = month.command("accept", "--reason", "first reading")
    assert (code, output.startswith("accepted widgets: ")) == (0, True)


def accept_for_some_days(month: Month) -> None:
    fingerprint = month.fingerprint(REMOVED)
    code, _ = month.command("accept", fingerprint, "--reason", "in talks", "--until", "2026-11-12")
    assert code == 0


def accept_for_good(month: Month) -> None:
    assert month.command("accept", "widgets", "--reason", "settled")[0] == 0
    _, output = month.command("drift", "--format", "json")
    assert "acceptance-expired" in output  # it names the file that is to be removed
    next((month.folder / "snapshots/widgets/accepted").iterdir()).unlink()


def try_to_accept(month: Month) -> None:
    serve(month.site, WITHOUT_BLOCK)
    month.command("snapshot", "--quiet")
    assert month.command("accept", "--reason", "whatever")[0] == 3


ACTS = {1: accept_first, 8: accept_for_some_days, 14: accept_for_good, 25: try_to_accept}


def test_thirty_days(month: Month) -> None:
    came: dict[int, Came] = {}
    for month.day, (served, _) in DAYS.items():
        if month.day in ACTS:
            ACTS[month.day](month)
        came[month.day] = month.passes(served)
    assert [*came] == [*range(1, 31)]
    assert came == {day: expected for day, (_, expected) in DAYS.items()}

    # What changed over the month, from the bodies that are kept.
    code, output = month.command("drift", "--since", "2026-11-03", "--format", "markdown")
    assert code == 1
    assert REMOVED in output
    code, output = month.command("drift", "widgets", "--since", "2026-11-20")
    assert code == 0
    assert "No difference was found" in output
