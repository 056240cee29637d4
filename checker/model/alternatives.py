"""The alternatives of a union that nothing tells apart -> what each says, in a few words.

So the form that knows no definitions has them: what the union of all says no longer, as which
members each of several objects requires. Where the union says all of it, nothing is added.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from checker.model.contract import UNSTATED, Contract, Field, Json
from checker.model.schema import STATED, Place, Schemas, silent

# Words of ours: no keywords of JSON Schema.
EACH: Final = "eachAlternative"
FURTHER: Final = "furtherAlternatives"  # the digest of what those say that describe nothing
NEEDED: Final = "requiredAlternatives"  # the members that each of them requires, where that is all
COMPONENTS: Final = "/components/schemas/"
_FACETS: Final = frozenset(STATED) - {
    *("alternatives", "const", "deprecated", "evidence", "free_form", "keywords", "types", "union"),
    "variants",
}


def said(fact: Field, names: Iterable[str], required: Iterable[str]) -> dict[str, Any]:
    """All that a schema says of its own level, without null; `names`: of its members."""
    keywords = {**(fact.keywords or {})}
    needed = sorted([*required, *keywords.pop("requiredElsewhere", [])])  # type: ignore[misc]
    keywords.pop(EACH, None)
    listed = (fact.const,) if fact.const is not UNSTATED else fact.enum or ()
    flags = {
        "deprecated": bool(fact.deprecated),
        "enum": [value for value in listed if value is not None],
        "properties": sorted(names),
        "required": needed,
    }
    facets = {name: told for name in _FACETS if not silent(told := getattr(fact, name), name)}
    told = {name: value for name, value in flags.items() if value}
    return {"types": sorted({*fact.types} - {"null"}), **facets, **keywords, **told}


def loses(one: Mapping[str, Any], union: Mapping[str, Any]) -> bool:
    """Does an alternative say what the union of all does not?"""
    known = {_identity(member) for member in union.get("enum", ())}
    stops = not union.get("properties")  # a recursion that is not read again tells none of them
    return any(
        not known.issuperset(map(_identity, value))
        if name == "enum"
        else _identity(value) != _identity(union.get(name))
        for name, value in one.items()
        if name != "types" and not (stops and name == "properties")
    )


def components(names: Sequence[str]) -> dict[str, str]:
    """The component that each definition is, by its name or by where it stands, if it is one.

    `names`: of the alternatives of a union; what stands beside it is where each of them stands.
    """
    stated = {name: [word.removeprefix(COMPONENTS) for word in name.split(" ")] for name in names}
    beside = frozenset.intersection(*map(frozenset, stated.values())) if len(names) > 1 else ()
    found: dict[str, str] = {}
    for name, words in stated.items():
        own = [word for word in words if "/" not in word and word not in beside]
        found |= {name: own[-1]} if own else {}
    return found


def with_each(schemas: Schemas, place: Place) -> Field | None:
    """What is said of a place, with what each of its alternatives says."""
    fact = place.fact
    if fact is None or not place.merged:
        return fact
    union = _of(schemas, place)
    told = {name: _of(schemas, schemas.place((schemas.reference(name),))) for name in place.merged}
    if not any(loses(one, union) for one in told.values()):
        return fact
    labels = components(place.merged)
    named = [one | ({"name": labels[name]} if name in labels else {}) for name, one in told.items()]
    keywords: dict[str, Json] = {**(fact.keywords or {}), EACH: sorted(named, key=_identity)}
    return replace(fact, keywords=dict(sorted(keywords.items())))


def _of(schemas: Schemas, place: Place) -> dict[str, Any]:
    members = {name: schemas.place(layers).fact for name, layers in place.names.items()}
    required = [name for name, fact in members.items() if fact is not None and fact.required]
    return {} if place.fact is None else said(place.fact, members, required)


def unnamed(alternatives: Json) -> list[Json]:
    """What alternatives say, whatever the page calls them, and so in whatever order."""
    told: list[Json] = []
    for one in alternatives if isinstance(alternatives, list) else ():
        bare = (
            {name: said for name, said in one.items() if name != "name"}
            if isinstance(one, dict)
            else {}
        )
        if isinstance(enum := bare.get("enum"), list):
            bare["enum"] = sorted(enum, key=_identity)
        told.append(bare)
    return sorted(told, key=_identity)


def known(contract: Contract) -> bool:
    """Does it hold the alternatives of each union, rather than a few words of what each says?"""
    return not any(
        EACH in (fact.keywords or ())
        or (fact.alternatives and not (fact.ref or fact.one_of or fact.any_of))
        for fact in contract.stated()
        if isinstance(fact, Field)
    )


def _identity(value: Json) -> str:
    return json.dumps(value, sort_keys=True)
