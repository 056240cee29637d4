"""Contracts remembered by what they were extracted from: rebuildable bytes, and nothing else.

One table of SQLite in a folder that is the user's alone. Nothing is ever pickled or unpickled, and
a database with anything else in it is begun again. Whatever goes wrong is a miss: the work is done
again.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import ExitStack, suppress
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from platformdirs import user_cache_dir

VARIABLE: Final = "CHECKER_CACHE_DIR"
FOLDER: Final = "contracts-2"  # inside the cache folder; a new form of contents, a new number
DATABASE: Final = "cache.sqlite"
MAX_BYTES: Final = 64 * 1024 * 1024  # of the whole cache
MAX_VALUE: Final = 16 * 1024 * 1024  # of one value
LOCKED_SECONDS: Final = 0.5  # before a database in another's hands is a miss
TABLE: Final = "contracts (key TEXT PRIMARY KEY, value BLOB)"
OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO
_FILLED: Final = (
    "SELECT (page_count - freelist_count) * page_size"
    " FROM pragma_page_count(), pragma_freelist_count(), pragma_page_size()"
)
_DROP_OLDEST: Final = (  # a row that is written again is a new one
    "DELETE FROM contracts WHERE rowid IN (SELECT rowid FROM contracts ORDER BY rowid"
    " LIMIT (SELECT count(*) / 10 + 1 FROM contracts))"
)


class Cache:
    """A map from text to bytes that may forget everything at any time, and never fails."""

    def __init__(self, rows: sqlite3.Connection | None) -> None:
        self._rows = rows  # None: there is no cache, all is a miss

    @classmethod
    def open(cls, folder: Path | None = None) -> Self:
        """In the folder given, else in $CHECKER_CACHE_DIR, else in the user's cache folder.

        A folder that is not the user's own is not used.
        """
        base = folder or os.environ.get(VARIABLE) or user_cache_dir("checker", appauthor=False)
        return cls(_opened(Path(base).absolute() / FOLDER))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the database; afterwards all is a miss."""
        rows, self._rows = self._rows, None
        if rows is not None:
            with suppress(sqlite3.Error):
                rows.close()

    def get(self, key: str) -> bytes | None:
        """The value, or None: never written, forgotten, damaged, not ours, or locked."""
        if self._rows is None:
            return None
        try:
            found = self._rows.execute("SELECT value FROM contracts WHERE key = ?", [key])
            value = (found.fetchone() or (None,))[0]
        except (sqlite3.Error, ValueError):  # a key that is no text that can be written
            return None
        return value if type(value) is bytes else None

    def put(self, key: str, value: bytes) -> None:
        """Remembers a value, or does not."""
        if self._rows is None or len(value) > MAX_VALUE:
            return
        with suppress(sqlite3.Error, ValueError):
            self._rows.execute("REPLACE INTO contracts VALUES (?, ?)", [key, value])
            while self._rows.execute(_FILLED).fetchone()[0] > MAX_BYTES:
                if not self._rows.execute(_DROP_OLDEST).rowcount:
                    break


def _opened(folder: Path) -> sqlite3.Connection | None:
    """The rows, or None where the folder cannot be used; a damaged database is begun again."""
    try:
        if not _private(folder):
            return None
        try:
            return _begun(folder / DATABASE)
        except sqlite3.OperationalError:  # locked, read-only, no room
            return None
        except sqlite3.DatabaseError:  # not a database, a damaged one, or not ours
            for path in folder.glob(DATABASE + "*"):
                path.unlink()
            return _begun(folder / DATABASE)
    except (OSError, ValueError, sqlite3.Error):
        return None


def _begun(database: Path) -> sqlite3.Connection:
    """Raises OperationalError where the database is locked, DatabaseError where it is not ours."""
    rows = sqlite3.connect(database, timeout=LOCKED_SECONDS, isolation_level=None)
    with ExitStack() as failing:
        failing.callback(rows.close)
        rows.execute("PRAGMA trusted_schema = OFF")
        rows.execute("PRAGMA synchronous = OFF")  # what a fall of the system takes is rebuilt
        rows.execute(f"CREATE TABLE IF NOT EXISTS {TABLE}")
        known = rows.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
        if known != [(f"CREATE TABLE {TABLE}",)]:
            raise sqlite3.DatabaseError
        failing.pop_all()
    return rows


def _private(folder: Path) -> bool:
    """Makes the folder if need be; is it a folder, of this user, closed to others?"""
    folder.mkdir(mode=stat.S_IRWXU, parents=True, exist_ok=True)
    status = folder.lstat()
    if not stat.S_ISDIR(status.st_mode):
        return False
    if not hasattr(os, "getuid"):
        return True  # Windows: the profile folder's access list
    return status.st_uid == os.getuid() and not status.st_mode & OTHERS
