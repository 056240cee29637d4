"""The events of a documented stream -> those after which nothing comes."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

FAILURE: Final = "error"
# The last word in the name of a last event: `response.completed`, `message_stop`.
_WORDS: Final = """
    canceled cancelled complete completed done end ended expired failed finish finished incomplete
    stop stopped
"""
_ENDS: Final = frozenset(_WORDS.split())
_MARK: Final = re.compile(r"[._/:-]")


def terminal(events: Collection[str]) -> frozenset[str]:
    """The last events; none where no name says that it is one.

    Of several that end something, those of the whole have the fewest words: `response.completed`
    ends the stream, `response.output_text.done` a part of it.

    >>> sorted(terminal({"error", "response.completed", "response.text.done"}))
    ['error', 'response.completed']
    """
    ends = {name: len(words) for name in events if (words := _MARK.split(name))[-1] in _ENDS}
    fewest = min(ends.values(), default=0)
    last = {name for name, words in ends.items() if words == fewest}
    return frozenset(last | ({FAILURE} & {*events} if last else set()))
