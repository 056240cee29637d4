"""Store: put then get is identity; telling the same twice adds nothing; no order loses a thing."""

from __future__ import annotations

import tempfile
import tomllib
from contextlib import contextmanager
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker import documents
from checker.model.acceptance import Acceptance
from checker.model.access import Access, Fetched, Outcome
from checker.model.evidence import digest_of
from checker.store import acceptances, access_log, accesses, state
from checker.store.snapshots import Snapshots
from checker.store.state import StateFile
from tests.drawing import examples
from tests.fetched import access, failed, kept_of, page, unchanged

TIMES = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - the zone is the next argument
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)
VALIDATORS = st.none() | st.text(st.characters(max_codepoint=255, exclude_categories=["Cc"]))
DIGESTS = st.binary(max_size=4).map(digest_of)

ACCESSES = st.builds(
    Access,
    url=TEXT.filter(bool),
    accept=TEXT,
    final_url=TEXT,
    status=st.none() | st.integers(100, 599),
    accessed=TIMES,
    digest=DIGESTS,
    media_type=TEXT,
    etag=VALIDATORS,
    last_modified=VALIDATORS,
    origin=st.sampled_from(accesses.ORIGINS),
)

# How fast the machine is today says nothing about what always holds.
AT_ANY_PACE = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
FEWER = settings(AT_ANY_PACE, max_examples=examples(25))  # those that write files

BODIES = st.sampled_from([b"one", b"two", b"three"])
URLS = st.sampled_from(["https://a.example/", "https://b.example/"])


@st.composite
def runs(draw: st.DrawFn) -> list[tuple[list[Fetched], datetime]]:
    """A few runs, at moments in any order, as a clock that goes back and forth gives them."""
    found = []
    for _ in range(draw(st.integers(1, 6))):
        now = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=draw(st.integers(0, 6)))
        fetched = []
        for _ in range(draw(st.integers(1, 3))):
            kind = draw(st.sampled_from([page, unchanged, None]))
            url = draw(URLS)
            if kind is None:
                outcome = draw(st.sampled_from([it for it in Outcome if not it.usable]))
                fetched.append(failed(outcome, url))
            else:
                fetched.append(kind(draw(BODIES), now, url))
        found.append((fetched, now))
    return found


@contextmanager
def empty_folder():
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


@AT_ANY_PACE
@given(st.lists(ACCESSES, max_size=5))
def test_an_access_is_read_as_it_was_written(found: list[Access]) -> None:
    tidy = [accesses.tidy(item) for item in found]
    data = accesses.rendered(tidy)
    assert accesses.parse(data).accesses == tuple(tidy)
    assert accesses.parse(data).damaged == ()
    assert accesses.parse(data.replace(b"\n", b"\r\n")).accesses == tuple(tidy)


@AT_ANY_PACE
@given(st.lists(ACCESSES, min_size=1, max_size=4), st.data())
def test_a_file_torn_anywhere_loses_one_line_at_most(found: list[Access], data) -> None:
    whole = accesses.rendered([accesses.tidy(item) for item in found])
    torn = whole[: data.draw(st.integers(0, len(whole)))]
    parsed = accesses.parse(torn)
    assert len(parsed.damaged) <= 1
    assert parsed.accesses == accesses.parse(whole).accesses[: len(parsed.accesses)]
    assert len(parsed.accesses) + len(parsed.damaged) >= torn.count(b"\n")
    assert accesses.parse(parsed.data) == accesses.JournalLines(
        data=parsed.data, accesses=parsed.accesses
    )


@AT_ANY_PACE
@given(st.binary(max_size=200))
def test_no_bytes_are_too_strange_to_be_read(data: bytes) -> None:
    parsed = accesses.parse(data)
    lines = [line for line in data.removeprefix(b"\xef\xbb\xbf").split(b"\n") if line.strip()]
    assert len(parsed.damaged) + len(parsed.accesses) == len(lines)


@AT_ANY_PACE
@given(runs())
def test_a_state_is_read_as_it_was_written_and_fits_its_schema(told) -> None:
    known = access_log.opened([], [])
    for fetched, now in told:
        known = access_log.recorded(known, fetched, now, known.newest())
    plain = state.to_plain(StateFile(documents=tuple(known.documents.values())))
    assert documents.misfits("state", plain) == []
    read = state.from_plain(documents.read_json(documents.write_json(plain)))
    assert {state.key_of(item): item for item in read.documents} == known.documents
    assert access_log.opened(known.lines, read.documents).documents == known.documents


@AT_ANY_PACE
@given(runs())
def test_telling_a_run_twice_adds_nothing(told) -> None:
    known = access_log.opened([], [])
    for fetched, now in told:
        known = access_log.recorded(known, fetched, now, known.newest())
        again = access_log.recorded(known, fetched, now, known.newest())
        assert (again.lines, again.documents) == (known.lines, known.documents)


@AT_ANY_PACE
@given(runs())
def test_whatever_the_clock_says_the_newest_line_is_what_was_seen_last(told) -> None:
    known = access_log.opened([], [])
    for fetched, now in told:
        known = access_log.recorded(known, fetched, now, known.newest())
        for item in fetched:
            key = item.document.url, item.document.accept
            usable = [
                one.access for one in fetched if (one.document.url, one.document.accept) == key
            ]
            last = [found for found in usable if found is not None]
            if last:
                assert next(known.of(key)).digest == last[-1].digest
    for key, document in known.documents.items():
        lines = [line for line in known.lines if state.key_of(line) == key]
        times = [line.accessed for line in lines]
        assert times == sorted(times)
        assert all(a.digest != b.digest for a, b in pairwise(lines))
        stretches = document.recent
        assert all(a.digest != b.digest for a, b in pairwise(stretches))
        assert all(stretch.first <= stretch.last for stretch in stretches)


@FEWER
@given(st.lists(st.binary(max_size=50), min_size=1, max_size=4))
def test_put_then_get_is_identity(contents: list[bytes]) -> None:
    with empty_folder() as root:
        moment = datetime(2026, 1, 1, tzinfo=UTC)
        for number, body in enumerate(contents):
            Snapshots(root).of("chat").record([page(body, moment + timedelta(number))], moment)
        for body in contents:
            assert Snapshots(root).of("chat").body(digest_of(body)) == body
        (kept,) = kept_of(Snapshots(root), "chat")
        assert kept.body == contents[-1]


@FEWER
@given(runs())
def test_memory_and_disk_tell_the_same(told) -> None:
    """What may not be written is judged as if it had been."""
    with empty_folder() as root:
        (root / "file").touch()
        refused, kept = Snapshots(root / "file"), Snapshots(root / "folder")
        for fetched, now in told:
            refused.of("chat").record(fetched, now)
            kept.of("chat").record(fetched, now)
        assert refused.of("chat").log().lines == kept.of("chat").log().lines
        assert refused.of("chat").documents() == kept.of("chat").documents()
        assert kept_of(refused, "chat") == kept_of(kept, "chat")


ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@AT_ANY_PACE
@given(
    st.builds(
        Acceptance,
        fingerprint=st.text("0123456789abcdef", min_size=16, max_size=16),
        rule=ANY.filter(str.strip),
        key=ANY,
        reason=ANY.filter(str.strip),
        author=ANY,
        until=st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    )
)
def test_an_acceptance_is_read_as_it_was_written(found: Acceptance) -> None:
    text = acceptances.render(found).decode("utf-8")
    assert acceptances.parse(text) == found
    assert tomllib.loads(text).keys() <= {field.name for field in fields(Acceptance)}
    assert acceptances.parse(text.replace("\n", "\r\n")) == found


@AT_ANY_PACE
@given(st.text(max_size=80))
def test_no_text_is_too_strange_to_be_refused(text: str) -> None:
    try:
        acceptances.parse(text)
    except ValueError:
        pass
    else:
        raise AssertionError


@AT_ANY_PACE
@given(BODIES)
def test_an_access_of_ours_is_tidy_already(body: bytes) -> None:
    own = access(body, datetime(2026, 1, 1, tzinfo=UTC))
    assert accesses.tidy(own) == own
