"""Shapes of one recording -> the summaries of its bodies, in the words that a summary is made of.

Names, counts, types, and members of documented closed sets: what a shape holds. A shape has no
place for a value, so no summary has.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from checker.model.path import ITEMS, ROOT
from checker.model.place import names_in, parted
from checker.model.shape import HIDDEN_KEY, UNDOCUMENTED, Shape

_FEW: Final = 8  # names that are listed; more are counted
_LISTS: Final = {  # an array -> one of it
    "messages": "message",
    "tools": "tool",
    "choices": "choice",
    "output": "output item",
}


def summaries(shapes: Sequence[Shape]) -> dict[str, str]:
    """Field -> YAML, for each body of which exactly one was observed."""
    found = {}
    for name, of_requests in (("request_body_summary", True), ("response_body_summary", False)):
        own = [one for one in shapes if (one.where == "request") is of_requests and one.fields]
        if len(own) == 1 and own[0].count == 1:
            found[name] = f'"{"; ".join((*_parts(own[0]), "no values"))}"'
    return found


def _parts(shape: Shape) -> Iterator[str]:
    members = sorted(_members(shape))
    if members:
        named = [name for name in members if name != HIDDEN_KEY]
        words = ", ".join(named) if len(named) <= _FEW else f"{len(named)} names"
        yield f"object with {words}" if named else "object"
        if HIDDEN_KEY in members:
            yield "undocumented names omitted"
    for array, one in _LISTS.items():
        items = shape.fields.get(f"{ROOT}.{array}{ITEMS}")
        if items is not None:
            count = sum(items.types.values())
            yield f"{count} {one}{'s' * (count != 1)}"
    for key, counts in sorted(shape.tokens.items()):
        tokens = sorted(token for token in counts if token != UNDOCUMENTED)
        names = names_in(key)
        if tokens and names and names[-1] in ("role", "finish_reason", "status"):
            yield f"{names[-1]}{'s' * (len(tokens) > 1)} {' and '.join(tokens)}"


def _members(shape: Shape) -> Iterator[str]:
    """Names at the top of the body."""
    for key in shape.fields:
        above, last, _ = parted(key)
        if above == ROOT and last and last != ITEMS:
            yield from names_in(ROOT + last)
