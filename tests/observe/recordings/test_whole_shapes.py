"""All that is seen of the odd recordings and of the sixty exchanges in each form: read in review."""

from __future__ import annotations

import io
import json

from checker.model.evidence import digest_of
from checker.model.shape_plain import shape_to_plain
from checker.observe import Observed, observe
from tests.observe.documented import CONTRACTS, seen
from tests.observe.recordings import sixty
from tests.observe.recordings.odd import SEEN, UNSEEN
from tests.observe.recordings.odder import ODDER
from tests.observe.recordings.proxies import PROXIES
from tests.observe.recordings.written import WRITTEN


def test_what_recordings_show(golden) -> None:
    """A shape that several recordings show stands once, at the end; where it was first seen as a digest."""
    exchanges = sixty.sixty()
    found = [(write.__name__, seen(write(exchanges))) for write in sixty.WRITERS]
    found += [
        (
            odd.name,
            observe([("x", io.BytesIO(odd.text))], contracts=CONTRACTS, beside=[odd.beside.get]),
        )
        for odd in (*SEEN, *UNSEEN, *ODDER, *WRITTEN, *PROXIES)
    ]
    known: dict[str, int] = {}
    lines = [line for name, one in found for line in (name, *_lines(one, known))]
    lines += [f"{number} {text}" for text, number in known.items()]
    golden("shapes", "\n".join(lines) + "\n")


def _lines(found: Observed, known: dict[str, int]) -> list[str]:
    numbers: list[str] = []
    for shape in found.shapes:
        plain = {key: one for key, one in shape_to_plain(shape).items() if key != "contract"}
        number = known.setdefault(json.dumps(plain), len(known) + 1)
        first = digest_of(str(sorted(shape.first.items()))).removeprefix("sha256:")[:8]
        numbers.append(f"{number} {first}")
    counts = (dict(found.left_out), dict(found.passed_over), found.elsewhere)
    refusals = (f"  {one}" for one in found.refusals)
    return [f"  shapes {', '.join(numbers)}", f"  {counts} {found.asked}", *refusals]
