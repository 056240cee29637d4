"""The table of pages: the owner's words, and what is said of a file that does not fit."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker import documents
from checker.model.errors import Misused
from checker.review import sources

ENTRY = """
[[source]]
id = "other"
area = "Other contract"
kind = "api-reference"
url = "https://docs.example.com/api"
listed = "2026-01-31"
verify = "Confirm it."
wording = "Compare it."
documents = [{ role = "page-markdown", url = "https://docs.example.com/api.md", accept = "text/markdown" }]
"""


def test_the_built_in_table_fits_its_schema() -> None:
    data = documents.read_toml(sources.BUILT_IN.read_text("utf-8"))
    assert documents.misfits("sources", data) == []


def test_the_built_in_table_has_the_owners_five_rows_in_order() -> None:
    table = sources.load()
    assert [(source.area, source.url, source.listed.isoformat()) for source in table] == [
        ("Support path", "https://www.cometapi.com/support/", "2026-07-03"),
        ("Help-center caveats", "https://apidoc.cometapi.com/support/help-center", "2026-07-03"),
        ("HTTP telemetry", "https://opentelemetry.io/docs/specs/semconv/http", "2026-07-03"),
        ("Chat contract", "https://apidoc.cometapi.com/api/text/chat", "2026-07-03"),
        ("Responses contract", "https://apidoc.cometapi.com/api/text/responses", "2026-07-03"),
    ]


def test_each_document_is_listed_once_and_each_fallback_and_follow_names_a_role() -> None:
    for source in sources.load():
        roles = [document.role for document in source.documents]
        assert len(set(roles)) == len(roles)
        assert {document.fallback_for for document in source.documents} <= {None, *roles}


def test_a_users_file_replaces_the_table(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(ENTRY, "utf-8")
    assert [source.id for source in sources.load(path)] == ["other"]


def test_a_users_file_that_extends_adds_and_replaces_by_id(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text("extends = true\n" + ENTRY + ENTRY.replace('"other"', '"chat"'), "utf-8")
    table = sources.load(path)
    assert [source.id for source in table] == [
        "support",
        "help-center",
        "telemetry",
        "chat",
        "responses",
        "other",
    ]
    assert table[3].url == "https://docs.example.com/api"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param("area", "aera", "line 4: `aera` is an unknown key.*`area`", id="a misspelt key is named with its nearest"),
        pytest.param("accept", "acept", "line 10: `acept` is an unknown key.*`accept`", id="also one inside a document"),
        pytest.param('"other"', '"Other One"', "line 3: `id` does not fit", id="an id that cannot name a folder"),
        pytest.param("2026-01-31", "2026-02-31", "listed", id="a day that the calendar does not have"),
        pytest.param("api-reference", "api", "line 5: `kind` takes one of", id="an unknown kind"),
        pytest.param("https://docs.example.com/api.md", "https://user@docs.example.com/", "`url` does not fit", id="an address with user information"),
        pytest.param('id = "other"', 'id = "other"\nalarm_after = 0', "line 4: `alarm_after`", id="an alarm after no failure"),
        pytest.param('id = "other"', 'id = "other', "TOML", id="a file that is no TOML"),
        pytest.param('accept = "text/markdown"', 'accept = "text/markdown", fallback_for = "pag-markdown"', "page-markdown", id="a fallback for nothing"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(ENTRY.replace(old, new), "utf-8")
    with pytest.raises(Misused, match=said):
        sources.load(path)


def test_the_alarm_is_after_three_failures_or_as_many_as_the_file_says(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(ENTRY + "alarm_after = 5\n" + ENTRY.replace('"other"', '"third"'), "utf-8")
    assert [source.alarm_after for source in sources.load(path)] == [5, 3]


def test_two_entries_of_one_id_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(ENTRY + ENTRY, "utf-8")
    with pytest.raises(Misused, match="two entries"):
        sources.load(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(Misused, match=r"absent\.toml cannot be read"):
        sources.load(tmp_path / "absent.toml")


def test_chosen_keeps_the_order_of_the_table_and_names_the_nearest_id() -> None:
    table = sources.load()
    assert [source.id for source in sources.chosen(table, ["chat", "support"])] == [
        "support",
        "chat",
    ]
    with pytest.raises(Misused, match="did you mean `responses`"):
        sources.chosen(table, ["response"])
