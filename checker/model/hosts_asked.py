"""What documented hosts were asked for: documented operations, and what nothing at hand names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from checker.model.merging import counted
from checker.model.shape import At


@dataclass(frozen=True, slots=True, kw_only=True)
class HostsAsked:
    """Counts of exchanges."""

    documented: int = 0
    unnamed: Mapping[str, int] = field(default_factory=dict)  # by template: `GET /v1/files/{…}`
    first: Mapping[str, At] = field(default_factory=dict, compare=False)  # where it was seen first

    @property
    def exchanges(self) -> int:
        """All."""
        return self.documented + sum(self.unnamed.values())


def together(several: Iterable[HostsAsked]) -> HostsAsked:
    """All of them added up; of what other processes saw no place is known."""
    known = [*several]
    first: dict[str, At] = {}
    for one in known:
        first |= one.first
    return HostsAsked(
        documented=sum(one.documented for one in known),
        unnamed=counted(one.unnamed for one in known),
        first={} if sum(bool(one.unnamed) for one in known) > 1 else first,
    )
