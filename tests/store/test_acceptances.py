"""Acceptance <-> a TOML file that people review and edit."""

from __future__ import annotations

import tomllib
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest

from checker import documents
from checker.model.acceptance import Acceptance
from checker.model.errors import Misused
from checker.model.plain import plain
from checker.store import acceptances

GOOD = Acceptance(
    fingerprint="0123456789abcdef",
    rule="response-required-property-removed",
    key="response 200 application/json $.usage",
    reason='Reviewed: the "usage" block moved.\nSee the release note.',
    author="A. Person",
    until=date(2026, 12, 31),
)
TEXT = acceptances.render(GOOD).decode()


def test_a_file_is_as_a_person_would_write_it() -> None:
    assert TEXT == (
        'fingerprint = "0123456789abcdef"\n'
        'rule = "response-required-property-removed"\n'
        'key = "response 200 application/json $.usage"\n'
        'reason = "Reviewed: the \\"usage\\" block moved.\\nSee the release note."\n'
        'author = "A. Person"\n'
        "until = 2026-12-31\n"
    )
    assert acceptances.parse(TEXT) == GOOD


def test_it_fits_its_schema_and_the_schema_knows_no_more() -> None:
    assert documents.misfits("acceptance", plain(GOOD)) == []
    schema = documents.read_json(documents.schema_text("acceptance"))
    assert set(schema["properties"]) == {field.name for field in fields(Acceptance)} - {"file"}
    assert schema["required"] == list(acceptances.NEEDED)


@pytest.mark.parametrize(
    "text", ["", "ordinary", "tab\tnul\x00del\x7f", 'a"b\\c', "\b\f\r", "日本 🎉"]
)
def test_every_text_comes_back(text: str) -> None:
    written = acceptances.render(replace(GOOD, key=text))
    assert tomllib.loads(written.decode())["key"] == text
    assert written.count(b"\n") == 6


WRITTEN_BY_HAND = [
    pytest.param("until = 2026-12-31", date(2026, 12, 31), id="a date"),
    pytest.param('until = "2026-12-31"', date(2026, 12, 31), id="a date as a text"),
    pytest.param("until = 2026-12-31T10:00:00Z", date(2026, 12, 31), id="with a time of day"),
    pytest.param("", None, id="without an end"),
    pytest.param("# until further notice", None, id="a comment"),
]


@pytest.mark.parametrize(("line", "until"), WRITTEN_BY_HAND)
def test_what_people_write_is_understood(line: str, until: date | None) -> None:
    text = TEXT.replace("until = 2026-12-31", line)
    assert acceptances.parse(text).until == until
    assert acceptances.parse(text.replace("\n", "\r\n")).until == until


BROKEN = [
    pytest.param("", "fingerprint is to be a text", id="empty"),
    pytest.param("reason = ", "TOML", id="no TOML"),
    pytest.param(TEXT.replace("until", "untill"), "did you mean until?", id="misspelt"),
    pytest.param(TEXT + 'note = "x"\n', "known are fingerprint", id="unlike any known key"),
    pytest.param(TEXT.replace("2026-12-31", '"soon"'), "until is to be a date", id="no date"),
    pytest.param(TEXT.replace("2026-12-31", "10:00:00"), "until is to be a date", id="a time"),
    pytest.param(TEXT.replace("2026-12-31", "7"), "until is to be a date", id="a number"),
    pytest.param(TEXT.replace('"A. Person"', "1"), "author is to be a text", id="a number"),
    pytest.param(
        TEXT.replace("0123456789abcdef", "../../../etc"), "16 hexadecimal digits", id="a path"
    ),
    pytest.param(
        acceptances.render(GOOD).decode().replace("Reviewed", " ").replace("reason", "#"),
        "reason is to be a text",
        id="without a reason",
    ),
    pytest.param("<<<<<<< ours\n" + TEXT, "marks of a merge conflict at line 1", id="a merge"),
    pytest.param(b"\xff", "it is not UTF-8 text", id="no text"),
]


@pytest.mark.parametrize(("text", "why"), BROKEN)
def test_what_cannot_be_read_as_meant_accepts_nothing(tmp_path: Path, text, why: str) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    (found,) = acceptances.load(tmp_path)
    assert found[0] == path
    assert isinstance(found[1], str)
    assert why in found[1]


def test_no_folder_accepts_nothing_and_other_files_are_passed_over(tmp_path: Path) -> None:
    assert list(acceptances.load(tmp_path / "none")) == []
    (tmp_path / "README").touch()
    assert list(acceptances.load(tmp_path)) == []


def test_what_is_no_folder_or_no_file_is_reported(tmp_path: Path) -> None:
    (tmp_path / "accepted").touch()
    ((_, why),) = acceptances.load(tmp_path / "accepted")
    assert why == "it cannot be read (a file stands where a folder is to be)"
    (tmp_path / "a.toml").mkdir()
    ((_, why),) = acceptances.load(tmp_path)
    assert why == "it cannot be read (what stands there is no regular file)"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        pytest.param({"reason": "  "}, "reason", id="no reason"),
        pytest.param({"rule": ""}, "rule", id="no rule"),
        pytest.param({"fingerprint": "x"}, "16 hexadecimal digits", id="no fingerprint"),
        pytest.param({"reason": "sk-\ud800"}, "characters that are no text", id="half a character"),
    ],
)
def test_what_is_not_whole_is_not_written(change, why: str) -> None:
    with pytest.raises(Misused, match=why) as refused:
        acceptances.render(replace(GOOD, **change))
    assert "sk-" not in str(refused.value)
