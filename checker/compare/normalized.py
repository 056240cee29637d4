"""Fact -> NormalForm: the properties that are compared, in a normal form.

Two spellings of one statement have equal normal forms: `const` and an `enum` of one member, the
default null and none, an inclusive bound and the looser of two, `integer` beside `number`, absent
and false flags, the order of sets. Evidence and digests of whole texts are no part of one:
rewording is not a change.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Iterable
from typing import Any, Final, TypeAlias, cast

from checker.compare.forms import formal
from checker.compare.moments import in_one_form
from checker.compare.servers import servers
from checker.compare.tokens import token
from checker.model.contract import (
    DEMANDS,
    UNSTATED,
    Attribute,
    Fact,
    Field,
    Json,
    Metric,
    Operation,
    Statement,
    Status,
    Stream,
    is_mention,
)
from checker.model.json_type import json_type
from checker.model.speaks import speaks

NormalForm: TypeAlias = dict[str, object]  # property -> value; tuples are sets without order
Bound: TypeAlias = tuple[float, bool]  # a limit, and whether it is itself excluded

# The format of OpenAPI 3.0 that a keyword of JSON Schema stands in for (OpenAPI 3.1 §4.8.14.1).
_CONTENTS: Final = {
    ("contentEncoding", "base64"): "byte",
    ("contentMediaType", "application/octet-stream"): "binary",
}


def normal_form(fact: Fact) -> NormalForm:
    """The properties of a fact; each as it stands where the kind of fact is not known."""
    return {"state": fact.state.value} | _NORMAL_FORMS.get(type(fact), _as_it_stands)(fact)


def _as_it_stands(fact: Fact) -> NormalForm:
    return {
        field.name: getattr(fact, field.name)
        for field in dataclasses.fields(fact)
        if field.name not in ("evidence", "key", "state")
    }


def _sorted(values: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(sorted(values, key=token))


def _field(fact: Field) -> NormalForm:
    types, enum = _closed(fact)
    form, keywords = _content(fact)
    named = set(types) - {"null"}
    if "number" in named:
        named -= {"integer"}  # every integer is a number (JSON Schema 2020-12 §6.1.1)
    found: NormalForm = {
        "required": fact.required,
        "conditional": bool(fact.conditional),
        "types": tuple(sorted(named)),
        "nullable": "null" in types if types else None,
        "format": form,
        "enum": enum,
        "default": UNSTATED if fact.default is None else fact.default,
        "minimum": _whole(named, _bound(fact.minimum, fact.exclusive_minimum, max), 1),
        "maximum": _whole(named, _bound(fact.maximum, fact.exclusive_maximum, min), -1),
        "min_length": _bound(fact.min_length or None, None, max),
        "max_length": _bound(fact.max_length, None, min),
        "min_items": _bound(fact.min_items or None, None, max),
        "max_items": _bound(fact.max_items, None, min),
        "min_properties": _bound(_count(keywords, "minProperties"), None, max),
        "max_properties": _bound(_count(keywords, "maxProperties"), None, min),
        "pattern": fact.pattern,
        "variants": _sorted(fact.variants or ()),
        "alternatives": len(fact.variants or ()) or fact.alternatives or 1,
        "keywords": keywords,
        "free_form": bool(fact.free_form),
        "deprecated": bool(fact.deprecated),
    }
    return _of_types(found, types) if formal(fact) else found


def _of_types(found: NormalForm, types: set[str]) -> NormalForm:
    """Without what a schema states of other types than it allows: any value meets that."""
    keywords = cast("dict[str, Json]", found["keywords"])
    return (
        found
        | {name: None for name in found if not speaks(name, types)}
        | {"keywords": {name: it for name, it in keywords.items() if speaks(name, types)}}
    )


def _count(keywords: dict[str, Json], name: str) -> float | None:
    """A bound that stands among the keywords, taken from there."""
    value = keywords.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    del keywords[name]
    return value


def _content(fact: Field) -> tuple[str | None, dict[str, Json]]:
    """Format and keywords: what OpenAPI 3.0 calls a format, JSON Schema says of the content."""
    form, keywords = fact.format, in_one_form(fact.keywords)
    for (keyword, value), former in _CONTENTS.items():
        if keywords.get(keyword) == value and form in (None, former):
            form = former
            del keywords[keyword]
    return form, keywords


def _closed(fact: Field) -> tuple[set[str], tuple[object, ...] | None]:
    """Types and the closed set of values: a constant is a set of one, null a type."""
    listed = fact.enum if fact.const is UNSTATED else (fact.const,)
    values = [value for value in listed or () if value is not None]
    types = set(fact.types) or {str(json_type(value)) for value in values}
    if len(values) < len(listed or ()):
        types.add("null")
    return types, _sorted(values) if values else None


def _bound(
    limit: float | None, excluded: float | None, tighter: Callable[[Iterable[float]], float]
) -> Bound | None:
    """The tighter of an inclusive and an exclusive limit; at the same value the exclusive one."""
    stated = [value for value in (limit, excluded) if value is not None]
    if not stated:
        return None
    value = tighter(stated)
    return (value, value == excluded)


def _whole(types: set[str], bound: Bound | None, inward: int) -> Bound | None:
    """The bound of an integer as the nearest integer that it allows: below 10 is at most 9."""
    if bound is None or types != {"integer"} or not abs(bound[0]) < math.inf:
        return bound
    limit, excluded = bound
    nearest = inward * math.ceil(inward * limit)
    return (nearest + inward if excluded and nearest == limit else nearest, False)


def _operation(fact: Operation) -> NormalForm:
    return {
        "method": fact.method.upper(),
        "path": fact.path.rstrip("/") or "/",
        "servers": _sorted(servers(fact)),
        "authentication": _sorted(fact.authentication),
        "body_required": fact.body_required,
        "deprecated": bool(fact.deprecated),
        "keywords": in_one_form(fact.keywords),
    }


def _status(fact: Status) -> NormalForm:
    return {"retry": fact.retry, "meaning": fact.meaning, "keywords": in_one_form(fact.keywords)}


def _stream(fact: Stream) -> NormalForm:
    return {
        "protocol": fact.protocol,
        "object": fact.object,
        "events": _sorted(set(fact.events)),
        "terminator": fact.terminator,
    }


def _attribute(fact: Attribute) -> NormalForm:
    return {
        "type": fact.type,
        "requirement_level": fact.requirement_level,
        "condition": fact.condition_digest,
        "stability": fact.stability,
        "members": _sorted({member.value for member in fact.enum}) if fact.enum else None,
        "member_stability": {member.value: member.stability for member in fact.enum or ()},
        "replaced_by": _sorted(set(fact.replaced_by)) if fact.replaced_by else None,
        "sensitive": bool(fact.sensitive),
        "low_cardinality": bool(fact.low_cardinality),
        "redact": _sorted(set(fact.redact or ())),
    }


def _metric(fact: Metric) -> NormalForm:
    return {
        "instrument": None if fact.instrument is None else fact.instrument.casefold(),
        "unit": fact.unit,
        "stability": fact.stability,
        "requirement_level": fact.requirement_level,
    }


def _statement(fact: Statement) -> NormalForm:
    if fact.topic == DEMANDS:
        return {DEMANDS: dict(fact.value)}
    if fact.topic == "span-kind":  # where no other level is stated, a span must be of it
        return {"value": {"level": "MUST", **fact.value}}
    mention = is_mention(fact)
    named = fact.value.get("headings") if mention else None
    aside = ("state", "headings") if mention else ()
    return {
        "value": {key: _unordered(it) for key, it in fact.value.items() if key not in aside},
        # Of a mention the passage is all that is known; the case of a heading is no difference.
        "passage": fact.text_digest if mention else None,
        "headings": [str(one).casefold() for one in named] if isinstance(named, list) else None,
    }


def _unordered(value: object) -> object:
    """Lists of a statement are enumerations: their order is the page's, not a meaning."""
    return _sorted(value) if isinstance(value, list | tuple) else value


_NORMAL_FORMS: Final[dict[type[Fact], Callable[[Any], NormalForm]]] = {
    Attribute: _attribute,
    Field: _field,
    Metric: _metric,
    Operation: _operation,
    Statement: _statement,
    Status: _status,
    Stream: _stream,
}
