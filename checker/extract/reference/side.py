"""Which body a field is of, and the fields that are known of each body."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from checker.extract.heading import standing
from checker.extract.page import Block
from checker.extract.reference.type_words import TypeWords
from checker.model.contract import Fact, Field, Stream
from checker.model.evidence import Evidence
from checker.model.flat import Flat
from checker.model.path import ITEMS, ROOT, name_segment
from checker.model.place import is_name, written

JSON: Final = "application/json"
MAX_NAME: Final = 128  # characters of a name that prose or an example may give to a field


@dataclass(frozen=True, slots=True)
class BodyFields:
    """One body, or the parameters of one kind."""

    where: str
    status: str | None = None
    media_type: str | None = None

    @classmethod
    def of(cls, field: Field) -> BodyFields:
        """That of a field."""
        return cls(field.where, field.status, field.media_type)

    @property
    def is_error(self) -> bool:
        """Is it the answer of another status than one of success?"""
        return self.where == "response" and self.status is not None and self.status[0] != "2"

    def key(self, path: str, variant: str | None = None) -> str:
        """The key of one of its fields."""
        words = (self.where, self.status, self.media_type, path, variant)
        return " ".join(word for word in words if word)

    def field(self, path: str, variant: str | None = None, **stated: Any) -> Field:  # noqa: ANN401 - of Field
        """One of its fields."""
        return Field(
            key=self.key(path, variant),
            where=self.where,
            status=self.status,
            media_type=self.media_type,
            path=path,
            variant=variant,
            **stated,
        )


REQUEST: Final = BodyFields("request", None, JSON)
PARAMETERS: Final = frozenset({"cookie", "header", "path", "query"})
ERROR: Final = BodyFields("response", "default", JSON)


class DocumentedFields:
    """The documented fields, by body, path and variant."""

    def __init__(self, facts: Iterable[Fact], successes: Collection[str], tree: Flat) -> None:
        """`successes`: the statuses of success that a page tells.

        `tree` is what the document of the page describes beside the facts.
        """
        facts = tuple(facts)
        self._tree = tree
        self._by_key = {fact.key: fact for fact in facts if isinstance(fact, Field)}
        # Is a stream documented? Without one, what is called an event is not sent in it.
        self.streams = any(
            isinstance(fact, Stream) or (isinstance(fact, Field) and fact.where == "stream")
            for fact in facts
        )
        self._asked: dict[str, Field] = {}
        self._names: dict[BodyFields, frozenset[str]] = {}
        self.request = self._first("request") or REQUEST
        success = min(successes) if successes and "200" not in successes else "200"
        self.response = self._first("response") or BodyFields("response", success, JSON)
        self.stream = self._first("stream") or BodyFields(
            "stream", self.response.status, "text/event-stream"
        )

    @cached_property
    def fields(self) -> list[Field]:
        """All documented fields, each at its own place."""
        others = (field for field in self._tree.fields() if field.key not in self._by_key)
        return [*self._by_key.values(), *others]

    def _first(self, where: str) -> BodyFields | None:
        """The JSON body of a request, or that of the first success."""
        sides = [
            BodyFields(fact.where, fact.status, fact.media_type)
            for fact in self._by_key.values()
            if fact.where == where and fact.path == ROOT and _is_success(fact.status)
        ]
        sides += [
            BodyFields(*home)
            for home in self._tree.schemas.bodies
            if home[0] == where and _is_success(home[1])
        ]
        sides.sort(key=lambda side: "json" not in str(side.media_type))
        return sides[0] if sides else None

    def of(self, side: BodyFields, path: str, variant: str | None = None) -> Field | None:
        """The documented field, None where there is none."""
        key = side.key(path, variant)
        found = self._by_key.get(key) or self._asked.get(key)
        if found is None:
            found = self._tree.at(side.where, side.status, side.media_type, path, variant)
            if found is not None:
                self._asked[key] = found
        return found

    def ending(self, name: str) -> list[Field]:
        """The fields whose path ends in a name."""
        return self._ending.get(name_segment(name), [])

    @cached_property
    def _ending(self) -> dict[str, list[Field]]:
        found: dict[str, list[Field]] = {}
        for fact in self.fields:
            if is_name(fact.path):
                found.setdefault(written(fact.path)[-1], []).append(fact)
        return found

    def names(self, side: BodyFields) -> frozenset[str]:
        """The names that stand at the root of a body, in any of its branches."""
        if side not in self._names:
            home = (side.where, side.status, side.media_type)
            below = map(name_segment, self._tree.names(home))
            self._names[side] = frozenset(below) | frozenset(
                fact.path[len(ROOT) :]
                for fact in self._by_key.values()
                if (fact.where, fact.status, fact.media_type) == home
                and len(written(fact.path)) == 1
                and is_name(fact.path)
            )
        return self._names[side]


def at(url: str, block: Block, text: str) -> tuple[Evidence, ...]:
    """Where a text of a block stands."""
    return (standing(url, block.headings, text),)


MAX_PATH: Final = 1_000  # characters of a path that prose or an example may give to a field


def typed(
    side: BodyFields,
    path: str,
    said: TypeWords | None,
    *,
    enum: Sequence[str] = (),
    **stated: Any,  # noqa: ANN401 - of Field
) -> list[Field]:
    """A field with the type that is said of it, and the items that the type speaks of."""
    said = said or TypeWords()
    members = tuple(sorted({*said.enum, *enum}))
    fields = [
        side.field(
            path,
            enum=members or None,
            format=said.format,
            **({"types": tuple(sorted(said.types))} | stated),
        )
    ]
    if said.items is not None:
        fields += typed(side, path + ITEMS, said.items, evidence=stated["evidence"])
    return fields


def _is_success(status: str | None) -> bool:
    return status is None or status.startswith("2")
