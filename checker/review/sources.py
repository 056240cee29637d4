"""sources.toml -> Sources. Which pages there are, and which were named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from checker import documents, files
from checker.extract import EXTRACTORS
from checker.model.errors import Misused
from checker.model.source import ALARM_AFTER, Document, Follow, Source
from checker.review.options import nearest
from checker.review.unreadable import unreadable

KINDS = tuple(EXTRACTORS)  # of pages, as the help lists them
BUILT_IN = Path(__file__).parent.parent / "sources.toml"


def load(path: Path | None = None) -> tuple[Source, ...]:
    """The table of pages: the built-in one, or the user's in its place or added to it.

    Raises Misused, naming place and nearest known key, where the file is not of the form that
    schemas/sources.schema.json gives.
    """
    built_in = _entries(documents.read_toml(BUILT_IN.read_text("utf-8")))  # held in tests
    if path is None:
        return built_in
    data = _read(path)
    own = _entries(data)
    if not data.get("extends", False):
        return own
    replaced = {source.id: source for source in own}
    kept = tuple(replaced.pop(source.id, source) for source in built_in)
    return kept + tuple(replaced.values())


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
        data = documents.read_toml(files.read(path).decode("utf-8"))
    except OSError as error:
        raise unreadable(str(path), path, error) from None
    except UnicodeDecodeError:
        raise Misused(f"{path}: is not UTF-8 text") from None
    except documents.Malformed as error:
        raise Misused(f"{path}: {error}") from None
    schema = documents.read_json(documents.schema_text("sources"))
    _refuse_unknown_keys(path, data, schema, schema, "")
    for pointer, keyword in documents.misfits("sources", data):
        raise Misused(
            f"{path}: {pointer} does not fit ({keyword}); see `checker schema sources`"
        ) from None
    return data


def _refuse_unknown_keys(
    path: Path, data: object, schema: dict[str, Any], root: dict[str, Any], place: str
) -> None:
    """Name the nearest known key: a validator says only that there is one too many."""
    if "$ref" in schema:
        schema = root["$defs"][schema["$ref"].rpartition("/")[2]]
    if isinstance(data, list):
        for index, item in enumerate(data):
            _refuse_unknown_keys(path, item, schema.get("items", {}), root, f"{place}/{index}")
    elif isinstance(data, dict) and "properties" in schema:
        known = schema["properties"]
        for key, value in data.items():
            if key not in known:
                raise Misused(f"{path}: unknown key `{key}` in {place or '/'}{nearest(key, known)}")
            _refuse_unknown_keys(path, value, known[key], root, f"{place}/{key}")


def _entries(data: dict[str, Any]) -> tuple[Source, ...]:
    sources = tuple(_source(entry) for entry in data["source"])
    ids = [source.id for source in sources]
    for identity in ids:
        if ids.count(identity) > 1:
            raise Misused(f"two entries of the sources file have the id `{identity}`")
    return sources


def _source(entry: dict[str, Any]) -> Source:
    documents_ = tuple(Document(**document) for document in entry["documents"])
    roles = {document.role for document in documents_}
    for document in documents_:
        if document.fallback_for is not None and document.fallback_for not in roles:
            raise Misused(
                f"source `{entry['id']}`: no document has the role `{document.fallback_for}` that "
                f"`{document.role}` is the fallback for{nearest(document.fallback_for, roles)}"
            )
    try:
        listed = date.fromisoformat(entry["listed"])
    except ValueError:
        raise Misused(f"source `{entry['id']}`: `listed` is no day of the calendar") from None
    if entry["kind"] not in EXTRACTORS:
        raise Misused(
            f"source `{entry['id']}`: no pages are of the kind `{entry['kind']}`"
            f"{nearest(entry['kind'], EXTRACTORS)}; there are: {', '.join(EXTRACTORS)}"
        )
    return Source(
        id=entry["id"],
        area=entry["area"],
        url=entry["url"],
        kind=entry["kind"],
        operation=entry.get("operation"),
        listed=listed,
        verify=entry["verify"],
        wording=entry["wording"],
        documents=documents_,
        follow=tuple(Follow(**follow) for follow in entry.get("follow", ())),
        allow_private=entry.get("allow_private", False),
        alarm_after=entry.get("alarm_after", ALARM_AFTER),
    )
