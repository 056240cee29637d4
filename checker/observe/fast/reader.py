"""Texts of forms that were met before: each is one more of a case, and looked at no further.

What is counted for a text depends on its form, on the few words that the documentation tells apart,
and on whether its fractions are whole numbers. Texts that agree in all of it are one case. A type
made for the form reads a text; what stands for the case, a text without values, is counted as often
as the case came, by whoever counts texts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from checker.model.node import ObservedPlace
from checker.model.variants import token
from checker.observe.fast.form import (
    Form,
    Path,
    Unsuited,
    filled,
    form_of,
    other_than,
    scalars,
    texts,
    with_words,
)
from checker.observe.fast.places import Deciding, with_branches
from checker.observe.fast.types import UNREAD, Types, decoder, getter
from checker.observe.row import LEAST, MOST
from checker.observe.strict import escaped

OFTEN: Final = 12  # times that a form is met before a type is worth the making of it
MAX_FORMS: Final = 1_000  # that have types
MAX_MET: Final = 16_384  # that are remembered without, by a number each
MAX_CASES: Final = 256  # of one form
AT_LEAST: Final = 2  # texts of which one is looked at,
SELDOM: Final = 24  # and where forms hardly return
TRIES: Final = 12  # forms that are tried

DIGITS: Final = bytes.maketrans(b"123456789", b"000000000")
TELLING: Final = ("object", "type")  # names of a whole by whose words it is told whose it is


class Case:
    """Texts that are counted alike, and how many came."""

    __slots__ = ("count", "form", "key", "whose")

    def __init__(self, whose: Any, form: KnownForm, key: Any) -> None:  # noqa: ANN401 - see `met`
        self.count = 0
        self.whose = whose
        self.form = form
        self.key = key

    def stands_for(self) -> Any:  # noqa: ANN401 - any JSON
        """A text of the case without values, as plain data."""
        return self.form.text_of(self.key)


class KnownForm:
    """A form: how its texts are read, and the cases of it that were met."""

    __slots__ = ("cases", "count", "floats", "form", "numbers", "read", "told", "whose", "words")

    def __init__(
        self,
        whose: Any,  # noqa: ANN401 - see `met`
        form: Form,
        words: dict[Path, frozenset[str]],
        read: Callable[[bytes], Any],
    ) -> None:
        kinds = dict(scalars(form))
        self.count = 0  # texts
        self.whose = whose
        self.form = form
        self.words = words
        self.floats = [path for path, kind in kinds.items() if kind is float]
        if not words.keys().isdisjoint(self.floats):
            raise Unsuited
        self.read = read
        self.told = getter(words)
        self.numbers = getter(self.floats)
        self.cases: dict[Any, Case] = {}

    def key(self, told: Any, value: Any) -> Any:  # noqa: ANN401 - as it was read
        """By what a text with fractions is counted; None where it has another form after all."""
        kinds = (
            *[
                one.is_integer() if type(one) is float and LEAST < one < MOST else None
                for one in self.numbers(value)
            ],
        )
        return None if None in kinds else (told, kinds)

    def without_values(self, key: Any) -> Any:  # noqa: ANN401 - of `key`
        """The same with nothing in it but documented words: None stands for any other."""
        told, kinds = key if self.floats else (key, None)
        known = [
            one if token(one) in words else None
            for one, words in zip(told, self.words.values())  # noqa: B905 - see `getter`
        ]
        told = (*known, *known[: len(known) == 1])
        return (told, kinds) if self.floats else told

    def text_of(self, key: Any) -> Any:  # noqa: ANN401 - any JSON
        """A text with that key, without values."""
        told, kinds = key if self.floats else (key, ())
        kind = dict(scalars(self.form))
        chosen = {path: 1.0 for path, whole in zip(self.floats, kinds) if whole}  # noqa: B905
        for (path, words), one in zip(self.words.items(), told):  # noqa: B905 - see `getter`
            chosen[path] = other_than(words, kind[path]) if one is None else one
        return filled(self.form, chosen)


class Reader:
    """The texts that are told apart by their content alone."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        # By their texts' quotation marks, and how they end:
        self._forms: dict[tuple[int, bytes], list[KnownForm]] = {}
        self._missed: tuple[KnownForm, Any] | None = None
        self._wait = 0  # texts until one is looked at:
        self._every = AT_LEAST  # of so many one

    def read(self, raw: bytes) -> Case | None:
        """The case of a text; None where it is to be counted in the usual way.

        A text that has one is JSON without faults.
        """
        self._missed = None
        quotes = raw.count(b'"') - escaped(raw)
        several = self._forms.get((quotes, raw[-2:].translate(DIGITS)))
        return None if several is None else self._case(several, raw)

    def _case(self, several: list[KnownForm], raw: bytes) -> Case | None:
        for form in several:
            try:
                value = form.read(raw)
            except UNREAD:  # of which a later exception would keep the text
                continue
            form.count += 1
            if form is not several[0]:
                self._sort(several, form)
            key = form.told(value)
            if form.floats:
                key = form.key(key, value)
            try:
                return form.cases[key]
            except KeyError:
                return self._other(form, key)
        return None

    def _sort(self, several: list[KnownForm], form: KnownForm) -> None:
        """What comes more often is tried before."""
        at = several.index(form)
        if form.count > several[at - 1].count:
            several[at - 1], several[at] = form, several[at - 1]

    def _other(self, form: KnownForm, key: Any) -> Case | None:  # noqa: ANN401 - of a text
        """The case of a text with words that are not documented, or not met yet."""
        if key is None:
            return None
        key = form.without_values(key)
        case = form.cases.get(key)
        if case is None:
            self._missed = form, key
        return case

    def met(self, raw: bytes, value: Any, whose: Any, place: ObservedPlace | None) -> None:  # noqa: ANN401
        """Learn of the text that was asked for last: it was counted in the usual way.

        `whose` says all that its content does not; `place` is what it was counted by.
        """
        if self._missed is not None:
            form, key = self._missed
            self._missed = None
            if len(form.cases) < MAX_CASES and form.whose == whose:
                form.cases[key] = Case(whose, form, key)
        elif self._wait:
            self._wait -= 1
        else:
            try:
                self._look(form_of(value), raw, value, whose, place)
            except Unsuited:
                self._seldom()

    def _look(
        self,
        form: Form,
        raw: bytes,
        value: Any,  # noqa: ANN401 - any JSON
        whose: Any,  # noqa: ANN401 - see `met`
        place: ObservedPlace | None,
    ) -> None:
        stands_for = self._every  # texts
        times = self._shared.times(form, stands_for)
        if times == stands_for:
            self._seldom()
            return
        self._every = max(self._every // 2, AT_LEAST)
        self._wait = self._every - 1
        if times < OFTEN or self._shared.left == 0:
            return
        form, words = self._shared.judged(form, value, place)
        several = self._forms.setdefault((2 * texts(form), raw[-2:].translate(DIGITS)), [])
        if len(several) < TRIES and all(known.form != form for known in several):
            self._shared.left -= 1
            read = decoder(form, value, self._shared.types)
            several.append(KnownForm(whose, form, words, read))

    def _seldom(self) -> None:
        self._every = min(self._every + 1, SELDOM)
        self._wait = self._every - 1

    def cases(self) -> Iterator[Case]:
        """All cases that were met."""
        for several in self._forms.values():
            for form in several:
                yield from form.cases.values()


class Shared:
    """What the readers of one run have in common."""

    def __init__(self, telling: Iterable[str]) -> None:
        self.types: Types = {}
        self.left = MAX_FORMS
        self._telling = frozenset(telling)
        self._met: dict[int, int] = {}
        self._deciding = Deciding()

    def times(self, form: Form, more: int) -> int:
        """How often a form was met, with so many times more."""
        if len(self._met) > MAX_MET:
            self._met.clear()
        number = hash(form)
        times = self._met[number] = self._met.get(number, 0) + more
        return times

    def judged(
        self,
        form: Form,
        value: Any,  # noqa: ANN401 - any JSON
        place: ObservedPlace | None,
    ) -> tuple[Form, dict[Path, frozenset[str]]]:
        """A value's form with the words that tell what is beside them; where other words decide."""
        found: dict[Path, frozenset[str]] = {}
        telling: dict[Path, frozenset[str]] = {}
        places = () if place is None else with_branches([place])
        for path, words, tells in self._deciding.spots(form, places):
            found[path] = words
            if tells:
                telling[path] = words
        for at, name in enumerate(form[1]):
            if name in TELLING and form[2][at] is str:
                found[at,] = telling[at,] = found.get((at,), frozenset()) | self._telling
        form = with_words(form, value, telling)
        left = dict(scalars(form))
        return form, {path: words for path, words in found.items() if path in left}
