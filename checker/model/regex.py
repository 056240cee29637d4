"""A regular expression that is compiled when it is first asked: a run pays for those it needs."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, AnyStr, Generic, cast


class _Later(Generic[AnyStr]):
    """What it is asked for is looked up in the compiled expression, once a name."""

    def __init__(self, source: AnyStr, flags: int) -> None:
        self._given: tuple[AnyStr, int] = source, flags

    @cached_property
    def _compiled(self) -> re.Pattern[AnyStr]:
        return re.compile(*self._given)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a compiled one has
        found = getattr(self._compiled, name)
        setattr(self, name, found)
        return found


def regex(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """As `re.compile`, later: re.error is raised when it is first asked.

    It is asked by its methods; functions of `re` do not take it.
    """
    return cast("re.Pattern[AnyStr]", _Later(source, flags))
