"""The contracts that a packet is judged beside: kept, else accepted, else shipped. No network.

Where no body is kept the accepted contracts are all there is, and no page is taken apart again:
`packet check`, which asks them for names and routes alone, starts in a quarter of the time.
"""

from __future__ import annotations

from pathlib import Path

from checker import documents, files
from checker.model.contract import Contract
from checker.model.source import Source
from checker.review import sources
from checker.review.options import Options
from checker.store.contracts import accepted, shipped


def contracts_of(options: Options, *, compared: bool = True) -> tuple[Contract, ...]:
    """What is kept, or ships, of each source. Raises Misused for a contract that is damaged.

    `compared`: something is compared with them; else names are taken of them, and an accepted one
    is not held against its schema.
    """
    root = options.snapshots or Path("snapshots")
    if options.snapshots is None and not files.is_folder(root):
        root = documents.packaged("snapshots")
    pages = sources.load(options.sources)
    bodies = [root / page.id / "bodies" for page in pages]
    if any(files.is_folder(folder) and any(folder.iterdir()) for folder in bodies):
        from checker.review.contracts import at_hand

        return tuple(at_hand(options).values())
    found = (_accepted(page, root, compared=compared) for page in pages)
    return tuple(contract for contract in found if contract is not None)


def _accepted(page: Source, root: Path, *, compared: bool) -> Contract | None:
    if compared:
        from checker.store.snapshots import Snapshots

        found = Snapshots(root).of(page.id).contract()
    else:
        found = accepted(root, page.id)
    return found or shipped(page)
