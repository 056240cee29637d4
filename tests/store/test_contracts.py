"""contract.json: believed only where it fits its schema."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from checker import documents
from checker.model.errors import CheckerError, Exit, Misused
from checker.store import contracts
from checker.store.files import merge_mark
from checker.store.source_paths import SourcePaths
from tests.fetched import access, contract, day

GOOD = contract(access(b"one", day(0)))
DATA = contracts.render(GOOD)
PLAIN = json.loads(DATA)
SECRET = "sk-hand-edited-text"


@pytest.fixture
def place(tmp_path: Path) -> SourcePaths:
    return SourcePaths(tmp_path, "chat")


def test_what_is_written_is_read(place: SourcePaths) -> None:
    assert contracts.parse(place, DATA) == GOOD
    assert contracts.parse(place, DATA, trusted=True) == GOOD


def test_line_ends_and_byte_order_mark_of_another_system_are_understood(place: SourcePaths) -> None:
    assert contracts.parse(place, b"\xef\xbb\xbf" + DATA.replace(b"\n", b"\r\n")) == GOOD


def test_the_same_contract_gives_the_same_bytes() -> None:
    assert contracts.render(contract(access(b"one", day(0)))) == DATA


def edited(**change: object) -> bytes:
    return json.dumps(PLAIN | change).encode()


def fact(**change: object) -> bytes:
    return edited(facts=[PLAIN["facts"][0] | change])


CONFLICT = b'{\n<<<<<<< ours\n "a": 1\n=======\n "a": 2\n>>>>>>> theirs\n}\n'

REFUSED = [
    pytest.param(b"", "JSON", id="empty"),
    pytest.param(DATA[:-9], "JSON is not well-formed at line", id="torn"),
    pytest.param(b"\xff\xff", "is not UTF-8 text", id="no text"),
    pytest.param(CONFLICT, "marks of a merge conflict at line 2", id="an open merge"),
    pytest.param(CONFLICT.replace(b"\n", b"\r\n"), "at line 2", id="an open merge, other ends"),
    pytest.param(
        DATA.replace(b'"schema":', b'"schema": "checker/contract/2", "schema":', 1),
        "names a key twice",
        id="a key twice in one object",
    ),
    pytest.param(
        fact(minimum=0).replace(b'"minimum": 0', b'"minimum": 1e999'),
        "a number that is too large",
        id="a number beyond all",
    ),
    pytest.param(fact(key="request $.else"), "the key of fact", id="a key of another fact"),
    pytest.param(
        fact(
            fact="field",
            key="request $.a b[",
            where="request",
            path="$.a b[",
            variant=None,
            required=None,
            types=[],
        ),
        "is no path (RFC 9535)",
        id="no path",
    ),
    pytest.param(b"[]", "/ does not fit its schema (type)", id="a list"),
    pytest.param(edited(schema=SECRET), "/schema does not fit", id="of no known form"),
    pytest.param(edited(schema="checker/contract/0"), "/schema does not fit", id="of form 0"),
    pytest.param(edited(facts={}), "/facts does not fit its schema (type)", id="facts by name"),
    pytest.param(fact(state=SECRET), "/facts/0/state does not fit", id="an unknown state"),
    pytest.param(fact(fact=SECRET), "/facts/0/fact does not fit", id="an unknown kind of fact"),
    pytest.param(fact(retry=SECRET), "/facts/0/retry does not fit", id="an unknown member"),
    pytest.param(
        edited(source=PLAIN["source"] | {"id": "responses"}),
        "/source/id is not the name of its folder",
        id="moved to another folder",
    ),
    pytest.param(
        edited(facts=[PLAIN["facts"][0]] * 2), "two facts have the same key", id="merged twice"
    ),
    pytest.param(
        edited(documents=[PLAIN["documents"][0] | {"accessed": SECRET}]),
        "/documents/0/accessed does not fit",
        id="a time that is none",
    ),
    pytest.param(
        edited(documents=[PLAIN["documents"][0] | {"accessed": "0001-01-01T00:00:00+23:00"}]),
        "a value is not of the form that its place asks for",
        id="a time before there was any",
    ),
]


@pytest.mark.parametrize(("data", "says"), REFUSED)
def test_what_is_no_contract_is_refused_with_place_and_next_step(place, data, says) -> None:
    with pytest.raises(Misused) as refused:
        contracts.parse(place, data)
    assert str(refused.value).startswith(f"{place.contract}: ")
    assert says in str(refused.value)
    assert SECRET not in str(refused.value)
    assert refused.value.hint
    assert refused.value.exit_code is Exit.USAGE
    assert not isinstance(refused.value, contracts.Newer)


def test_one_of_a_newer_version_says_what_to_do(place: SourcePaths) -> None:
    with pytest.raises(contracts.Newer, match="checker/contract/3") as refused:
        contracts.parse(place, edited(schema="checker/contract/3", facts={}))
    assert "later" in refused.value.hint


def test_no_file_is_no_contract_and_a_folder_is_an_error(place: SourcePaths) -> None:
    assert contracts.load(place.contract) is None
    place.contract.mkdir(parents=True)
    with pytest.raises(Misused, match="cannot be read"):
        contracts.load(place.contract)


def test_what_does_not_fit_its_schema_is_not_written() -> None:
    odd = dataclasses.replace(GOOD, kind="A blog")
    with pytest.raises(CheckerError, match="/source/kind") as refused:
        contracts.render(odd)
    assert refused.value.exit_code is Exit.INTERNAL


def test_trust_ends_where_contract_or_schema_changes(monkeypatch) -> None:
    fits = contracts.fits_of(DATA)
    assert fits != contracts.fits_of(DATA + b" ")
    text = documents.schema_text("contract")
    monkeypatch.setattr(documents, "schema_text", lambda _: text + " ")
    assert contracts.fits_of(DATA) != fits


@pytest.mark.parametrize(
    ("data", "line"),
    [
        pytest.param(b"", None, id="nothing"),
        pytest.param(b"a\n=======\nb", None, id="a ruler under a heading"),
        pytest.param(b"<<<<<<<< eight", None, id="eight marks"),
        pytest.param(b" <<<<<<< x", None, id="indented"),
        pytest.param(b"<<<<<<< ours\n", 1, id="the first line"),
        pytest.param(b"a\r\n>>>>>>> theirs", 2, id="the end of a merge"),
        pytest.param(b"a\n|||||||\r\n", 2, id="the base of a three-way merge"),
        pytest.param(b"a\n<<<<<<<", 2, id="the last line"),
    ],
)
def test_marks_of_a_merge(data: bytes, line: int | None) -> None:
    assert merge_mark(data) == line
