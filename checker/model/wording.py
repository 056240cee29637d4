"""A sentence that was judged: it holds no secret and no overclaim."""

from __future__ import annotations

from typing import Final, Self

SEAL: Final = object()  # of `checker.gate.wording`, which judges a text and seals it


class Wording(str):
    """Text that may be said; joined with others it is plain text again.

    Made by `checker.gate.wording.worded` alone. Raises TypeError without its seal.
    """

    __slots__ = ()

    def __new__(cls, text: str, *, seal: object) -> Self:
        """There is no way around the gate."""
        if seal is not SEAL:
            raise TypeError("a Wording is made by checker.gate.wording.worded, which judges it")
        return super().__new__(cls, text)
