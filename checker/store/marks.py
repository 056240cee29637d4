"""Bytes -> the line where a merge left its marks."""

from __future__ import annotations

import re
from typing import Final

# What `git merge` writes before and after the two sides. The line of `=` between them is left out:
# a text of several lines may well hold one.
_MARK: Final = re.compile(rb"^(?:<{7}|>{7}|\|{7})(?=[ \r\n]|\Z)", re.MULTILINE)


def merge_mark(data: bytes) -> int | None:
    """The first line (from 1) that is a mark of a merge conflict; None without one."""
    found = _MARK.search(data)
    return None if found is None else data.count(b"\n", 0, found.start()) + 1
