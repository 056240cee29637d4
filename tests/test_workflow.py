"""The daily run: its steps are run as the commands that they are, day after day."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker import __version__
from checker.cli import main
from tests.commands.widgets import PAGE, PATH, SMALLER, serve, sources_file
from tests.site import Answer, Site, serving

ROOT = Path(__file__).parents[1]
FILE = ROOT / ".github" / "workflows" / "drift.yml"
SUITE = FILE.with_name("suite.yml")
WORKFLOW: dict[Any, Any] = yaml.safe_load(FILE.read_text("utf-8"))
JOBS: dict[str, Any] = WORKFLOW["jobs"]
SET_UP = "Set up"
FIRST = 1793512800  # 2026-11-01T06:00:00Z
GONE = Answer(status=404, body=b"<p>none</p>", headers={"Content-Type": "text/html"})
TOKEN = "${{ github.token }}"


@dataclass
class Came:
    """What a day came to."""

    code: int
    summary: str = ""
    jobs: list[str] = field(default_factory=list)


class Runner:
    """A repository with its origin; each job finds a fresh checkout, as the platform has it."""

    def __init__(self, folder: Path, site: Site, checker: Path) -> None:
        self.folder, self.site = folder, site
        self.origin = folder / "origin.git"
        self.cache: dict[str, dict[str, bytes]] = {}  # key -> the files of the cache
        self.artefacts: dict[str, Path] = {}
        self.days = 0
        self.programs = folder / "programs"
        self.programs.mkdir()
        self.told = folder / "platform.json"
        self.told.write_text('{"issues": [], "requests": [], "labels": []}', "utf-8")
        self.program("gh", f'exec "{sys.executable}" "{ROOT}/tests/platform_cli.py" "$@"')
        self.program("date", 'exec /bin/date -u -d "@$SOURCE_DATE_EPOCH" +%F')
        self.program("checker", f'exec "{checker}" "$@" --sources "$TABLE"')
        self.git(folder, "init", "--quiet", "--bare", "--initial-branch=main", str(self.origin))
        first = folder / "first"
        (first / "snapshots").mkdir(parents=True)
        (first / ".gitignore").write_text(
            "snapshots/*/state.json\nsnapshots/*/bodies/\n*.lock\n/report\n/proposal\n", "utf-8"
        )
        (first / "snapshots" / "README").write_text("kept evidence\n", "utf-8")
        self.git(first, "init", "--quiet", "--initial-branch=main")
        self.commit(first, "first")

    def program(self, name: str, line: str) -> None:
        path = self.programs / name
        path.write_text(f"#!/bin/sh\n{line}\n", "utf-8")
        path.chmod(0o755)

    def git(self, folder: Path, *arguments: str) -> str:
        done = subprocess.run(
            ["git", "-c", "user.name=t", "-c", "user.email=t@example.test", *arguments],
            cwd=folder,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    def commit(self, folder: Path, message: str) -> None:
        self.git(folder, "add", "--all")
        self.git(folder, "commit", "--quiet", "--allow-empty", "-m", message)
        self.git(folder, "push", "--quiet", str(self.origin), "HEAD:main")

    def settle(self, text: str) -> None:
        """As somebody who changes the settings of the repository."""
        folder = self.checkout("settings")
        (folder / "checker.toml").write_text(text, "utf-8")
        self.commit(folder, "settings")

    def merge(self, branch: str) -> None:
        """As a reviewer who accepts what is proposed."""
        folder = self.checkout("merge")
        self.git(folder, "pull", "--quiet", "--no-rebase", str(self.origin), branch)
        self.git(folder, "push", "--quiet", str(self.origin), "HEAD:main")
        self.set(requests=[])

    def checkout(self, name: str) -> Path:
        folder = self.folder / name
        shutil.rmtree(folder, ignore_errors=True)
        self.git(self.folder, "clone", "--quiet", str(self.origin), str(folder))
        (folder / ".venv" / "bin").mkdir(parents=True)
        (folder / ".venv" / "bin" / "checker").symlink_to(self.programs / "checker")
        with (folder / ".git" / "info" / "exclude").open("a", encoding="utf-8") as exclude:
            exclude.write(".venv\n")
        return folder

    @property
    def platform(self) -> dict[str, Any]:
        return json.loads(self.told.read_text("utf-8"))

    def set(self, **changes: Any) -> None:
        self.told.write_text(json.dumps(self.platform | changes), "utf-8")

    def issues(self) -> list[tuple[str, bool]]:
        return [(one["title"], one["open"]) for one in self.platform["issues"]]

    def requests(self) -> list[bool]:
        """Is each pull request open?"""
        return [one["open"] for one in self.platform["requests"]]

    def day(self, served: str | Answer | None = None) -> Came:
        """Run the jobs in their order, each if its condition holds."""
        self.days += 1
        if isinstance(served, str):
            serve(self.site, served)
        if served is not None:
            self.site.answers = {} if isinstance(served, str) else {PATH: served}
        self.artefacts.clear()
        came = Came(self.job("read"))
        summary = self.folder / "summary.md"
        came.summary = summary.read_text("utf-8") if summary.exists() else ""
        given = {name: self.filled(value) for name, value in JOBS["read"]["outputs"].items()}
        for name, job in JOBS.items():
            if name == "read":
                continue
            assert job["needs"] == "read"
            condition = re.fullmatch(
                r"\$\{\{ !cancelled\(\) && needs\.read\.outputs\.(\w+) (.=) '(.*)' \}\}", job["if"]
            )
            assert condition is not None
            value = given[condition[1]].partition("$")[0]  # nothing was put in place: ""
            if (value == condition[3]) == (condition[2] == "=="):
                assert self.job(name) == 0, self.said
                came.jobs.append(name)
        return came

    def job(self, name: str) -> int:
        folder = self.checkout("work")
        self.outputs: dict[str, dict[str, str]] = {}
        (self.folder / "summary.md").unlink(missing_ok=True) if name == "read" else None
        for step in JOBS[name]["steps"]:
            assert "continue-on-error" not in step  # it would hide every code
            if not self.holds(step.get("if", "")):
                continue
            if "uses" in step:
                self.use(folder, step)
            elif step["name"] != SET_UP:
                done = self.shell(folder, step, JOBS[name]["permissions"])
                assert "Traceback" not in done.stderr, done.stderr
                self.said = done.stderr
                if done.returncode:
                    return done.returncode
        return 0

    def holds(self, condition: str) -> bool:
        if not condition:
            return True
        step, name, sign, value = re.fullmatch(
            r"steps\.(\w+)\.outputs\.(\w+) (.=) '(.*)'", condition
        ).groups()  # type: ignore[union-attr] # a test that fails here is to be extended
        return (self.outputs.get(step, {}).get(name) == value) == (sign == "==")

    def filled(self, text: str) -> str:
        """The text with its expressions in place."""
        for step, values in self.outputs.items():
            for name, value in values.items():
                text = text.replace(f"${{{{ steps.{step}.outputs.{name} }}}}", value)
        return text

    def use(self, folder: Path, step: dict[str, Any]) -> None:
        action, given = step["uses"].partition("@")[0], step.get("with", {})
        match action:
            case "actions/cache/restore":
                wanted = self.filled(given["key"])
                older = [key for key in self.cache if key.startswith(given["restore-keys"])]
                keys = [wanted] if wanted in self.cache else older[-1:]
                for name, content in self.cache[keys[0]].items() if keys else ():
                    (folder / name).parent.mkdir(parents=True, exist_ok=True)
                    (folder / name).write_bytes(content)
            case "actions/cache/save":
                kept = {
                    path.relative_to(folder).as_posix(): path.read_bytes()
                    for found in folder.glob(given["path"])
                    for path in found.iterdir()
                }
                self.cache.setdefault(self.filled(given["key"]), kept)  # a key is written once
            case "actions/upload-artifact":
                kept_at = self.folder / "artefacts" / given["name"]
                shutil.rmtree(kept_at, ignore_errors=True)
                shutil.copytree(folder / given["path"], kept_at)
                self.artefacts[given["name"]] = kept_at
            case "actions/download-artifact":
                shutil.copytree(self.artefacts[given["name"]], folder / given["path"])
            case "github/codeql-action/upload-sarif":
                sarif = json.loads((folder / given["sarif_file"]).read_text("utf-8"))
                assert sarif["version"] == "2.1.0"

    def shell(
        self, folder: Path, step: dict[str, Any], permissions: dict[str, str]
    ) -> subprocess.CompletedProcess[str]:
        """As the runner does: `bash -e -o pipefail`, with the environment of the workflow."""
        assert "${{" not in step["run"]  # what a step is given is no text of the shell
        output = self.folder / "output"
        output.write_text("", "utf-8")
        given = {name: self.filled(value) for name, value in step.get("env", {}).items()}
        assert set(given) <= {"GH_TOKEN", "GH_REPO", "CODE"}
        if "gh " in step["run"]:
            assert given["GH_TOKEN"] == TOKEN
            assert "issue" not in step["run"] or permissions.get("issues") == "write"
            assert "gh pr" not in step["run"] or permissions.get("pull-requests") == "write"
            assert "git push" not in step["run"] or permissions.get("contents") == "write"
        environment = {
            "PATH": f"{self.programs}:{os.environ['PATH']}",
            "HOME": str(self.folder),
            "CI": "true",
            "CHECKER_CACHE_DIR": str(self.folder / "cache"),
            "TABLE": str(self.folder / "sources.toml"),
            "GITHUB_STEP_SUMMARY": str(self.folder / "summary.md"),
            "GITHUB_OUTPUT": str(output),
            "GITHUB_REF_NAME": "main",
            "STAND_IN": str(self.told),
            "SOURCE_DATE_EPOCH": str(FIRST + 86400 * self.days),
            **{name: value for name, value in os.environ.items() if name.startswith("COVERAGE")},
            **WORKFLOW["env"],
            **given,
        }
        done = subprocess.run(
            ["bash", "-e", "-o", "pipefail", "-c", step["run"]],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        lines = [line.partition("=") for line in output.read_text("utf-8").splitlines()]
        if "id" in step:
            self.outputs[step["id"]] = {name: value for name, _, value in lines}
        return done

    def accept(self) -> None:
        """As a person does: on a checkout of one's own, from what is remembered."""
        folder = self.checkout("person")
        for name, content in next(reversed(self.cache.values())).items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
        self.git(folder, "fetch", "--quiet", "origin", WORKFLOW["env"]["MEMORY"])
        for name in self.git(folder, "ls-tree", "-r", "--name-only", "FETCH_HEAD").split():
            (folder / name).write_text(self.git(folder, "show", f"FETCH_HEAD:{name}"), "utf-8")
        done = self.shell(
            folder,
            {"run": ".venv/bin/checker accept --reason first --author somebody"},
            {},
        )
        assert done.returncode == 0, done.stderr
        self.commit(folder, "accept")


@pytest.fixture
def runner(tmp_path: Path, checker: Path) -> Iterator[Runner]:
    for tool in ("git", "jq", "iconv"):
        if shutil.which(tool) is None:
            pytest.skip(f"{tool} is not installed here, as it is where the workflow runs")
    with serving(Site()) as site:
        serve(site)
        sources_file(tmp_path, site.port)
        yield Runner(tmp_path, site, checker)


REMOVED = "request-property-enum-value-removed"
TITLE = "Documentation drift: widgets"
ALWAYS = ["remember", "tell", "scan"]
AT_REST = [*ALWAYS, "withdraw"]


def marked(page: str) -> str:
    return page.replace("> Make one.", "> Marked words of the page.")


def test_the_days_of_a_page(runner: Runner) -> None:
    # Nothing was accepted yet: nothing can be verified, nothing is proposed, no issue is opened.
    came = runner.day(marked(PAGE))
    assert (came.code, came.jobs, runner.issues()) == (3, ALWAYS, [])
    assert "checker accept widgets" in came.summary
    runner.accept()
    # The page changes: an issue, and what to accept as a pull request.
    came = runner.day(marked(SMALLER))
    assert (came.code, came.jobs, runner.issues()) == (1, [*ALWAYS, "propose"], [(TITLE, True)])
    assert REMOVED in runner.platform["issues"][0]["body"]
    assert REMOVED in runner.platform["requests"][0]["body"]
    assert came.summary.startswith("The documentation of Widgets changed")
    # What is remembered holds no page; the pages are in the cache, under a key a day.
    tree = runner.git(runner.origin, "ls-tree", "-r", "--name-only", "drift-memory").split()
    assert tree == [f"snapshots/widgets/{name}" for name in ("accesses.jsonl", "state.json")]
    public = [*runner.folder.glob("artefacts/**/*"), runner.told, runner.folder / "summary.md"]
    texts = [path.read_bytes() for path in public if path.is_file()]
    assert len(texts) > 8
    assert not [text for text in texts if b"Marked words" in text]
    assert [len(kept) for kept in runner.cache.values()] == [1, 2]
    # The proposal is accepted: the issue is closed.
    runner.merge(WORKFLOW["env"]["PROPOSAL"])
    came = runner.day()
    assert (came.code, came.jobs, runner.issues()) == (0, AT_REST, [(TITLE, False)])


def test_a_page_that_says_again_what_was_accepted_leaves_nothing_to_accept(runner: Runner) -> None:
    runner.day()
    runner.accept()
    runner.day(SMALLER)
    assert runner.requests() == [True]
    assert runner.day(GONE).code == 1  # as last read it differs
    assert runner.requests() == [True]
    came = runner.day(PAGE)
    assert (came.code, came.jobs, runner.issues()) == (0, AT_REST, [(TITLE, False)])
    assert runner.requests() == [False]


def test_a_page_that_states_a_secret_is_one_that_could_not_be_read(runner: Runner) -> None:
    runner.day()
    runner.accept()
    secret = "AKIA" + "IOSFODNN7EXAMPLQ"
    came = [runner.day(SMALLER.replace("note:", f"{secret}:")) for _ in range(3)]
    assert [one.code for one in came] == [0, 0, 3]
    assert runner.issues() == [(TITLE, True)]
    assert "states a secret or personal data" in came[2].summary
    memory = runner.git(runner.origin, "show", "drift-memory:snapshots/widgets/accesses.jsonl")
    assert len(memory.splitlines()) == 1
    told = [*runner.folder.glob("artefacts/**/*"), runner.told, runner.folder / "summary.md"]
    assert not [one for one in told if one.is_file() and secret.encode() in one.read_bytes()]
    came = [runner.day(SMALLER)]
    assert (came[0].code, runner.issues()) == (1, [(TITLE, True)])


@pytest.mark.nightly
def test_the_next_days_have_the_same_issue_and_the_same_request(runner: Runner) -> None:
    runner.day()
    runner.accept()
    for edits in range(2):
        assert runner.day(SMALLER).code == 1
        [issue] = runner.platform["issues"]
        assert (issue["title"], issue["open"], issue["edits"]) == (TITLE, True, edits)
        assert len(runner.platform["requests"]) == 1
    # It cannot be read: what is kept differs still, and the issue stays.
    assert runner.day(GONE).code == 1
    assert runner.issues() == [(TITLE, True)]


@pytest.mark.nightly
def test_a_page_that_is_lost_has_an_issue_from_the_alarm_until_it_is_back(runner: Runner) -> None:
    runner.day()
    runner.accept()
    came = [runner.day(GONE) for _ in range(4)]
    assert [one.code for one in came] == [0, 0, 3, 0]
    assert all("propose" not in one.jobs for one in came)
    assert runner.issues() == [(TITLE, True)]
    assert runner.day(PAGE).code == 0
    assert runner.issues() == [(TITLE, False)]
    assert runner.day(SMALLER).code == 1  # a new change is a new issue
    assert runner.issues() == [(TITLE, False), (TITLE, True)]


def test_what_fails_the_run_has_an_issue_and_what_was_read_outlives_a_failing_proposal(
    runner: Runner,
) -> None:
    runner.day()
    runner.accept()
    noted = PAGE.replace("[made, lost]", "[made]")  # a note
    whole = (runner.programs / "checker").read_text("utf-8")
    runner.program("checker", f'[ "$1" != accept ] || exit 5\n{whole.partition(chr(10))[2]}')
    runner.settle('[drift]\nfail-on = "note"\n')
    came = runner.day(noted)
    assert came.code > 1
    assert (came.jobs, runner.issues()) == (ALWAYS, [(TITLE, True)])
    assert [len(kept) for kept in runner.cache.values()] == [1, 2]
    memory = runner.git(runner.origin, "show", "drift-memory:snapshots/widgets/accesses.jsonl")
    assert len(memory.splitlines()) == 2
    runner.settle('[drift]\nfail-on = "error"\n')
    came = runner.day()
    assert (came.code, came.jobs, runner.issues()) == (0, AT_REST, [(TITLE, False)])


@pytest.mark.parametrize("code", [2, 5])
def test_an_error_of_reading_ends_the_run_and_nothing_is_told(runner: Runner, code: int) -> None:
    runner.program("checker", f"exit {code}")
    assert runner.day() == Came(code)


def test_it_runs_daily_and_by_hand_with_the_least_permissions() -> None:
    triggers = WORKFLOW[True]  # YAML 1.1 reads `on` as true
    assert sorted(triggers) == ["schedule", "workflow_dispatch"]
    (schedule,) = triggers["schedule"]
    minute, hour, *others = schedule["cron"].split()
    assert 0 < int(minute) < 60  # runs of the full hour wait, or are left out
    assert 0 <= int(hour) < 24
    assert others == ["*", "*", "*"]
    assert WORKFLOW["permissions"] == {}
    assert {name: job["permissions"] for name, job in JOBS.items()} == {
        "read": {"contents": "read"},
        "remember": {"contents": "write"},
        "tell": {"issues": "write"},
        "scan": {"contents": "read", "security-events": "write"},
        "propose": {"contents": "write", "pull-requests": "write"},
        "withdraw": {"pull-requests": "write"},
    }
    for job in JOBS.values():
        assert 5 <= job["timeout-minutes"] <= 30
        assert job["runs-on"] == "ubuntu-24.04"  # not whatever the latest is
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout"):
                assert step["with"]["persist-credentials"] is False
    assert WORKFLOW["concurrency"] == {"group": "drift", "cancel-in-progress": False}
    assert "secrets." not in FILE.read_text("utf-8")


@pytest.mark.parametrize("file", [FILE, SUITE], ids=lambda file: file.stem)
def test_every_action_is_pinned_by_commit_and_says_its_version(file: Path) -> None:
    text = file.read_text("utf-8")
    used = re.findall(r"uses: (.*)", text)
    assert used
    for one in used:
        assert re.fullmatch(r"(actions|github)/[a-z/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one)


def test_at_night_make_runs_everything_and_every_night_draws_otherwise() -> None:
    workflow: dict[Any, Any] = yaml.safe_load(SUITE.read_text("utf-8"))
    assert sorted(workflow[True]) == ["schedule", "workflow_dispatch"]
    assert workflow["permissions"] == {"contents": "read"}
    (job,) = workflow["jobs"].values()
    made = {step["run"].split()[1]: step["env"] for step in job["steps"] if "run" in step}
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert list(made) == ["test-all", "mutants"]
    for target, environment in made.items():
        assert re.search(rf"^{target}:.*##", makefile, re.MULTILINE)
        assert environment == {"CHECKER_SEED": "${{ github.run_number }}"}


def test_the_set_up_is_that_of_make_or_of_the_lists_of_a_repository() -> None:
    steps = {step.get("name"): step for step in JOBS["read"]["steps"]}
    assert "make .venv/.ready" in steps[SET_UP]["run"]
    assert re.search(r"^\$\(VENV\)/\.ready:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert (ROOT / ".ci" / "setup").is_file()
    assert "pip install --quiet -r requirements.txt" in steps[SET_UP]["run"]


def test_init_writes_the_daily_run_as_it_is_here(tmp_path: Path) -> None:
    assert main(["init", str(tmp_path)]) == 0
    assert (tmp_path / FILE.relative_to(ROOT)).read_text("utf-8") == FILE.read_text("utf-8")
    requirements = (tmp_path / "requirements.txt").read_text("utf-8")
    assert requirements.endswith(f"\ndocs-contract-checker=={__version__}\n")
