"""Where an operation is asked for and with which credentials, in one order whatever the page's."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from checker.extract.schema.keywords import mapping, sequence
from checker.extract.schema.places import Places
from checker.extract.schema.pointer import escaped
from checker.model.contract import Json

AUTHORIZATION: Final = "Authorization"  # the field that HTTP schemes use (RFC 9110 §11.6.2)
NO_CREDENTIALS: Final[Mapping[str, Json]] = {"scheme": "none"}  # where others may be left out


def servers(*owners: Mapping[str, Any]) -> tuple[str, ...]:
    """The addresses of the first owner that lists any, in its order."""
    for owner in owners:
        listed = [mapping(server).get("url") for server in sequence(owner.get("servers"))]
        urls = tuple(url for url in listed if isinstance(url, str))
        if urls:
            return urls
    return ()


def authentication(places: Places, operation: Mapping[str, Any]) -> tuple[Mapping[str, Json], ...]:
    """The schemes of the operation's requirements, or of the document's where it has none."""
    document = places.document
    required = operation.get("security", document.get("security"))
    return ordered(
        found
        for requirement in sequence(required)
        for found in _requirement(places, mapping(requirement))
    )


def ordered(schemes: Iterable[Mapping[str, Json]]) -> tuple[Mapping[str, Json], ...]:
    """Each once, sorted: the order of alternatives means nothing."""
    once = {json.dumps(scheme, sort_keys=True): scheme for scheme in schemes}
    return tuple(once[key] for key in sorted(once))


def _requirement(places: Places, requirement: Mapping[str, Any]) -> Iterator[Mapping[str, Json]]:
    if not requirement:
        yield NO_CREDENTIALS
    for name in requirement:
        found = places.at(f"/components/securitySchemes/{escaped(name)}")
        if found is not None:
            yield scheme_of(mapping(found.raw))


def scheme_of(raw: Mapping[str, Any], *, where: str = "", name: str = "") -> Mapping[str, Json]:
    """A security scheme: `{"scheme": "bearer", "header": "Authorization"}`.

    `where` and `name` stand in for `in` and `name` in the older export form.
    """
    kind = str(raw.get("type"))
    if kind == "apiKey":
        return {"scheme": kind, str(raw.get("in", where)): str(raw.get("name", name))}
    if kind == "http":
        return {"scheme": str(raw.get("scheme", kind)).lower(), "header": AUTHORIZATION}
    if kind == "mutualTLS":
        return {"scheme": kind}
    return {"scheme": kind, "header": AUTHORIZATION}
