"""Elements that stand in a line: links, code, strong text, images."""

from __future__ import annotations

from typing import Final

from checker.extract.assembly import absolute
from checker.extract.html.state import Attributes, End, WalkState

# Where a link leads whose mail address Cloudflare hid in `data-cfemail`.
_PROTECTED: Final = "/cdn-cgi/l/email-protection#"


def line_break(state: WalkState, _name: str, _attributes: Attributes) -> End:
    """`br`: a space."""
    state.words.add(" ")
    return None


def image(state: WalkState, _name: str, attributes: Attributes) -> End:
    """`img`: its alternative text."""
    state.words.image(attributes.get("alt", ""))
    return None


def code(state: WalkState, _name: str, _attributes: Attributes) -> End:
    """`code`: a code span."""
    state.words.begin("code")
    return lambda: state.words.end("code")


def strong(state: WalkState, _name: str, _attributes: Attributes) -> End:
    """`strong` or `b`."""
    state.words.begin("strong")
    return lambda: state.words.end("strong")


def link(state: WalkState, _name: str, attributes: Attributes) -> End:
    """`a`; the "#" or "¶" beside a heading is no content."""
    hidden = attributes.get("data-cfemail")
    href = _PROTECTED + hidden if hidden else attributes.get("href")
    if href is None:
        return None
    is_anchor = href.startswith("#")
    mark = state.words.mark()
    state.words.begin("link", absolute(state.url, href))

    def end() -> None:
        if is_anchor and not any(map(str.isalnum, state.words.since(mark))):
            state.words.drop(mark)
        state.words.end("link")

    return end
