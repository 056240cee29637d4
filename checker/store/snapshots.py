"""The folder of kept evidence, as the commands use it: a store for each source.

Reading takes no lock and writes nothing; what it finds damaged is passed over and reported, and
the next write sets it aside. What could not be written stays in memory, so that a run on a
read-only checkout judges what it has read.
"""

from __future__ import annotations

from pathlib import Path

from checker.store import files
from checker.store.source_store import SourceStore


class Snapshots:
    """What is kept of every source, and what was accepted."""

    def __init__(self, folder: Path, *, wait: float = files.WAIT) -> None:
        self.folder = folder
        self._wait = wait  # seconds for the lock of a source
        self._warnings: dict[str, None] = {}
        self._stores: dict[str, SourceStore] = {}

    @property
    def warnings(self) -> tuple[str, ...]:
        """What was found damaged or could not be done: sentences, each once, in order."""
        return tuple(self._warnings)

    @property
    def writable(self) -> bool:
        """May evidence be kept? If not, everything is judged in memory."""
        return self.refusal is None and files.writable(self.folder)

    @property
    def refusal(self) -> str | None:
        """What to do about a folder that refused to be written to, since the last that did not."""
        return next(filter(None, (store.refused for store in self._stores.values())), None)

    def of(self, source: str) -> SourceStore:
        """The store of a source. Raises Misused for an id that could lead out of the folder."""
        if source not in self._stores:
            store = SourceStore(self.folder, source, wait=self._wait, warn=self._warn)
            self._stores[source] = store
        return self._stores[source]

    def _warn(self, sentence: str) -> None:
        self._warnings[sentence] = None
