"""Contract <-> contract.json, held against its schema before it is believed.

Holding a large contract against the schema takes longer than the rest of a run. So a digest over
both texts is remembered in state.json once they fit: the same bytes need no second look.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from checker import documents
from checker.model.contract import Attribute, Contract, Fact, Field, Metric, Status
from checker.model.errors import CheckerError, Misused
from checker.model.evidence import digest_of
from checker.model.place import is_path
from checker.model.plain import (
    CONTRACT_SCHEMA,
    FLAT_SCHEMA,
    contract_from_plain,
    contract_to_plain,
)
from checker.model.regex import regex
from checker.model.schema import refs
from checker.model.source import Source
from checker.store import files
from checker.store.files import merge_mark
from checker.store.source_paths import SourcePaths

_VERSION: Final = regex(r"checker/contract/[1-9][0-9]{0,5}")


class Newer(Misused):
    """Written by a later version of this program; this one must not write over it."""


def render(contract: Contract) -> bytes:
    """The file. Raises CheckerError where the contract does not fit its schema: our own defect."""
    plain = contract_to_plain(contract)
    if misfits := documents.misfits("contract", plain):
        pointer, keyword = misfits[0]
        raise CheckerError(
            f"the contract of {contract.source} does not fit its schema at {pointer} ({keyword});"
            " nothing was written",
            hint="This is a defect of checker; please report it with this place.",
        )
    return documents.write_json(plain).encode("utf-8")


def fits_of(data: bytes) -> str:
    """Digest over a contract.json and the schema that it is held against."""
    return digest_of(documents.schema_text("contract").encode("utf-8") + b"\0" + data)


def load(path: Path) -> bytes | None:
    """The file; None where there is none. Raises Misused."""
    try:
        return files.read(path)
    except OSError as error:
        raise Misused(
            f"{path}: cannot be read ({files.reason_of(error)})",
            hint="Make it readable, or restore it from version control.",
        ) from None


def accepted(folder: Path, source: str) -> Contract | None:
    """The accepted contract of a source, believed as it stands; None before there is one.

    Raises Misused, and no more is asked of it: it ships with this program, or only names are taken
    of it.
    """
    place = SourcePaths(folder, source)
    data = load(place.contract)
    return None if data is None else parse(place, data, trusted=True)


def shipped(source: Source) -> Contract | None:
    """The baseline that ships with this program, if it is of this very page. Raises Misused."""
    found = accepted(documents.packaged("snapshots"), source.id)
    return found if found is not None and found.url == source.url else None


def parse(place: SourcePaths, data: bytes, *, trusted: bool = False) -> Contract:
    """The contract in the file; `trusted`: these bytes were found to fit before.

    Raises Misused with the place and the next step where it is none, or Newer.
    """
    contract = understood(place.contract, data, trusted=trusted)
    if contract.source != place.source:
        raise _unfit(place.contract, "/source/id is not the name of its folder")
    return contract


def understood(path: Path, data: bytes, *, trusted: bool = False) -> Contract:
    """The contract that a file holds, of whatever source. Raises as `parse` does."""
    plain = _plain(path, data, strict=not trusted)
    version = plain.get("schema") if isinstance(plain, dict) else None
    known = version in (CONTRACT_SCHEMA, FLAT_SCHEMA)
    if not known and isinstance(version, str) and _VERSION.fullmatch(version):
        raise Newer(
            f"{path}: written in the form {version}; this version of checker knows"
            f" {CONTRACT_SCHEMA}",
            hint="Use the version of checker that wrote it, or a later one.",
        )
    if not trusted:
        for pointer, keyword in documents.misfits("contract", plain):
            raise _unfit(path, f"{pointer} does not fit its schema ({keyword})")
    try:
        contract = contract_from_plain(plain)
    except (KeyError, TypeError, ValueError, OverflowError):
        raise _unfit(path, "a value is not of the form that its place asks for") from None
    _refuse_twins(path, contract)
    if not trusted:
        _refuse_misplaced(path, contract)
    return contract


def _plain(path: Path, data: bytes, *, strict: bool) -> Any:  # noqa: ANN401 - any JSON
    line = merge_mark(data)
    if line is not None:
        raise Misused(
            f"{path}: holds the marks of a merge conflict at line {line}",
            hint="Settle the merge by taking one side whole, or accept today's contract.",
        )
    try:
        return documents.read_json(data.decode("utf-8-sig"), strict=strict)
    except UnicodeDecodeError:
        raise _unfit(path, "is not UTF-8 text") from None
    except documents.Malformed as error:
        raise _unfit(path, str(error)) from None


def _refuse_twins(path: Path, contract: Contract) -> None:
    """A careless merge keeps both sides of a fact, and one would silently win."""
    for facts in (contract.facts, *contract.definitions.values()):
        for before, after in pairwise(facts):  # sorted by key
            if before.key == after.key:
                raise _unfit(path, "two facts have the same key")


def _refuse_misplaced(path: Path, contract: Contract) -> None:
    """An edit of a path or a name without its key, or the reverse: the fact would be another."""
    for number, fact in enumerate(contract.facts):
        if isinstance(fact, Field) and not is_path(fact.path):
            raise _unfit(path, f"the path of fact {number} by key is no path (RFC 9535)")
        key = _key_of(fact)
        if key is not None and key != fact.key:
            raise _unfit(path, f"the key of fact {number} by key is not that of what it states")
    for number, (name, fields) in enumerate(sorted(contract.definitions.items())):
        for field in fields:
            words = filter(None, (f"#{name}", field.path, field.variant))
            if not is_path(field.path) or field.key != " ".join(words):
                raise _unfit(path, f"a key of definition {number} is not that of what it states")
    named = {name for fact in contract.stated() if isinstance(fact, Field) for name in refs(fact)}
    if not named <= contract.definitions.keys():
        raise _unfit(path, "a fact refers to a definition that is not there")


def _key_of(fact: Fact) -> str | None:
    """The key that a fact has by what it states; None where its extractor chooses it."""
    match fact:
        case Attribute():
            return f"{fact.signal} {fact.attribute}"
        case Field():
            words = (fact.where, fact.status, fact.media_type, fact.path, fact.variant)
            return " ".join(word for word in words if word)
        case Metric():
            return f"metric:{fact.name}"
        case Status():
            return f"status {fact.status}"
    return None


def _unfit(path: Path, what: str) -> Misused:
    return Misused(
        f"{path}: {what}",
        hint="Restore it from version control, or accept today's contract.",
    )
