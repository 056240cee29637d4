"""`checker drift` and `checker accept` as a person runs them, and with what a person gets wrong."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from checker import documents
from checker.cli import main
from checker.model.plain import contract_to_plain
from tests.commands.conftest import DAY, LATER, REMOVED, Here, tree
from tests.commands.widgets import PAGE, PATH, SMALLER, serve
from tests.compare.facts import contract, field, operation
from tests.site import Answer

# ------------------------------------------------------------------ against what was accepted


def test_nothing_kept_cannot_be_verified(here: Here) -> None:
    code, _, told = here.run("drift")
    assert code == 3
    assert told.endswith("checker: exit 3 (could not verify)\n")


def test_an_accepted_contract_beside_which_nothing_is_kept_cannot_be_verified(here: Here) -> None:
    """A fresh checkout: no body, no state, no recorded failure."""
    here.changed()
    here.forget()
    code, output, _ = here.run("drift", "--format", "json", clock=LATER)
    assert code == 3
    (found,) = json.loads(output)["findings"]
    assert (found["rule"], found["level"]) == ("nothing-to-compare", "cannot-verify")
    assert json.loads(output)["summary"]["headline"].startswith("Could not verify")


def test_what_changed_with_its_row_and_the_command_that_accepts_it(here: Here) -> None:
    fingerprint = here.changed()
    code, output, _ = here.run("drift", "--format", "markdown", clock=LATER)
    assert code == 1
    assert "no longer documented as possible: `large`" in output.replace("\\", "")
    assert f"checker accept widgets {fingerprint} --reason" in output
    assert here.run("drift", "--fail-on", "never", clock=LATER)[0] == 0


def test_checks_never_write(here: Here) -> None:
    here.changed()
    before = tree(here.folder / "snapshots")
    here.run("drift", clock=LATER)
    here.run("drift", "--since", "2026-11-01", clock=LATER)
    assert tree(here.folder / "snapshots") == before


def test_a_clock_that_goes_backwards_loses_nothing(here: Here) -> None:
    here.changed()
    before = here.findings(clock=LATER)
    here.run("snapshot", clock=DAY)
    assert [one["rule"] for one in here.findings(clock=DAY)] == [one["rule"] for one in before]


DAMAGED = [
    pytest.param(lambda text: "<<<<<<< ours\n" + text, "merge conflict", id="a merge conflict"),
    pytest.param(
        lambda text: text.replace("checker/contract/2", "checker/contract/9"),
        "checker/contract/9",
        id="a newer version",
    ),
    pytest.param(lambda text: text.replace('"where"', '"were"'), "schema", id="an edit by hand"),
    pytest.param(lambda text: text[: len(text) // 2], "JSON", id="half a file"),
]


@pytest.mark.parametrize(("damage", "told"), DAMAGED)
def test_a_damaged_contract_is_named_and_kept(
    here: Here, damage: Callable[[str], str], told: str
) -> None:
    fingerprint = here.changed()
    assert here.run("accept", "widgets", fingerprint, "--reason", "known", clock=LATER)[0] == 0
    path = here.folder / "snapshots" / "widgets" / "contract.json"
    path.write_text(damage(path.read_text("utf-8")), "utf-8")
    before = path.read_bytes()
    code, output, errors = here.run("drift", clock=LATER)
    assert code == 2
    assert "acceptance-unused" not in output  # nothing was compared
    assert "Widgets" in output  # what else there is to say comes first
    newer = "contract/9" in told  # which accepting would refuse to write over
    assert ("Next step: Use that version" in output) == newer
    assert ("`checker accept widgets --reason" in output) == (not newer)
    assert told in errors
    assert "contract.json" in errors
    assert path.read_bytes() == before


@pytest.mark.parametrize(("damage", "told"), DAMAGED)
def test_accepting_replaces_a_damaged_contract_and_never_a_newer_one(
    here: Here, damage: Callable[[str], str], told: str
) -> None:
    here.changed()
    path = here.folder / "snapshots" / "widgets" / "contract.json"
    path.write_text(damage(path.read_text("utf-8")), "utf-8")
    before = path.read_bytes()
    code, _, errors = here.run("accept", "--reason", "mended", clock=LATER)
    assert told in errors
    aside = path.with_name("contract.damaged.json")
    if "contract/9" in told:
        assert code == 2
        assert path.read_bytes() == before
        assert not aside.exists()
    else:
        assert code == 0
        assert aside.read_bytes() == before
        assert here.findings(clock=LATER) == []


def _commands(output: str) -> list[list[str]]:
    """The commands that would accept, as a shell would take them."""
    found = re.findall(r"To accept: `(checker [^`]*)`", output)
    return [shlex.split(command.replace("TEXT", "'as printed'"))[1:] for command in found]


def test_the_printed_command_can_be_run_as_it_is(here: Here) -> None:
    here.changed()
    (here.folder / "my snapshots").mkdir()
    (here.folder / "snapshots").rename(here.folder / "my snapshots" / "here")
    given = ["--snapshots", "my snapshots/here"]
    _, output, _ = here.run("drift", *given, "--format", "markdown", clock=LATER)
    (command,) = _commands(output)
    assert main(command) == 0
    assert here.run("drift", *given, clock=LATER)[0] == 0


def test_an_acceptance_that_serves_no_longer_names_its_file_and_no_command(here: Here) -> None:
    fingerprint = here.changed()
    here.run("accept", fingerprint, "--reason", "x", "--until", "2026-11-06", clock=LATER)
    _, output, _ = here.run("drift", "--format", "markdown", clock=str(int(LATER) + 86400))
    (command,) = _commands(output)
    assert command[2] == fingerprint
    assert f"snapshots/widgets/accepted/{fingerprint}.toml" in output.replace("\\", "")


# ------------------------------------------------------------------ two contract files


def _written(folder: Path, name: str, **given: object) -> Path:
    facts = [operation(), field("$.a", required=given.pop("required", False))]
    path = folder / name
    path.write_text(documents.write_json(contract_to_plain(contract(*facts, **given))), "utf-8")
    return path


def test_nothing_is_compared_with_a_list_that_was_read_from_no_page(here: Here) -> None:
    old, new = (_written(here.folder, name) for name in ("old.json", "new.json"))
    plain = json.loads(new.read_text("utf-8"))
    plain["origin"] = "transcribed"
    new.write_text(json.dumps(plain), "utf-8")
    code, output, err = here.run("drift", old, new)
    assert (code, "No difference" in output) == (3, False)
    assert "nothing was compared" in err


def test_two_contract_files(here: Here) -> None:
    old = _written(here.folder, "old.json")
    new = _written(here.folder, "new.json", required=True)
    code, output, _ = here.run("drift", old, new, "--format", "json")
    assert code == 1
    assert [one["rule"] for one in json.loads(output)["findings"]] == [
        "request-property-became-required"
    ]
    _, output, _ = here.run("drift", old, new)
    assert "checker accept" not in output
    assert "Review what differs: read each place that is named on the page itself" in output
    assert "`checker" not in output.partition("## Findings")[0]  # no command is about two files
    code, output, _ = here.run("drift", old, old)
    assert code == 0
    assert "No difference was found" in output


@pytest.mark.parametrize(
    "form", ["text", "markdown", "html", "json", "csv", "sarif", "junit", "github"]
)
def test_every_form_can_tell_it(here: Here, form: str) -> None:
    old = _written(here.folder, "old.json")
    new = _written(here.folder, "new.json", required=True)
    code, output, _ = here.run("drift", old, new, "--format", form)
    assert code == 1
    assert output


WRONG = [
    pytest.param(["old.json"], "two contract files", id="one file"),
    pytest.param(["old.json", "widgets"], "two contract files", id="a file and a source"),
    pytest.param(
        ["old.json", "none.json"], "there is none of that name", id="a file that is not there"
    ),
    pytest.param(["old.json", "new.json", "--since", "2026-01-01"], "two", id="files and a day"),
    pytest.param(["old.json", "other.json"], "different kinds", id="contracts of two kinds"),
    pytest.param(["old.json", "./broken.json"], "JSON", id="a file that is no contract"),
    pytest.param(["gadgets"], "no source has that id", id="a source that is not listed"),
    pytest.param(["--since", "yesterday"], "2026-07-03", id="a day that is none"),
    pytest.param(["--since", "2030-01-01"], "future", id="a day to come"),
]


@pytest.mark.parametrize(("arguments", "told"), WRONG)
def test_what_a_person_gets_wrong(here: Here, arguments: list[str], told: str) -> None:
    _written(here.folder, "old.json")
    _written(here.folder, "new.json")
    _written(here.folder, "other.json", kind="help-center")
    (here.folder / "broken.json").write_text("{", "utf-8")
    code, output, errors = here.run("drift", *arguments)
    assert (code, output) == (2, "")
    assert told in errors


def test_the_alarm_comes_after_as_many_failures_as_the_sources_file_says(here: Here) -> None:
    here.changed()
    here.run("accept", "--reason", "settled", clock=LATER)
    path = here.folder / "sources.toml"
    path.write_text(path.read_text("utf-8") + "alarm_after = 2\n", "utf-8")
    here.site.answers[PATH] = Answer(status=404, body=b"none")
    codes = []
    for day in (1, 2, 3):
        clock = str(int(LATER) + 86400 * day)
        here.run("snapshot", clock=clock)
        codes.append(here.run("drift", clock=clock)[0])
    assert codes == [0, 3, 0]


# ------------------------------------------------------------------ since a day


def test_since_a_day_from_kept_bodies(here: Here) -> None:
    here.changed()
    here.run("accept", "--reason", "settled", clock=LATER)
    assert here.findings(clock=LATER) == []
    (found,) = here.findings("widgets", "--since", "2026-11-02", clock=LATER)
    assert found["rule"] == REMOVED
    assert here.findings("--since", "2026-11-06", clock=LATER) == []


def test_since_a_day_before_anything_was_kept(here: Here) -> None:
    here.changed()
    code, _, errors = here.run("drift", "--since", "2026-07-03", clock=LATER)
    assert code == 3
    assert "It is known from 2026-11-01: --since 2026-11-01" in errors
    code, output, errors = here.run(
        "drift", "--since", "2026-07-03", "--format", "json", "--quiet", clock=LATER
    )
    assert code == 3
    report = json.loads(output)
    headline = "Could not verify Widgets: nothing is kept to compare since 2026-07-03."
    assert report["summary"]["headline"] == headline
    assert "`checker drift widgets --since 2026-11-01" in report["summary"]["next_step"]
    (found,) = report["findings"]
    assert (found["rule"], found["level"]) == ("day-not-kept", "cannot-verify")
    assert "It is known from 2026-11-01" in found["message"]


def test_since_a_day_of_a_page_that_was_never_read(here: Here) -> None:
    code, _, errors = here.run("drift", "--since", "2026-10-01")
    assert code == 3
    assert "checker snapshot" in errors
    _, output, _ = here.run("drift", "--since", "2026-10-01", "--quiet")
    assert "Could not verify Widgets" in output
    assert "No difference" not in output


def test_since_a_day_one_source_is_told_and_one_is_not(here: Here) -> None:
    here.changed()
    path = here.folder / "sources.toml"
    own = path.read_text("utf-8")
    other = own.replace('"widgets"', '"gadgets"').replace('"Widgets"', '"All gadgets"')
    path.write_text(own + other, "utf-8")
    code, output, _ = here.run("drift", "--since", "2026-11-02", "--format", "json", clock=LATER)
    assert code == 3
    report = json.loads(output)
    assert sorted(one["rule"] for one in report["findings"]) == ["day-not-kept", REMOVED]
    headline = report["summary"]["headline"]
    assert headline.startswith("Could not verify All gadgets:")
    assert "1 difference of the documentation of Widgets since 2026-11-02" in headline
    page = here.run("drift", "--since", "2026-11-02", clock=LATER)[1]
    assert "### All gadgets" in page
    assert "### Widgets" in page


def test_a_contract_alone_does_not_tell_that_nothing_changed(here: Here) -> None:
    here.run("snapshot")
    here.run("accept", "--reason", "first")
    here.forget()
    code, output, _ = here.run("drift", "--since", "2026-11-03", clock=LATER)
    assert code == 3
    assert "No difference" not in output
    assert "checker snapshot widgets" in output


def test_a_damaged_contract_does_not_keep_a_day_from_being_told(here: Here) -> None:
    here.changed()
    (here.folder / "snapshots/widgets/contract.json").write_text("{", "utf-8")
    code, output, _ = here.run("drift", "--since", "2026-11-02", clock=LATER)
    assert code == 2
    assert "checker accept widgets --reason TEXT" in output


def test_the_next_step_of_a_day_names_the_source_and_its_options(here: Here) -> None:
    here.changed()
    _, output, _ = here.run("drift", "--since", "2026-11-02", "--format", "json", clock=LATER)
    sources = here.folder / "sources.toml"
    step = json.loads(output)["summary"]["next_step"]
    assert f'`checker accept widgets --reason "TEXT" --sources {sources}`' in step
    _, output, _ = here.run("drift", "--since", "2026-11-02", clock=LATER)
    assert "To accept:" not in output  # it is no finding of today


def test_since_a_day_without_bodies_from_the_history_of_the_contract(here: Here) -> None:
    """A fresh checkout has the tracked files alone."""

    def git(*arguments: str) -> None:
        identity = ["-c", "user.name=t", "-c", "user.email=t@example.test"]
        subprocess.run(["git", *identity, *arguments], cwd=here.folder, check=True)

    git("init", "--quiet")
    here.run("snapshot")
    here.run("accept", "--reason", "first")
    git("add", "snapshots/widgets/contract.json")
    git("commit", "--quiet", "-m", "first")
    path = here.folder / "snapshots/widgets/contract.json"
    kept = path.read_bytes()
    path.write_text("damaged", "utf-8")
    git("commit", "--quiet", "--all", "-m", "damaged")
    path.write_bytes(kept)
    serve(here.site, SMALLER)
    here.run("snapshot", clock=LATER)
    here.run("accept", "--reason", "second", clock=LATER)
    git("commit", "--quiet", "--all", "-m", "second")
    for body in (here.folder / "snapshots/widgets/bodies").iterdir():
        body.unlink()
    code, output, errors = here.run(
        "drift", "--since", "2026-11-03", "--format", "json", clock=LATER
    )
    assert code == 1, errors
    assert [one["rule"] for one in json.loads(output)["findings"]] == [REMOVED]
    assert "an earlier accepted contract" in errors
    code, _, errors = here.run("drift", "--since", "2026-11-06", clock=LATER)
    assert code == 3  # nothing newer than the accepted contract is kept
    assert "nothing newer of widgets is kept" in errors


# ------------------------------------------------------------------ accepting


def test_a_reason_is_needed(here: Here) -> None:
    here.run("snapshot")
    for arguments in ([], ["--reason", " "]):
        code, _, errors = here.run("accept", *arguments)
        assert code == 2
        assert "needs a reason" in errors


def test_a_contract_is_kept_with_who_accepted_it_and_why(here: Here) -> None:
    here.run("snapshot")
    path = here.folder / "snapshots/widgets/contract.json"
    here.run("accept", "--reason", "first reading", "--author", "A. Person", clock=LATER)
    before = path.read_bytes()
    assert json.loads(before)["accepted"] == {
        "reason": "first reading",
        "author": "A. Person",
        "date": "2026-11-01",
    }
    here.run("accept", "--reason", "first reading", "--author", "A. Person", clock=LATER + "0")
    assert path.read_bytes() == before
    assert here.run("drift", clock=LATER)[0] == 0


def test_the_author_is_the_one_that_git_knows_or_is_to_be_named(here: Here) -> None:
    here.run("snapshot")
    config = here.folder / "gitconfig"
    here.monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    here.monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    here.monkeypatch.delenv("GIT_AUTHOR_NAME")
    config.write_text("", "utf-8")
    code, _, errors = here.run("accept", "--reason", "first")
    assert code == 2
    assert "--author NAME" in errors
    config.write_text("[user]\n name = B. Person\n", "utf-8")
    assert here.run("accept", "--reason", "first")[0] == 0
    text = (here.folder / "snapshots/widgets/contract.json").read_text("utf-8")
    assert json.loads(text)["accepted"]["author"] == "B. Person"


def test_a_reason_holds_no_secret(here: Here) -> None:
    here.run("snapshot")
    code, output, errors = here.run("accept", "--reason", "key sk-" + "Zm9vYmFyYmF6" * 4)
    assert code == 4
    assert "Zm9v" not in output + errors
    assert not (here.folder / "snapshots/widgets/contract.json").exists()


def test_a_finding_is_accepted_with_author_and_reason(here: Here) -> None:
    fingerprint = here.changed()
    here.monkeypatch.setenv("GIT_AUTHOR_NAME", "somebody")
    code, output, _ = here.run(
        "accept", "widgets", fingerprint, "--reason", "in talks", clock=LATER
    )
    assert code == 0
    assert fingerprint in output
    (file,) = (here.folder / "snapshots/widgets/accepted").iterdir()
    text = file.read_text("utf-8")
    for line in (f'rule = "{REMOVED}"', 'reason = "in talks"', 'author = "somebody"'):
        assert line in text
    (found,) = here.findings(clock=LATER)
    assert found["accepted"] is True
    assert here.run("drift", clock=LATER)[0] == 0


def test_accepting_the_contract_names_findings_that_were_accepted_before(here: Here) -> None:
    fingerprint = here.changed()
    here.run("accept", fingerprint, "--reason", "in talks", clock=LATER)
    code, output, _ = here.run("accept", "--reason", "settled", clock=LATER)
    assert code == 0
    assert "1 accepted findings may match nothing any more" in output
    (found,) = here.findings(clock=LATER)
    assert found["rule"] == "acceptance-unused"


def test_two_acceptances_of_one_finding(here: Here) -> None:
    fingerprint = here.changed()
    here.run("accept", fingerprint, "--reason", "in talks", clock=LATER)
    folder = here.folder / "snapshots/widgets/accepted"
    (file,) = folder.iterdir()
    (folder / "copy.toml").write_bytes(file.read_bytes())
    code, _, errors = here.run("drift", clock=LATER)
    assert code == 0
    assert "accepts the same finding" in errors


REFUSED = [
    pytest.param(["0123456789abcdef"], "no finding of today", id="a fingerprint of nothing"),
    pytest.param(["--until", "2026-12-31"], "for single findings", id="an end for a contract"),
    pytest.param(["--until", "soon"], "2026-12-31", id="an end that is no day"),
    pytest.param(["--until", "2020-01-01"], "past", id="an end that is past"),
    pytest.param(["gadgets"], "no source has that id", id="a source that is not listed"),
]


@pytest.mark.parametrize(("arguments", "told"), REFUSED)
def test_what_cannot_be_accepted(here: Here, arguments: list[str], told: str) -> None:
    here.changed()
    code, _, errors = here.run("accept", *arguments, "--reason", "x", clock=LATER)
    assert code == 2
    assert told in errors


def test_what_could_not_be_verified_cannot_be_accepted(here: Here) -> None:
    here.site.answers[PATH] = Answer(status=404, body=b"none")
    here.run("snapshot")
    (found,) = here.findings()
    assert found["level"] == "cannot-verify"
    code, _, errors = here.run("accept", found["fingerprint"], "--reason", "x")
    assert code == 2
    assert "nothing to accept" in errors


def test_nothing_kept_is_nothing_to_accept(here: Here) -> None:
    for arguments in (["widgets"], []):
        code, _, errors = here.run("accept", *arguments, "--reason", "x")
        assert code == 3
        assert "checker snapshot" in errors


def test_a_page_that_was_not_understood_is_no_contract(here: Here) -> None:
    serve(here.site, PAGE.partition("## OpenAPI")[0])
    here.run("snapshot")
    code, _, errors = here.run("accept", "--reason", "x")
    assert code == 3
    assert "not understood" in errors


def test_a_finding_of_an_observation_is_accepted_beside_it(here: Here) -> None:
    here.run("snapshot")
    here.run("accept", "--reason", "first")
    answer = here.folder / "answers.jsonl"
    exchange = {
        "method": "POST",
        "url": "https://api.example.test/v1/widgets",
        "status": 200,
        "response_body": {"id": 7, "size": 1, "state": "made"},
    }
    answer.write_text(json.dumps(exchange) + "\n", "utf-8")
    observed = ["--observed", answer]
    code, output, _ = here.run("verify", "--offline", *observed, "--format", "json")
    found = [one for one in json.loads(output)["findings"] if one["rule"] == "type-conflict"]
    assert code == 1
    fingerprint = found[0]["fingerprint"]
    assert here.run("accept", fingerprint, "--reason", "x")[0] == 2
    assert here.run("accept", fingerprint, *observed, "--reason", "known")[0] == 0
    code, output, _ = here.run("verify", "--offline", *observed, "--format", "json")
    assert code == 0
    assert [one["accepted"] for one in json.loads(output)["findings"]] == [True]
    assert here.findings() == []  # not called unused where nothing is observed


def test_a_reason_is_the_reviewers_own_words(here: Here) -> None:
    """No report prints it but as the reason of an alert that is closed: it is no claim of ours."""
    fingerprint = here.changed()
    code, output, errors = here.run(
        "accept", fingerprint, "--reason", "known outage, see INC-12", clock=LATER
    )
    assert code == 0, errors
    assert "known outage, see INC-12" in output
    for form in ("text", "markdown", "html", "json", "csv", "sarif", "junit", "github"):
        code, output, errors = here.run("drift", "--format", form, clock=LATER)
        assert code != 4, errors
        assert ("INC-12" in output) == (form == "sarif")
