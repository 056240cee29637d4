"""HTML -> begin, text and end of its elements, in the order of the page: a tree, read once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, Tag
from bs4.filter import SoupStrainer

from checker.extract.assembly import folded
from checker.extract.html.reading import Event

_NONE: Final[Mapping[str, str]] = {}


class _Strainer(SoupStrainer):
    """Builds the elements that are wanted, with all that they hold, and no others."""

    def __init__(self, wanted: Callable[[str, Mapping[str, str]], bool]) -> None:
        super().__init__()
        self._wanted = wanted

    def allow_tag_creation(
        self,
        nsprefix: str | None,  # noqa: ARG002 - Beautiful Soup's signature
        name: str,
        attrs: Mapping[str, str] | None,
    ) -> bool:
        return self._wanted(name, attrs or _NONE)

    def allow_string_creation(self, string: str) -> bool:  # noqa: ARG002 - likewise
        return False


class Elements:
    """The elements of a text; any text has some."""

    def __init__(
        self, text: str, wanted: Callable[[str, Mapping[str, str]], bool] | None = None
    ) -> None:
        """`wanted`: of which elements a tree is built; None: of all."""
        # With a document type before it Beautiful Soup takes no text for XML or a path.
        tree = BeautifulSoup(
            f"<!DOCTYPE html>{text}",
            "lxml",
            parse_only=None if wanted is None else _Strainer(wanted),
            multi_valued_attributes=None,
        )
        self.events: list[Event] = []
        self._ends: dict[int, int] = {}  # of each begin, by its place
        self._walk(tree)

    def _walk(self, tree: Tag) -> None:
        """Begin and end of each element and the strings between, without recursion."""
        waiting: list[tuple[int, Iterator[PageElement]]] = [(-1, iter(tree.contents))]
        while waiting:
            at, children = waiting[-1]
            child = next(children, None)
            if child is None:
                waiting.pop()
                if at >= 0:
                    self._ends[at] = len(self.events)
                    self.events.append(("end", self.events[at][1], _NONE))
            elif isinstance(child, Tag):
                waiting.append((len(self.events), iter(child.contents)))
                given = {name.lower(): str(value) for name, value in child.attrs.items()}
                self.events.append(("begin", child.name, given))
            elif type(child) is NavigableString:  # not a comment, a script or a declaration
                self.events.append(("text", str(child), _NONE))

    def within(self, at: int) -> Sequence[Event]:
        """What stands in the element that begins at a place."""
        return self.events[at + 1 : self._ends[at]]

    def said(self, at: int) -> str:
        """The text of the element that begins at a place."""
        return folded("".join(name for kind, name, _ in self.within(at) if kind == "text"))
