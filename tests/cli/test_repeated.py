"""One --observed takes several recordings, as a shell writes a pattern out; a lost one is named."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from checker import documents
from checker.cli.repeated import repeated
from checker.review.sample import ANSWERS
from tests.conftest import Run

KEY = "sk-proj-" + "a1B2c3D4e5F6g7H8" * 3
VALUED = {"--observed", "--bundle", "-o"}


@pytest.mark.parametrize(
    ("needed", "typed", "parsed"),
    [
        pytest.param(0, "--observed a b -q", "--observed a --observed b -q", id="two"),
        pytest.param(0, "--observed=a b", "--observed=a --observed b", id="with a sign"),
        pytest.param(0, "--observed a --observed b", "--observed a --observed b", id="repeated"),
        pytest.param(0, "--observed - b", "--observed - --observed b", id="the standard input"),
        pytest.param(0, "-o d --observed a", "-o d --observed a", id="a value is no argument"),
        pytest.param(0, "--observed", "--observed", id="none"),
        pytest.param(0, "-- --observed a b", "-- --observed a b", id="after the end of options"),
        pytest.param(
            2, "attach p --observed a b", "attach p --observed a --observed b", id="arguments first"
        ),
        pytest.param(
            2,
            "attach --observed a b p --bundle d",
            "attach --observed a --observed b p --bundle d",
            id="an argument last",
        ),
        pytest.param(2, "--observed a attach p", "--observed a attach p", id="arguments last"),
        pytest.param(
            2,
            "--bundle d attach p --observed a b",
            "--bundle d attach p --observed a --observed b",
            id="a value is none of the arguments",
        ),
    ],
)
def test_the_words_behind_the_option_are_its_own(needed: int, typed: str, parsed: str) -> None:
    assert repeated(typed.split(), VALUED, lambda _: needed) == parsed.split()


@pytest.fixture
def answers(tmp_path: Path) -> list[str]:
    names = ["a.json", "b.json", "c.json"]
    for name in names:
        shutil.copy(ANSWERS / "chat.json", tmp_path / name)
    return names


def test_verify_compares_every_one(run: Run, answers: list[str]) -> None:
    done = run("verify", "--offline", "--observed", *answers, "--format", "json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["summary"]["compared"] == len(answers)


def test_a_folder_is_all_the_files_in_it(run: Run, answers: list[str], tmp_path: Path) -> None:
    (tmp_path / "seen" / "later").mkdir(parents=True)
    for name in answers:
        shutil.move(tmp_path / name, tmp_path / "seen" / "later" / name)
    (tmp_path / "seen" / ".hidden").write_text("x")
    done = run("verify", "--offline", "--observed", "seen", "--format", "json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["summary"]["compared"] == len(answers)
    done = run("packet", "new", "--observed", "seen")
    assert documents.read_yaml(done.stdout)["status_code_class"] == "2xx"
    (tmp_path / "none").mkdir()
    done = run("verify", "--offline", "--observed", "none")
    assert done.returncode == 2
    assert "input-1 (none) is a folder without a file" in done.stderr


def test_accept_takes_every_one_and_a_fingerprint_behind_them(run: Run, answers: list[str]) -> None:
    wrong = "0123456789abcdef"
    for typed in (
        (wrong, "--observed", *answers, "--reason", "reviewed"),
        ("--reason", "reviewed", "--observed", *answers, wrong),
    ):
        done = run("accept", *typed)
        assert done.returncode == 2
        assert f"no finding of today has the fingerprint {wrong}" in done.stderr


def test_a_packet_is_made_of_every_one(run: Run, answers: list[str], tmp_path: Path) -> None:
    done = run("packet", "new", "--observed", *answers)
    assert done.returncode == 0, done.stderr
    assert documents.read_yaml(done.stdout)["status_code_class"] == "2xx"
    (tmp_path / "b.json").write_text('{"error": {"message": "x"}, "object": "chat.completion"}')
    done = run("packet", "new", "--observed", *answers)
    assert documents.read_yaml(done.stdout)["error_category"] != "none"


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(("verify", "--offline", "--observed"), id="verify"),
        pytest.param(("packet", "new", "--observed"), id="packet new"),
        pytest.param(("shape",), id="shape"),
        pytest.param(("compare",), id="compare"),
    ],
)
def test_a_file_that_is_missing_is_named(run: Run, answers: list[str], command) -> None:
    first = answers[0]
    done = run(*command, first, "gone.json")
    assert done.returncode == 2
    assert "input-2 (gone.json) cannot be read (No such file or directory)" in done.stderr
    assert "gone" not in done.stdout


def test_a_name_that_may_not_be_told_is_a_number(run: Run) -> None:
    done = run("verify", "--offline", "--observed", f"{KEY}.json")
    assert done.returncode == 2
    assert "input-1 cannot be read" in done.stderr
    assert KEY not in done.stdout + done.stderr
