"""One line of a shape -> its members, typed. Beside `fast` this is the only use of msgspec."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Annotated, Any, Final, Literal, TypeAlias

import msgspec
import orjson

from checker.model.fidelity import UNKNOWN

Count: TypeAlias = Annotated[int, msgspec.Meta(ge=0)]
Type: TypeAlias = Literal["array", "boolean", "integer", "null", "number", "object", "string"]


HEAD: Final = (
    "schema",
    "contract",
    "source",
    "where",
    "status",
    "media_type",
    "variant",
    "fidelity",
)  # what a shape is of
UNSET: Final = msgspec.UNSET  # what is not there


class LineRow(msgspec.Struct, gc=False):
    """One path."""

    types: dict[Type, Count]
    present: Count
    parents: Count
    records: Count
    documented: bool = True


class ShapeLine(msgspec.Struct, gc=False):
    """What a line says. What is not typed is held against the form by who asks for it."""

    schema: Any
    contract: Any
    source: Any
    where: Any
    status: Any
    media_type: Any
    variant: Any
    count: Count
    fields: dict[str, LineRow]
    tokens: dict[str, dict[str, Count]]
    fidelity: Any = UNKNOWN
    stream: Any = UNSET
    left_out: Any = UNSET


about: Final[Callable[[ShapeLine], tuple[Any, ...]]] = attrgetter(*HEAD)
_decode: Final[Callable[[bytes], ShapeLine]] = msgspec.json.Decoder(ShapeLine).decode


def shape_line(line: bytes) -> ShapeLine:
    """The members of a line; unknown ones are passed over. Raises ValueError for any other text."""
    try:
        return _decode(line)
    except msgspec.DecodeError:  # of which a later exception would keep the text
        pass
    data = _whole(orjson.loads(line))
    try:
        return msgspec.convert(data, ShapeLine)
    except msgspec.ValidationError:  # which is a ValueError since 0.22 alone
        raise ValueError from None


def _whole(value: Any) -> Any:  # noqa: ANN401 - any JSON
    """The same with integers for 1.0: as in JSON Schema, it is a count."""
    if isinstance(value, dict):
        return {name: _whole(item) for name, item in value.items()}
    return int(value) if isinstance(value, float) and value.is_integer() else value
