"""Plain data -> digest: equal data, equal digest, in time linear in the size of the document."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from checker.model.evidence import digest_of

_WRITTEN: Final = json.JSONEncoder(sort_keys=True, default=str).encode


class Digests:
    """Digests of the parts of one document, which must outlive this and must not change.

    The digest is that of the canonical JSON in which each object or array inside is replaced by
    its own digest: a part that stands in many places, or inside many others, is read once.
    """

    def __init__(self) -> None:
        self._known: dict[int, str] = {}

    def of(self, data: object) -> str:
        """`"sha256:<64 hex>"`; of data that contains itself too."""
        waiting = [(data, False)]
        while waiting:
            part, ready = waiting.pop()
            if ready:
                self._known[id(part)] = digest_of(self._shallow(part))
            elif isinstance(part, (dict, list)) and id(part) not in self._known:
                self._known[id(part)] = ""  # what data that contains itself finds
                waiting.append((part, True))
                waiting += [(inside, False) for inside in _inside(part)]
        return self._known.get(id(data)) or digest_of(self._shallow(data))

    def _shallow(self, data: Any) -> str:  # noqa: ANN401 - any plain data
        if isinstance(data, dict):
            data = {str(key): self._part(value) for key, value in data.items()}
        elif isinstance(data, list):
            data = [self._part(part) for part in data]
        return _WRITTEN(data)

    def _part(self, part: object) -> object:
        if isinstance(part, (dict, list)):
            return {"digest": self._known[id(part)]}
        return part


def _inside(data: Mapping[Any, Any] | list[Any]) -> Iterable[Any]:
    return data.values() if isinstance(data, dict) else data
