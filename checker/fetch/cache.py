"""Contracts remembered by what they were extracted from: rebuildable bytes, and nothing else.

diskcache unpickles what it reads (CVE-2025-69872), its JSONDisk included: whoever can write into
the folder can run code. Here nothing is ever pickled or unpickled, no value lies in a file of its
own, and the folder is the user's alone. Whatever goes wrong is a miss: the work is done again.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Final, Self

import diskcache
from platformdirs import user_cache_dir

VARIABLE: Final = "CHECKER_CACHE_DIR"
FOLDER: Final = "contracts-1"  # inside the cache folder; a new form of contents, a new number
MAX_BYTES: Final = 64 * 1024 * 1024  # of the whole cache
MAX_VALUE: Final = 16 * 1024 * 1024  # of one value
LOCKED_SECONDS: Final = 0.5  # before a database in another's hands is a miss
SETTINGS: Final = {*diskcache.core.DEFAULT_SETTINGS, *diskcache.core.METADATA}
OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO


class CacheRowRefused(Exception):
    """The row is not one that this cache writes."""


class BytesDisk(diskcache.Disk):  # type: ignore[misc] # diskcache ships no types
    """Keys are text, values are bytes, both as SQLite holds them: no pickle, no files.

    Every method of `diskcache.Disk` that reads or writes a key, a value or a file is here.
    """

    def put(self, key: object) -> tuple[object, bool]:
        """Key -> column, and that it is stored as it is. Raises CacheRowRefused for any other."""
        if type(key) is not str:
            raise CacheRowRefused
        return key, True

    def get(self, key: object, raw: object) -> str:
        """Column -> key. Raises CacheRowRefused for any other."""
        if type(key) is not str or not raw:
            raise CacheRowRefused
        return key

    def store(
        self, value: object, read: object, key: object = None
    ) -> tuple[int, int, None, sqlite3.Binary]:
        """Value -> size, mode, file name, column. Raises CacheRowRefused for any other."""
        if type(value) is not bytes or read or type(key) is not str:
            raise CacheRowRefused
        return 0, diskcache.core.MODE_RAW, None, sqlite3.Binary(value)

    def fetch(self, mode: object, filename: object, value: object, read: object) -> bytes:
        """Mode, file name, column -> value. Raises CacheRowRefused for any other."""
        if mode != diskcache.core.MODE_RAW or filename or read or type(value) is not bytes:
            raise CacheRowRefused
        return value

    def filename(self, *_: object) -> tuple[str, str]:
        """No value has a file. Raises CacheRowRefused."""
        raise CacheRowRefused

    def remove(self, file_path: object) -> None:
        """No file is removed: none was written, and a planted name could be any file's."""


class _Rows(diskcache.Cache):  # type: ignore[misc] # diskcache ships no types
    """diskcache's table, with settings of ours, that closes what it opened."""

    def __init__(self, folder: Path) -> None:
        try:
            super().__init__(
                str(folder),
                timeout=LOCKED_SECONDS,
                disk=BytesDisk,
                size_limit=MAX_BYTES,
                eviction_policy="least-recently-stored",
                cull_limit=10,
                statistics=0,
                tag_index=0,
                disk_min_file_size=MAX_BYTES,
                disk_pickle_protocol=0,
            )
        except BaseException:
            with suppress(Exception):
                self.close()
            raise


class Cache:
    """A map from text to bytes that may forget everything at any time, and never fails."""

    def __init__(self, rows: _Rows | None) -> None:
        self._rows = rows  # None: there is no cache, all is a miss

    @classmethod
    @contextmanager
    def open(cls, folder: Path | None = None) -> Iterator[Self]:
        """In the folder given, else in $CHECKER_CACHE_DIR, else in the user's cache folder.

        A folder that is not the user's own is not used. It is closed when the block ends.
        """
        base = folder or os.environ.get(VARIABLE) or user_cache_dir("checker", appauthor=False)
        cache = cls(_opened(Path(base).absolute() / FOLDER))
        try:
            yield cache
        finally:
            cache.close()

    def close(self) -> None:
        """Closes the database; afterwards all is a miss."""
        rows, self._rows = self._rows, None
        if rows is not None:
            with suppress(Exception):
                rows.close()

    def get(self, key: str) -> bytes | None:
        """The value, or None: never written, forgotten, damaged, not ours, or locked."""
        if self._rows is None:
            return None
        try:
            value = self._rows.get(key)
        except Exception:  # noqa: BLE001 - whatever a damaged or planted database raises is a miss
            return None
        return value if type(value) is bytes else None

    def put(self, key: str, value: bytes) -> None:
        """Remembers a value, or does not."""
        if self._rows is None or len(value) > MAX_VALUE:
            return
        with suppress(Exception):
            self._rows.set(key, value)


def _opened(folder: Path) -> _Rows | None:
    """The rows, or None where the folder cannot be used; a damaged database is begun again."""
    for _ in range(2):
        try:
            if not _private(folder):
                return None
            _look_at(folder / diskcache.core.DBNAME)
            return _Rows(folder)
        except sqlite3.OperationalError:  # locked, read-only, no room
            return None
        except sqlite3.DatabaseError:  # not a database, or a damaged one
            if not _emptied(folder):
                return None
        except Exception:  # noqa: BLE001 - a planted table can make diskcache raise anything
            return None
    return None


def _look_at(database: Path) -> None:
    """Raises OperationalError where the database is locked, DatabaseError where it is not ours.

    diskcache would wait a minute for the lock, and would set as its own attributes whatever
    stands in the table of settings.
    """
    with closing(sqlite3.connect(database, timeout=LOCKED_SECONDS, isolation_level=None)) as rows:
        rows.execute("BEGIN IMMEDIATE")
        tables = {name for (name,) in rows.execute("SELECT name FROM sqlite_master")}
        names = set(rows.execute("SELECT key FROM Settings") if "Settings" in tables else ())
        rows.execute("ROLLBACK")
    if {name for (name,) in names} - SETTINGS:
        raise sqlite3.DatabaseError


def _private(folder: Path) -> bool:
    """Makes the folder if need be; is it a folder, of this user, closed to others?"""
    if os.path.expandvars(folder) != str(folder):
        return False  # diskcache would write somewhere else
    folder.mkdir(mode=stat.S_IRWXU, parents=True, exist_ok=True)
    status = folder.lstat()
    if not stat.S_ISDIR(status.st_mode):
        return False
    if not hasattr(os, "getuid"):
        return True  # Windows: the profile folder's access list
    return status.st_uid == os.getuid() and not status.st_mode & OTHERS


def _emptied(folder: Path) -> bool:
    with suppress(OSError):
        for suffix in ("", "-wal", "-shm", "-journal"):
            (folder / (diskcache.core.DBNAME + suffix)).unlink(missing_ok=True)
        return True
    return False
