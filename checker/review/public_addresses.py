"""Mail addresses that pages publish: what the last gate lets through as no personal data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.model.contract import Contract, Json, Statement


def public_addresses(found: Contract) -> frozenset[str]:
    """Mail addresses to which a page sends its readers: no personal data in a contract of it."""
    channels = (fact.value for fact in found.facts if isinstance(fact, Statement))
    ways = (
        way
        for value in channels
        for way in (value, *_further(value.get("also")), *_further(value.get("links")))
    )
    return frozenset(str(way["address"]).lower() for way in ways if "address" in way)


def _further(ways: Json) -> Iterator[Mapping[str, Json]]:
    """What stands beside the first of its kind."""
    yield from (way for way in ways if isinstance(way, dict)) if isinstance(ways, list) else ()
