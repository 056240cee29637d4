"""HTML -> the data that a server rendered for scripts: JSON states, streamed components.

Known by form, not by site: a script of type application/json (Next.js and others), and the rows
that React server components are streamed in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Final, TypeAlias

from checker import documents
from checker.extract.html.contacts import scripts
from checker.model.contract import Json
from checker.model.regex import regex

Rows: TypeAlias = Mapping[str, Json]  # of a stream, by id: an element, a value, or a text

_PUSH: Final = regex(
    r"__next_f\b[^(\"]{0,60}\.push\(\s*\[\s*1\s*,\s*\"((?:[^\"\\]|\\.)*+)\"\s*\]\s*\)"
)
_ROW: Final = regex(rb"\n?([0-9a-f]{0,8}):")  # a hint has no id
_TEXT: Final = regex(rb"T([0-9a-f]{1,8}),")


def states(text: str) -> Iterator[Json]:
    """The JSON states of a page, in order; one that is none is passed over."""
    for kind, content in scripts(text):
        if kind == "application/json":
            with suppress(documents.Malformed):
                yield documents.read_json(content)


def rows(text: str) -> Rows:
    """The rows of streamed server components, by id; none where the page has no such stream."""
    try:  # one string: a character of two halves may be parted between pieces
        said = str(documents.read_json(f'"{"".join(_PUSH.findall(text))}"'))
    except documents.Malformed:
        return {}
    stream = said.encode("utf-8", "replace") + b"\n"
    found: dict[str, Json] = {}
    at = 0
    while row := _ROW.match(stream, at):
        name, begin = row[1].decode(), row.end()
        head = _TEXT.match(stream, begin)
        if head:  # a text by its length in octets: it may hold line breaks
            at = head.end() + int(head[1], 16)
            found[name] = stream[head.end() : at].decode("utf-8", "replace")
            continue
        at = stream.index(b"\n", begin)
        with suppress(documents.Malformed):  # a module, a hint, an error
            found[name] = documents.read_json(stream[begin:at])
    return found
