"""Prose -> the operation that it names, and plain words on a field that contradict its schema."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from urllib.parse import SplitResult, urlsplit

from checker.extract.openapi.access import AUTHORIZATION, ordered
from checker.extract.openapi.operation import METHODS
from checker.extract.page import Block, Code, Heading, Item, Page, Paragraph
from checker.extract.prose.passages import MAX_PASSAGE, sentences
from checker.extract.reference.curl import SHELLS, Curl, read_curl
from checker.extract.reference.merge import Contradiction
from checker.extract.reference.side import Known, Nest, at, evidence
from checker.extract.reference.words import denied
from checker.model.contract import Field, Json, Operation, State
from checker.model.evidence import Evidence
from checker.model.path import ROOT

MAX_NAMES: Final = 40  # names in one paragraph that are looked at
_METHODS: Final = "|".join(METHODS).upper()
_OPERATION: Final = re.compile(
    rf"\b({_METHODS})\s+(https?://[^\s/`]{{1,200}})?(/[\w./{{}}:~-]*[\w}}/])(?![\w{{])"
)
_SAYS: Final = (
    r"\W{1,3}(?:(?:must|should|will|has\s+to|needs?\s+to|can\s+only)\s+)?"
    r"(?:be\s+|is\s+|are\s+)?(?:(?:always|sent|passed|given|returned|encoded)\s+)*(?:as\s+)?"
    r"an?\s+(?:JSON\s+|plain\s+|single\s+)?"
    r"(array|boolean|integer|number|object|string)\b(?!\s+or\b)"
)
_SECRET: Final = re.compile(r"key|token|secret", re.IGNORECASE)


def operation(page: Page, blocks: Sequence[Block]) -> Operation | None:
    """The operation that the prose names, else the one that the first curl command asks for."""
    named = next(_named(page, blocks), None)
    asked = next(_commands(blocks), None)
    access, address = _access(asked[1]) if asked else ((), None)
    servers = () if address is None else (f"{address.scheme}://{address.netloc}",)
    if named is not None:
        method, server, path, stated = named
        same = address is not None and address.path == path
        return Operation(
            method=method,
            path=path,
            servers=(server,) if server else servers if same else (),
            authentication=access,
            evidence=stated,
        )
    if asked is None or address is None or not address.path.strip("/"):
        return None
    block, curl = asked
    return Operation(
        method=curl.method,
        path=address.path,
        servers=servers,
        authentication=access,
        state=State.EXAMPLE_ONLY,
        evidence=at(page.url, block, curl.url or ""),
    )


def _named(
    page: Page, blocks: Sequence[Block]
) -> Iterator[tuple[str, str | None, str, tuple[Evidence, ...]]]:
    """(method, server, path, evidence) that the description and the prose name, in order."""
    found = _OPERATION.search(page.description)
    if found is not None:
        stated = evidence(page.url, (page.title,), page.description)
        yield found[1], found[2], found[3], stated
    for index, block in enumerate(blocks):
        text = _prose(block)
        found = _OPERATION.search(text)
        if found is not None:
            yield found[1], found[2], found[3], at(page.url, block, text)
        elif text in _METHODS.split("|"):
            after = blocks[index + 1 : index + 1 + MAX_PIECES]
            address = _ADDRESS.fullmatch(_prose(after[0])) if after else None
            server, path = (address[1], address[2]) if address else (None, _spelled(after))
            if path is not None:
                yield text, server, path, at(page.url, block, f"{text} {server or ''}{path}")


MAX_PIECES: Final = 40  # of a path that is set piece by piece
_ADDRESS: Final = re.compile(r"(https?://[^\s/`]{1,200})((?:/[\w.{}:~-]+)+)/?")
_PIECES: Final = re.compile(r"(?:/[\w.{}:~-]+)+/?")


def _prose(block: Block) -> str:
    if isinstance(block.content, (Heading, Item, Paragraph)):
        return block.content.text.plain
    return ""


def _spelled(blocks: Sequence[Block]) -> str | None:
    """A path of which each piece is set by itself: `/`, `v1`, `/`, `chat`."""
    path = ""
    for block in blocks:
        piece = _prose(block).replace(" ", "")
        if not piece or piece.startswith("/") == (path[-1:] == "/"):
            break
        path += piece
    return path if _PIECES.fullmatch(path) else None


def _commands(blocks: Sequence[Block]) -> Iterator[tuple[Block, Curl]]:
    for block in blocks:
        code = block.content
        if isinstance(code, Code) and code.language.partition("{")[0] in SHELLS | {""}:
            curl = read_curl(code.text)
            if curl is not None and curl.url is not None:
                yield block, curl


def _access(curl: Curl) -> tuple[tuple[Mapping[str, Json], ...], SplitResult | None]:
    """(credentials that the command sends, the address it asks)."""
    found: list[Mapping[str, Json]] = []
    for name, value in curl.headers.items():
        if name.lower() == AUTHORIZATION.lower():
            found.append({"scheme": value.split(" ", 1)[0].lower(), "header": AUTHORIZATION})
        elif _SECRET.search(name):
            found.append({"scheme": "apiKey", "header": name})
    try:
        address = urlsplit(curl.url or "")
    except ValueError:
        return ordered(found), None
    return ordered(found), address


def contradictions(page: Page, blocks: Sequence[Block], known: Known) -> dict[str, Contradiction]:
    """Documented fields of which a sentence says another type, by key: "send `n` as a string"."""
    found: dict[str, Contradiction] = {}
    for block in blocks:
        if not isinstance(block.content, (Item, Paragraph)):
            continue
        text = block.content.text
        for name in dict.fromkeys(text.codes[:MAX_NAMES]):
            field = _field(name, known)
            kind = None if field is None else _kind(name, text.plain)
            if field is not None and kind is not None and not _may_be(kind, field):
                stated = at(page.url, block, text.plain)
                found[field.key] = Contradiction(frozenset({kind}), stated)
    return found


def _field(name: str, known: Known) -> Field | None:
    """The field of the request, or else of the answer, that a name means."""
    nest = Nest(known)
    for side in (known.request, known.response):
        path = nest.below(side, ROOT, name)
        field = None if path is None else known.of(side, path)
        if field is not None and field.types:
            return field
    return None


def _kind(name: str, text: str) -> str | None:
    pattern = re.compile(rf"(?<![\w.]){re.escape(name)}(?![\w.]){_SAYS}", re.IGNORECASE)
    for sentence in sentences(text[:MAX_PASSAGE]):
        found = pattern.search(sentence)
        if found is not None and not denied(sentence, found.start(1)):
            return found[1].lower()
    return None


def _may_be(kind: str, field: Field) -> bool:
    numbers = {"integer", "number"}
    return kind in field.types or (kind in numbers and not numbers.isdisjoint(field.types))
