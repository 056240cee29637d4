"""Text of anywhere -> text that means nothing to a terminal, a page, a cell or a log.

A name in a report may come from a page or a recording. It is shown, and never obeyed.
"""

from __future__ import annotations

import re
from typing import Final

from checker.gate.terminal import clean
from checker.model.regex import regex

__all__ = ["address", "cell", "clean", "code", "markdown"]

_SPAN: Final = regex(r"`([^`]{1,1000})`")
# `>` between blanks, as in a path of headings, begins no quotation and ends no tag.
_SPECIAL: Final = regex(r"[&<\\`*\[\]~]|(?<! )>|>(?! )|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|!(?=\[)")
_ENTITIES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\\": "&#92;", "`": "&#96;"}
_STARTS: Final = regex(r"\A(?:[-+=]+|#{1,6}|\d{1,9}(?=[.)]))")  # a list, a heading, a rule


def markdown(text: str) -> str:
    """A line of Markdown that reads as the text; its code spans stay code spans."""
    line = clean(text)
    parts = _SPAN.split(line)
    parts[0::2] = [_plain(part) for part in parts[0::2]]
    parts[1::2] = [f"`{part}`" for part in parts[1::2]]
    return _STARTS.sub(_start, "".join(parts))


def _start(match: re.Match[str]) -> str:
    """`- ` and `# ` are escaped before, `1.` behind the number."""
    return f"{match[0]}\\" if match[0].isdigit() else f"\\{match[0]}"


def _plain(text: str) -> str:
    return _SPECIAL.sub(lambda match: _ENTITIES.get(match[0], f"\\{match[0]}"), text)


def cell(text: str) -> str:
    """A cell of a Markdown table: as `markdown`, and no pipe ends it."""
    line = clean(text)
    if "\\" in line:  # in a table, a code span with a backslash before a pipe would end the cell
        line = line.replace("`", "'")
    return markdown(line).replace("|", "\\|")


def code(text: str) -> str:
    """A code span of Markdown that holds any text, back-ticks too."""
    line = clean(text)
    longest = max((len(run) for run in re.findall("`+", line)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if longest or not line else ""
    return f"{fence}{pad}{line}{pad}{fence}"


def address(url: str) -> str:
    """An address as one word: what would end it is percent-encoded (RFC 3986 §2.1)."""
    return re.sub(r"[\s|<>\"`\\^{}]", _percent, clean(url))


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{octet:02X}" for octet in match[0].encode())
