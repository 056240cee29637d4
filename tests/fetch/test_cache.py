"""The cache forgets at will, never fails, and never unpickles."""

from __future__ import annotations

import os
import pickle
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from time import monotonic

import diskcache
import pytest

from checker.fetch import cache as cache_module
from checker.fetch.cache import FOLDER, MAX_VALUE, BytesDisk, Cache, CacheRowRefused


def database(folder: Path) -> sqlite3.Connection:
    return sqlite3.connect(folder / FOLDER / "cache.db", isolation_level=None)


def filled(folder: Path, **rows: bytes) -> Path:
    with Cache.open(folder) as cache:
        for key, value in rows.items():
            cache.put(key, value)
    return folder


def test_what_was_never_put_is_a_miss(tmp_path: Path) -> None:
    with Cache.open(tmp_path) as cache:
        assert cache.get("a") is None


def test_what_was_put_comes_back_in_another_process_too(tmp_path: Path) -> None:
    with Cache.open(tmp_path) as cache:
        cache.put("a", b"1")
        cache.put("a", b"2")
        cache.put("b", b"")
        cache.put("c", b"\0" * 200_000)
        assert cache.get("a") == b"2"
    with Cache.open(tmp_path) as cache:
        assert (cache.get("a"), cache.get("b")) == (b"2", b"")
        assert cache.get("c") == b"\0" * 200_000
        assert cache.get("A") is None


def test_nothing_lies_in_a_file_of_its_own(tmp_path: Path) -> None:
    filled(tmp_path, a=b"x" * 1_000_000)
    assert {path.name for path in (tmp_path / FOLDER).iterdir()} <= {
        "cache.db",
        "cache.db-wal",
        "cache.db-shm",
    }


def test_the_cache_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache_module, "MAX_BYTES", 1_000_000)
    with Cache.open(tmp_path) as cache:
        for number in range(60):
            cache.put(str(number), b"x" * 50_000)
        kept = [number for number in range(60) if cache.get(str(number)) is not None]
        cache.put("large", b"x" * (MAX_VALUE + 1))
        assert cache.get("large") is None
    assert len(kept) < 40
    assert kept[-1] == 59
    assert (tmp_path / FOLDER / "cache.db").stat().st_size < 2_500_000


def test_a_closed_cache_misses(tmp_path: Path) -> None:
    with Cache.open(filled(tmp_path, a=b"1")) as cache:
        pass
    cache.put("a", b"2")
    assert cache.get("a") is None
    cache.close()


# --- pickles


class Payload:
    """Makes a file when it is unpickled."""

    def __init__(self, proof: Path) -> None:
        self.proof = proof

    def __reduce__(self) -> tuple[Callable[[str], object], tuple[str]]:
        return os.mkdir, (str(self.proof),)


@pytest.fixture
def proof(tmp_path: Path) -> Path:
    """A folder that only a payload makes."""
    return tmp_path / "executed"


@pytest.fixture
def payload(proof: Path) -> bytes:
    data = pickle.dumps(Payload(proof))
    pickle.loads(data)  # noqa: S301 - the payload works
    assert proof.is_dir()
    proof.rmdir()
    return data


def planted(folder: Path, **columns: object) -> None:
    """Overwrites columns of the row `a`."""
    filled(folder, a=b"1")
    with closing(database(folder)) as rows:
        for name, value in columns.items():
            rows.execute(f"UPDATE Cache SET {name} = ? WHERE key = 'a'", (value,))  # noqa: S608


def test_the_plain_library_would_execute_it(tmp_path: Path, payload: bytes, proof: Path) -> None:
    planted(tmp_path, mode=4, value=payload)
    with diskcache.Cache(str(tmp_path / FOLDER)) as plain:
        plain.get("a")
    assert proof.is_dir()


def test_a_planted_value_is_a_miss(tmp_path: Path, payload: bytes, proof: Path) -> None:
    planted(tmp_path, mode=4, value=payload)
    with Cache.open(tmp_path) as cache:
        assert cache.get("a") is None
        cache.put("a", b"2")
        assert cache.get("a") == b"2"
    assert not proof.exists()


@pytest.mark.parametrize("mode", [0, 1, 2, 3, 4, 5, None, "4", b"4"])
def test_a_planted_file_is_a_miss(
    tmp_path: Path, payload: bytes, proof: Path, mode: object
) -> None:
    (tmp_path / FOLDER).mkdir(mode=0o700)
    (tmp_path / FOLDER / "x.val").write_bytes(payload)
    planted(tmp_path, mode=mode, filename="x.val", value=None)
    with Cache.open(tmp_path) as cache:
        assert cache.get("a") is None
        cache.put("a", b"2")
    assert not proof.exists()


@pytest.mark.parametrize("mode", [2, 3])
def test_no_file_outside_is_read_or_removed(tmp_path: Path, mode: int) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("mine")
    planted(tmp_path, mode=mode, filename="../outside.txt", value=None)
    with Cache.open(tmp_path) as cache:
        assert cache.get("a") is None
        cache.put("a", b"2")
    assert outside.read_text() == "mine"


def test_a_planted_key_is_never_read(tmp_path: Path, payload: bytes, proof: Path) -> None:
    planted(tmp_path, key=payload, raw=0)
    with Cache.open(tmp_path) as cache:
        assert cache.get("a") is None
        assert cache._rows is not None
        with pytest.raises(CacheRowRefused):
            list(cache._rows)
    assert not proof.exists()


@pytest.mark.parametrize("key", ["disk_fetch", "_disk", "eviction_policy", "sqlite_mmap_size"])
def test_a_planted_setting_is_never_unpickled(
    tmp_path: Path, payload: bytes, proof: Path, key: str
) -> None:
    filled(tmp_path, a=b"1")
    with closing(database(tmp_path)) as rows:
        rows.execute("INSERT OR REPLACE INTO Settings VALUES (?, ?)", (key, payload))
    with Cache.open(tmp_path) as cache:
        assert cache.get("a") in (None, b"1")
    assert not proof.exists()
    with Cache.open(tmp_path) as cache:
        assert cache.get("a") in (None, b"1")


def test_a_setting_that_is_none_of_ours_empties_the_cache(tmp_path: Path) -> None:
    filled(tmp_path, a=b"1")
    with closing(database(tmp_path)) as rows:
        rows.execute("INSERT INTO Settings VALUES (?, ?)", (b"_timeout", 9))
    with Cache.open(tmp_path) as cache:
        assert cache.get("a") is None
        cache.put("a", b"2")
        assert cache.get("a") == b"2"


@pytest.mark.parametrize("mode", range(6))
@pytest.mark.parametrize("read", [False, True])
def test_the_disk_returns_nothing_but_raw_bytes(
    tmp_path: Path, payload: bytes, proof: Path, mode: int, *, read: bool
) -> None:
    disk = BytesDisk(str(tmp_path))
    (tmp_path / "x").write_bytes(payload)
    for filename, value in (("x", None), (None, payload), (None, None), (None, "text"), (None, 1)):
        if (mode, filename, value, read) == (diskcache.core.MODE_RAW, None, payload, False):
            assert disk.fetch(mode, filename, value, read) == payload
            continue
        with pytest.raises(CacheRowRefused):
            disk.fetch(mode, filename, value, read)
    assert not proof.exists()


def test_the_disk_takes_nothing_that_would_be_pickled(tmp_path: Path) -> None:
    disk = BytesDisk(str(tmp_path))
    assert disk.put("a") == ("a", True)
    assert disk.get("a", raw=True) == "a"
    assert bytes(disk.store(b"1", read=False, key="a")[3]) == b"1"
    for key in (b"a", 1, 1.0, None, ("a",), {"a": 1}):
        with pytest.raises(CacheRowRefused):
            disk.put(key)
        with pytest.raises(CacheRowRefused):
            disk.get(key, raw=True)
        with pytest.raises(CacheRowRefused):
            disk.store(b"1", read=False, key=key)
    with pytest.raises(CacheRowRefused):
        disk.get("a", raw=False)
    for value in ("1", 1, None, [b"1"], bytearray(b"1")):
        with pytest.raises(CacheRowRefused):
            disk.store(value, read=False, key="a")
    with pytest.raises(CacheRowRefused):
        disk.store(b"1", read=True, key="a")
    with pytest.raises(CacheRowRefused):
        disk.filename()
    assert list(tmp_path.iterdir()) == []


def test_every_method_of_the_library_that_touches_a_row_or_file_is_replaced() -> None:
    theirs = {name for name in vars(diskcache.Disk) if not name.startswith("_")}
    assert theirs - set(vars(BytesDisk)) == {"hash"}  # of a key: through `put`


# --- what goes wrong


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda path: path.write_bytes(b"no database" * 100), id="another file"),
        pytest.param(lambda path: path.write_bytes(b""), id="an empty file"),
        pytest.param(
            lambda path: path.write_bytes(path.read_bytes()[:100] + b"\xff" * 5_000), id="damaged"
        ),
        pytest.param(lambda path: path.write_bytes(path.read_bytes()[:3_000]), id="cut short"),
    ],
)
def test_a_damaged_database_is_begun_again(
    tmp_path: Path, damage: Callable[[Path], object]
) -> None:
    filled(tmp_path, a=b"1")
    for path in (tmp_path / FOLDER).glob("cache.db-*"):
        path.unlink()
    damage(tmp_path / FOLDER / "cache.db")
    with Cache.open(tmp_path) as cache:
        assert cache.get("a") is None
        cache.put("a", b"2")
        assert cache.get("a") == b"2"


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE Cache",
        "ALTER TABLE Cache RENAME COLUMN value TO other",
        "DROP TABLE Settings",
        "CREATE TRIGGER t BEFORE INSERT ON Cache BEGIN SELECT RAISE(ABORT, 'no'); END",
    ],
)
def test_a_table_of_another_form_never_fails(tmp_path: Path, statement: str) -> None:
    filled(tmp_path, a=b"1")
    with closing(database(tmp_path)) as rows:
        rows.execute(statement)
    with Cache.open(tmp_path) as cache:
        assert cache.get("a") in (None, b"1")
        cache.put("b", b"2")
        assert cache.get("b") in (None, b"2")


def test_a_table_that_goes_while_it_is_open_is_a_miss(tmp_path: Path) -> None:
    with Cache.open(tmp_path) as cache:
        cache.put("a", b"1")
        with closing(database(tmp_path)) as rows:
            rows.execute("DROP TABLE Cache")
        assert cache.get("a") is None
        cache.put("a", b"2")
        assert cache.get("a") is None


def test_a_database_in_anothers_hands_is_a_miss_and_soon(tmp_path: Path) -> None:
    filled(tmp_path, a=b"1")
    with closing(database(tmp_path)) as rows:
        rows.execute("BEGIN EXCLUSIVE")
        start = monotonic()
        with Cache.open(tmp_path) as cache:
            assert cache.get("a") is None
            cache.put("a", b"2")
        assert monotonic() - start < 10.0
        rows.execute("ROLLBACK")
    with Cache.open(tmp_path) as cache:
        assert cache.get("a") == b"1"
        with closing(database(tmp_path)) as rows:
            rows.execute("BEGIN IMMEDIATE")
            cache.put("a", b"2")
            assert cache.get("a") == b"1"
            rows.execute("ROLLBACK")


def test_a_place_where_no_folder_can_be_made_is_a_miss(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with Cache.open(tmp_path / "file") as cache:
        cache.put("a", b"1")
        assert cache.get("a") is None


@pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX")
class TestFolder:
    def test_the_folder_is_the_users_alone(self, tmp_path: Path) -> None:
        filled(tmp_path / "new" / "folder", a=b"1")
        mode = (tmp_path / "new" / "folder" / FOLDER).stat().st_mode
        assert stat.S_IMODE(mode) == 0o700

    @pytest.mark.parametrize("mode", [0o770, 0o750, 0o707, 0o755, 0o701])
    def test_a_folder_open_to_others_is_not_used(self, tmp_path: Path, mode: int) -> None:
        filled(tmp_path, a=b"1")
        (tmp_path / FOLDER).chmod(mode)
        with Cache.open(tmp_path) as cache:
            assert cache.get("a") is None
        (tmp_path / FOLDER).chmod(0o700)
        with Cache.open(tmp_path) as cache:
            assert cache.get("a") == b"1"

    def test_a_folder_of_another_user_is_not_used(self, tmp_path: Path, monkeypatch) -> None:
        filled(tmp_path, a=b"1")
        user = os.getuid()
        monkeypatch.setattr(os, "getuid", lambda: user + 1)
        with Cache.open(tmp_path) as cache:
            assert cache.get("a") is None

    def test_a_link_to_a_folder_is_not_used(self, tmp_path: Path) -> None:
        filled(tmp_path / "real", a=b"1")
        (tmp_path / "base").mkdir()
        (tmp_path / "base" / FOLDER).symlink_to(tmp_path / "real" / FOLDER)
        with Cache.open(tmp_path / "base") as cache:
            assert cache.get("a") is None

    @pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() == 0, reason="root may write")
    def test_a_read_only_place_is_a_miss(self, tmp_path: Path) -> None:
        tmp_path.chmod(0o500)
        with Cache.open(tmp_path) as cache:
            cache.put("a", b"1")
            assert cache.get("a") is None
        tmp_path.chmod(0o700)

    def test_a_system_without_users_has_its_own_protection(
        self, tmp_path: Path, monkeypatch
    ) -> None:
        monkeypatch.delattr(os, "getuid")
        filled(tmp_path, a=b"1")
        with Cache.open(tmp_path) as cache:
            assert cache.get("a") == b"1"


def test_a_name_that_the_library_would_rewrite_is_not_used(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("ELSEWHERE", str(tmp_path / "elsewhere"))
    with Cache.open(tmp_path / "$ELSEWHERE") as cache:
        cache.put("a", b"1")
        assert cache.get("a") is None
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_database_that_cannot_be_removed_is_a_miss(tmp_path: Path, monkeypatch) -> None:
    filled(tmp_path, a=b"1")
    (tmp_path / FOLDER / "cache.db").write_bytes(b"no database" * 100)

    def no(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "unlink", no)
    with Cache.open(tmp_path) as cache:
        assert cache.get("a") is None
    monkeypatch.undo()
    monkeypatch.setattr(Path, "unlink", lambda *_, **__: None)
    with Cache.open(tmp_path) as cache:
        assert cache.get("a") is None


# --- where it stands


def test_where_the_cache_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHECKER_CACHE_DIR", str(tmp_path / "named"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    with Cache.open(), Cache.open(tmp_path / "given"):
        pass
    assert {path.name for path in tmp_path.iterdir()} == {"named", "given"}
    monkeypatch.delenv("CHECKER_CACHE_DIR")
    with Cache.open():
        pass
    if os.name == "posix" and os.uname().sysname == "Linux":
        assert (tmp_path / "xdg" / "checker" / FOLDER).is_dir()
