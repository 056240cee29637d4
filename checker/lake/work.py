"""An object -> what it holds. Runs in any process; what it raises would quote records."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from checker.lake.objects import Object, opened
from checker.lake.rows import MAGIC, lines_of
from checker.model.errors import Misused
from checker.model.observed import LeftOut, Observed
from checker.observe import observe
from checker.observe.process_pool import PoolSetting
from checker.observe.strict import RecordRefused

# Why a whole object is left out; neither is kept, since the next run may find it well.
UNREADABLE: Final = "object-unreadable"
WORKER_LOST: Final = "worker-lost"


@dataclass(frozen=True, slots=True, kw_only=True)
class LakePlan:
    """Through what, and how, all objects of a run are seen."""

    setting: PoolSetting
    form: str
    column: str | None  # of tables, in which the bodies are
    jobs: int  # processes


def read_object(found: Object, plan: LakePlan) -> Observed:
    """What an object holds. One that cannot be read is left out whole, and says so.

    Raises Misused where it is a table, and what that needs was not said or is not installed.
    """
    try:
        with opened(found.address) as file:
            table = file.read(len(MAGIC)) == MAGIC
            file.seek(0)
            return observe(
                [("-", lines_of(file, plan.column) if table else file)],
                contracts={one.source: one for one in plan.setting.contracts},
                contract=plan.setting.asked,
                form="jsonl" if table else plan.form,
                all_names=plan.setting.all_names,
                jobs=plan.jobs,
            )
    except Misused:
        raise
    except RecordRefused as refused:
        return lost(found, plan, refused.reason)
    except Exception:  # noqa: BLE001 - whatever a store, a decoder or a damaged object does
        return lost(found, plan, UNREADABLE)


def lost(found: Object, plan: LakePlan, reason: str) -> Observed:
    """An object of which nothing is known but that it is there."""
    observer = plan.setting.observer()
    observer.leave_out(reason)
    return replace(
        observer.observed(),
        left_out={reason: 1},
        refusals=(LeftOut(input=found.number, record=0, offset=0, reason=reason),),
    )


def is_lost(seen: Observed) -> bool:
    """Is it what is known of an object that could not be read?"""
    return any(one.record == 0 for one in seen.refusals)
