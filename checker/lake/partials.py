"""What objects held -> a folder, and back. What was read once is not read again.

A file is named by all that it depends on: the object and its content, the contracts, how it was
read, the version. So nothing is ever out of date; a file that nobody asks for may be deleted.
"""

from __future__ import annotations

import hashlib
import io
import json
from contextlib import suppress
from pathlib import Path
from typing import Final

from checker import __version__, documents, files
from checker.lake.objects import Object
from checker.lake.work import LakePlan
from checker.model.contract import Json
from checker.model.errors import Misused
from checker.model.hosts_asked import HostsAsked
from checker.model.observed import LeftOut, Observed
from checker.model.outline import contract_digest
from checker.model.shape_plain import shape_to_plain
from checker.observe.shapes import read_shapes

ANOTHER: Final = "Name another folder: --partials DIR."


class Partials:
    """One folder of them."""

    def __init__(self, folder: Path, plan: LakePlan) -> None:
        """Makes the folder. Raises Misused where that fails."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            raise Misused("the folder of --partials cannot be made", hint=ANOTHER) from None
        self._folder = folder
        asked = plan.setting.asked
        first = "" if asked is None else contract_digest(asked)
        digests = [first, *sorted(map(contract_digest, plan.setting.contracts))]
        self._how = [digests, plan.setting.all_names, plan.form, plan.column]

    def get(self, found: Object) -> Observed | None:
        """What an object held; None where it was not read yet, or the file is damaged."""
        path = self._path(found)
        if path is None:
            return None
        with suppress(OSError, ValueError, KeyError, TypeError):
            return _read(path.read_bytes())
        return None

    def put(self, found: Object, seen: Observed) -> None:
        """Keep what an object held: the whole file or none.

        Raises Misused where the folder refuses.
        """
        path = self._path(found)
        if path is None:
            return
        try:
            files.put(path, _written(seen))
        except OSError as error:
            raise Misused(
                f"the folder of --partials cannot be written to ({files.reason_of(error)})",
                hint=ANOTHER,
            ) from None

    def _path(self, found: Object) -> Path | None:
        """Where an object is kept; nowhere, where its store does not tell whether it changed."""
        if found.mark is None:
            return None
        depends = [__version__, found.address, found.mark, self._how]
        return self._folder / f"{hashlib.sha256(json.dumps(depends).encode()).hexdigest()}.jsonl"


def _written(seen: Observed) -> bytes:
    head: dict[str, Json] = {
        "shapes": len(seen.shapes),
        "left_out": dict(seen.left_out),
        "passed_over": dict(seen.passed_over),
        "elsewhere": seen.elsewhere,
        "asked": {"documented": seen.asked.documented, "unnamed": dict(seen.asked.unnamed)},
        "refusals": [[one.record, one.offset, one.reason] for one in seen.refusals],
    }
    lines = [head, *(shape_to_plain(shape) for shape in seen.shapes)]
    return "".join(documents.write_line(line) for line in lines).encode()


def _read(text: bytes) -> Observed | None:
    first, _, rest = text.partition(b"\n")
    head = documents.read_json(first)
    shapes = read_shapes(io.BytesIO(rest))
    if shapes.wrong or len(shapes.shapes) != head["shapes"]:
        return None
    return Observed(
        shapes=shapes.shapes,
        left_out=head["left_out"],
        passed_over=head["passed_over"],
        elsewhere=head["elsewhere"],
        asked=HostsAsked(**head["asked"]),
        refusals=tuple(
            LeftOut(input=0, record=record, offset=offset, reason=reason)
            for record, offset, reason in head["refusals"]
        ),
    )
