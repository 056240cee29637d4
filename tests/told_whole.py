"""What the tables of cases elsewhere in the tests bring forth, in whole: for the golden files.

A test of one case asks for what the case is about, mostly the id of a rule. The golden file beside
it holds all else that a person reads of the same case: sentences, levels, places and counts.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from checker.model.finding import Finding


def cases(test: Callable[..., None]) -> Iterator[tuple[str, Any]]:
    """(id, values) of each case of a test, as the nearest list gives them."""
    mark = next(one for one in getattr(test, "pytestmark", ()) if one.name == "parametrize")
    for number, case in enumerate(mark.args[1]):
        yield getattr(case, "id", None) or str(number), getattr(case, "values", case)


def of_findings(found: Iterable[Finding]) -> Iterator[str]:
    """Lines: the sentence, then what a report tells beside it."""
    for one in found:
        yield f"  {one.level.value} {one.rule} {one.key} {one.fingerprint}"
        yield f"    {one.message}"
        for told in (_brief(one.documented), one.observed):
            if told:
                yield f"    {json.dumps(told, ensure_ascii=False, default=str)}"


def _brief(told: Any) -> Any:
    """Without what is the same of every case."""
    if not isinstance(told, Mapping):
        return told
    return {key: _brief(value) for key, value in told.items() if key not in ("accessed", "page")}
