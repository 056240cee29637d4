"""An independent reader: a path looked up in raw schemas, with another algorithm than checker's.

A place of a body is a list of alternatives, each a list of raw schemas that hold together (the
disjunctive form of `allOf`, `oneOf`, `anyOf`). A step of a path maps alternatives to alternatives;
what a place allows is read off them. Nothing is merged and nothing is resolved ahead.
"""

from __future__ import annotations

import itertools
from functools import cached_property
from typing import Any


def _allowed(alternative: list[dict[str, Any]]) -> set[str]:
    """The intersection of what each schema allows."""
    said: list[set[str]] = []
    for raw in alternative:
        types = raw.get("type", [])
        types = set(types if isinstance(types, list) else [types])
        if raw.get("nullable") is True or None in raw.get("enum", ()):
            types.add("null")
        if "type" in raw:
            said.append(types)
        elif "properties" in raw or "additionalProperties" in raw:
            said.append({"object"})
    return (set.intersection(*said) or {"never"}) if said else set()


def pointed(document: Any, reference: str) -> Any:
    for token in reference.removeprefix("#/").split("/"):
        key = token.replace("~1", "/").replace("~0", "~")
        document = document[int(key) if isinstance(document, list) else key]
    return document


class Place:
    """What stands at one place: alternatives of raw schemas that hold together."""

    def __init__(self, document: Any, schemas: list[Any], owner: Any = None) -> None:
        self.document = document
        self.owner = owner  # what `$recursiveRef` leads to
        self.alternatives = [
            alternative for schema in schemas for alternative in self._expanded(schema, frozenset())
        ]

    def _expanded(self, schema: Any, seen: frozenset[int]) -> list[list[dict[str, Any]]]:
        if not isinstance(schema, dict):
            return [[{}]]
        if id(schema) in seen:
            return []
        seen |= {id(schema)}
        if "$recursiveRef" in schema:
            return self._expanded(self.owner, seen)
        factors = [[[schema]]]
        if "$ref" in schema:
            target = self._expanded(pointed(self.document, schema["$ref"]), seen)
            if self.document.get("openapi", "").startswith("3.0"):
                # What stands beside a reference is passed over there, but that it may be null.
                null = [{"nullable": True}] if schema.get("nullable") is True else []
                return [[*one, *null] for one in target]
            factors.append(target)
        factors += [self._expanded(part, seen) for part in schema.get("allOf", ())]
        for keyword in ("oneOf", "anyOf"):
            if keyword in schema:
                factors.append(
                    [one for part in schema[keyword] for one in self._expanded(part, seen)]
                )
        return [list(itertools.chain(*chosen)) for chosen in itertools.product(*factors)]

    def below(self, schemas: list[Any]) -> Place:
        """The place of some schemas that stand in this one."""
        owners = [raw for one in self.alternatives for raw in one if raw.get("$recursiveAnchor")]
        return Place(self.document, schemas, owners[0] if owners else self.owner)

    @cached_property
    def allowed(self) -> list[set[str]]:
        """What each alternative may be, null among it; an empty set where it does not say."""
        return [_allowed(alternative) for alternative in self.alternatives]

    @property
    def kinds(self) -> list[set[str]]:
        """The same without null."""
        return [allowed - {"null"} for allowed in self.allowed]

    @property
    def nulls(self) -> list[bool]:
        """Does an alternative allow nothing but null, or nothing at all?"""
        return [allowed in ({"null"}, {"never"}) for allowed in self.allowed]

    @property
    def types(self) -> set[str]:
        told = [allowed for allowed in self.allowed if allowed not in ({"never"}, {"null"})]
        if not all(told):
            return set()
        wrapped = {
            "null"
            for alternative in self.alternatives
            for raw in alternative
            if raw.get("nullable") is True and "type" not in raw
        }
        return set().union(*told, *(each for each in self.allowed if each == {"null"}), wrapped)

    def objects(self) -> list[list[dict[str, Any]]]:
        return [
            alternative
            for alternative, kinds, null in zip(
                self.alternatives, self.kinds, self.nulls, strict=True
            )
            if not null and (not kinds or "object" in kinds)
        ]

    def names(self) -> set[str]:
        return {
            name
            for alternative in self.objects()
            for raw in alternative
            for name in raw.get("properties", {})
        }

    def requires(self, name: str) -> bool:
        return all(
            any(name in raw.get("required", ()) for raw in alternative)
            for alternative in self.objects()
        )

    def declared(self, name: str) -> list[Any]:
        """The schemas of a property, one for each alternative that has it."""
        return [
            {"allOf": found}
            for alternative in self.objects()
            if (
                found := [
                    raw["properties"][name]
                    for raw in alternative
                    if name in raw.get("properties", {})
                ]
            )
        ]

    def items(self) -> list[Any]:
        return [
            {"allOf": found}
            for alternative in self.alternatives
            if (found := [raw["items"] for raw in alternative if "items" in raw])
        ]

    def values(self) -> list[Any]:
        return [
            {"allOf": found}
            for alternative in self.alternatives
            if (
                found := [
                    raw["additionalProperties"]
                    for raw in alternative
                    if isinstance(raw.get("additionalProperties"), dict)
                ]
            )
        ]

    def members(self, kind: str) -> set[str] | None:
        """The closed set of values of a type; None where an alternative leaves it open."""
        found: set[str] = set()
        for alternative, kinds, null in zip(self.alternatives, self.kinds, self.nulls, strict=True):
            if null or (kinds and kind not in kinds):
                continue
            listed = [
                {value for value in raw["enum"] if value is not None}
                for raw in alternative
                if "enum" in raw
            ]
            listed += [{raw["const"]} for raw in alternative if "const" in raw]
            if not listed:
                return None
            found |= set.intersection(*listed)
        return found

    def chosen(self, name: str, value: str) -> Place:
        """The alternatives of the branch that a discriminator names."""
        found = self.below([])
        found.alternatives = [
            alternative
            for alternative in self.objects()
            if value in self._values(alternative, name)
        ]
        return found

    def _values(self, alternative: list[dict[str, Any]], name: str) -> set[str]:
        declared = [
            raw["properties"][name] for raw in alternative if name in raw.get("properties", {})
        ]
        return self.below([{"allOf": declared}]).members("string") or set()

    def discriminators(self) -> dict[str, list[str]]:
        """Property -> its values, where OpenAPI or a constant everywhere tells objects apart."""
        objects = self.objects()
        names = {
            raw["discriminator"]["propertyName"]
            for alternative in objects
            for raw in alternative
            if "discriminator" in raw
        }
        if not names and len(objects) > 1:
            names = {name for name in self.names() if self.requires(name) and self._told(name)}
        return {
            name: list(
                dict.fromkeys(value for one in objects for value in sorted(self._values(one, name)))
            )
            for name in names
        }

    def _told(self, name: str) -> bool:
        values = [self._values(alternative, name) for alternative in self.objects()]
        return all(len(one) == 1 for one in values) and len(set().union(*values)) > 1
