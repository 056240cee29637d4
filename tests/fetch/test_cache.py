"""The cache forgets at will, never fails, and never unpickles."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from time import monotonic

import pytest

from checker.fetch import cache as cache_module
from checker.fetch.cache import DATABASE, FOLDER, MAX_VALUE, Cache


def database(folder: Path) -> sqlite3.Connection:
    return sqlite3.connect(folder / FOLDER / DATABASE, isolation_level=None)


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
    assert [path.name for path in (tmp_path / FOLDER).iterdir()] == [DATABASE]


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
    assert (tmp_path / FOLDER / DATABASE).stat().st_size < 2_500_000


def test_a_closed_cache_misses(tmp_path: Path) -> None:
    with Cache.open(filled(tmp_path, a=b"1")) as cache:
        pass
    cache.put("a", b"2")
    assert cache.get("a") is None
    cache.close()


PLANTED = b"cos\nsystem\n(S'touch planted'\ntR."  # a pickle that would run a command


@pytest.mark.parametrize("value", [PLANTED.decode(), 1, None, 1.5])
def test_a_planted_value_that_is_no_bytes_is_a_miss(tmp_path: Path, value: object) -> None:
    filled(tmp_path, a=b"1")
    with closing(database(tmp_path)) as rows:
        rows.execute("UPDATE contracts SET value = ?", [value])
    with Cache.open(tmp_path) as cache:
        assert cache.get("a") is None


def test_what_stands_in_the_database_is_bytes_and_never_run(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    filled(tmp_path, a=PLANTED)
    with Cache.open(tmp_path) as cache:
        assert cache.get("a") == PLANTED
    assert not (tmp_path / "planted").exists()


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
    for path in (tmp_path / FOLDER).glob(f"{DATABASE}-*"):
        path.unlink()
    damage(tmp_path / FOLDER / DATABASE)
    with Cache.open(tmp_path) as cache:
        assert cache.get("a") is None
        cache.put("a", b"2")
        assert cache.get("a") == b"2"


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE contracts",
        "ALTER TABLE contracts RENAME COLUMN value TO other",
        "CREATE TABLE others (key)",
        "CREATE VIEW others AS SELECT 1",
        "CREATE TRIGGER t BEFORE INSERT ON contracts BEGIN SELECT RAISE(ABORT, 'no'); END",
    ],
)
def test_a_database_with_anything_else_is_begun_again(tmp_path: Path, statement: str) -> None:
    filled(tmp_path, a=b"1")
    with closing(database(tmp_path)) as rows:
        rows.execute(statement)
    with Cache.open(tmp_path) as cache:
        assert cache.get("a") is None
        cache.put("b", b"2")
        assert cache.get("b") == b"2"


def test_a_table_that_goes_while_it_is_open_is_a_miss(tmp_path: Path) -> None:
    with Cache.open(tmp_path) as cache:
        cache.put("a", b"1")
        with closing(database(tmp_path)) as rows:
            rows.execute("DROP TABLE contracts")
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


def test_a_damaged_database_that_cannot_be_removed_is_a_miss(tmp_path: Path, monkeypatch) -> None:
    filled(tmp_path, a=b"1")
    (tmp_path / FOLDER / DATABASE).write_bytes(b"no database" * 100)

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
    Cache.open().close()
    Cache.open(tmp_path / "given").close()
    assert {path.name for path in tmp_path.iterdir()} == {"named", "given"}
    monkeypatch.delenv("CHECKER_CACHE_DIR")
    Cache.open().close()
    if os.name == "posix" and os.uname().sysname == "Linux":
        assert (tmp_path / "xdg" / "checker" / FOLDER).is_dir()
