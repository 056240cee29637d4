"""A form -> a type that reads the texts of that form, and refuses all others. Doors of msgspec.

Names never become code: the attributes are numbered. An array is read by a type with a field for
each item, so that one look-up gives all values that decide.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from operator import attrgetter
from types import NoneType
from typing import Annotated, Any, Final

import msgspec

from checker.observe.fast.form import Form, Unsuited

MAX_MEMBERS: Final = 200  # names of one object; with more it is hardly one that is documented

# Beyond these, integers are looked at in the usual way: not all parsers read them alike.
INTEGER: Final[Any] = Annotated[int, msgspec.Meta(ge=-(2**63), le=2**63 - 1)]
SCALARS: Final[Mapping[type, Any]] = {
    bool: bool,
    float: float | INTEGER,  # alone it would read an integer as a fraction
    int: INTEGER,
    NoneType: None,
    str: str,
}

# Of a text that fits no type; they may quote it.
UNREAD: Final = (msgspec.MsgspecError, RecursionError, UnicodeDecodeError)

FORBIDDEN: Final = re.compile(r'["\\\x00-\x1f]')  # in names, by msgspec

Types = dict[Form, Any]


def type_of(form: Form, types: Types) -> Any:  # noqa: ANN401 - a type
    """The type for a form; what was made before is in `types`. Raises Unsuited."""
    if type(form) is type:
        return SCALARS[form]
    made = types.get(form)
    if made is None:
        inner = [type_of(one, types) for one in form[-1]]
        names = form[1] if form[0] == "{" else ()
        if len(inner) > MAX_MEMBERS or any(map(FORBIDDEN.search, names)):
            raise Unsuited
        attributes = [f"at{at}" for at in range(len(inner))]
        made = types[form] = msgspec.defstruct(
            "Read",
            [*zip(attributes, inner, strict=True)],
            rename=dict(zip(attributes, names, strict=True)) if names else None,
            array_like=form[0] == "[",
            forbid_unknown_fields=True,
            gc=False,
        )
    return made


def decoder(form: Form, types: Types) -> Callable[[bytes], Any]:
    """What reads a text of the form; for any other it raises what is in UNREAD. Raises Unsuited."""
    return msgspec.json.Decoder(type_of(form, types)).decode


def getter(paths: list[tuple[int, ...]]) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the values at some paths: of one path twice, so that they are always several."""
    if not paths:
        return lambda _: ()
    several = [".".join(f"at{at}" for at in path) for path in paths]
    return attrgetter(*several, *several[: len(several) == 1])
