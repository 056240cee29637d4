"""Words of a command line -> the same words, with `--observed` before each recording.

The parser gives an option one value. A shell writes `*.json` out as many words, and whoever types
it means each of them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from itertools import takewhile
from typing import Final

OPTION: Final = "--observed"

# The first arguments of a command -> how many arguments it takes.
Needs = Callable[[Sequence[str]], int]


def repeated(words: Sequence[str], valued: Collection[str], needs: Needs) -> list[str]:
    """`--observed a b` as `--observed a --observed b`; `valued`: the options that take a value.

    Where the command still lacks arguments, the last of the words behind the option are these.
    """
    arguments: list[str] = []
    found: list[str] = []
    rest = [*words]
    while rest and rest[0] != "--":
        word = rest.pop(0)
        found.append(word)
        if not _is_option(word):
            arguments.append(word)
        elif word in valued:
            found += rest[:1]
            del rest[:1]
        if word.partition("=")[0] != OPTION:
            continue
        more = [*takewhile(lambda one: not _is_option(one), rest)]
        lacking = max(0, needs([*arguments, *more]) - len(arguments))
        recordings = max(0, len(more) - lacking)
        for recording in more[:recordings]:
            found += (OPTION, recording)
        del rest[:recordings]  # what is left of them is taken as arguments in its turn
    return found + rest


def _is_option(word: str) -> bool:
    return word.startswith("-") and word != "-"
