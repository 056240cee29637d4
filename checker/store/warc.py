"""A web archive (WARC, ISO 28500) <-> accesses with their bodies: pages that others kept.

An archive is a stranger's file: what cannot be read of it ends the reading, and never the run.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import redirect_stderr, suppress
from dataclasses import dataclass
from datetime import datetime
from http.client import responses
from io import StringIO
from typing import Any, BinaryIO, Final
from uuid import NAMESPACE_URL, uuid5

from checker.model.access import Access
from checker.model.plain import moment, utc

MAX_BODY: Final = 16 * 1024 * 1024  # bytes, as for a page that is read
PIECE: Final = 64 * 1024
MAGIC: Final = b"WARC/"
GZIP_MAGIC: Final = b"\x1f\x8b"
OK: Final = 200
NOT_MODIFIED: Final = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedPage:
    """One record of an archive that is of an address asked for."""

    url: str
    accessed: datetime  # UTC, to the second
    status: int
    fields: Mapping[str, str]  # by name in lower case
    body: bytes | None  # content coding removed; None: that of the record before, of its address


class ArchiveBroken(Exception):
    """The archive cannot be read on; what was read of it stands."""


def is_archive(beginning: bytes) -> bool:
    """Does a file begin as an archive, compressed or not?"""
    if beginning.startswith(GZIP_MAGIC):
        with suppress(zlib.error):
            beginning = zlib.decompressobj(31).decompress(beginning, 64)
    return beginning.startswith(MAGIC)


def read(file: BinaryIO, wanted: Callable[[str], bool]) -> Iterator[ArchivedPage]:
    """The records of wanted addresses, in the order of the file. Raises ArchiveBroken.

    `response` and `resource` records carry a body, a `revisit` stands for one before it.
    """
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - few runs need it

    try:
        with redirect_stderr(StringIO()):  # where the library quotes what it does not understand
            records = ArchiveIterator(file)
        while True:
            with redirect_stderr(StringIO()):
                record = next(records, None)
                found = None if record is None else _page(record, wanted)
            if record is None:
                return
            if found is not None:
                yield found
    except Exception as error:  # the library raises what its parsers do
        raise ArchiveBroken from error


def _page(record: Any, wanted: Callable[[str], bool]) -> ArchivedPage | None:  # noqa: ANN401 - warcio has no types
    head, http = record.rec_headers, record.http_headers
    url = (head.get_header("WARC-Target-URI") or "").strip("<>")
    if record.rec_type not in ("response", "resource", "revisit") or not wanted(url):
        return None
    fields = {name.lower(): value for name, value in http.headers} if http else {}
    if record.rec_type == "resource":
        fields = {"content-type": head.get_header("Content-Type") or ""}
    body = None if record.rec_type == "revisit" else _body(record)
    return ArchivedPage(
        url=url,
        accessed=moment(head.get_header("WARC-Date")[:19] + "Z"),
        status=int(http.get_statuscode()) if http and body is not None else OK,
        fields=fields,
        body=body,
    )


def _body(record: Any) -> bytes:  # noqa: ANN401 - likewise
    body = bytearray()
    stream = record.content_stream()
    while piece := stream.read(PIECE):
        body += piece
        if len(body) > MAX_BODY:
            raise ArchiveBroken
    while record.raw_stream.read(PIECE):  # what stands after the last chunk
        pass
    if record.raw_stream.limit:  # fewer octets than the record says that it has
        raise ArchiveBroken
    return bytes(body)


def write(accesses: Iterable[tuple[Access, bytes]], *, compressed: bool) -> bytes:
    """An archive of accesses: of one that found what was found before, a `revisit` record.

    The same accesses give the same bytes. A page that was imported is a `resource`: no answer of
    a server is known of it.
    """
    last: dict[str, Access] = {}
    records = []
    for number, (access, body) in enumerate(accesses):
        before = last.get(access.url)
        records.append(_record(number, access, body, before))
        last[access.url] = access
    if compressed:  # each by itself, so that one can be read without those before it
        records = [gzip.compress(record, mtime=0) for record in records]
    return b"".join(records)


def _record(number: int, access: Access, body: bytes, before: Access | None) -> bytes:
    name = uuid5(NAMESPACE_URL, f"{number} {access.url} {access.accessed} {access.digest}")
    head = {
        "WARC-Type": "response",
        "WARC-Record-ID": f"<urn:uuid:{name}>",
        "WARC-Date": utc(access.accessed),
        "WARC-Target-URI": access.url,
        "WARC-Payload-Digest": access.digest,
        "Content-Type": "application/http; msgtype=response",
    }
    if before is not None and before.digest == access.digest:
        head |= {
            "WARC-Type": "revisit",
            "WARC-Profile": NOT_MODIFIED,
            "WARC-Refers-To-Target-URI": before.url,
            "WARC-Refers-To-Date": utc(before.accessed),
        }
        block = _answer(304, access, b"")
    elif access.status is None:
        head |= {"WARC-Type": "resource", "Content-Type": access.media_type}
        block = body
    else:  # a 304 that no record stands before renews a body that came with a 200
        block = _answer(OK, access, body)
    head["Content-Length"] = str(len(block))
    return _lines("WARC/1.1", head) + block + b"\r\n\r\n"


def _answer(status: int, access: Access, body: bytes) -> bytes:
    fields = {
        "Content-Type": access.media_type,
        "Content-Length": str(len(body)) if body else None,
        "ETag": access.etag,
        "Last-Modified": access.last_modified,
    }
    return _lines(f"HTTP/1.1 {status} {responses[status]}", fields) + body


def _lines(first: str, fields: Mapping[str, str | None]) -> bytes:
    lines = [f"{name}: {value}" for name, value in fields.items() if value is not None]
    return "\r\n".join([first, *lines, "", ""]).encode("utf-8")
