"""Unions whose alternatives nothing tells apart -> each alternative as facts of its own.

The alternatives of both sides are paired: those that say the same, then by name, then by what they
have in common. What one of a pair loses, gains or newly demands is then a difference of fields like
any other, at the place of the union and under the name of the alternative. What has no counterpart
came or went with the union, which tells it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, Final, cast

from checker.compare.normalized import same
from checker.compare.speaks import SPEAKS_OF, speaks
from checker.compare.walk import ALTERNATIVE as LABEL
from checker.compare.walk import TreeWalk
from checker.model.contract import UNSTATED, Fact, Field, Json
from checker.model.path import name_segment
from checker.model.schema import STATED, silent

EACH: Final = "eachAlternative"
MANY: Final = 4  # members that are named of an alternative without a name
ALIKE: Final = 0.5  # of all names of two objects, the share that both have
_OWN: Final = frozenset({"name", "properties", "required", "types"})
# What a union says of each of its alternatives.
_EACH: Final = frozenset(STATED) - frozenset(
    {"alternatives", "any_of", "evidence", "free_form", "keywords", "one_of", "types"}
    | {"const", "union", "variants"}
)
_PROPERTIES: Final = frozenset(each.name for each in fields(Field))

Alternative = Mapping[str, Any]
Facts = dict[str, Fact]


def with_alternatives(
    before: Mapping[str, Fact], after: Mapping[str, Fact], walk: TreeWalk
) -> tuple[Facts, Facts]:
    """The facts of both sides, with those of the alternatives that could be paired."""
    then, today = dict(before), dict(after)
    for key in before.keys() & after.keys():
        was, now = before[key], after[key]
        if not (isinstance(was, Field) and isinstance(now, Field)):
            continue
        if {type(_each(was)), type(_each(now))} == {str, list}:  # one is older, a digest
            then[key], today[key] = _with(was, ()), _with(now, ())
            continue
        one, other = _listed(was), _listed(now)
        if one is None and other is not None:
            one, other = (
                _implied(was, now, other, walk.members(key, before)),
                _without(other, _of_all(was)),
            )
        elif other is None and one is not None:
            other, one = (
                _implied(now, was, one, walk.members(key, after)),
                _without(one, _of_all(now)),
            )
        if one is None or other is None or same(one, other):
            continue
        known = walk.definitions(key)
        one, other = ([it for it in each if it.get("name") not in known] for each in (one, other))
        pairs = _paired(one, other)
        then[key], today[key] = was, now = _with(was, one), _with(now, other)
        for name, label, former, present in pairs:
            sides = [*_facts(was, label, former, present)], [*_facts(now, label, present, former)]
            for side, facts in zip((then, today), sides, strict=True):
                side |= {fact.key: fact for fact in facts}
                walk.list_below(facts, was, label, name)
    return then, today


def _each(fact: Field) -> Json:
    return (fact.keywords or {}).get(EACH)


def _listed(fact: Field) -> list[Alternative] | None:
    """The alternatives; None where none are listed."""
    listed = _each(fact)
    return [*cast("list[Alternative]", listed)] if isinstance(listed, list) else None


def _implied(
    union: Field, listing: Field, others: Sequence[Alternative], below: Mapping[str, Field]
) -> list[Alternative] | None:
    """The alternatives of a union that lists none: each says what the union does of its types.

    `others`: those that the other side lists. None where these are of other types, or are as
    many on one side alone without a difference that tells so.
    """
    types = {kind for one in others for kind in one.get("types") or ()}
    if types != set(union.types) - {"null"}:
        return None
    objects = [one for one in others if _is_object(one)]
    count = union.alternatives or 1
    if objects and len(objects) not in (count, listing.alternatives or 1):
        return None
    if objects and count != len(objects):  # which of them came or went is to be found
        objects = [{"types": ["object"]}] * count
    others = [*objects, *(one for one in others if not _is_object(one))]
    said: dict[str, Any] = {
        name: value for name in _EACH if not silent(value := getattr(union, name), name)
    }
    said |= union.keywords or {}
    unknown = cast("list[str]", said.pop("requiredElsewhere", []))
    required = sorted([*unknown, *(name for name in below if below[name].required)])
    whole = {"properties": sorted(below), "required": required}  # of one that is an object
    unsure = _of_all(union)
    return [
        {
            name: value
            for name, value in said.items()
            if name not in unsure and speaks(name, one.get("types") or ())
        }
        | {name: given for name, given in whole.items() if given and _is_object(one)}
        | {name: one[name] for name in ("types", "name") if one.get(name)}
        for one in others
    ]


def _of_all(union: Field) -> frozenset[str]:
    """What a union says of all alternatives together, so that it need not hold of each."""
    stated = {name for name in ("default", "enum") if not silent(getattr(union, name), name)}
    if union.const is not UNSTATED:
        stated.add("enum")
    if union.format and len(SPEAKS_OF["format"].intersection(union.types)) > 1:
        stated.add("format")
    return frozenset(stated)


def _without(listed: Sequence[Alternative], names: Collection[str]) -> list[Alternative]:
    return [{name: value for name, value in one.items() if name not in names} for one in listed]


def _is_object(one: Alternative) -> bool:
    return "object" in (one.get("types") or ("object",))


def _with(fact: Field, rest: Sequence[Alternative]) -> Field:
    """The fact, with those alternatives alone that have no counterpart."""
    kept = {name: value for name, value in (fact.keywords or {}).items() if name != EACH}
    if rest:
        kept[EACH] = [cast("Json", dict(one)) for one in rest]
    return replace(fact, keywords=kept or None)


def _bare(one: Alternative) -> Alternative:
    return {name: value for name, value in one.items() if name != "name"}


def _paired(
    before: list[Alternative], after: list[Alternative]
) -> list[tuple[str, str, Alternative, Alternative]]:
    """(component, label, then, now) of those that differ; left are those without a pair."""
    for form in (lambda one: one, _bare):  # one of the same name is the nearer twin
        for one in tuple(before):
            twin = next((other for other in after if same(form(one), form(other))), None)
            if twin is not None:
                before.remove(one)
                after.remove(twin)
    found: list[tuple[str, str, Alternative, Alternative]] = []
    known: Counter[str] = Counter()
    for one in tuple(before):
        best = max(after, key=lambda other: _likeness(one, other), default=None)
        if best is not None and _likeness(one, best) >= ALIKE:
            before.remove(one)
            after.remove(best)
            component = one.get("name") or best.get("name") or ""
            name = component or _types(one)
            known[name] += 1
            name = name if known[name] == 1 else f"{name}-{known[name]}"
            found.append((component, f"{LABEL}{name}", one, best))
    return found


def _types(one: Alternative) -> str:
    return "|".join(one.get("types") or ()) or "any"


def named(one: Field, other: Field, count: int) -> tuple[str, ...]:
    """So many alternatives that one side has more, as a person tells them; () where none can.

    The component, else what an object has for members.
    """
    listed = [each for each in _listed(one) or () if _is_object(each)]
    if len(listed) != count or any(map(_is_object, _listed(other) or ())):
        return ()
    return tuple(sorted(each.get("name") or _described(each) for each in listed))


def _described(one: Alternative) -> str:
    members = one.get("properties") or ()
    more = f" and {len(members) - MANY} more" if len(members) > MANY else ""
    return f"object with {', '.join(members[:MANY])}{more}" if members else _types(one)


def _likeness(one: Alternative, other: Alternative) -> float:
    """1 and more: of one name; else the share of names that both have, of texts and numbers 1."""
    if one.get("name") is not None and one.get("name") == other.get("name"):
        return 2
    if one.get("types") != other.get("types"):
        return 0
    names, others = set(one.get("properties") or ()), set(other.get("properties") or ())
    if "object" in (one.get("types") or ("object",)):
        return len(names & others) / len(names | others) if names | others else 0
    return 1


def _facts(union: Field, label: str, own: Alternative, other: Alternative) -> Iterator[Field]:
    """One alternative, and those of its members that are not the same in its counterpart."""
    variant = " ".join(word for word in (union.variant, label) if word)
    rest = {name: value for name, value in own.items() if name not in _OWN}
    stated: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in rest.items()
        if name in _PROPERTIES
    }
    whole = Field(
        key=_key(union, union.path, variant),
        where=union.where,
        path=union.path,
        status=union.status,
        media_type=union.media_type,
        variant=variant,
        types=tuple(own.get("types") or ()),
        required=union.required,
        evidence=union.evidence,
        keywords={name: rest[name] for name in rest if name not in _PROPERTIES} or None,
        **stated,
    )
    yield whole
    members = set(own.get("properties") or ())
    for name in sorted(members):
        states = [_state(side, name) for side in (own, other)]
        if states[0] != states[1]:
            path = union.path + name_segment(name)
            yield Field(
                key=_key(union, path, variant),
                where=union.where,
                path=path,
                status=union.status,
                media_type=union.media_type,
                variant=variant,
                required=states[0] == "required",
                evidence=union.evidence,
            )


def _state(one: Alternative, name: str) -> str:
    if name not in (one.get("properties") or ()):
        return "absent"
    return "required" if name in (one.get("required") or ()) else "optional"


def _key(union: Field, path: str, variant: str) -> str:
    words = (union.where, union.status, union.media_type, path, variant)
    return " ".join(word for word in words if word)
