"""Addresses -> objects: what there is to read, and by which each is known again. Door of fsspec."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from glob import has_magic
from pathlib import Path
from typing import Any, BinaryIO, Final, cast

from checker import DISTRIBUTION
from checker.model.errors import Misused

STORE: Final = "://"  # in an address of a store; without, it is a path
# What stores call the digest of an object, and the time at which it was written.
MARKS: Final = (
    *("ETag", "etag", "md5Hash", "content_md5"),
    *("LastModified", "last_modified", "updated", "mtime", "created"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Object:
    """One recording in a store."""

    number: int  # of the input, from 1
    address: str  # with its protocol; it may be the user's own business and is never printed
    size: int = 0  # bytes; 0 where the store does not tell
    mark: str | None  # another one when the content is another; None where the store tells nothing


def objects(addresses: Sequence[str]) -> list[Object]:
    """All objects at some addresses, sorted, each once. An address may be a folder or a pattern.

    Raises Misused where there is none, where the store cannot be reached, or fsspec is not there.
    """
    found: dict[str, dict[str, Any]] = {}
    for at, address in enumerate(addresses, 1):
        before = len(found)
        try:
            found.update(_found(address))
        except ImportError as error:
            raise _missing(error) from None
        except (OSError, ValueError) as error:
            said = type(error).__name__
            raise Misused(
                f"address {at} cannot be listed ({said})",
                hint="Look whether the address and its credentials are right.",
            ) from None
        if len(found) == before:
            raise Misused(
                f"address {at} leads to no object that is not read already",
                hint="Look whether the address is right, and name each object once.",
            )
    return [
        Object(number=number, address=address, size=info.get("size") or 0, mark=_mark(info))
        for number, (address, info) in enumerate(sorted(found.items()), 1)
    ]


def opened(address: str) -> BinaryIO:
    """The bytes of an object. Raises OSError, and what else its file system raises."""
    if STORE not in address:
        return Path(address).open("rb")
    import fsspec  # noqa: PLC0415 - it is an extra

    return cast("BinaryIO", fsspec.open(address, "rb").open())


def _found(address: str) -> Iterator[tuple[str, dict[str, Any]]]:
    if STORE not in address:
        yield from _files(address)
        return
    from fsspec.core import url_to_fs  # noqa: PLC0415 - it is an extra

    files, path = url_to_fs(address)
    several = (files.glob if has_magic(address) else files.find)(path, detail=True)
    for name, info in several.items():
        if info.get("type") == "file":
            yield files.unstrip_protocol(name), info


def _files(pattern: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Files of this machine, by their whole paths: another machine may read them."""
    path = Path(pattern).absolute()
    if not has_magic(pattern) or path.exists():
        several = path.rglob("*") if path.is_dir() else iter([path])
    else:
        rest = path.relative_to(path.anchor)
        several = Path(path.anchor).glob(str(rest))
    for file in several:
        hidden = path.is_dir() and any(
            part.startswith(".") for part in file.relative_to(path).parts
        )
        if file.is_file() and not hidden:
            about = file.stat()
            yield str(file), {"size": about.st_size, "mtime": about.st_mtime_ns}


def _mark(info: dict[str, Any]) -> str | None:
    told = [str(info[name]) for name in MARKS if info.get(name)]
    return f"{info.get('size')} {told}" if told else None


def _missing(error: ImportError) -> Misused:
    """What an address asks for and is not installed."""
    name = (error.name or "").partition(".")[0]
    if name == "fsspec":
        return not_installed("fsspec, which reads addresses of stores,", "dask")
    which = f": {name}" if name else ""
    return Misused(
        f"this kind of address is read with a package that is not installed{which}",
        hint="Install the package of fsspec for that store, then run it again.",
    )


def not_installed(what: str, extra: str) -> Misused:
    """The error to raise; `extra` brings it, as pyproject.toml names it."""
    return Misused(f"{what} is not installed", hint=f"Run `pip install '{DISTRIBUTION}[{extra}]'`.")
