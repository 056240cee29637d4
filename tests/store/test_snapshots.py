"""The folder of kept evidence, as the stories use it."""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from checker import documents
from checker.model.acceptance import Acceptance
from checker.model.access import Outcome
from checker.model.errors import Busy, CheckerError, Misused
from checker.model.evidence import digest_of
from checker.store import accesses, bodies, contracts, files
from checker.store.snapshots import Snapshots
from tests.fetched import (
    ACCEPT,
    START,
    URL,
    access,
    contract,
    day,
    failed,
    imported,
    kept_of,
    page,
    unchanged,
)

A, B, C = b"one\r\n\xff", b"two", b"three"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "snapshots"


@pytest.fixture
def chat(root: Path) -> Path:
    return root / "chat"


def tree(folder: Path) -> dict[str, bytes]:
    """Every file but the lock, which has nothing to say."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != files.LOCK
    }


def filled(root: Path) -> Snapshots:
    """A, then B, and B again as a 304."""
    snapshots = Snapshots(root)
    snapshots.of("chat").record([page(A, day(0)), failed(url="https://docs.example/other")], day(0))
    snapshots.of("chat").record([page(B, day(1))], day(1))
    snapshots.of("chat").record([unchanged(B, day(2))], day(2))
    assert snapshots.warnings == ()
    return Snapshots(root)


# Nothing to say


def test_an_absent_folder_holds_nothing_and_reading_makes_none(root: Path) -> None:
    snapshots = Snapshots(root)
    assert snapshots.of("chat").contract() is None
    assert snapshots.of("chat").kept(URL, ACCEPT) is None
    assert kept_of(snapshots, "chat") == ()
    assert snapshots.of("chat").body(digest_of(A)) is None
    assert snapshots.of("chat").log().lines == ()
    assert snapshots.of("chat").documents() == ()
    assert snapshots.of("chat").acceptances() == ()
    assert snapshots.warnings == ()
    assert snapshots.writable
    snapshots.of("chat").record([], START)
    assert not root.exists()


def test_a_source_id_that_leads_elsewhere_is_refused_everywhere(root: Path) -> None:
    with pytest.raises(Misused):
        Snapshots(root).of("../chat")


def test_a_digest_that_leads_elsewhere_is_never_a_path(root: Path, tmp_path: Path) -> None:
    (root / "chat" / "bodies").mkdir(parents=True)
    (tmp_path / "secret").write_bytes(b"x")
    assert Snapshots(root).of("chat").body("sha256:../../../secret") is None


# Keeping


def test_what_came_back_is_kept(root: Path, chat: Path) -> None:
    snapshots = filled(root)
    assert [line.digest for line in snapshots.of("chat").log().lines] == [
        digest_of(A),
        digest_of(B),
    ]
    kept = snapshots.of("chat").kept(URL, ACCEPT)
    assert kept is not None
    assert (kept.body, kept.access.accessed) == (B, day(2))
    assert kept_of(snapshots, "chat") == (kept,)
    assert snapshots.of("chat").body(digest_of(A)) == A
    assert sorted(tree(chat)) == [
        "accesses.jsonl",
        f"bodies/sha256-{digest_of(B)[7:]}",
        f"bodies/sha256-{digest_of(A)[7:]}",
        "state.json",
    ]


def test_what_is_written_fits_the_schemas(root: Path, chat: Path) -> None:
    snapshots = filled(root)
    snapshots.of("chat").accept(contract(access(B, day(2))), [access(B, day(2))])
    for line in (chat / "accesses.jsonl").read_text("utf-8").splitlines():
        assert documents.misfits("access", documents.read_json(line)) == []
    for name in ("state", "contract"):
        data = documents.read_json((chat / f"{name}.json").read_text("utf-8"))
        assert documents.misfits(name, data) == []


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("first", "second"):
        snapshots = filled(tmp_path / name)
        snapshots.of("chat").accept(contract(access(B, day(2))), [access(B, day(2))])
    assert tree(tmp_path / "first") == tree(tmp_path / "second")


def test_a_304_touches_the_state_alone(root: Path, chat: Path) -> None:
    filled(root)
    before = tree(chat)
    Snapshots(root).of("chat").record([unchanged(B, day(3))], day(3))
    after = tree(chat)
    assert {name for name in after if after[name] != before[name]} == {"state.json"}
    state = Snapshots(root).of("chat").document(URL, ACCEPT)
    assert state.last is not None
    assert (state.last.accessed, state.since) == (day(3), day(1))


def test_two_forms_and_two_sources_are_kept_apart(root: Path) -> None:
    snapshots = Snapshots(root)
    snapshots.of("chat").record([page(A, day(0)), page(B, day(0), accept="text/html")], day(0))
    snapshots.of("responses").record([page(C, day(0))], day(0))
    assert [kept.body for kept in kept_of(snapshots, "chat")] == [B, A]
    assert [kept.body for kept in kept_of(snapshots, "responses")] == [C]
    assert snapshots.of("responses").kept(URL, "text/html") is None


def test_a_page_that_another_source_kept_is_kept_here_too(root: Path) -> None:
    shared = replace(unchanged(A, day(0)), body=A)
    snapshots = Snapshots(root)
    snapshots.of("responses").record([shared], day(0))
    kept = snapshots.of("responses").kept(URL, ACCEPT)
    assert kept is not None
    assert kept.body == A
    assert len(snapshots.of("responses").log().lines) == 1


def test_flapping_is_told_with_its_dates_also_by_a_fresh_clone(root: Path, chat: Path) -> None:
    snapshots = Snapshots(root)
    for number, body in enumerate((A, B, A)):
        snapshots.of("chat").record([page(body, day(number))], day(number))
    state = snapshots.of("chat").document(URL, ACCEPT)
    assert state.returned is not None
    assert (state.returned.first, state.since) == (day(0), day(2))
    (chat / "state.json").unlink()
    clone = Snapshots(root).of("chat").document(URL, ACCEPT)
    assert (clone.returned, clone.since) == (state.returned, state.since)


def test_a_fresh_clone_has_no_bodies_and_asks_without_conditions(root: Path, chat: Path) -> None:
    filled(root)
    for path in (chat / "bodies").iterdir():
        path.unlink()
    (chat / "bodies").rmdir()
    (chat / "state.json").unlink()
    snapshots = Snapshots(root)
    assert snapshots.of("chat").kept(URL, ACCEPT) is None
    assert kept_of(snapshots, "chat") == ()
    assert len(snapshots.of("chat").log().lines) == 2
    snapshots.of("chat").record([page(B, day(5))], day(5))
    assert len(snapshots.of("chat").log().lines) == 2
    kept = snapshots.of("chat").kept(URL, ACCEPT)
    assert kept is not None
    assert kept.access.accessed == day(5)
    assert snapshots.warnings == ()


def test_where_bodies_alone_are_gone_the_dates_are_still_known(root: Path, chat: Path) -> None:
    filled(root)
    for path in (chat / "bodies").iterdir():
        path.unlink()
    snapshots = Snapshots(root)
    assert snapshots.of("chat").kept(URL, ACCEPT) is None
    last = snapshots.of("chat").document(URL, ACCEPT).last
    assert last is not None
    assert last.accessed == day(2)


def test_where_the_newest_body_is_gone_the_newest_kept_one_counts(root: Path, chat: Path) -> None:
    filled(root)
    bodies.path_of(chat / "bodies", digest_of(B)).unlink()
    kept = Snapshots(root).of("chat").kept(URL, ACCEPT)
    assert kept is not None
    assert (kept.body, kept.access.accessed) == (A, day(0))


def test_what_a_document_said_then_is_found_or_is_not_claimed(root: Path, chat: Path) -> None:
    snapshots = filled(root)
    expected = [(-1, []), (0, [A]), (0.9, [A]), (1, [B]), (9, [B])]
    for when, found in expected:
        kept = snapshots.of("chat").documents_as_of(day(when))
        assert [document.body for document in kept] == found
    bodies.path_of(chat / "bodies", digest_of(B)).unlink()
    assert snapshots.of("chat").documents_as_of(day(1)) == ()
    (then,) = snapshots.of("chat").documents_as_of(day(0.5))
    assert then.access.accessed == day(0)


def test_bodies_stay_until_somebody_drops_them(root: Path, chat: Path) -> None:
    snapshots = Snapshots(root)
    texts = [str(number).encode() for number in range(40)]
    for number, body in enumerate(texts):
        snapshots.of("chat").record([page(body, day(number))], day(number))
    assert len(list((chat / "bodies").iterdir())) == 40
    snapshots.of("chat").accept(contract(access(texts[1], day(1))), [])
    old = page(b"another", day(0), url="https://docs.example/other.md")
    snapshots.of("chat").record([old], day(40))
    lines = snapshots.of("chat").log().lines
    assert snapshots.of("chat").prune(day(35)) == (34, sum(map(len, texts[:35])) - len(texts[1]))
    left = [body for body in (*texts, b"another") if snapshots.of("chat").body(digest_of(body))]
    # The last days, what was accepted, and the newest of each document, however old it is.
    assert left == [texts[1], *texts[35:], b"another"]
    assert Snapshots(root).of("chat").log().lines == lines


def test_nothing_is_dropped_where_it_is_not_known_what_is_named(root: Path, chat: Path) -> None:
    snapshots = filled(root)
    before = names(chat / "bodies")
    (chat / "contract.json").mkdir()
    with pytest.raises(Misused):
        snapshots.of("chat").prune(day(100))
    assert names(chat / "bodies") == before
    assert snapshots.of("none").prune(day(100)) == (0, 0)
    assert not (root / "none").exists()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_what_cannot_be_kept_is_a_defect_of_whoever_hands_it_over(root: Path) -> None:
    mislabelled = replace(page(A, day(0)), body=B)
    odd = replace(page(A, day(0)), access=replace(access(A, day(0)), final_url="x\n"))
    unnamed = replace(page(A, day(0)), body=None, access=replace(access(A, day(0)), digest="x"))
    for item in (mislabelled, odd, unnamed):
        with pytest.raises(CheckerError):
            Snapshots(root).of("chat").record([item], day(0))
    assert not root.exists()


# Three failures apart


def test_failures_in_a_row_and_the_recovery_are_remembered(root: Path) -> None:
    for number in range(3):
        Snapshots(root).of("chat").record([failed(Outcome.GONE)], day(number))
    state = Snapshots(root).of("chat").document(URL, ACCEPT)
    assert (state.failures, state.failing_since, state.outcome) == (3, day(0), Outcome.GONE)
    Snapshots(root).of("chat").record([page(A, day(3))], day(3))
    state = Snapshots(root).of("chat").document(URL, ACCEPT)
    assert (state.failures, state.recovered_after, state.recovered_at) == (0, 3, day(3))
    Snapshots(root).of("chat").record([unchanged(A, day(4))], day(4))
    assert Snapshots(root).of("chat").document(URL, ACCEPT).recovered_after == 0


# Damage


def test_a_damaged_line_is_reported_at_once_and_set_aside_by_the_next_write(root, chat) -> None:
    filled(root)
    path = chat / "accesses.jsonl"
    first, second = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(first + b'{"secret": "sk-1"}\n' + second + second[:30])
    before = tree(chat)
    snapshots = Snapshots(root)
    assert len(snapshots.of("chat").log().lines) == 2
    (warning,) = snapshots.warnings
    assert f"{path}: line 2, 4: no whole access" in warning
    assert "sk-1" not in warning
    assert tree(chat) == before, "reading writes nothing"
    snapshots.of("chat").record([page(C, day(3))], day(3))
    assert path.read_bytes().startswith(first + second)
    assert len(accesses.parse(path.read_bytes()).accesses) == 3
    aside = chat / "accesses.damaged.jsonl"
    assert aside.read_bytes() == b'{"secret": "sk-1"}\n' + second[:30] + b"\n"
    path.write_bytes(path.read_bytes() + b'{"secret": "sk-1"}\n')
    Snapshots(root).of("chat").record([unchanged(C, day(4))], day(4))
    assert aside.read_bytes().count(b"sk-1") == 1
    assert Snapshots(root).of("chat").log().lines == snapshots.of("chat").log().lines


def test_a_report_names_a_few_lines_only(root: Path, chat: Path) -> None:
    filled(root)
    with (chat / "accesses.jsonl").open("ab") as file:
        file.write(b"{}\n" * 1000)
    snapshots = Snapshots(root)
    assert len(snapshots.of("chat").log().lines) == 2
    assert "line 3, 4, 5, 6, 7 and 995 more" in snapshots.warnings[0]


def test_both_sides_of_a_merge_count(root: Path, chat: Path) -> None:
    filled(root)
    path = chat / "accesses.jsonl"
    ours, theirs = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"<<<<<<< a\n" + ours + b"=======\n" + theirs + b">>>>>>> b\n")
    snapshots = Snapshots(root)
    assert len(snapshots.of("chat").log().lines) == 2
    assert "marks of a merge conflict; the lines of both sides count" in snapshots.warnings[0]
    snapshots.of("chat").record([unchanged(B, day(3))], day(3))
    assert path.read_bytes() == ours + theirs


def test_line_ends_of_another_system_are_no_damage(root: Path, chat: Path) -> None:
    snapshots = filled(root)
    snapshots.of("chat").accept(contract(access(B, day(2))), [access(B, day(2))])
    snapshots.of("chat").accept_finding(ACCEPTANCE)
    for path in (*chat.glob("*.json*"), *chat.glob("accepted/*")):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    again = Snapshots(root)
    assert again.of("chat").log().lines == snapshots.of("chat").log().lines
    assert again.of("chat").documents() == snapshots.of("chat").documents()
    assert again.of("chat").contract() == snapshots.of("chat").contract()
    assert again.of("chat").acceptances() == (ACCEPTANCE,)
    again.of("chat").record([page(C, day(3))], day(3))
    assert len(Snapshots(root).of("chat").log().lines) == 4
    assert again.warnings == ()


@pytest.mark.parametrize("data", [b"", b"{", b"\xff", b'{"schema": "checker/state/2"}', b"[]"])
def test_a_damaged_state_is_rebuilt_from_the_accesses(root: Path, chat: Path, data) -> None:
    filled(root)
    (chat / "state.json").write_bytes(data)
    snapshots = Snapshots(root)
    last = snapshots.of("chat").document(URL, ACCEPT).last
    assert last is not None
    assert last.accessed == day(1)
    assert "damaged, or of another version" in snapshots.warnings[0]
    snapshots.of("chat").record([failed()], day(3))
    assert (chat / "state.damaged.json").read_bytes() == data
    again = Snapshots(root)
    assert again.of("chat").document(URL, ACCEPT).failures == 1
    assert again.warnings == ()


def test_a_damaged_body_is_passed_over_and_set_aside_by_the_next_write(root, chat) -> None:
    filled(root)
    path = bodies.path_of(chat / "bodies", digest_of(B))
    path.write_bytes(b"sk-1 tampered")
    before = tree(chat)
    snapshots = Snapshots(root)
    kept = snapshots.of("chat").kept(URL, ACCEPT)
    assert kept is not None
    assert kept.body == A
    assert len(snapshots.warnings) == 1
    assert str(path) in snapshots.warnings[0]
    assert "sk-1" not in snapshots.warnings[0]
    assert tree(chat) == before, "reading writes nothing"
    snapshots.of("chat").record([failed()], day(3))
    assert not path.exists()
    assert path.with_name(path.name + ".damaged").read_bytes() == b"sk-1 tampered"
    assert "set aside" in snapshots.warnings[-1]
    snapshots.of("chat").record([page(B, day(4))], day(4))
    assert Snapshots(root).of("chat").body(digest_of(B)) == B


def test_a_body_that_may_not_be_read_is_told_and_stays(root, chat, monkeypatch) -> None:
    filled(root)
    path = bodies.path_of(chat / "bodies", digest_of(B))
    opened = os.open

    def refusing(at: os.PathLike[str], *how: int) -> int:
        if Path(at) == path:
            raise OSError(errno.EMFILE, "")
        return opened(at, *how)

    monkeypatch.setattr(os, "open", refusing)
    snapshots = Snapshots(root)
    assert snapshots.of("chat").body(digest_of(B)) is None
    assert snapshots.warnings == (f"{path}: cannot be read (Too many open files); passed over",)
    snapshots.of("chat").record([failed()], day(3))
    monkeypatch.undo()
    assert Snapshots(root).of("chat").body(digest_of(B)) == B


def test_a_body_that_another_process_mended_is_left_alone(root: Path, chat: Path) -> None:
    filled(root)
    bodies.path_of(chat / "bodies", digest_of(B)).write_bytes(b"")
    snapshots = Snapshots(root)
    snapshots.of("chat").body(digest_of(B))
    Snapshots(root).of("chat").record([page(B, day(3))], day(3))
    snapshots.of("chat").record([failed()], day(4))
    assert snapshots.of("chat").body(digest_of(B)) == B
    assert len(snapshots.warnings) == 1


def test_what_is_no_file_is_reported_and_nothing_is_written_over_it(root, chat) -> None:
    filled(root)
    (chat / "accesses.jsonl").rename(chat / "saved")
    (chat / "accesses.jsonl").mkdir()
    snapshots = Snapshots(root)
    assert snapshots.of("chat").log().lines == ()
    snapshots.of("chat").record([page(C, day(3))], day(3))
    assert len(snapshots.of("chat").log().lines) == 1
    assert "cannot be read (what stands there is no regular file)" in snapshots.warnings[0]
    assert "judged in memory" in snapshots.warnings[1]
    assert str(snapshots.of("chat").unreadable) == snapshots.warnings[0]
    assert (chat / "saved").exists()


# The clock


def test_a_backwards_clock_is_reported_and_the_later_time_kept(root: Path, chat: Path) -> None:
    filled(root)
    snapshots = Snapshots(root)
    snapshots.of("chat").record([page(C, day(-400))], day(-400))
    assert [line.accessed for line in snapshots.of("chat").log().lines] == [day(0), day(1), day(2)]
    kept = snapshots.of("chat").kept(URL, ACCEPT)
    assert kept is not None
    assert (kept.body, kept.access.accessed) == (C, day(2))
    (warning,) = snapshots.warnings
    assert "the clock is behind the last access (2026-11-03T10:00:00Z)" in warning
    before = tree(chat)
    Snapshots(root).of("chat").record([page(C, day(-400))], day(-400))
    assert tree(chat) == before


@pytest.mark.parametrize("kept", [True, False], ids=["on disk", "in memory"])
def test_a_clock_that_goes_back_within_one_run_is_noticed(root: Path, *, kept: bool) -> None:
    if not kept:
        root.touch()
    snapshots = Snapshots(root)
    snapshots.of("chat").record([page(A, day(1))], day(1))
    snapshots.of("chat").record([page(B, day(-300))], day(-300))
    assert [line.accessed for line in snapshots.of("chat").log().lines] == [day(1), day(1)]
    assert "the clock is behind" in " ".join(snapshots.warnings)


def test_a_run_that_began_earlier_and_writes_later_changes_nothing_newer(root: Path) -> None:
    filled(root)
    slow = Snapshots(root)
    assert slow.of("chat").kept(URL, ACCEPT) is not None
    Snapshots(root).of("chat").record([page(C, day(4))], day(4))
    slow.of("chat").record([page(A, day(3))], day(3))
    assert slow.warnings == ()
    lines = slow.of("chat").log().lines
    assert [line.digest for line in lines[2:]] == [digest_of(C), digest_of(A)]
    kept = slow.of("chat").kept(URL, ACCEPT)
    assert kept is not None
    assert kept.body == C


# Where nothing may be written


def test_a_folder_that_refuses_is_judged_in_memory(root: Path, monkeypatch) -> None:
    filled(root)
    before = tree(root)
    monkeypatch.setattr(os, "fsync", _full)
    snapshots = Snapshots(root)
    assert snapshots.writable
    snapshots.of("chat").record([page(C, day(3))], day(3))
    snapshots.of("chat").record([unchanged(C, day(4)), failed(url="x")], day(4))
    assert not snapshots.writable
    assert tree(root) == before
    (warning,) = snapshots.warnings
    assert warning == (
        f"{root / 'chat'}: cannot be written: judged in memory, and not kept (the disk is full)"
    )
    assert snapshots.refusal is not None
    assert "Make room" in snapshots.refusal
    kept = snapshots.of("chat").kept(URL, ACCEPT)
    assert kept is not None
    assert (kept.body, kept.access.accessed) == (C, day(4))
    assert len(snapshots.of("chat").log().lines) == 3
    assert snapshots.of("chat").document("x", ACCEPT).failures == 1
    monkeypatch.undo()
    snapshots.of("chat").record([failed(url="x")], day(5))
    assert snapshots.writable
    again = Snapshots(root)
    assert again.of("chat").log().lines == snapshots.of("chat").log().lines
    assert again.of("chat").documents() == snapshots.of("chat").documents()
    assert again.of("chat").document("x", ACCEPT).failures == 2
    assert again.of("chat").kept(URL, ACCEPT) == kept


def _full(_: int) -> None:
    raise OSError(errno.ENOSPC, "")


def test_accepting_on_a_full_disk_renames_nothing(root: Path, chat: Path, monkeypatch) -> None:
    """Whichever write of it is the one too many."""
    filled(root)
    damage = {
        "contract.json": b"<<<<<<< ours\n",
        "state.json": b"{",
        f"bodies/{bodies.path_of(chat, digest_of(B)).name}": b"other",
    }
    real = os.fsync
    room = 0
    while True:
        for name, data in damage.items():
            (chat / name).write_bytes(data)
        before = tree(chat)
        left = iter(range(room))

        def fsync(number: int, left=left) -> None:
            if stat.S_ISREG(os.fstat(number).st_mode) and next(left, None) is None:
                raise OSError(errno.ENOSPC, "")
            real(number)

        snapshots = Snapshots(root)
        snapshots.of("chat").body(digest_of(B))
        monkeypatch.setattr(os, "fsync", fsync)
        try:
            snapshots.of("chat").accept(contract(), [access(C, day(9))])
            break
        except Misused as error:
            refused = error
        finally:
            monkeypatch.setattr(os, "fsync", real)
        assert "the disk is full" in str(refused)
        assert "Make room" in refused.hint
        after = tree(chat)
        assert {name: after[name] for name in damage} == damage
        assert set(after) == set(before)
        room += 1
    assert room == 3  # the contract, the accesses, the state
    assert [name for name in tree(chat) if "damaged" in name]


def test_a_circle_of_links_is_told_and_not_written_through(root: Path, chat: Path) -> None:
    root.mkdir()
    chat.symlink_to(chat)
    snapshots = Snapshots(root)
    assert kept_of(snapshots, "chat") == ()
    assert "links lead in a circle" in str(snapshots.of("chat").unreadable)
    snapshots.of("chat").record([page(A, day(0))], day(0))
    assert "judged in memory" in snapshots.warnings[-1]
    with pytest.raises(Misused):
        snapshots.of("chat").accept(contract(), [])


def test_what_is_read_every_day_is_what_changed(root: Path, chat: Path, monkeypatch) -> None:
    """Years of changes are told by the state in sum; nobody parses them for the change of a day."""
    snapshots = Snapshots(root)
    for number in range(30):
        snapshots.of("chat").record([page(str(number).encode(), day(number))], day(number))
    parsed: list[object] = []
    real = accesses.from_plain
    monkeypatch.setattr(accesses, "from_plain", lambda data: parsed.append(data) or real(data))
    again = Snapshots(root)
    again.of("chat").record([page(b"30", day(30))], day(30))
    kept = again.of("chat").kept(URL, ACCEPT)
    assert kept is not None
    assert kept.body == b"30"
    assert len(parsed) < 8
    assert len(again.of("chat").log().lines) == 31  # asked for, they are all there
    lines = (chat / "accesses.jsonl").read_bytes().splitlines(keepends=True)
    (chat / "accesses.jsonl").write_bytes(b"".join(lines[:5] + lines[6:]))  # no longer those known
    assert len(Snapshots(root).of("chat").log().lines) == 30
    (chat / "accesses.jsonl").write_bytes(b"".join(lines[:4]))
    merged = Snapshots(root)
    merged.of("chat").record([page(b"31", day(31))], day(31))
    assert len(merged.of("chat").log().lines) == 5


def test_a_file_in_place_of_a_folder_is_judged_in_memory(root: Path) -> None:
    root.write_bytes(b"mine")
    snapshots = Snapshots(root)
    assert not snapshots.writable
    assert kept_of(snapshots, "chat") == ()
    snapshots.of("chat").record([page(A, day(0))], day(0))
    assert [kept.body for kept in kept_of(snapshots, "chat")] == [A]
    assert root.read_bytes() == b"mine"
    assert "a file stands where a folder is to be" in snapshots.warnings[-1]
    for ask in (
        lambda: snapshots.of("chat").accept(contract(), []),
        lambda: snapshots.of("chat").accept_finding(ACCEPTANCE),
        lambda: snapshots.of("chat").import_pages([imported(A, day(0))]),
    ):
        with pytest.raises(Misused, match="cannot be written") as refused:
            ask()
        assert refused.value.hint


@pytest.mark.parametrize("linked", ["chat", "chat/bodies"])
def test_a_link_that_leads_out_is_not_written_through(root: Path, tmp_path: Path, linked) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (root / linked).parent.mkdir(parents=True)
    (root / linked).symlink_to(outside)
    snapshots = Snapshots(root)
    snapshots.of("chat").record([page(A, day(0))], day(0))
    assert list(outside.iterdir()) == []
    assert "symbolic link leads out" in snapshots.warnings[0]
    assert [kept.body for kept in kept_of(snapshots, "chat")] == [A]


def test_accepted_findings_are_not_written_through_a_link_either(root, chat, tmp_path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    chat.mkdir(parents=True)
    (chat / "accepted").symlink_to(outside)
    with pytest.raises(Misused, match="symbolic link"):
        Snapshots(root).of("chat").accept_finding(ACCEPTANCE)
    assert list(outside.iterdir()) == []


def test_where_another_process_keeps_the_lock_what_came_is_still_judged(root, chat) -> None:
    filled(root)
    snapshots = Snapshots(root, wait=0.05)
    with files.writing(root, chat, wait=1), pytest.raises(Busy):
        _from_another_thread(lambda: snapshots.of("chat").record([page(C, day(3))], day(3)))
    kept = snapshots.of("chat").kept(URL, ACCEPT)
    assert kept is not None
    assert kept.body == C
    snapshots.of("chat").record([failed(url="x")], day(4))
    assert len(Snapshots(root).of("chat").log().lines) == 3


def _from_another_thread(work) -> None:
    """The lock is per thread; what it raises is raised here."""
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - for this test alone

    with ThreadPoolExecutor(1) as pool:
        pool.submit(work).result()


# Importing


def test_an_imported_page_is_kept_as_evidence(root: Path) -> None:
    snapshots = Snapshots(root)
    snapshots.of("chat").import_pages([imported(A, day(0))])
    kept = Snapshots(root).of("chat").kept(URL, ACCEPT)
    assert kept is not None
    assert (kept.access, kept.body) == imported(A, day(0))
    assert kept.access.etag is None
    before = tree(root)
    snapshots.of("chat").import_pages([imported(A, day(0))])
    assert tree(root) == before


def test_an_imported_page_that_is_older_than_the_last_access_is_history(root: Path) -> None:
    snapshots = filled(root)
    snapshots.of("chat").import_pages([imported(C, day(0.5))])
    assert len(snapshots.of("chat").log().lines) == 3
    kept = snapshots.of("chat").kept(URL, ACCEPT)
    assert kept is not None
    assert kept.body == B
    assert snapshots.of("chat").body(digest_of(C)) == C
    assert snapshots.warnings == ()


def test_an_address_that_is_no_text_is_not_imported(root: Path) -> None:
    with pytest.raises(Misused):
        Snapshots(root).of("chat").import_pages([imported(A, day(0), URL + "\n")])
    assert not root.exists()


# Accepting


def test_what_is_accepted_is_the_contract_and_what_it_rests_on(root: Path, chat: Path) -> None:
    snapshots = filled(root)
    today = contract(access(B, day(2)))
    snapshots.of("chat").accept(today, [access(B, day(2))])
    assert Snapshots(root).of("chat").contract() == today
    assert Snapshots(root).of("chat").log().lines[-1] == access(B, day(2))
    before = tree(chat)
    snapshots.of("chat").accept(today, [access(B, day(2))])
    assert tree(chat) == before
    Snapshots(root).of("chat").record([unchanged(B, day(3))], day(3))
    assert (chat / "contract.json").read_bytes() == before["contract.json"]
    assert (chat / "accesses.jsonl").read_bytes() == before["accesses.jsonl"]


def not_the_contract(name: str, _: object) -> list[tuple[str, str]]:
    assert name != "contract", "held against it again"
    return []


def test_a_contract_that_was_found_to_fit_is_not_held_against_its_schema_again(
    root: Path, chat: Path, monkeypatch
) -> None:
    filled(root).of("chat").accept(contract(access(B, day(2))), [])
    monkeypatch.setattr(documents, "misfits", not_the_contract)
    assert Snapshots(root).of("chat").contract() is not None
    Snapshots(root).of("chat").record([unchanged(B, day(3))], day(3))
    assert Snapshots(root).of("chat").contract() is not None
    monkeypatch.undo()
    (chat / "contract.json").write_text('{"schema": "checker/contract/2"}')
    with pytest.raises(Misused, match="does not fit its schema"):
        Snapshots(root).of("chat").contract()


def test_a_fresh_clone_holds_the_contract_against_its_schema_once(root, chat, monkeypatch) -> None:
    filled(root).of("chat").accept(contract(access(B, day(2))), [])
    (chat / "state.json").unlink()
    snapshots = Snapshots(root)
    assert snapshots.of("chat").contract() is not None
    snapshots.of("chat").record([unchanged(B, day(3))], day(3))
    monkeypatch.setattr(documents, "misfits", not_the_contract)
    assert Snapshots(root).of("chat").contract() is not None


def test_a_contract_of_a_newer_version_is_not_written_over(root: Path, chat: Path) -> None:
    chat.mkdir(parents=True)
    (chat / "contract.json").write_text('{"schema": "checker/contract/3"}')
    with pytest.raises(contracts.Newer):
        Snapshots(root).of("chat").accept(contract(), [])
    with pytest.raises(contracts.Newer):
        Snapshots(root).of("chat").contract()
    assert tree(chat) == {"contract.json": b'{"schema": "checker/contract/3"}'}


def test_a_damaged_contract_gives_way_and_is_set_aside(root: Path, chat: Path) -> None:
    chat.mkdir(parents=True)
    (chat / "contract.json").write_text("<<<<<<< ours\n")
    snapshots = Snapshots(root)
    snapshots.of("chat").accept(contract(), [])
    assert (chat / "contract.damaged.json").read_text() == "<<<<<<< ours\n"
    assert "set aside as contract.damaged.json" in snapshots.warnings[0]
    assert Snapshots(root).of("chat").contract() == contract()


def test_a_second_contract_takes_the_place_of_the_first(root: Path, chat: Path) -> None:
    snapshots = Snapshots(root)
    snapshots.of("chat").accept(contract(statuses=("200",)), [])
    snapshots.of("chat").accept(contract(statuses=("200", "500")), [])
    assert Snapshots(root).of("chat").contract() == contract(statuses=("200", "500"))
    assert sorted(tree(chat)) == ["contract.json", "state.json"]


ACCEPTANCE = Acceptance(
    fingerprint="0123456789abcdef",
    rule="status-added",
    key="status 500",
    reason="Reviewed.",
    author="A. Person",
)
SOONER = replace(ACCEPTANCE, until=date(2026, 12, 1), reason="For a month.")
LATER = replace(ACCEPTANCE, until=date(2027, 12, 1), reason="For a year.")
OTHER = replace(ACCEPTANCE, fingerprint="fedcba9876543210")


def test_an_accepted_finding_is_one_file(root: Path, chat: Path) -> None:
    snapshots = Snapshots(root)
    path = snapshots.of("chat").accept_finding(OTHER)
    assert path == chat / "accepted" / "fedcba9876543210.toml"
    snapshots.of("chat").accept_finding(ACCEPTANCE)
    assert Snapshots(root).of("chat").acceptances() == (ACCEPTANCE, OTHER)


def test_accepting_again_takes_the_place_of_the_first_whatever_its_name(root, chat) -> None:
    snapshots = Snapshots(root)
    path = snapshots.of("chat").accept_finding(ACCEPTANCE)
    (chat / "accepted" / "broken.toml").write_text("x")
    path.rename(path.with_name("our-own-name.toml"))
    assert snapshots.of("chat").accept_finding(LATER).name == "our-own-name.toml"
    assert snapshots.of("chat").acceptances() == (LATER,)
    (warning,) = snapshots.warnings
    assert "broken.toml" in warning
    assert "accepts nothing until it is mended" in warning


@pytest.mark.parametrize("twins", [(SOONER, LATER), (LATER, SOONER), (ACCEPTANCE, SOONER)])
def test_of_two_acceptances_of_one_finding_the_one_that_ends_first_counts(
    root, chat, twins
) -> None:
    snapshots = Snapshots(root)
    for name, twin in zip("ab", twins, strict=True):
        path = snapshots.of("chat").accept_finding(twin)
        path.rename(chat / f"{name}.toml")
    for name in "ab":
        (chat / f"{name}.toml").rename(chat / "accepted" / f"{name}.toml")
    assert snapshots.of("chat").acceptances() == (SOONER,)
    (warning,) = snapshots.warnings
    assert "accepts the same finding as a.toml" in warning


def test_a_source_is_read_once_while_its_files_stay(root: Path, monkeypatch) -> None:
    snapshots = filled(root)
    snapshots.of("chat").kept(URL, ACCEPT)
    monkeypatch.setattr("checker.store.journal_files.read", lambda _: pytest.fail("read again"))
    snapshots.of("chat").kept(URL, ACCEPT)
