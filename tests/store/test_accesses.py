"""Access <-> one line."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from checker import documents
from checker.model.plain import whole
from checker.store import accesses
from tests.fetched import URL, access, day

WHOLE = whole(access(b"one", day(0)))
LINE = documents.write_line(WHOLE).encode()


def test_an_empty_file_says_nothing() -> None:
    assert accesses.parse(b"") == accesses.JournalLines()
    assert accesses.parse(b"\n\r\n \n") == accesses.JournalLines()


def test_a_line_says_everything_in_a_fixed_order() -> None:
    assert LINE.decode() == (
        '{"accessed": "2026-11-01T10:00:00Z", "url": "https://docs.example/chat.md", '
        '"accept": "text/markdown", "final_url": "https://docs.example/chat.md", "status": 200, '
        '"digest": "sha256:7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed", '
        '"media_type": "text/markdown", "etag": "\\"7692c3ad3540\\"", "last_modified": null, '
        '"origin": "fetched"}\n'
    )


UNDERSTOOD = [
    pytest.param({}, {}, id="as it is written"),
    pytest.param({"accept": ...}, {"accept": "text/markdown"}, id="without accept, an older line"),
    pytest.param({"final_url": ...}, {"final_url": URL}, id="without a final address"),
    pytest.param({"origin": ...}, {"origin": "fetched"}, id="without an origin"),
    pytest.param({"status": None}, {"status": None}, id="without a status, as an import"),
    pytest.param({"etag": ...}, {"etag": None}, id="without a validator"),
    pytest.param({"surprise": [1]}, {}, id="with what a later version adds"),
    pytest.param(
        {"accessed": "2026-11-01T12:30:00.250+02:30"}, {}, id="in another zone, with a fraction"
    ),
    pytest.param({"etag": 'W/"ÿ"'}, {"etag": 'W/"ÿ"'}, id="a validator beyond ASCII"),
    pytest.param(
        {"url": "https://docs.example/\u2028"},
        {"url": "https://docs.example/\u2028"},
        id="a line separator that is no line end",
    ),
]


@pytest.mark.parametrize(("change", "found"), UNDERSTOOD)
def test_what_is_understood(change, found) -> None:
    data = {name: value for name, value in (WHOLE | change).items() if value is not ...}
    line = documents.write_line(data).encode()
    assert accesses.parse(line).accesses == (replace(access(b"one", day(0)), **found),)


DAMAGED = [
    pytest.param(b"{", id="torn"),
    pytest.param(LINE[:-20], id="torn near its end"),
    pytest.param(b"[]", id="another kind of JSON"),
    pytest.param(b"null", id="null"),
    pytest.param(b"\xff\xfe", id="no UTF-8"),
    pytest.param(b"[" * 100_000, id="nested without end"),
    pytest.param(b'{"status": ' + b"9" * 5000 + b"}", id="a number without end"),
    *(
        pytest.param(json.dumps(WHOLE | change).encode(), id=name)
        for name, change in {
            "no digest": {"digest": None},
            "a digest that leads elsewhere": {"digest": "sha256:../../x"},
            "a digest in upper case": {"digest": str(WHOLE["digest"]).upper()},
            "no address": {"url": None},
            "an empty address": {"url": ""},
            "an address with a line end": {"url": URL + "\n"},
            "half a character": {"url": URL + "\ud800"},
            "a number for an address": {"url": 1},
            "no time": {"accessed": "yesterday"},
            "a time that is no date": {"accessed": "2026-02-30T00:00:00Z"},
            "the first second there is, in the east": {"accessed": "0001-01-01T00:00:00+23:00"},
            "a status that is a truth value": {"status": True},
            "a status that is a text": {"status": "200"},
            "a status out of range": {"status": 20},
            "a validator with a line end": {"etag": '"a"\r\nX-Header: 1'},
            "a validator that no header can hold": {"last_modified": "日"},
            "a validator that is a number": {"etag": 1},
            "an unknown origin": {"origin": "transcribed"},
        }.items()
    ),
]


@pytest.mark.parametrize("line", DAMAGED)
def test_what_is_no_access_is_kept_apart_and_the_others_stand(line: bytes) -> None:
    other = documents.write_line(whole(access(b"two", day(1)))).encode()
    found = accesses.parse(LINE + line + b"\n" + other)
    assert found.accesses == (access(b"one", day(0)), access(b"two", day(1)))
    assert found.damaged == (line + b"\n",)
    assert found.numbers == (2,)
    assert found.data == LINE + other


def test_line_ends_of_another_system_are_understood_and_kept() -> None:
    found = accesses.parse(LINE.replace(b"\n", b"\r\n") * 2)
    assert len(found.accesses) == 2
    assert found.data.count(b"\r\n") == 2


def test_a_byte_order_mark_is_passed_over() -> None:
    assert len(accesses.parse(b"\xef\xbb\xbf" + LINE).accesses) == 1


def test_a_last_line_without_an_end_gets_one() -> None:
    assert accesses.parse(LINE[:-1]).data == LINE


def test_an_access_is_made_fit_to_keep() -> None:
    zone = timezone(timedelta(hours=2))
    rough = replace(
        access(b"one", datetime(2026, 11, 1, 12, 0, 0, 999_999, tzinfo=zone)),
        etag='"a"\x00',
        last_modified="Sun, 01 Nov 2026 09:00:00 GMT",
    )
    tidy = accesses.tidy(rough)
    assert tidy.accessed == datetime(2026, 11, 1, 10, tzinfo=UTC)
    assert tidy.etag is None
    assert tidy.last_modified == "Sun, 01 Nov 2026 09:00:00 GMT"
    assert accesses.from_plain(whole(tidy)) == tidy


@pytest.mark.parametrize("found", [case.values[1] for case in UNDERSTOOD], ids=str)
def test_the_schema_lets_pass_what_is_written(found) -> None:
    plain = whole(replace(access(b"one", day(0)), **found))
    assert documents.misfits("access", plain) == []
    assert set(plain) == set(documents.read_json(documents.schema_text("access"))["properties"])


@pytest.mark.parametrize(
    "change",
    [{"digest": "md5:1"}, {"status": 20}, {"origin": "x"}, {"url": "a\x01"}, {"etag": "日"}],
    ids=str,
)
def test_the_schema_refuses_what_is_damaged(change) -> None:
    assert documents.misfits("access", WHOLE | change)
