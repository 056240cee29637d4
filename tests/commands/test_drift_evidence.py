"""What drift rests on and what it says of it: clocks, lines, flapping, folders that may be read."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.conftest import DAY, LATER, REMOVED, Here, tree
from tests.commands.silent import ERRORS, ERRORS_HTML, two_forms
from tests.commands.widgets import PAGE, PATH, SMALLER, serve
from tests.site import Answer

ROOT = Path(__file__).parents[2]


def after(days: int) -> str:
    return str(int(DAY) + 86400 * days)


def documents_of(output: str) -> list[dict[str, str]]:
    return json.loads(output)["documents"]


# ------------------------------------------------------------------ three clocks


def test_the_three_clocks_of_a_document_are_told(here: Here) -> None:
    """It is read each day, changed on the third, and says itself when it was written."""
    serve(here.site, "---\nlastmod: 2026-10-30T10:00:00Z\n---\n" + PAGE)
    for day in (0, 1):
        here.run("snapshot", clock=after(day))
    (document,) = documents_of(here.run("drift", "--format", "json", clock=after(1))[1])
    assert document["accessed"] == "2026-11-02T06:00:00Z"
    assert document["unchanged_since"] == "2026-11-01T06:00:00Z"
    assert document["last_updated"] == "2026-10-30"
    assert here.site.statuses() == [200, 304]  # which renews the first clock and no other

    serve(here.site, "---\nlastmod: 2026-11-02T10:00:00Z\n---\n" + SMALLER)
    for day in (2, 3):
        here.run("snapshot", clock=after(day))
    (document,) = documents_of(here.run("drift", "--format", "json", clock=after(3))[1])
    assert document["accessed"] == "2026-11-04T06:00:00Z"
    assert document["unchanged_since"] == "2026-11-03T06:00:00Z"
    assert document["last_updated"] == "2026-11-02"
    for form in ("text", "markdown", "html"):
        _, told, _ = here.run("drift", "-v", "--format", form, clock=after(3))
        assert all(day in told for day in ("2026-11-04", "2026-11-03", "2026-11-02"))
    _, told, _ = here.run("verify", "--offline", "--format", "json", clock=after(3))
    assert documents_of(told) == [document | {"outcome": "kept"}]


def test_a_page_that_says_no_day_of_its_own_has_two_clocks(here: Here) -> None:
    here.run("snapshot")
    (document,) = documents_of(here.run("drift", "--format", "json")[1])
    assert "last_updated" not in document
    _, told, _ = here.run("drift", "-v", "--format", "text")
    assert "accessed 2026-11-01, unchanged since 2026-11-01, sha256:" in " ".join(told.split())


def test_what_rests_on_an_older_text_does_not_say_since_when_it_is_unchanged(here: Here) -> None:
    """The newest text is not kept here, so the state is about another one."""
    here.run("snapshot")
    serve(here.site, SMALLER)
    here.run("snapshot", clock=LATER)
    (newest,) = documents_of(here.run("drift", "--format", "json", clock=LATER)[1])
    body = here.folder / "snapshots/widgets/bodies" / newest["digest"].replace(":", "-")
    body.unlink()
    (older,) = documents_of(here.run("drift", "--format", "json", clock=LATER)[1])
    assert older["digest"] != newest["digest"]
    assert "unchanged_since" in newest
    assert "unchanged_since" not in older


def test_what_a_page_says_of_itself_is_told_as_a_day_or_not_at_all(here: Here) -> None:
    serve(here.site, "---\nlastmod: written by hand, see [x](y)\n---\n" + PAGE)
    here.run("snapshot")
    _, told, _ = here.run("drift", "--format", "json")
    assert "by hand" not in told
    assert "last_updated" not in documents_of(told)[0]


# ------------------------------------------------------------------ A, B, A


def test_a_page_that_is_back_says_to_what_day(here: Here) -> None:
    for day, text in enumerate((PAGE, PAGE, SMALLER, PAGE)):
        serve(here.site, text)
        here.run("snapshot", clock=after(day))
    (_, found) = here.findings(clock=after(3))
    assert found["rule"] == "content-returned"
    assert "is back to what it was on 2026-11-02" in str(found["message"])


def test_a_page_that_is_back_is_told_where_only_the_tracked_files_came_along(here: Here) -> None:
    """No state and no body: the accesses alone tell it."""
    for day, text in enumerate((PAGE, SMALLER)):
        serve(here.site, text)
        here.run("snapshot", clock=after(day))
        here.forget()
    serve(here.site, PAGE)
    here.run("snapshot", clock=after(2))
    found = [one for one in here.findings(clock=after(2)) if one["rule"] == "content-returned"]
    assert len(found) == 1
    assert "is back to what it was on 2026-11-01" in str(found[0]["message"])
    here.run("snapshot", clock=after(3))
    assert [one["rule"] for one in here.findings(clock=after(3))] == ["baseline-not-accepted"]


# ------------------------------------------------------------------ heading and line


def line_of(text: str, part: str) -> int:
    return next(number for number, line in enumerate(text.split("\n"), 1) if part in line)


def test_a_finding_tells_heading_and_line_of_the_stored_text(here: Here) -> None:
    here.run("snapshot")
    here.run("accept", "--reason", "first")
    moved = "# Widgets\n\nOne more paragraph.\n" + SMALLER.removeprefix("# Widgets\n")
    serve(here.site, moved)
    here.run("snapshot", clock=LATER)
    (found,) = here.findings(clock=LATER)
    now, then = line_of(moved, "enum: [small]"), line_of(PAGE, "enum: [small, large]")
    assert now == then + 2
    documented = found["evidence"]["documented"]
    assert (documented["line"], documented["before"]["line"]) == (now, then)
    for form in ("text", "markdown", "html"):
        _, told, _ = here.run("drift", "--format", form, clock=LATER)
        told = " ".join(re.sub(r"<[^>]+>", "", told).replace("&gt;", ">").split())
        assert f"Widgets > OpenAPI, line {now}, accessed 2026-11-06; before: line {then}" in told
        assert "enum: [small]" not in told  # never the text itself
    body = f"snapshots/widgets/bodies/{documented['digest'].replace(':', '-')}"
    assert (here.folder / body).read_text("utf-8") == moved
    _, told, _ = here.run("drift", "--format", "github", clock=LATER)
    assert "file=snapshots/widgets/contract.json,line=" in told
    _, told, _ = here.run("drift", "--format", "sarif", clock=LATER)
    (result,) = json.loads(told)["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "snapshots/widgets/contract.json"}
    contract = (here.folder / "snapshots/widgets/contract.json").read_text("utf-8").splitlines()
    assert '"key": "request' in contract[place["region"]["startLine"] - 1]
    assert "model" in contract[place["region"]["startLine"] - 1]


def test_what_is_gone_tells_the_heading_and_line_where_it_stood(here: Here) -> None:
    here.run("snapshot")
    here.run("accept", "--reason", "first")
    serve(here.site, PAGE.replace("                note: {type: string}\n", ""))
    here.run("snapshot", clock=LATER)
    (found,) = here.findings(clock=LATER)
    assert found["rule"] == "request-property-removed"
    _, told, _ = here.run("drift", "--format", "markdown", clock=LATER)
    line = line_of(PAGE, "note: {type: string}")
    assert f"accessed 2026-11-06; before: Widgets > OpenAPI, line {line}" in told.replace(
        "&gt;", ">"
    )


def test_the_fingerprint_does_not_depend_on_the_line(here: Here) -> None:
    fingerprint = here.changed()
    serve(here.site, "\n\n" + SMALLER)
    here.run("snapshot", clock=after(9))
    (found,) = here.findings(clock=after(9))
    assert found["fingerprint"] == fingerprint
    assert here.run("accept", fingerprint, "--reason", "x", clock=after(9))[0] == 0
    (file,) = (here.folder / "snapshots/widgets/accepted").iterdir()
    assert "line" not in file.read_text("utf-8")
    assert '"line"' not in (here.folder / "snapshots/widgets/contract.json").read_text("utf-8")


def test_where_the_text_is_not_kept_there_is_no_line(here: Here) -> None:
    here.changed()
    kept = (here.folder / "snapshots/widgets/contract.json").read_text("utf-8")
    (before,) = set(re.findall(r'"digest": "sha256:([0-9a-f]{64})"', kept))
    (here.folder / "snapshots/widgets/bodies" / f"sha256-{before}").unlink()
    (found,) = here.findings(clock=LATER)
    documented = found["evidence"]["documented"]
    assert "line" in documented
    assert "line" not in documented["before"]


def test_lines_between_two_contract_files_and_since_a_day(here: Here) -> None:
    here.run("snapshot")
    here.run("accept", "--reason", "first")
    path = here.folder / "snapshots/widgets/contract.json"
    old = here.folder / "old.json"
    old.write_bytes(path.read_bytes())
    serve(here.site, SMALLER)
    here.run("snapshot", clock=LATER)
    here.run("accept", "--reason", "second", clock=LATER)
    line = line_of(PAGE, "enum: [small, large]")
    for arguments in ((old, path), ("--since", "2026-11-02")):
        (found,) = here.findings(*arguments, clock=LATER)
        assert found["evidence"]["documented"]["line"] == line
        assert found["evidence"]["documented"]["before"]["line"] == line


# ------------------------------------------------------------------ an empty run does not pass


def test_what_was_never_accepted_is_told(here: Here) -> None:
    """Nothing stands beside the page: that is not `as it was accepted`."""
    here.run("snapshot")
    code, told, _ = here.run("drift", "--format", "json")
    assert code == 3
    (found,) = json.loads(told)["findings"]
    assert (found["rule"], found["level"]) == ("baseline-not-accepted", "cannot-verify")
    headline = json.loads(told)["summary"]["headline"]
    assert headline.startswith("Could not verify Widgets: no contract of it was accepted yet")
    assert here.run("drift", "--fail-on", "never")[0] == 3
    assert here.run("verify")[0] == 0  # nobody has to accept anything to send a packet


def test_what_was_never_understood_is_not_offered_for_acceptance(here: Here) -> None:
    serve(here.site, PAGE.partition("## OpenAPI")[0] + "Elsewhere.\n" * 20)
    here.run("snapshot")
    (found,) = here.findings()
    assert found["rule"] == "extractor-broken"


def test_no_table_is_drawn_where_there_are_no_rows(here: Here) -> None:
    here.changed()
    for form, sign in (("text", "What to verify"), ("markdown", "| Area"), ("html", "<table")):
        _, told, _ = here.run("drift", "--since", "2026-11-02", "--format", form, clock=LATER)
        assert REMOVED in told
        assert sign not in told


def test_the_step_of_a_changelog_asks_for_no_second_acceptance(here: Here) -> None:
    here.changed()
    here.run("accept", "--reason", "settled", clock=LATER)
    _, told, _ = here.run("drift", "--since", "2026-11-02", clock=LATER)
    assert "Next step: Review what differs: all of it was accepted since" in told


# ------------------------------------------------------------------ a folder that may only be read


def bound(*command: str) -> list[str]:
    """A command that permissions bind, also where the superuser runs the tests."""
    if os.geteuid() != 0:
        return [*command]
    if shutil.which("setpriv") is None:
        pytest.skip("the superuser may write everywhere, and setpriv is not here")
    return ["setpriv", "--bounding-set=-all", "--inh-caps=-all", *command]


def read_only(here: Here, *arguments: str, clock: str) -> subprocess.CompletedProcess[str]:
    """The program where nothing below snapshots/ can be written."""
    folders = [here.folder / "snapshots", *(here.folder / "snapshots").rglob("*")]
    for path in folders:
        path.chmod(0o555 if path.is_dir() else 0o444)
    sources = str(here.folder / "sources.toml")
    try:
        return subprocess.run(
            bound(sys.executable, "-m", "checker", *arguments, "--sources", sources),
            cwd=here.folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": clock},
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        for path in folders:
            path.chmod(0o755 if path.is_dir() else 0o644)


def test_a_checkout_that_may_only_be_read_is_judged_and_never_written(here: Here) -> None:
    fingerprint = here.changed()
    before = tree(here.folder / "snapshots")
    done = read_only(here, "drift", clock=LATER)
    assert (done.returncode, REMOVED in done.stdout) == (1, True)
    for arguments in (["accept", "--reason", "x"], ["accept", fingerprint, "--reason", "x"]):
        done = read_only(here, *arguments, clock=LATER)
        assert done.returncode == 2, done.stderr
        assert "snapshots/widgets: cannot be written (Permission denied); nothing was changed" in (
            done.stderr
        )
        assert "--snapshots" in done.stderr
    serve(here.site, PAGE)
    done = read_only(here, "verify", "--format", "json", clock=after(9))
    assert "read-only: judged in memory, and not kept" in done.stderr
    report = json.loads(done.stdout)
    assert report["table"][0]["accessed"] == "2026-11-10"
    assert REMOVED not in done.stdout
    done = read_only(here, "snapshot", clock=after(9))
    assert "read-only" in done.stderr
    assert tree(here.folder / "snapshots") == before


def test_a_reading_that_cannot_be_kept_is_no_success_of_snapshot(here: Here) -> None:
    """Whoever reads in order to keep is told by the exit code that nothing was kept."""
    here.changed()
    done = read_only(here, "snapshot", "--quiet", clock=after(9))
    assert done.returncode == 2
    assert "what was read could not be kept there" in done.stderr


# ------------------------------------------------------------------ failures kept apart


def test_unusable_broken_and_changed_are_three_things(here: Here) -> None:
    here.run("snapshot")
    here.run("accept", "--reason", "first")
    here.site.answers[PATH] = Answer(status=429, body=b"slow down")
    here.run("snapshot", clock=after(1))
    (limited,) = here.findings(clock=after(1))
    assert limited["rule"] == "page-unusable"
    told = "could not be used (rate-limited), on 1 day; last read 2026-11-01T06:00:00Z."
    assert told in str(limited["message"])
    here.site.answers.clear()
    serve(here.site, PAGE.partition("## OpenAPI")[0] + "Elsewhere.\n" * 20)
    here.run("snapshot", clock=after(2))
    rules = [one["rule"] for one in here.findings(clock=after(2))]
    assert [one for one in rules if one != "recovered"] == ["extractor-broken"]
    serve(here.site, SMALLER)
    here.run("snapshot", clock=after(3))
    assert [one["rule"] for one in here.findings(clock=after(3))] == [REMOVED]


@pytest.mark.parametrize("quiet", [("--quiet",), ()])
def test_a_page_that_is_imported_quietly_is_kept_without_talk(
    here: Here, quiet: tuple[str, ...]
) -> None:
    saved = here.folder / "saved.md"
    saved.write_text(PAGE, "utf-8")
    url = f"http://127.0.0.1:{here.site.port}{PATH}"
    words = ["--import", saved, "--url", url, "--accessed", "2026-10-30T06:00:00Z"]
    code, _, told = here.run("snapshot", *words, *quiet)
    assert (code, "kept for widgets" in told) == (0, not quiet)
    assert here.run("accept", "--reason", "first")[0] == 0


def test_a_part_that_was_not_read_by_a_day_is_not_new_since(here: Here) -> None:
    two_forms(here.site, here.folder)
    here.site.answers = {path: Answer(status=404) for path in (ERRORS, ERRORS_HTML)}
    here.run("snapshot")
    here.site.answers = {}
    here.run("snapshot", clock=LATER)
    found = here.findings("--since", "2026-11-02", clock=LATER)
    assert [(one["rule"], one["level"]) for one in found] == [("not-comparable", "note")]


def test_a_day_of_which_too_little_is_kept_names_no_command_that_fails_again(here: Here) -> None:
    serve(here.site, "# Widgets\n\nNothing yet.\n")
    here.run("snapshot")
    serve(here.site)
    here.run("snapshot", clock=LATER)
    code, output, _ = here.run("drift", "--since", "2026-11-02", "--format", "json", clock=LATER)
    assert code == 3
    assert "kept in part, not understood" in output
    assert "--since 2026-11-0" not in json.loads(output)["summary"]["next_step"]
