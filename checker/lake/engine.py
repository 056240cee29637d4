"""Objects -> machines, and back. The one door of dask.

Its peers are trusted like the user's own machines, since they unpickle what they are sent: only an
address that the user gave is ever connected to. What TLS needs stands in dask's own configuration.
"""

from __future__ import annotations

import hashlib
import logging
import pickle  # to know a setting again, never to read one
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from typing import Any

from checker import __version__
from checker.lake.objects import Object, not_installed
from checker.lake.work import WORKER_LOST, LakePlan, lost, read_object
from checker.model.errors import Misused
from checker.model.observed import Observed


def on_dask(
    objects: Sequence[Object], plan: LakePlan, scheduler: str | None
) -> Iterator[tuple[Object, Observed]]:
    """Each object with what it holds, as they are done.

    They are read by the scheduler at an address, or by as many processes of our own as the plan
    has. An object whose worker died is given to another. One that outlives no worker is tried once
    more alone, since those beside it may have been the cause; then it is left out.

    Raises Misused where dask is not installed, and where the scheduler cannot be used.
    """
    if not objects:
        return
    with ExitStack() as stack:
        client = _client(stack, scheduler, plan.jobs)
        name = _lent(client, replace(plan, jobs=1))  # each process has an object
        suspects = []
        for found, seen in _done(client, name, objects):
            if seen is None:
                suspects.append(found)
            else:
                yield found, seen
        for found in suspects:
            ((_, seen),) = _done(client, name, [found])
            yield found, lost(found, plan, WORKER_LOST) if seen is None else seen


def _client(stack: ExitStack, scheduler: str | None, workers: int) -> Any:  # noqa: ANN401 - dask has no types
    try:
        from distributed import Client, LocalCluster  # noqa: PLC0415 - it is an extra
    except ImportError:
        raise not_installed("dask", "dask") from None

    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    where: Any = scheduler
    if where is None:
        where = stack.enter_context(
            LocalCluster(
                n_workers=workers,
                threads_per_worker=1,
                host="127.0.0.1",
                dashboard_address=None,
                silence_logs=logging.CRITICAL,
            )
        )
    try:
        client = stack.enter_context(Client(where, set_as_default=False))
    except TypeError:  # what dask raises at an address of TLS without keys
        raise Misused(
            "dask's configuration has no TLS keys for the address of --scheduler",
            hint="Set distributed.comm.tls in it: ca-file, client.cert and client.key.",
        ) from None
    except (OSError, TimeoutError, ValueError):
        raise Misused(
            "the scheduler does not answer at the address of --scheduler",
            hint="Look whether it runs, or leave --scheduler out: then this machine works.",
        ) from None
    others = {*client.run(_version).values()} - {__version__}
    if others:
        raise Misused(
            f"the engine's workers have another version of checker, not {__version__}",
            hint="Install the same version on the workers, then run it again.",
        )
    return client


def _version() -> str:
    return __version__


def _done(
    client: Any,  # noqa: ANN401 - dask has no types
    name: str,
    objects: Sequence[Object],
) -> Iterator[tuple[Object, Observed | None]]:
    """Each object and what it holds; None where its worker died each time."""
    from distributed import as_completed  # noqa: PLC0415 - it is an extra

    futures = client.map(
        _read,
        objects,
        setting=name,
        key=[f"{name}-{one.number}" for one in objects],
    )
    known = {future.key: one for future, one in zip(futures, objects, strict=True)}
    for future in as_completed(futures, loop=client.loop):
        failure = future.exception() if future.status == "error" else None
        if isinstance(failure, Misused):
            raise failure
        yield known[future.key], future.result() if failure is None else None
        future.release()


def _lent(client: Any, plan: LakePlan) -> str:  # noqa: ANN401 - dask has no types
    """Give every worker, and each that comes later, what all objects are seen through."""
    from distributed import WorkerPlugin  # noqa: PLC0415 - it is an extra

    class Lent(WorkerPlugin):  # type: ignore[misc] # dask has no types
        """The setting of a run, on a worker."""

    lent = Lent()
    lent.name = f"checker-{hashlib.sha256(pickle.dumps(plan)).hexdigest()[:16]}"
    lent.plan = plan
    client.register_plugin(lent)
    return str(lent.name)


def _read(found: Object, setting: str) -> Observed:
    from distributed import get_worker  # noqa: PLC0415 - it is an extra

    return read_object(found, get_worker().plugins[setting].plan)
