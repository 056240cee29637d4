"""Markdown -> the record in its first fenced block, on the lines where it stands."""

from __future__ import annotations

import re
from typing import Final

from checker.packet.template import TEMPLATE

_FENCE: Final = re.compile(r"(?m)^(?P<sign>`{3,}|~{3,})(?:ya?ml|json)?[ \t]*\n")
_FEWEST: Final = 2  # fields of the template by which a record is known
_NAMES: Final = re.compile(rf"(?m)^(?:{'|'.join(slot.name for slot in TEMPLATE)}):")


def fenced(text: str) -> str | None:
    """The block, with an empty line for each line before it; None where there is none.

    A text whose own first fields are those of the template is no Markdown.
    """
    for fence in _FENCE.finditer(text):
        if _known(text[: fence.start()]):
            return None
        end = text.find("\n" + fence["sign"], fence.end())
        block = text[fence.end() : end + 1 if end >= 0 else len(text)]
        if _known(block):
            return "\n" * text.count("\n", 0, fence.end()) + block
    return None


def _known(text: str) -> bool:
    return len(_NAMES.findall(text)) >= _FEWEST
