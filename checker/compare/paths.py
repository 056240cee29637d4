"""A path of a field -> the paths above it (RFC 9535, in the spelling of `model.path`)."""

from __future__ import annotations

import re
from typing import Final

# One segment: every value, every item, a filter, a quoted name, a name in the shorthand.
_SEGMENT: Final = re.compile(
    r"\.\*|\[\*\]|\[\?(?:'(?:[^'\\]|\\.)*'|[^\]'])*\]|\['(?:[^'\\]|\\.)*'\]|\.[^.\[]+"
)


def segments(path: str) -> tuple[str, ...]:
    """The segments after `$`; what is not in the known spelling is one segment."""
    found: list[str] = []
    at = 1
    while at < len(path):
        match = _SEGMENT.match(path, at)
        end = match.end() if match else len(path)
        found.append(path[at:end])
        at = end
    return tuple(found)


def ancestors(path: str) -> tuple[str, ...]:
    """The paths above, nearest first, the root last.

    Items of one kind stand below all items: above `$.a[?@.type=='x'].b` are
    `$.a[?@.type=='x']`, `$.a[*]`, `$.a` and `$`.
    """
    parts = segments(path)
    found: list[str] = []
    for count in range(len(parts) - 1, -1, -1):
        above = "$" + "".join(parts[:count])
        found.append(above)
        if count and parts[count - 1].startswith("[?"):
            found.append("$" + "".join(parts[: count - 1]) + "[*]")
    if parts and parts[-1].startswith("[?"):
        found.insert(0, "$" + "".join(parts[:-1]) + "[*]")
    return tuple(found)


def is_name(path: str) -> bool:
    """Does the path end in the name of a member, not in items, values or the root?"""
    parts = segments(path)
    return bool(parts) and parts[-1] not in ("[*]", ".*") and not is_filtered(path)


def is_filtered(path: str) -> bool:
    """Does the path end in items of one kind?"""
    parts = segments(path)
    return bool(parts) and parts[-1].startswith("[?")
