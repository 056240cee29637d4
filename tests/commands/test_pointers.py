"""Alerts and annotations point to files that a checkout holds, and acceptances raise no code."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from urllib.parse import unquote

import pytest

from checker import documents
from checker.model.plain import contract_to_plain
from tests.commands.conftest import LATER, REMOVED, Here
from tests.commands.widgets import PATH
from tests.compare.facts import contract, field, operation
from tests.site import Answer


def sarif(output: str) -> list[list[str]]:
    """The addresses of each result, those beside it after its own."""
    return [
        [
            place["physicalLocation"]["artifactLocation"]["uri"]
            for place in (*result["locations"], *result.get("relatedLocations", ()))
            if "physicalLocation" in place
        ]
        for result in json.loads(output)["runs"][0]["results"]
    ]


def annotated(output: str) -> list[str]:
    return re.findall(r",file=([^:,]*)(?:,line=[0-9]+)?::", output)


def git(folder: Path, *arguments: str) -> list[str]:
    own = ["-c", "user.name=t", "-c", "user.email=t@example.test"]
    done = subprocess.run(
        ["git", *own, *arguments], cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()


def written(path: Path, *, required: bool) -> Path:
    facts = [operation(), field("$.a", required=required)]
    path.parent.mkdir(exist_ok=True)
    path.write_text(documents.write_json(contract_to_plain(contract(*facts))), "utf-8")
    return path


@pytest.mark.parametrize("accepted", [True, False])
def test_what_they_point_to_is_tracked(here: Here, *, accepted: bool) -> None:
    (here.folder / ".gitignore").write_text("state.json\nbodies/\n*.lock\n", "utf-8")
    if accepted:
        here.changed()
    else:
        here.run("snapshot")
    git(here.folder, "init", "--quiet")
    git(here.folder, "add", "--all")
    files = git(here.folder, "ls-files")
    for words in (("drift",), ("drift", "--since", "2026-11-02"), ("verify", "--offline")):
        _, output, _ = here.run(*words, "--format", "sarif", clock=LATER)
        found = [uri for places in sarif(output) for uri in places]
        _, output, _ = here.run(*words, "--format", "github", clock=LATER)
        found += annotated(output)
        assert {unquote(uri) for uri in found} <= set(files)
        assert found or words[0] == "verify" or not accepted


def test_what_is_there_and_not_added_is_not_pointed_to(here: Here) -> None:
    here.changed()
    git(here.folder, "init", "--quiet")
    for added in (False, True):
        _, output, _ = here.run("drift", "--format", "github", clock=LATER)
        assert annotated(output) == ["snapshots/widgets/contract.json"] * added
        git(here.folder, "add", "snapshots/widgets/contract.json")


def test_from_a_folder_of_a_checkout_they_are_below_its_outermost_one(
    here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader of alerts looks for them from there, wherever the run was."""
    here.changed()
    files = [written(here.folder / name, required=required) for name, required in FILES.items()]
    git(here.folder, "init", "--quiet")
    git(here.folder, "add", "--all")
    (here.folder / "inner").mkdir()
    monkeypatch.chdir(here.folder / "inner")
    kept = ("drift", "--snapshots", here.folder / "snapshots")
    for words, file in (
        (("drift", *files), "new.json"),
        (kept, "snapshots/widgets/contract.json"),
    ):
        _, output, _ = here.run(*words, "--format", "github", clock=LATER)
        assert f",file={file},line=" in output
        _, output, _ = here.run(*words, "--format", "sarif", clock=LATER)
        assert sarif(output)[0][0] == file


def test_nothing_is_pointed_to_where_the_checkout_holds_nothing(here: Here) -> None:
    here.site.answers = {PATH: Answer(status=404)}
    here.run("snapshot")
    _, output, _ = here.run("drift", "--format", "sarif")
    assert sarif(output) == [["snapshots"]]  # the folder: readers refuse a result without a place
    _, output, _ = here.run("drift", "--format", "github")
    assert annotated(output) == []


def test_two_files_are_what_the_alerts_of_two_files_point_to(
    here: Here, tmp_path_factory: pytest.TempPathFactory
) -> None:
    old = written(here.folder / "a b" / "old.json", required=False)
    new = written(here.folder / "new.json", required=True)
    for given in ((old, new), ("a b/old.json", "./new.json")):
        _, output, _ = here.run("drift", *given, "--format", "sarif")
        assert sarif(output) == [["new.json", "a%20b/old.json"]]
        _, output, _ = here.run("drift", *given, "--format", "github")
        assert annotated(output) == ["new.json"]
    away = written(tmp_path_factory.mktemp("away") / "new.json", required=True)
    _, output, _ = here.run("drift", old, away, "--format", "sarif")
    assert sarif(output) == [[away.as_uri(), "a%20b/old.json"]]
    _, output, _ = here.run("drift", old, away, "--format", "github")
    assert annotated(output) == []


def test_a_named_file_that_is_not_tracked_is_no_place_in_the_checkout(here: Here) -> None:
    files = [written(here.folder / name, required=required) for name, required in FILES.items()]
    git(here.folder, "init", "--quiet")
    for added in (False, True):
        _, output, _ = here.run("drift", *files, "--format", "github")
        assert annotated(output) == ["new.json"] * added
        _, output, _ = here.run("drift", *files, "--format", "sarif")
        places = ["new.json", "old.json"] if added else [one.as_uri() for one in files[::-1]]
        assert sarif(output) == [places]
        git(here.folder, "add", "new.json", "old.json")


FILES = {"old.json": False, "new.json": True}


def test_an_acceptance_that_expired_is_a_note_beside_what_stands_again(here: Here) -> None:
    fingerprint = here.changed()
    given = ("--reason", "x", "--until", "2026-11-06")
    assert here.run("accept", fingerprint, *given, clock=LATER)[0] == 0
    assert here.run("drift", clock=LATER)[0] == 0
    late = str(int(LATER) + 86400)
    levels = {one["rule"]: one["level"] for one in here.findings(clock=late)}
    assert levels == {REMOVED: "error", "acceptance-expired": "note"}
    assert here.run("drift", clock=late)[0] == 1
    here.run("accept", "widgets", "--reason", "settled", clock=late)
    (left,) = here.findings(clock=late)
    assert (left["rule"], left["level"]) == ("acceptance-expired", "note")
    assert here.run("drift", clock=late)[0] == 0


def test_an_acceptance_that_is_unused_is_a_note(here: Here) -> None:
    fingerprint = here.changed()
    assert here.run("accept", fingerprint, "--reason", "x", clock=LATER)[0] == 0
    here.run("accept", "widgets", "--reason", "settled", clock=LATER)
    (left,) = here.findings(clock=LATER)
    assert (left["rule"], left["level"]) == ("acceptance-unused", "note")
    for level in ("note", "warning", "error"):  # it raises the exit code at none of them
        assert here.run("drift", "--fail-on", level, clock=LATER)[0] == 0
