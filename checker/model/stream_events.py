"""The events of a documented stream -> those after which nothing comes, or something has to."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final, TypeAlias

from checker.model.regex import regex

_Words: TypeAlias = "tuple[str, ...]"

FAILURE: Final = "error"
# The last word in the name of a first event (`response.created`), and of a last one.
_BEGINS: Final = frozenset({"begin", "created", "open", "opened", "start", "started"})
_ENDING: Final = """
    canceled cancelled complete completed done end ended expired failed finish finished incomplete
    stop stopped
"""
_ENDS: Final = frozenset(_ENDING.split())
# Of one that says itself that it is a part: `response.output_text.delta`.
_PARTS: Final = frozenset({"added", "chunk", "delta", "partial", "progress", "queued"})
_MARK: Final = regex(r"[._/:-]")


def terminal(events: Collection[str]) -> frozenset[str]:
    """The last events; none where no name says that it is one.

    What ends the whole is called as what begins it, or as all events are: `response.completed`
    ends the stream that `response.created` begins, `response.text.done` a part of it.

    >>> sorted(terminal({"error", "response.created", "response.completed", "response.text.done"}))
    ['error', 'response.completed']
    """
    named = {name: tuple(_MARK.split(name)) for name in events if name != FAILURE}
    shared = _shared(named.values())
    begun = [words[:-1] for words in named.values() if words[-1] in _BEGINS]
    wholes = {shared, min(begun, key=len, default=shared)}
    last = {name for name, words in named.items() if words[-1] in _ENDS and words[:-1] in wholes}
    return frozenset(last | ({FAILURE} & {*events} if last else set()))


def goes_on(event: str) -> bool:
    """Does the name of an event say that another one has to come?

    >>> goes_on("response.output_text.delta"), goes_on("response.output_text.done")
    (True, False)
    """
    return _MARK.split(event)[-1] in _BEGINS | _PARTS


def _shared(several: Collection[_Words]) -> _Words:
    """The words with which all names begin."""
    found: list[str] = []
    for words in zip(*several, strict=False):
        word, *others = {*words}
        if others:
            break
        found.append(word)
    return tuple(found)
