"""JSON examples -> the fields that only they show, and documented fields that they contradict.

An example is walked along what is documented: its own discriminator chooses the branch, a map's
keys are not names, and below free-form nothing is looked at. Values are not kept, but for a name
that tells what an object is, and there only where they look like a token.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from checker.extract.page import Block, Page
from checker.extract.reference.merge import Contradiction
from checker.extract.reference.samples import side_shown, written
from checker.extract.reference.side import Known, at
from checker.extract.reference.walk import walked
from checker.extract.schema.nodes import json_type
from checker.model.contract import Field, State
from checker.model.evidence import Evidence
from checker.model.node import TELLING

MAX_EXAMPLE_FIELDS: Final = 5_000  # of one page
# What stands for a value: <string>, {{key}}, $KEY, YOUR_KEY. Its type is not the field's.
_PLACEHOLDER: Final = re.compile(
    r"<[^<>]*>|\{\{.*\}\}|\$\{?\w+\}?|your[_-].*|\.{3}|\u2026", re.IGNORECASE
)
_TOKEN: Final = re.compile(r"[a-z][a-z0-9_]*(?:[.-][a-z0-9_]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Examples:
    """What all examples of a page show."""

    fields: tuple[Field, ...] = ()  # that nothing else documents
    contradicted: Mapping[str, Contradiction] = field(default_factory=dict)  # by key


@dataclass(slots=True)
class _Shown:
    """One place, in all examples."""

    bare: Field
    types: set[str] = field(default_factory=set)
    tokens: set[str] = field(default_factory=set)
    open: bool = False  # was there a value that is no token?
    evidence: dict[Evidence, None] = field(default_factory=dict)


def examples(page: Page, blocks: Sequence[Block], known: Known) -> Examples:
    """The examples of a page, seen through what is documented."""
    shown: dict[str, _Shown] = {}
    contradicted: dict[str, _Shown] = {}
    for block, text, kind, value in written(blocks, page.title):
        side = side_shown(kind, value, known)
        if side is None:
            continue
        (evidence,) = at(page.url, block, text)
        for place, seen, name in walked(value, side, known):
            documented = known.of(side, place.path, place.variant)
            if documented is None:
                if len(shown) < MAX_EXAMPLE_FIELDS:
                    _show(shown.setdefault(place.key, _Shown(place)), seen, name, evidence)
            elif not _agrees(seen, documented):
                _show(contradicted.setdefault(place.key, _Shown(place)), seen, name, evidence)
    return Examples(
        fields=tuple(map(_shown_field, shown.values())),
        contradicted={
            key: Contradiction(frozenset(found.types), tuple(found.evidence))
            for key, found in contradicted.items()
        },
    )


def _show(shown: _Shown, value: Any, name: str, evidence: Evidence) -> None:  # noqa: ANN401 - any JSON
    shown.evidence[evidence] = None
    if isinstance(value, str) and _PLACEHOLDER.fullmatch(value):
        return
    shown.types.add(json_type(value))
    if name not in TELLING or value is None:
        return
    if isinstance(value, str) and _TOKEN.fullmatch(value):
        shown.tokens.add(value)
    else:
        shown.open = True


def _shown_field(shown: _Shown) -> Field:
    tokens = () if shown.open else tuple(sorted(shown.tokens))
    told: dict[str, Any] = {}
    if len(tokens) == 1:
        told["const"] = tokens[0]
    elif tokens:
        told["enum"] = tokens
    return replace(
        shown.bare,
        state=State.EXAMPLE_ONLY,
        types=tuple(sorted(shown.types)),
        evidence=tuple(shown.evidence),
        **told,
    )


def _agrees(value: Any, documented: Field) -> bool:  # noqa: ANN401 - any JSON
    if isinstance(value, str) and _PLACEHOLDER.fullmatch(value):
        return True
    kind = json_type(value)
    types = documented.types
    if kind == "number" and float(value).is_integer():
        kind = "integer"
    return not types or kind in types or (kind == "integer" and "number" in types)
