"""Paths -> inputs: files, folders of them, patterns, the standard input; each opened when read.

Inputs have numbers, since a report may not name them; for whoever typed a path its name stands
beside the number, through the gate.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from glob import glob
from os.path import lexists
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple, Self

from checker import files
from checker.gate.wording import worded
from checker.model.errors import CheckerError, Misused
from checker.model.shape_plain import ELSEWHERE_SCHEMA, SHAPE_SCHEMA
from checker.report.escape import clean
from checker.review.options import nobody
from checker.review.unreadable import unreadable

STDIN: Final = Path("-")
HEAD: Final = 256  # bytes by which shapes are distinguished from recordings
PATTERN: Final = frozenset("*?[")


class Input(NamedTuple):
    """One input, and which it is."""

    path: Path
    number: int  # from 1

    @property
    def typed(self) -> str:
        """`input-2 (b.json)`; the number alone where a name may not be shown."""
        try:
            return worded(f"input-{self.number} ({clean(str(self.path))})")
        except CheckerError:
            return f"input-{self.number}"

    def beside(self, name: str) -> bytes | None:
        """What lies beside it under a plain name; None where nothing does."""
        path = self.path.parent / name
        plain = self.path != STDIN and Path(name).name == name and not name.startswith(".")
        if not plain or path.is_symlink():
            return None
        try:
            return files.read(path)
        except OSError:
            return None


def inputs(paths: Sequence[Path]) -> tuple[Input, ...]:
    """The inputs that are meant. Raises Misused where there are none, or stdin twice."""
    found = [one for number, path in enumerate(paths, 1) for one in _meant(path, number)]
    if found.count(STDIN) > 1:
        raise Misused(
            "the standard input can be read once", hint="Name `-` once; of more, name files."
        )
    return tuple(Input(path=path, number=number) for number, path in enumerate(found, 1))


def _meant(path: Path, number: int) -> Iterator[Path]:
    if path == STDIN:
        yield path
        return
    given = Input(path=path, number=number)
    if files.is_folder(path):
        inside = [
            one
            for one in sorted(path.rglob("*"))
            if files.is_file(one)
            and not any(part.startswith(".") for part in one.relative_to(path).parts)
        ]
        if not inside:
            raise Misused(
                f"{given.typed} is a folder without a file",
                hint="Put the recordings into it, or name the folder that holds them.",
            )
        yield from inside
    elif not lexists(path) and PATTERN.intersection(str(path)):
        fitting = [Path(one) for one in sorted(glob(str(path), recursive=True))]  # noqa: PTH207 - a pattern may begin anywhere
        if not fitting:
            raise Misused(
                f"{given.typed} is a pattern that no file has",
                hint="Look whether the path is right as seen from this folder.",
            )
        yield from (one for one in fitting if files.is_file(one))
    else:
        yield path


def counting(given: Sequence[Input], progress: Callable[[int, int], None]) -> Callable[[int], None]:
    """What is called with the bytes that were read, and says how many of all were."""
    sizes = (one.path.stat().st_size for one in given if files.is_file(one.path))
    known, done = sum(sizes), 0

    def read(more: int) -> None:
        nonlocal done
        done += more
        progress(done, max(known, done))

    return read


class InputFile:
    """The bytes of an input; it is opened when it is first read, and closed at its end."""

    def __init__(self, given: Input, read: Callable[[int], None] = nobody) -> None:
        """`read` is called with the number of bytes that were read."""
        self._given = given
        self._read = read
        self._file: BinaryIO | None = None
        self._ended = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._ended = True
        if self._file is not None and self._given.path != STDIN:
            self._file.close()

    def _opened(self) -> BinaryIO:
        """Raises Misused, which says which file it is."""
        if self._file is None:
            path = self._given.path
            try:
                self._file = files.standard_input() if path == STDIN else files.opened(path)
            except OSError as error:
                raise unreadable(self._given.typed, path, error) from None
        return self._file

    @property
    def name(self) -> str:
        """The path, by which another process may open it too."""
        return str(self._given.path)

    def tell(self) -> int:
        """Where it stands."""
        return self._opened().tell()

    def fileno(self) -> int:
        """Its descriptor."""
        return self._opened().fileno()

    def read(self, size: int = -1, /) -> bytes:
        """At most so many bytes; none at the end."""
        if self._ended:
            return b""
        part = self._opened().read(size)
        self._read(len(part))
        if not part:
            self.__exit__()
        return part

    def holds_shapes(self) -> bool:
        """Recognised by content: shapes name their schema at the head of their first line."""
        head = self._opened().peek(HEAD)[:HEAD]  # type: ignore[attr-defined] # a buffered reader
        names = (SHAPE_SCHEMA, ELSEWHERE_SCHEMA)  # the latter alone, where no shape came of it
        return b'"schema"' in head and any(name.encode() in head for name in names)
