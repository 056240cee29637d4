"""Text -> Wording, which holds no secret and no overclaim.

A report is made of `Wording`s alone, so no report can print what is refused here.
"""

from __future__ import annotations


class Wording(str):
    """A sentence that passed the gate."""

    __slots__ = ()
