"""HTML -> the data that a server rendered for scripts: JSON states, streamed components.

Known by form, not by site: a script of type application/json (Next.js, Nuxt, Gatsby and others),
an assignment of a JSON object to a name of `window` (Remix and others), and the rows that React
server components are streamed in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

from checker import documents
from checker.extract.html.contacts import scripts
from checker.model.contract import Json

MAX_VALUES: Final = 200_000  # of a flattened state that are put together
Rows: TypeAlias = Mapping[str, Json]  # of a stream, by id: an element, a value, or a text

_PUSH: Final = re.compile(
    r"__next_f\b[^(\"]{0,60}\.push\(\s*\[\s*1\s*,\s*(\"(?:[^\"\\]|\\.)*+\")\s*\]\s*\)"
)
_ASSIGNED: Final = re.compile(
    r"\s*(?:window|self|globalThis)(?:\.|\[[\"'])\w{2,60}(?:[\"']\])?\s*=\s*(?=[\[{])"
)
_ROW: Final = re.compile(rb"\n?([0-9a-f]{1,8}):")
_TEXT: Final = re.compile(rb"T([0-9a-f]{1,8}),")
_MARKED: Final = b"ABCDEFGHILMNOPSUVWXZ"  # rows of modules, hints, errors and buffers


def states(text: str) -> Iterator[Json]:
    """The JSON states of a page, in order; one that is none is passed over."""
    for kind, tag, content in scripts(text):
        begin = None if "json" in kind else _ASSIGNED.match(content)
        if kind == "application/json":
            given = content
        elif begin and not kind.endswith("json"):
            given = content[begin.end() :].rstrip().rstrip(";")
        else:
            continue
        try:
            state = documents.read_json(given)
        except documents.Malformed:
            continue
        yield _put_together(state) if "__NUXT_DATA__" in tag and isinstance(state, list) else state


def _put_together(values: list[Json]) -> Json:
    """A state whose values stand in one list and name each other by their place in it (devalue)."""
    made: dict[int, Json] = {}
    left = [min(len(values), MAX_VALUES)]

    def at(place: Json) -> Json:
        if not isinstance(place, int) or isinstance(place, bool) or not 0 <= place < len(values):
            return None
        if place in made:
            return made[place]
        left[0] -= 1
        if left[0] < 0:
            return None
        made[place] = None  # a value that holds itself ends here
        made[place] = _value(values[place])
        return made[place]

    def _value(value: Json) -> Json:
        if isinstance(value, dict):
            return {name: at(place) for name, place in value.items()}
        if isinstance(value, list):
            tagged = bool(value) and isinstance(value[0], str)  # ["Reactive", 7], ["Ref", 7]
            return at(value[1]) if tagged and len(value) > 1 else [at(place) for place in value]
        return value

    try:
        return at(0)
    except RecursionError:
        return None


def rows(text: str) -> Rows:
    """The rows of streamed server components, by id; none where the page has no such stream."""
    stream = "".join(filter(None, map(_string, _PUSH.findall(text)))).encode("utf-8", "replace")
    found: dict[str, Json] = {}
    at = 0
    while row := _ROW.match(stream, at):
        name, begin = row[1].decode(), row.end()
        told = _TEXT.match(stream, begin)
        if told:  # a text by its length in octets: it may hold line breaks
            at = told.end() + int(told[1], 16)
            found[name] = stream[told.end() : at].decode("utf-8", "replace")
            continue
        end = stream.find(b"\n", begin)
        at = len(stream) if end < 0 else end
        if stream[begin : begin + 1] not in [bytes([one]) for one in _MARKED]:
            try:
                found[name] = documents.read_json(stream[begin:at])
            except documents.Malformed:
                continue
    return found


def _string(quoted: str) -> str:
    try:
        said = documents.read_json(quoted)
    except documents.Malformed:
        return ""
    return said if isinstance(said, str) else ""
