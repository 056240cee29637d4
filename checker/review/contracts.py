"""The contracts at hand, without a network: kept pages, what was accepted, the baseline."""

from __future__ import annotations

from pathlib import Path

from checker.model.contract import Contract
from checker.model.errors import Misused
from checker.review import sources
from checker.review.judging import resting_of
from checker.review.memory import Memory
from checker.review.options import Options
from checker.review.reading import reading, snapshots_of
from checker.review.unreadable import absent
from checker.store.contracts import load, understood


def at_hand(options: Options, names: tuple[str, ...] = ()) -> dict[str, Contract]:
    """Contracts by source id, of the named sources or of all."""
    table = sources.chosen(sources.load(options.sources), names)
    snapshots, _ = snapshots_of(options)
    with Memory.open() as memory:
        return resting_of(reading(source, (), snapshots, memory) for source in table)


def is_path(name: str) -> bool:
    """An argument with a slash or ending in `.json` is a path; anything else is a source id."""
    return "/" in name or name.endswith(".json")


def named(options: Options, name: str) -> Contract:
    """The contract of a source id, or of a contract file (a slash or `.json` makes it a path).

    Raises Misused.
    """
    if is_path(name):
        return of_file(Path(name))
    found = at_hand(options, (name,))
    if name not in found:
        raise Misused(f"nothing is kept of {name}", hint="Run `checker snapshot` first.")
    return found[name]


def of_file(path: Path) -> Contract:
    """The contract in a file; that its bytes fit the schema is found out once. Raises Misused."""
    data = load(path)
    if data is None:
        raise absent(str(path), path)
    with Memory.open() as memory:
        fits = memory.fits(data)
        try:
            contract = understood(path, data, trusted=fits)
        except Misused as error:  # no accepted contract, which version control would have
            error.hint = "`checker extract` prints a contract; write it to a file, then name that."
            raise
        if not fits:
            memory.keep_fit(data)
    return contract
