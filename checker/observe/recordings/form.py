"""One kind of recording: how its content shows it, how it is taken apart, its fidelity."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias
from urllib.parse import urlsplit

from checker.model.fidelity import META
from checker.observe.strict import RecordRefused


class TakenPart(NamedTuple):
    """One record that was taken out of a recording."""

    # An exchange in the form of JSON Lines, a Span, a record to be recognised anew, or, as bytes,
    # the JSON text of one.
    value: Any
    fidelity: str | None = None  # None: as the form has it
    # Which bodies of it stand in files beside the recording, by the names of these.
    beside: Mapping[str, str] = MappingProxyType({})


class HalfExchange(NamedTuple):
    """What was asked, or what was answered, where the other stands in a record of its own."""

    id: str  # that both carry
    members: Mapping[str, Any]  # the members of an exchange that it knows
    asked: bool


Taken: TypeAlias = "TakenPart | RecordRefused"
# (Byte offset, part) of each record of a text that comes in blocks. Raises RecordRefused.
Read: TypeAlias = "Callable[[Iterable[bytes]], Iterable[tuple[int, Taken]]]"


class Form(NamedTuple):
    """A row of RECORDINGS. A text is recognised by its head, an object of JSON by its names."""

    name: str
    fidelity: str  # one of model.shape.FIDELITIES
    parts: Callable[[Any], Iterable[Taken]] | None = None  # of an object, or of each of its items
    names: frozenset[str] = frozenset()  # that an object of this form has, all of them
    text: str = ""  # the member of an object that holds one record, as text
    path: tuple[str, ...] = ()  # to the list in an object whose items are the records
    named: Callable[[AbstractSet[str]], bool] | None = None  # are its names those of this form?
    holds: Callable[[Mapping[str, Any]], bool] | None = None  # has it the values of this form too?
    head: Callable[[bytes], bool] | None = None  # does a text begin as one of this form?
    read: Read | None = None  # such a text, where it is no JSON
    paired: bool = False  # does a line hold a request and a response, that types may read?

    def fits(self, names: AbstractSet[str]) -> bool:
        """Has an object of such names this form, as far as names tell?"""
        return (
            bool(self.names) and self.names <= names and (self.named is None or self.named(names))
        )

    def tells(self, value: Mapping[str, Any]) -> bool:
        """Is an object of this form?"""
        return (
            self.fits(value.keys())
            and (not self.path or isinstance(inside(value, self.path), list))
            and (self.holds is None or self.holds(value))
        )

    def taken(self, value: Mapping[str, Any]) -> Iterator[Taken]:
        """The records of an object of this form."""
        items = inside(value, self.path) if self.path else (value,)
        if not items:
            yield RecordRefused("no-records")
        for item in items:
            yield from self.of(item)

    def of(self, item: Any) -> Iterator[Taken]:  # noqa: ANN401 - any JSON
        """The records of one item; one that is not as its recorder writes it is left out."""
        try:
            yield from self.parts(item) if self.parts is not None else ()
        except RecordRefused as refused:
            yield refused.with_traceback(None)
        except RecursionError:
            yield RecordRefused("too-deep")
        except (AttributeError, IndexError, KeyError, StopIteration, TypeError, ValueError):
            # not chained: the exception would keep a value; of what has no body, spans have parts
            yield RecordRefused("span-unreadable" if self.fidelity == META else "form-unknown")


def inside(value: Any, path: Iterable[str]) -> Any:  # noqa: ANN401 - any JSON
    """What stands at a path of names; None where there is nothing."""
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def exchange(  # noqa: PLR0913 - one parameter a member
    *,
    method: object = None,
    url: object = None,
    status: object = None,
    headers: object = None,
    request: object = None,
    body: object = None,
) -> dict[str, Any]:
    """An exchange in the form of JSON Lines."""
    return {
        "method": method,
        "url": url,
        "status": status,
        "headers": headers,
        "request_body": request,
        "response_body": body,
    }


def addressed(url: object, host: object) -> object:
    """An address at a host, with its scheme or without, where it names none itself."""
    if not (isinstance(url, str) and isinstance(host, str)) or urlsplit(url).netloc:
        return url
    return f"{host}{url}" if "://" in host else f"https://{host}{url}"


def first(value: Mapping[str, Any], *names: str) -> Any:  # noqa: ANN401 - any JSON
    """The first member that is there and not null."""
    for name in names:
        found = value.get(name)
        if found is not None:
            return found
    return None
