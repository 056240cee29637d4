"""What was met at a place -> a type that reads it, and refuses all else. The door of msgspec.

Names never become code: the attributes are numbered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from operator import attrgetter
from types import NoneType
from typing import Annotated, Any, Final, Literal, TypeAlias, Union

import msgspec

from checker.model.variants import token
from checker.observe.counter import Counter
from checker.observe.fast.met import FORBIDDEN, MAX_MEMBERS, MetObjects, MetValues, Unsuited

# Beyond these, integers are looked at in the usual way: not all parsers read them alike.
INTEGER: Final[Any] = Annotated[int, msgspec.Meta(ge=-(2**63), le=2**63 - 1)]
SCALARS: Final[Mapping[type, Any]] = {
    bool: bool,
    dict: dict[str, Any],
    float: float | INTEGER,  # alone it would read an integer as a fraction
    int: INTEGER,
    list: list[Any],
    NoneType: None,
    str: str,
}
FEW: Final = 4  # items of an array of which each has a type of its own
RAW: Final = msgspec.Raw
ABSENT: Final = msgspec.UNSET  # what is not there,
UNSET: Final = msgspec.UnsetType  # and its type

plain: Final[Callable[[bytes], Any]] = msgspec.json.decode

# Of a text that fits no type; they may quote it.
UNREAD: Final = (msgspec.MsgspecError, RecursionError, UnicodeDecodeError)


def unread(_: bytes) -> Any:  # noqa: ANN401 - as of what reads one
    """What reads no text: it raises as for one that does not fit."""
    raise msgspec.DecodeError


Made = dict[MetObjects, type[msgspec.Struct]]
Telling: TypeAlias = "Mapping[str, AbstractSet[str]]"


def decoder(values: MetValues, made: Made) -> Callable[[bytes], Any]:
    """What reads a text; for any that does not fit it raises what is in UNREAD.

    The types of objects are added to `made`.
    """
    return msgspec.json.Decoder(_type_of(values, made)).decode


def attributes(objects: MetObjects) -> dict[str, str]:
    """The attribute of each member; of the word that tells a branch there is none."""
    return {name: f"at{at}" for at, name in enumerate(objects.members) if name != objects.tag}


def getter(paths: Iterable[str]) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the values at some attributes: of one twice, so that they are always several."""
    several = [*paths]
    if not several:
        return lambda _: ()
    return attrgetter(*several, *several[: len(several) == 1])


def is_loose(values: MetValues) -> bool:
    """Is it read as bytes: objects of which nothing is reported?"""
    counter = values.counter
    named = counter is not None and (counter.descends or counter.node.values is not None)
    return values.kinds == {dict} and not named


def _type_of(values: MetValues, made: Made) -> Any:  # noqa: ANN401 - a type
    if is_loose(values):
        return RAW
    types: list[Any] = [SCALARS[kind] for kind in values.kinds - {str}]
    if str in values.kinds:
        types.append(str if values.word is None else Literal[values.word])
    types += [_struct_of(objects, made) for objects in values.several()]
    if values.items is not None:
        types.append(list[_type_of(values.items, made)])  # type: ignore[misc]
    return Union[tuple(types)] if types else None  # noqa: UP007 - a list of them


def _struct_of(objects: MetObjects, made: Made) -> type[msgspec.Struct]:
    fields: list[Any] = []
    names = attributes(objects)
    for name, at in names.items():
        inner = _type_of(objects.members[name], made)
        always = name in objects.always
        fields.append((at, inner) if always else (at, Union[inner, UNSET], msgspec.UNSET))  # noqa: UP007 - it may be None
    made[objects] = msgspec.defstruct(
        "Read",
        fields,
        rename={at: name for name, at in names.items()},
        tag_field=objects.tag or None,
        tag=objects.word or None,
        forbid_unknown_fields=True,
        kw_only=True,
        gc=False,
    )
    return made[objects]


def exact_decoder(value: Any, counter: Counter, telling: Telling) -> Callable[[bytes], Any]:  # noqa: ANN401 - any JSON
    """What reads texts that are counted as this value is, and no others.

    `telling`: words by which such texts are known, by name. Raises Unsuited where what is counted
    depends on more than names, types and documented words: no other word is kept.
    """
    return msgspec.json.Decoder(_exact(value, counter, telling)).decode


def _exact(value: Any, counter: Counter | None, telling: Telling) -> Any:  # noqa: ANN401 - a type
    kind = type(value)
    if kind is dict:
        return _exact_struct(value, counter, telling)
    if kind is list and len(value) <= FEW:
        items = None if counter is None else counter.items
        return tuple[tuple(_exact(item, items, {}) for item in value)]  # type: ignore[misc]
    if kind in (float, list):
        raise Unsuited
    if counter is None or counter.tokens is None or kind not in counter.worded:
        return SCALARS[kind]
    if kind is bool or token(value) not in counter.tokens:
        raise Unsuited
    return Literal[value]


def _exact_struct(
    value: dict[str, Any], counter: Counter | None, telling: Telling
) -> type[msgspec.Struct]:
    if len(value) > MAX_MEMBERS or any(map(FORBIDDEN.search, value)):
        raise Unsuited
    fields: list[Any] = []
    branch = None if counter is None else counter.branch(value)
    told = [telling] if counter is None else [telling, *counter.tells()]
    for at, (name, item) in enumerate(value.items()):
        several = [words[name] for words in told if name in words]
        inner = None if branch is None else branch.named(name) or branch.values
        if several and type(item) is str:
            if not any(item in words for words in several):
                raise Unsuited
            fields.append((f"at{at}", Literal[item]))
        else:
            fields.append((f"at{at}", _exact(item, inner, {})))
    return msgspec.defstruct(
        "Exact",
        fields,
        rename={f"at{at}": name for at, name in enumerate(value)},
        forbid_unknown_fields=True,
        kw_only=True,
        gc=False,
    )


Status: TypeAlias = Annotated[int, msgspec.Meta(ge=100, le=599)]
Headers: TypeAlias = "dict[str, str] | list[tuple[str, str]] | msgspec.UnsetType"


class ExchangeLine(msgspec.Struct, forbid_unknown_fields=True):
    """An exchange as most recorders write it; its bodies are bytes that nobody has read."""

    method: str
    url: str
    status: Status
    response_body: msgspec.Raw
    headers: Headers = msgspec.UNSET
    request_body: msgspec.Raw | msgspec.UnsetType = msgspec.UNSET


class PairRequest(msgspec.Struct, forbid_unknown_fields=True):
    """What was asked, as a pair of request and response has it."""

    method: str
    url: str
    headers: Headers = msgspec.UNSET
    body: msgspec.Raw | msgspec.UnsetType = msgspec.UNSET


class PairResponse(msgspec.Struct, forbid_unknown_fields=True):
    """What was answered; its status stands under one of two names."""

    body: msgspec.Raw
    headers: Headers = msgspec.UNSET
    status: Status | msgspec.UnsetType = msgspec.UNSET
    status_code: Status | msgspec.UnsetType = msgspec.UNSET


class PairLine(msgspec.Struct, forbid_unknown_fields=True):
    """A request and its response; their bodies are bytes that nobody has read."""

    request: PairRequest
    response: PairResponse


exchange_line: Final[Callable[[bytes], ExchangeLine]] = msgspec.json.Decoder(ExchangeLine).decode
pair_line: Final[Callable[[bytes], PairLine]] = msgspec.json.Decoder(PairLine).decode
text_of: Final[Callable[[bytes], str]] = msgspec.json.Decoder(str).decode
