"""Contract -> its outlines: the trees of documented bodies, through which recordings are seen.

Observing walks an outline beside a body; comparing looks up in the same outline what a row of a
shape stands for. A contract has one outline for each body that it documents: a request, each
status and media type of a response, a stream's event.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from functools import cache, cached_property, partial, reduce
from operator import attrgetter
from typing import Final

from checker.model.contract import FACTS, Contract, Field, Operation, Status, Stream
from checker.model.evidence import digest_of
from checker.model.flat import Flat
from checker.model.forms import Forms, forms_of
from checker.model.node import ObservedPlace, closed
from checker.model.path import ROOT, name_segment
from checker.model.place import Name, segments
from checker.model.plain import plain
from checker.model.schema import Home, Schemas, key_of
from checker.model.shape import ERROR
from checker.model.stream_events import terminal
from checker.model.tree import Plot, of_places, tree

# The media type of a protocol (HTML Living Standard §9.2).
_OBJECT: Final = Name("object")
_FRAMED: Final = {"sse": "text/event-stream"}
_OF_STREAMS: Final[Home] = ("stream", None, None)
# Where a chunk says why it is the last one of its kind, in however few steps.
_FINISH: Final = frozenset({"finishReason", "finish_reason", "stop_reason"})
_NEAR: Final = 3


PARAMETERS: Final = ("path", "query")  # of requests; each kind is seen as one object


class Outline:
    """The bodies that a contract documents. Each tree is grown as far as somebody asks."""

    def __init__(self, contract: Contract) -> None:
        self.contract = contract
        self.operation = next((f for f in contract.facts if isinstance(f, Operation)), None)
        self.stream = next((f for f in contract.facts if isinstance(f, Stream)), None)
        fields = [fact for fact in contract.facts if isinstance(fact, Field)]
        bodies: dict[str, dict[tuple[str | None, str | None], None]] = {}
        for fact in fields:
            bodies.setdefault(fact.where, {})[fact.status, fact.media_type] = None
        self._bodies = {where: tuple(found) for where, found in bodies.items()}
        answers = self.bodies("response") + self.bodies("stream")
        self.framed = _FRAMED.get(self.stream.protocol) if self.stream is not None else None
        self.media_types = frozenset(({media for _, media in answers} | {self.framed}) - {None})
        self.body = cache(self._body)
        listed = {f.status for f in contract.facts if isinstance(f, Status)}
        stated = {f.status for f in fields if f.status is not None}
        self._statuses = frozenset(listed | (stated - {"default"}))

    @cached_property
    def _plots(self) -> dict[Home, Plot]:
        """What is stated of each body, and of the parameters of each kind."""
        flat = Flat(Schemas(self.contract.facts, self.contract.definitions, whole=True))
        found: dict[Home, Plot] = {}
        for visit, place in flat.roots():
            plot = of_places(flat, visit, place)
            if visit.path != ROOT:  # a parameter
                (name,) = segments(visit.path)
                plot = Plot(find=partial(dict, {name: plot}))
            known = found.get(visit.home)
            found[visit.home] = plot if known is None else known.beside(plot)
        if self.stream is not None and self.stream.object is not None and not self.bodies("stream"):
            found.setdefault(_OF_STREAMS, Plot())  # of a chunk its `object` alone is documented
        return found

    @property
    def documents(self) -> bool:
        """Is anything of a body documented, or of a parameter?"""
        return bool(self._bodies)

    def bodies(self, where: str) -> tuple[tuple[str | None, str | None], ...]:
        """(Status, media type) of each documented body of a kind, as the contract has them."""
        return self._bodies.get(where, ())

    @cached_property
    def digest(self) -> str:
        """By which shapes and contract know each other."""
        return contract_digest(self.contract)

    def _body(self, where: str, status: str | None, media_type: str | None) -> ObservedPlace | None:
        """The outline of one body; None where nothing of it is documented.

        Fields that name no status or media type hold for each.
        """
        # What is stated for this body in particular goes before what holds for each.
        homes = [
            (where, status, media_type),
            *((where, *home) for home in ((status, None), (None, media_type), (None, None))),
        ]
        plots = [self._plots[home] for home in dict.fromkeys(homes) if home in self._plots]
        if not plots:
            return None
        plot = reduce(Plot.beside, plots)
        if where == "stream" and self.stream is not None:
            plot = _framed(plot, self.stream, (where, status, media_type))
        return tree(plot)

    @cached_property
    def events(self) -> frozenset[str]:
        """The names of a stream's events: as the page lists them, and as branches have them."""
        roots = (self.body("stream", *body) for body in self.bodies("stream"))
        constants = (
            value
            for root in roots
            if root is not None
            for branching in root.branchings
            for (value,) in branching.nodes  # only items are told apart by several
        )
        return frozenset((*(self.stream.events if self.stream is not None else ()), *constants))

    @cached_property
    def last_events(self) -> frozenset[str]:
        """Those of them after which nothing comes."""
        return terminal(self.events)

    @cached_property
    def finish(self) -> tuple[str, ...]:
        """The names from a chunk down to its finish reason; none where none is documented."""
        roots = (self.body("stream", *body) for body in self.bodies("stream"))
        waiting: list[tuple[tuple[str, ...], ObservedPlace]] = [
            ((), root) for root in roots if root is not None and not self.events
        ]
        for names, place in waiting:  # which grows
            if names and names[-1] in _FINISH:
                return names
            inner = place.items or place
            if len(names) < _NEAR:
                waiting += [((*names, name), below) for name, below in inner.names.items()]
        return ()

    def status_for(self, status: int) -> str | None:
        """The documented status under which an answer is judged; None where there is none."""
        stated = {name for name, _ in self.bodies("response") + self.bodies("stream")} - {None}
        for name in (str(status), f"{status // 100}XX"):
            if name in stated:
                return name
        return "default" if "default" in stated and (failed(status) or len(stated) == 1) else None

    def error_status(self) -> str | None:
        """The status whose body is the documented error envelope, where none was observed."""
        stated = sorted({name for name, _ in self.bodies("response") if name is not None})
        general = [name for name in ("default", "4XX", "5XX") if name in stated]
        return next(iter((*general, *(name for name in stated if name[0] in "45"))), None)

    def seen_through(
        self, where: str, status: int | None, media_type: str | None, variant: str | None
    ) -> ObservedPlace | None:
        """The outline that a body is seen through and judged by; None where none is documented.

        An error that came without a status of an error is seen through the error envelope.
        """
        named = None if status is None else self.status_for(status)
        if variant == ERROR:
            where, named = "response", self.error_status()
            if named is None:
                return None
        return self.body(where, named, self.media_type(where, named, media_type))

    def media_type(self, where: str, status: str | None, asked: str | None) -> str | None:
        """The media type asked for, where it is documented for such a body; else the likeliest."""
        known = {media for name, media in self.bodies(where) if name in (status, None)} - {None}
        if asked in known:
            return asked
        return min(known, key=lambda media: ("json" not in str(media), str(media)), default=None)

    def names(self, status: int) -> bool:
        """Does the documentation list statuses, and this one among them?

        An envelope that stands under `default` says nothing of which statuses there are.
        """
        return bool(self._statuses & {str(status), f"{status // 100}XX", "default"})

    def lists(self, status: int) -> bool:
        """Does the documentation list the status? True too where it lists none at all."""
        return not self._statuses or self.names(status)


def _framed(plot: Plot, stream: Stream, home: Home) -> Plot:
    """A chunk of a stream that names the constant of its `object`, where no field does."""
    stated = plot.ways.get(_OBJECT, Plot()).fact
    if stream.object is None or stream.events or (stated is not None and closed(stated)):
        return plot  # events are distinguished by their names
    path = ROOT + name_segment(_OBJECT.name)
    where, status, media_type = home
    fact = Field(
        key=key_of(home, path),
        where=where,
        status=status,
        media_type=media_type,
        path=path,
        types=("string",),
        required=None if stated is None else stated.required,
        const=stream.object,
        state=stream.state,
        evidence=stream.evidence,
    )
    return plot.joined(Plot(find=partial(dict, {_OBJECT: Plot(lambda: fact)})))


def failed(status: int) -> bool:
    """4xx and 5xx (RFC 9110 §15.5, §15.6)."""
    return status >= 400  # noqa: PLR2004 - the bound of RFC 9110


def contract_digest(contract: Contract) -> str:
    """`sha256:…` of what a contract states; a page that was read again unchanged has the same."""
    forms = forms_of(contract)
    if forms.digest is None:
        forms.digest = _digest(contract, forms)
    return forms.digest


def remember_digest(contract: Contract, digest: str) -> None:
    """A digest of which it is known to be that of the contract."""
    forms_of(contract).digest = digest


def _digest(contract: Contract, forms: Forms) -> str:
    facts = [
        (fact.fact, [_unordered(one) for one in _stated(fact.fact)(fact)])
        for fact in forms.schemas.loose
    ]
    bodies = sorted(
        (" ".join(filter(None, home)), forms.of(home, (root,)))
        for home, root in forms.schemas.bodies.items()
    )
    stated = [contract.source, contract.operation, sorted(facts, key=str), bodies]
    return digest_of(json.dumps(stated, sort_keys=True, separators=(",", ":"), default=plain))


# A recording is not seen through these: shapes that were made before they were known stay valid.
_APART: Final = frozenset({"alternatives", "evidence", "keywords", "server_variables", "union"})


@cache
def _stated(kind: str) -> Callable[[object], tuple[object, ...]]:
    """What a fact of a kind states: everything but where it is stated, and what no shape is of."""
    names = (f.name for f in dataclasses.fields(FACTS[kind]))
    return attrgetter(*(name for name in names if name not in _APART))


def _unordered(value: object) -> object:
    """In which order a page lists events, servers or ways to authenticate says nothing."""
    return sorted(value, key=str) if isinstance(value, tuple) else value
