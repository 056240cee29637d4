"""Many recordings in files and object stores -> shapes: here, or on an engine that has machines.

    addresses -objects-> objects -work-> what one object holds, added up

Shapes add up, so it does not matter where or in which order objects are read. `partials` keeps what
was read, `engine` hands objects to machines, `rows` opens tables.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from checker.lake.engine import on_dask
from checker.lake.objects import STORE, Object, objects
from checker.lake.partials import Partials
from checker.lake.work import LakePlan, is_lost, read_object
from checker.model.errors import Misused
from checker.model.observed import Observed, together


def observed(  # noqa: PLR0913 - what a user may say of a run
    addresses: Sequence[str],
    plan: LakePlan,
    *,
    engine: str | None = None,
    scheduler: str | None = None,
    partials: Path | None = None,
    progress: Callable[[int, int], None] = lambda *_: None,
) -> Observed:
    """What the objects at some addresses hold: the same, whoever reads them, each counted once.

    What `partials` holds is not read again. `progress` is called with the bytes of the objects that
    are done, and of all. Raises Misused for an engine that is not known, is not
    installed or cannot be reached, and where there is no object.
    """
    if engine not in (None, "dask"):
        raise Misused("--engine takes one of: dask")
    if scheduler is not None and engine is None:
        raise Misused("--scheduler is the address of an engine's scheduler; name it: --engine dask")
    kept = None if partials is None else Partials(partials, plan)
    whole, left = Observed(), list[Object]()
    all_ = objects(addresses)
    for found in all_:
        known = None if kept is None else kept.get(found)
        if known is None:
            left.append(found)
        else:
            whole = together(whole, _numbered(found, known))
    size = sum(one.size for one in all_)
    done = size - sum(one.size for one in left)
    here = ((one, read_object(one, plan)) for one in left)
    read = here if engine is None else on_dask(left, plan, scheduler)
    progress(done, size)
    for found, seen in read:
        if kept is not None and not is_lost(seen):
            kept.put(found, seen)
        whole = together(whole, _numbered(found, seen))
        done += found.size
        progress(done, size)
    return whole


def _numbered(found: Object, seen: Observed) -> Observed:
    """The same, with the object's own number: who read it knows of no other."""
    refusals = tuple(replace(one, input=found.number) for one in seen.refusals)
    return replace(seen, refusals=refusals)


__all__ = ["STORE", "LakePlan", "observed"]
