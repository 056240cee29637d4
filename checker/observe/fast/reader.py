"""Texts whose members were met before: read by types of their own, and counted by plans.

A text is counted, or it is not read at all and counted in the usual way. Then what it has is added
to what the types read, now and then: the more often that was done, the more seldom.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from typing import Any, Final

from checker.observe.counter import Counter
from checker.observe.exchange import UnreadExchange
from checker.observe.fast.counting import TypeCounting
from checker.observe.fast.exchanges import unread_exchange, unread_pair
from checker.observe.fast.met import MetObjects, MetValues, Unsuited, typed
from checker.observe.fast.plans import Noted, TypePlans
from checker.observe.fast.types import UNREAD, decoder, exact_decoder, plain, unread
from checker.observe.strict import escaped
from checker.observe.walk import Walk

OFTEN: Final = 12  # texts that are met before types are worth the making of them
MAX_MADE: Final = 48  # times that they are made
MAX_REPEATS: Final = 3  # kinds of texts that are known by all that is counted of them
MAX_KNOWN: Final = 8  # kinds of texts, by whose they are
TELLING: Final = ("object", "type")  # names of a whole by whose words it is known whose it is


class KnownTexts:
    """Texts of one kind: what was met in them, and what reads them now."""

    __slots__ = (
        "counter",
        "decode",
        "made",
        "noted",
        "plans",
        "values",
        "waiting",
        "whose",
        "words",
    )

    def __init__(self, counter: Counter, words: Mapping[str, str]) -> None:
        self.counter = counter
        self.values = MetValues(counter)
        self.words = words  # the words by which these texts are distinguished from others
        self.whose: dict[MetObjects, Any] = {}
        self.decode: Callable[[bytes], Any] = unread  # until types are made
        self.plans: dict[type, TypePlans] = {}
        self.noted: Noted = frozenset()
        self.made = 0
        self.waiting = 0  # texts that were met, and are not read yet

    def wholes(self) -> list[MetObjects]:
        """The whole bodies, of each branch."""
        return [*self.values.several()]

    def make(self) -> None:
        """Make the types anew."""
        self.waiting, self.made = 0, self.made + 1
        for plans in self.plans.values():
            plans.let_go()
        made: dict[MetObjects, Any] = {}
        self.decode = decoder(self.values, made)
        self.plans = {type_: TypePlans(objects) for objects, type_ in made.items()}


class Repeat:
    """Texts that differ in nothing that is counted: of one record, they are counted at once."""

    __slots__ = ("count", "decode", "known", "quotes", "value", "whose")

    def __init__(self, known: KnownTexts, decode: Callable[[bytes], Any], strings: int) -> None:
        self.known = known
        self.decode = decode
        self.quotes = 2 * strings  # quotation marks that are not escaped
        self.value: Any = None  # of the first one in the record, if there was one,
        self.whose: Any = None  # and whose it is
        self.count = 0  # more in it, that are not counted yet


class Reader:
    """The texts that are distinguished by their content alone."""

    def __init__(
        self,
        walk: Walk,
        words: AbstractSet[str],
        *,
        fits: Callable[[Iterable[str]], bool] = lambda _: True,
        marks: Sequence[str] = (),
    ) -> None:
        """`words`: by which texts say whose they are. `fits`: may texts with such names be read?

        `marks`: names down to a member of note; where that is not null, in a text that is one of
        several, it is marked.
        """
        self._walk = walk
        self.counting = TypeCounting(walk)
        self._words = words
        self._telling = dict.fromkeys(TELLING, words)
        self._fits, self._marks = fits, (*marks,)
        self._known: list[KnownTexts] = []
        self._repeats: list[Repeat] = []
        self._repeats_made = 0
        self._last: Any = None  # what was read last, of a text that is one of several
        self._missed = False  # was the last text of the record like none of them?

    @staticmethod
    def lines(*, paired: bool) -> Callable[[bytes], UnreadExchange | None]:
        """What gives the exchange of a line that is written as most are; None of any other.

        `paired`: it holds a request and a response.
        """
        return unread_pair if paired else unread_exchange

    def repeated(self, raw: bytes) -> Any:  # noqa: ANN401 - of the type that it was given
        """Whose a text is, that is one of several of its record, as `read` tells it.

        Those that are like others in the record are counted by `settle`, before the record ends.
        """
        for at, one in enumerate(self._repeats):
            try:
                one.decode(raw)
            except UNREAD:  # likewise
                continue
            quotes = raw.count(b'"') - one.quotes
            if quotes and escaped(raw) != quotes:
                return None
            _to_front(self._repeats, at)
            if one.value is not None:
                self._missed = False
                one.count += 1
            else:
                one.whose = self.read(raw, many=True)
                if one.whose is not None:
                    one.value, one.known = self._last, self._known[0]
            return one.whose
        whose = self.read(raw, many=True)
        if self._missed and whose is not None:
            self._repeat(raw)
        self._missed = True
        return whose

    def _repeat(self, raw: bytes) -> None:
        """Know texts like the one that was read last."""
        known = self._known[0]
        if self._repeats_made >= MAX_MADE:
            return
        self._repeats_made += 1
        value = plain(raw)
        with suppress(Unsuited):
            decode = exact_decoder(value, known.counter, self._telling)
            strings = self._walk.survey(value, 0)
            self.settle()  # one of them may be forgotten now
            self._repeats = [Repeat(known, decode, strings), *self._repeats][:MAX_REPEATS]

    def settle(self) -> None:
        """Count the texts that were like others in their record."""
        self._last, self._missed = None, False
        for one in self._repeats:
            if one.count:
                self._count(one.known, one.value, one.count, many=True)
                one.count = 0
            one.value = None

    def read(self, raw: bytes, *, many: bool = False) -> Any:  # noqa: ANN401 - of the type that it was given
        """Whose a text is, that was counted; None where it is to be counted in the usual way.

        A text that was counted is JSON without faults. `many`: it is one of several of its record.
        """
        for at, known in enumerate(self._known):
            try:
                value = known.decode(raw)
            except UNREAD:  # of which a later exception would keep the text
                continue
            _to_front(self._known, at)
            break
        else:
            return None
        walk, counting = self._walk, self.counting
        counting.plans, counting.noted = known.plans, known.noted
        plans = known.plans[type(value)]
        self._last = value if many else None
        marked = counting.marked
        walk.suspect = False
        quotes = raw.count(b'"') - 2 * counting.whole(plans, value, many=many)
        if walk.suspect or (quotes and escaped(raw) != quotes):
            self._count(known, value, -1, many=many)
            counting.marked = marked
            return None
        if counting.crowded:
            counting.divide()
        return known.whose[plans.objects]

    def take_back(self, raw: bytes) -> None:
        """The text that was counted last counts for nothing; it was the only one of its record."""
        self._count(self._known[0], self._known[0].decode(raw), -1, many=False)

    def _count(self, known: KnownTexts, value: Any, step: int, *, many: bool) -> None:  # noqa: ANN401
        """Count what was read so many times more; take it back where `step` is negative."""
        self._walk.step = step
        self.counting.plans, self.counting.noted = known.plans, known.noted
        self.counting.whole(known.plans[type(value)], value, many=many)
        self._walk.step = 1

    # ------------------------------------------------------------ what is met in the usual way

    def met(self, value: Mapping[str, Any], whose: Any, counter: Counter) -> None:  # noqa: ANN401
        """Learn of the text that was asked for last: it was counted in the usual way.

        `whose` is what is known of such texts; `counter` is what it was counted by.
        """
        self.settle()
        known = self._known_of(value, counter)
        if known is None or known.made >= MAX_MADE:
            return
        try:
            new = known.values.meet(value)
        except Unsuited:
            return
        for objects in known.wholes():
            known.whose.setdefault(objects, whose)
        known.waiting += new or known.waiting > 0 or not known.made
        if known.waiting > (2 * known.made if known.made else OFTEN) and self._sound(known):
            known.make()
            known.noted = self._noted(known)

    def _known_of(self, value: Mapping[str, Any], counter: Counter) -> KnownTexts | None:
        words = {
            name: word
            for name in TELLING
            if name != counter.telling and isinstance(word := value.get(name), str)
        }
        for known in self._known:
            if known.counter is counter and known.words == words:
                return known
        if (
            len(self._known) == MAX_KNOWN
            or not typed(counter)
            or not self._words >= {*words.values()}
        ):
            return None
        self._known.append(KnownTexts(counter, words))
        return self._known[-1]

    def _sound(self, known: KnownTexts) -> bool:
        """Is whatever fits the types surely one of these texts?"""
        for objects in known.wholes():
            for name, word in known.words.items():
                objects.members[name].word = word
            bare = objects.always.isdisjoint(objects.counter.node.names)
            if bare or not self._fits(objects.members):
                return False
        return True

    def _noted(self, known: KnownTexts) -> Noted:
        """The members of note."""
        if not self._marks:
            return frozenset()
        several = known.wholes()
        for name in self._marks[:-1]:
            inner = [one.members[name] for one in several if name in one.members]
            items = [one.items for one in inner if one.items is not None]
            several = [one for values in (*inner, *items) for one in values.several()]
        return frozenset((objects, self._marks[-1]) for objects in several)


def _to_front(several: list[Any], at: int) -> None:
    """What comes again is tried before."""
    several[0], several[at] = several[at], several[0]
