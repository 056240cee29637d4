"""What was seen at a view -> a type that reads such objects. The one door of msgspec.

The names that the objects had, and the types of their values, become the fields of a Struct. A text
that fits is read at once, without dictionaries; another is refused, and read in the usual way.
Names never become code: the attributes are numbered.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from functools import lru_cache, reduce
from operator import attrgetter, or_
from types import GenericAlias, NoneType
from typing import TYPE_CHECKING, Annotated, Any, Final, TypeAlias

import msgspec

from checker.observe.counter import Counter
from checker.observe.entry import Kind

if TYPE_CHECKING:  # a case knows its layout
    from checker.observe.case import Case

Get: TypeAlias = "Callable[[Any], tuple[Any, ...]]"

MAX_MEMBERS: Final = 200  # names of one object; with more it is hardly one that is documented
MAX_TOGETHER: Final = 256  # combinations of kinds of objects that are judged by one look-up

# Beyond these, integers are looked at in the usual way: not all parsers read them alike.
INTEGER: Final[Any] = Annotated[int, msgspec.Meta(ge=-(2**63), le=2**63 - 1)]
EMPTY: Final[Any] = Annotated[list[Any], msgspec.Meta(max_length=0)]
SCALARS: Final[dict[type, tuple[Any, ...]]] = {
    bool: (bool,),
    float: (float, INTEGER),  # alone it would read an integer as a fraction
    int: (INTEGER,),
    NoneType: (None,),
    str: (str,),
}

# Of a text that fits no type; they may quote it.
UNREAD: Final = (msgspec.MsgspecError, RecursionError, UnicodeDecodeError)

FORBIDDEN: Final = re.compile(r'["\\\x00-\x1f]')  # in names, by msgspec

Layouts: TypeAlias = "dict[type, Layout]"  # by their types


class Unsuited(Exception):
    """Objects that no type can be made for."""


class Layout:
    """How the objects of one view are read, and every case of them that was met."""

    __slots__ = (
        "at",
        "cases",
        "combinations",
        "form",
        "only",
        "parts",
        "paths",
        "telling",
        "told",
        "varying",
        "view",
    )

    def __init__(self, view: Counter, draft: Draft, telling: str, told: str) -> None:
        self.view = view
        self.at = draft.at
        self.telling = telling  # a name besides, by whose value the type is chosen,
        self.told = told  # which is this
        self.form: type = msgspec.defstruct(
            "Read",
            draft.fields,
            rename={attribute: name for name, attribute in draft.at.items()},
            tag_field=telling or None,
            tag=told if telling else None,
            forbid_unknown_fields=True,
            gc=False,
            kw_only=True,
        )
        # Objects that are judged by one look-up, with the paths to them: themselves, and such in
        # them as are always there.
        self.parts: tuple[tuple[str, Layout], ...] = (("", self), *draft.parts)
        self.combinations = draft.combinations
        self.paths = draft.varying
        # The values by whose types cases differ:
        self.varying: Get | None = getter(self.paths) if self.paths else None
        self.cases: dict[tuple[type, ...], Case] = {}
        self.only: Case | None = None  # where nothing varies

    def every_case(self) -> Iterable[Case]:
        """All that was met."""
        return [*self.cases.values()] if self.only is None else [self.only]


class Draft:
    """What is known of the members of objects, while their layout is made."""

    def __init__(self, combinations: int) -> None:
        self.at: dict[str, str] = {}  # name -> attribute
        self.fields: list[Any] = []  # as msgspec takes them
        self.varying: list[str] = []  # paths of attributes
        self.parts: list[tuple[str, Layout]] = []
        self.combinations = combinations

    def add(self, name: str, choices: set[Any], layouts: Layouts, *, always: bool) -> None:
        """A member that is read as one of the choices, or is not there, where it is not always."""
        attribute = self.at[name] = f"at{len(self.at)}"
        if not always:
            absent = (_any_of({*choices, msgspec.UnsetType}, layouts), msgspec.UNSET)
            self.fields.append((attribute, *absent))
        elif choices:
            self.fields.append((attribute, _any_of(choices, layouts)))
        else:
            raise Unsuited
        if not always or len(choices) > 1:
            self.varying.append(attribute)
            return
        inner = layouts.get(*choices)
        if inner is not None and self.combinations * inner.combinations <= MAX_TOGETHER:
            self.combinations *= inner.combinations
            self.varying += [f"{attribute}.{path}" for path in inner.paths]
            self.parts += [(f"{attribute}.{path}".rstrip("."), part) for path, part in inner.parts]


def lay_out(
    view: Counter, kinds: Collection[Kind], layouts: Layouts, telling: str = "", told: str = ""
) -> Layout:
    """The layout of the objects of such kinds, and before it of all that lies in them.

    `told` is what all of them have under the name `telling`. Raises Unsuited.
    """
    seen: dict[str, list[type]] = {}  # of each kind that has the name
    for kind in kinds:
        half = len(kind) // 2
        for name, type_ in zip(kind[:half], kind[half:], strict=True):
            seen.setdefault(name, []).append(type_)
    words = seen.pop(telling, []) if telling else [str] * len(kinds)
    names = (telling, *seen)
    if words != [str] * len(kinds) or len(seen) > MAX_MEMBERS or any(map(FORBIDDEN.search, names)):
        raise Unsuited
    draft = Draft(len(kinds))
    for name, types in seen.items():
        choices = {choice for type_ in {*types} for choice in _read_as(view, name, type_, layouts)}
        draft.add(name, choices, layouts, always=len(types) == len(kinds))
    layout = Layout(view, draft, telling, told)
    layouts[layout.form] = layout
    return layout


def _read_as(view: Counter, name: str, type_: type, layouts: Layouts) -> Iterable[Any]:
    """The types of which one reads values of a type, under a name in objects of a view."""
    if type_ in SCALARS:
        return SCALARS[type_]
    inner = view.named(name)
    if type_ is dict:
        if inner is None or not inner.told:
            return [dict[str, Any]]
        return _forms(inner, layouts)
    items = None if inner is None else inner.items
    if items is None or not items.told:
        return [list[Any]]
    forms = _forms(items, layouts)
    return [GenericAlias(list, _any_of(forms, layouts)) if forms else EMPTY]


def _forms(view: Counter, layouts: Layouts) -> list[type]:
    """The types of a view's objects: one, or one for each branch that one word tells."""
    if view.other is None:
        return [lay_out(view, view.entries, layouts).form] if view.entries else []
    return [
        lay_out(leaf, leaf.entries, layouts, view.telling, told).form
        for told, leaf in view.table.items()
        if leaf.entries
    ]


def _any_of(choices: Iterable[Any], layouts: Layouts) -> Any:  # noqa: ANN401 - a type
    """The union of types. One that is chosen by a word is joined by one that no text fits.

    Alone, it would be taken for the only choice where the word is missing.
    """
    several = [*choices]
    telling = {layouts[choice].telling for choice in several if choice in layouts} - {""}
    return reduce(or_, [*several, *map(_never, telling)])


@lru_cache(maxsize=64)
def _never(telling: str) -> type:
    impossible = Annotated[int, msgspec.Meta(gt=0, lt=0)]
    name = {"never": f"{telling}_"}  # another one than the word's
    return msgspec.defstruct(
        "Never", [("never", impossible)], rename=name, tag_field=telling, tag="\0"
    )


def getter(paths: Iterable[str]) -> Get:
    """What gives the values at some paths: of one path twice, so that they are always several."""
    several = [*paths]
    if not several:
        return nothing
    return attrgetter(*several, *several[: len(several) == 1])


def reader(forms: Iterable[type], layouts: Layouts) -> Callable[[bytes], Any]:
    """What reads a text as the one of these types that it fits. Raises what is in UNREAD."""
    return msgspec.json.Decoder(_any_of(forms, layouts)).decode


def nothing(_: object) -> Any:  # noqa: ANN401 - as what reads, or gives values
    """Reads no text, gives no values."""
    return None


def is_absent(value: object) -> bool:
    """Is it no value, but the mark of a name that is not there?"""
    return value is msgspec.UNSET
