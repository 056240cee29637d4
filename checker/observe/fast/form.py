"""A value -> its form: the names and types in it, and nothing else.

A form is the type of a scalar, `("[", forms of the items)` or `("{", names, forms of the members)`
with the names sorted. Two JSON texts of one form differ in values alone. In a form with words
(`with_words`) documented words stand in place of their type: there, texts agree in these words too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeAlias

from checker.model.variants import token
from checker.observe.row import LEAST, MOST

MAX_ITEMS: Final = 16  # of one array; with more, hardly two texts have the same form
MAX_PARTS: Final = 600  # values of a text

Form: TypeAlias = "Any"  # mypy knows no tuple that holds itself
Path: TypeAlias = "tuple[int, ...]"  # numbers of members, by their sorted names, and of items

# What stands for a scalar whose value says nothing.
NOTHING: Final[Mapping[type, Any]] = {bool: True, float: 0.5, int: 0, str: "", type(None): None}


class Unsuited(Exception):
    """A text that has no form, or one that is not worth a type."""


def form_of(value: Any) -> Form:  # noqa: ANN401 - any JSON
    """The form of a value. Raises Unsuited."""
    return _form(value, [MAX_PARTS])


def _form(value: Any, left: list[int]) -> Form:  # noqa: ANN401 - any JSON
    kind = type(value)
    left[0] -= 1
    if kind is dict:
        names = (*sorted(value),)
        return "{", names, (*[_form(value[name], left) for name in names],)
    if left[0] < 0:
        raise Unsuited
    if kind is list:
        if len(value) > MAX_ITEMS:
            raise Unsuited
        return "[", (*[_form(item, left) for item in value],)
    if kind in (int, float) and not LEAST < value < MOST:
        raise Unsuited
    return kind


def with_words(
    form: Form,
    value: Any,  # noqa: ANN401 - any JSON
    where: Mapping[Path, frozenset[str]],
    path: Path = (),
) -> Form:
    """The form, and in it the texts of a value that are words known at their paths."""
    if form is str:
        return value if value in where.get(path, ()) else form
    if type(form) is type:
        return form
    values = [value[name] for name in form[1]] if form[0] == "{" else value
    inner = [with_words(one, values[at], where, (*path, at)) for at, one in enumerate(form[-1])]
    return (*form[:-1], (*inner,))


def scalars(form: Form, path: Path = ()) -> Iterator[tuple[Path, type]]:
    """Every scalar of a form that is no word: where it stands, and its type."""
    if type(form) is type:
        yield path, form
    elif type(form) is not str:
        for at, inner in enumerate(form[-1]):
            yield from scalars(inner, (*path, at))


def texts(form: Form) -> int:
    """The quoted texts of a form: names, and values."""
    if type(form) is not tuple:
        return int(form is str or type(form) is str)
    return sum(map(texts, form[-1])) + (len(form[1]) if form[0] == "{" else 0)


def filled(form: Form, told: Mapping[Path, Any], path: Path = ()) -> Any:  # noqa: ANN401 - any JSON
    """A value of a form, with some scalars at some paths, and what says nothing elsewhere."""
    if type(form) is not tuple:
        return form if type(form) is str else told.get(path, NOTHING[form])
    inner = (filled(one, told, (*path, at)) for at, one in enumerate(form[-1]))
    return [*inner] if form[0] == "[" else dict(zip(form[1], inner, strict=True))


def other_than(words: frozenset[str], kind: type) -> Any:  # noqa: ANN401 - a scalar
    """A scalar of a type that is none of some words; of two truth values there may be no other."""
    several = range(len(words) + 1)
    if kind is bool:
        return next((one for one in (True, False) if token(one) not in words), True)
    made = (each if kind is int else "\0" * each for each in several)
    return next(one for one in made if token(one) not in words)
