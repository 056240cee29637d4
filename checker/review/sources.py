"""sources.toml -> Sources. Which pages there are, and which were named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, Final

from checker import documents
from checker.extract import EXTRACTORS
from checker.model.errors import Misused
from checker.model.plain import build
from checker.model.source import Source
from checker.review.options import nearest
from checker.review.unreadable import content_of

KINDS: Final = EXTRACTORS.keys()  # of pages, as the help lists them
BUILT_IN = Path(__file__).parent.parent / "sources.toml"
FORM: Final = "`checker schema sources` tells the form, `checker init` writes an example."


def load(path: Path | None = None) -> tuple[Source, ...]:
    """The table of pages: the built-in one, or the user's in its place or added to it.

    Raises Misused, naming place and nearest known key, where the file is not of the form that
    schemas/sources.schema.json gives.
    """
    if path is None:
        return _built_in()
    data = _read(path)
    own = _entries(data)
    if not data.get("extends", False):
        return own
    replaced = {source.id: source for source in own}
    kept = tuple(replaced.pop(source.id, source) for source in _built_in())
    return kept + tuple(replaced.values())


@cache
def _built_in() -> tuple[Source, ...]:
    return _entries(documents.read_toml(BUILT_IN.read_text("utf-8")))  # held in tests


def chosen(sources: Sequence[Source], names: Iterable[str]) -> tuple[Source, ...]:
    """The named sources in the order of the table; all where none is named.

    Raises Misused for a name that none has.
    """
    known = {source.id: source for source in sources}
    wanted = set(names)
    for name in sorted(wanted - known.keys()):
        hint = nearest(name, known) or f"; there are: {', '.join(known)}"
        raise Misused(f"no source has that id{hint}")
    return tuple(source for source in sources if not wanted or source.id in wanted)


def _read(path: Path) -> dict[str, Any]:
    try:
        text = content_of(path, str(path)).decode("utf-8")
        data = documents.read_toml(text)
    except UnicodeDecodeError:
        raise Misused(f"{path}: is not UTF-8 text", hint="Save it as UTF-8.") from None
    except documents.Malformed as error:
        raise Misused(f"{path}: {error}", hint=FORM) from None
    schema = documents.read_json(documents.schema_text("sources"))
    misfits = documents.misfits("sources", data)
    others = ((*pointer.split("/")[1:], "does not fit") for pointer, _ in misfits)
    wrong = next(chain(_wrong(data, schema, schema, ()), others, _kinds(data)), None)
    if wrong is None:
        return data
    *place, what = wrong
    name = next((part for part in reversed(place) if not part.isdecimal()), "the file")
    raise Misused(f"{path}{_line(text, place)}: `{name}` {what}", hint=FORM)


def _kinds(data: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    for at, entry in enumerate(data["source"]):
        if (kind := entry["kind"]) not in EXTRACTORS:
            told = f"takes one of: {', '.join(EXTRACTORS)}{nearest(kind, EXTRACTORS)}"
            yield ("source", str(at), "kind", told)


def _wrong(
    data: object, schema: dict[str, Any], root: dict[str, Any], place: tuple[str, ...]
) -> Iterator[tuple[str, ...]]:
    """(*place, what is wrong) of names and words: a validator says only that there is something."""
    if "$ref" in schema:
        schema = root["$defs"][schema["$ref"].rpartition("/")[2]]
    if isinstance(data, list):
        for index, item in enumerate(data):
            yield from _wrong(item, schema.get("items", {}), root, (*place, str(index)))
    elif isinstance(data, dict) and "properties" in schema:
        known = schema["properties"]
        for key in data.keys() - known.keys():
            yield (*place, key, f"is an unknown key{nearest(key, known)}")
        for key in schema.get("required", ()):
            if key not in data:
                yield (*place, f"lacks `{key}`")
        for key, value in data.items():
            yield from _wrong(value, known.get(key, {}), root, (*place, key))


def _line(text: str, place: Sequence[str]) -> str:
    """`, line 6`: where the name of a place stands in its entry, or where that begins."""
    lines = text.splitlines()
    heads = [at for at, line in enumerate(lines) if re.match(r"\s*\[\[\s*source\s*\]\]", line)]
    entry = int(place[1]) if place[:1] == ["source"] and place[1:] else None
    start = heads[entry] if entry is not None and entry < len(heads) else 0
    end = next((head for head in heads if head > start), len(lines))
    for name in [part for part in reversed(place) if not part.isdecimal()]:  # or what it is in
        key = re.compile(rf"\s*\[*\s*[\"']?{re.escape(name)}[\"']?\s*[]=]")
        for at in range(start, end):
            if key.match(lines[at]):
                return f", line {at + 1}"
    return f", line {start + 1}"


def _entries(data: dict[str, Any]) -> tuple[Source, ...]:
    sources = tuple(_source(entry) for entry in data["source"])
    ids = [source.id for source in sources]
    for identity in ids:
        if ids.count(identity) > 1:
            raise Misused(
                f"two entries of the sources file have the id `{identity}`",
                hint="Give one of them another id.",
            )
    return sources


def _source(entry: dict[str, Any]) -> Source:
    source = build(Source, {"operation": None} | entry)
    roles = {document.role for document in source.documents}
    for document in source.documents:
        if document.fallback_for is not None and document.fallback_for not in roles:
            raise Misused(
                f"source `{source.id}`: no document has the role `{document.fallback_for}` that "
                f"`{document.role}` is the fallback for{nearest(document.fallback_for, roles)}",
                hint=FORM,
            )
    return source
