"""Many recordings in files and object stores -> shapes: here, or on an engine that has machines.

    addresses -objects-> objects -work-> what one object holds -sums-> what all of them hold

Shapes add up, so one object is one task, and it does not matter where or in which order tasks run.
`partials` keeps what was read, `engine` hands tasks to machines, `rows` opens tables.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from checker.lake.engine import Dask
from checker.lake.objects import STORE, objects
from checker.lake.partials import Partials
from checker.lake.sums import Sums
from checker.lake.work import LakePlan, Task, is_lost, read_object
from checker.model.errors import Misused
from checker.observe import Observed

ENGINES: Final = ("dask",)

# Tasks -> each of them with what its object holds, in whatever order it is done.
Engine = Callable[[Sequence[Task]], Iterator[tuple[Task, Observed]]]


def observed(
    addresses: Sequence[str],
    plan: LakePlan,
    *,
    engine: str | None = None,
    scheduler: str | None = None,
    partials: Path | None = None,
) -> Observed:
    """What the objects at some addresses hold: the same, whoever reads them.

    Raises Misused for an engine that is not known, is not installed or cannot be reached, and where
    there is no object.
    """
    if engine is not None and engine not in ENGINES:
        raise Misused(f"--engine takes one of: {', '.join(ENGINES)}")
    if scheduler is not None and engine is None:
        raise Misused("--scheduler is the address of an engine's scheduler; name it: --engine dask")
    return shapes_of(
        [Task(one, plan) for one in objects(addresses)],
        engine=here if engine is None else Dask(scheduler, plan.jobs),
        partials=partials,
    )


def here(tasks: Iterable[Task]) -> Iterator[tuple[Task, Observed]]:
    """One task after the other, in this process."""
    for task in tasks:
        yield task, read_object(task)


def shapes_of(
    tasks: Sequence[Task], *, engine: Engine = here, partials: Path | None = None
) -> Observed:
    """What all objects hold; each is counted once, whatever happened to its task.

    What `partials` holds is not read again. Raises Misused where the engine cannot be reached.
    """
    kept = None if partials is None else Partials(partials)
    sums, left = Sums(), []
    for task in tasks:
        known = None if kept is None else kept.get(task)
        if known is None:
            left.append(task)
            continue
        sums.add(_numbered(task, known))
    for task, seen in engine(left) if left else ():
        if kept is not None and not is_lost(seen):
            kept.put(task, seen)
        sums.add(_numbered(task, seen))
    return sums.observed()


def _numbered(task: Task, seen: Observed) -> Observed:
    """The same, with the object's own number: tasks know nothing of each other."""
    number = task.object.number
    return replace(seen, refusals=tuple(replace(one, input=number) for one in seen.refusals))


__all__ = ["STORE", "LakePlan", "observed", "shapes_of"]
