"""A form -> a type that reads the texts of that form, and refuses all others. The door of msgspec.

Names never become code: the attributes are numbered. An array is read by a type with a field for
each item, so that one look-up gives all values that decide.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter
from types import NoneType
from typing import Annotated, Any, Final, Literal, TypeAlias

import msgspec

from checker.observe.fast.form import Form, Path, Unsuited

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

Types: TypeAlias = "dict[Form, Any]"  # that were made


def type_of(form: Form, value: Any, types: Types) -> Any:  # noqa: ANN401 - a type, any JSON
    """The type for a form; what was made before is in `types`. Raises Unsuited.

    `value` has that form: a type reads its members most quickly in the order in which they came.
    """
    if type(form) is not tuple:
        return Literal[form] if type(form) is str else SCALARS[form]
    made = types.get(form)
    if made is None:
        named = form[0] == "{"
        names = form[1] if named else range(len(value))
        if len(names) > MAX_MEMBERS or (named and any(map(FORBIDDEN.search, names))):
            raise Unsuited
        fields = [
            (f"at{at}", type_of(inner, value[name], types))
            for at, (name, inner) in enumerate(zip(names, form[-1], strict=True))
        ]
        if named:
            order = {name: at for at, name in enumerate(value)}
            fields.sort(key=lambda field: order[names[int(field[0][2:])]])
        made = types[form] = msgspec.defstruct(
            "Read",
            fields,
            rename={f"at{at}": name for at, name in enumerate(names)} if named else None,
            array_like=not named,
            forbid_unknown_fields=True,
            gc=False,
        )
    return made


def decoder(form: Form, value: Any, types: Types) -> Callable[[bytes], Any]:  # noqa: ANN401
    """What reads a text of the form; for any other it raises what is in UNREAD. Raises Unsuited."""
    return msgspec.json.Decoder(type_of(form, value, types)).decode


def getter(paths: Iterable[Path]) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the values at some paths: of one path twice, so that they are always several."""
    several = [".".join(f"at{at}" for at in path) for path in paths]
    if not several:
        return lambda _: ()
    return attrgetter(*several, *several[: len(several) == 1])
