"""HTML -> is there a page in it, or only a door? Pure, one pass, linear.

A challenge page and the shell of a script application have the same structure in every language:
scripts, and next to no text or links. Their words are not looked at, but for the one name that
is the same everywhere (JavaScript) and the marks that such pages leave in attributes.
Not the tree builder of `extract`: a verdict on an answer needs counts, not a tree.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from checker.model.regex import regex

LITTLE_TEXT: Final = 200  # octets without white space; a page of documentation has thousands
MORE_TEXT: Final = 300  # a challenge that only its script gives away says no more than this
SOME_TEXT: Final = 1_500  # what a challenge page says to a person, at most
FEW_LINKS: Final = 4
MANY_LINKS: Final = 12  # beside a form that asks for a password there are a few, of help and terms
LITTLE_DATA: Final = 200  # octets of an application's data that hold but its address and version
MAX_TAGS: Final = 20_000  # more than that is a page

NAME: Final = regex(rb"</?([a-zA-Z][a-zA-Z0-9-]{0,30})")
QUOTED: Final = regex(rb"""(?:[^"'>]++|"[^"]*+"|'[^']*+')*+>""")
UNSEEN: Final = frozenset({b"noscript", b"script", b"style", b"svg", b"template", b"title"})
SCRIPT_TYPE: Final = regex(rb"""\btype\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
PASSWORD: Final = regex(rb"""\btype\s*=\s*["']?password\b""", re.IGNORECASE)
ELSEWHERE: Final = regex(rb"""\bcontent\s*=\s*["']?\s*[\d.]*\s*[;,]\s*url\s*=""", re.IGNORECASE)
REFRESH: Final = regex(rb"""\bhttp-equiv\s*=\s*["']?refresh""", re.IGNORECASE)
MARK: Final = regex(rb"captcha|challenge|turnstile|[_-]chl[_-]", re.IGNORECASE)
NAMED: Final = regex(
    rb"""\b(?:type|name|autocomplete)\s*=\s*["']?(?:e-?mail|user(?:name)?|login)\b""", re.IGNORECASE
)
FIELDS: Final = frozenset({b"label", b"select", b"textarea"})
ENTRY: Final = regex(rb"""\btype\s*=\s*["']?(?:email|search|tel|text|url)\b""", re.IGNORECASE)
HEADINGS: Final = frozenset({b"h1", b"h2", b"h3", b"h4", b"h5", b"h6"})
LANGUAGE: Final = b"javascript"
STREAMED: Final = regex(rb"""\s*(?:\(?self\.__next_f|window\.\w{2,60}\s*=\s*[{\[])""")
HREF: Final = regex(rb"\shref\s*=", re.IGNORECASE)


@dataclass(slots=True, kw_only=True)
class Look:
    """What was counted."""

    text: int = 0  # visible octets, white space left out
    links: int = 0
    headings: int = 0  # neither a shell nor a spinner has one
    fields: int = 0  # of a form that a person fills in: a captcha beside them is no challenge
    entries: int = 0  # those of them that text is typed into
    names: int = 0  # those of them that say who one is
    data: int = 0  # octets that a server rendered for scripts: text of the page may be in them
    scripts: int = 0  # that a browser would run
    marks: bool = False  # of a challenge, in an attribute
    refresh: bool = False  # <meta http-equiv=refresh>
    elsewhere: bool = False  # one that names an address
    password: bool = False  # a field for one
    asks: bool = False  # <noscript> that names JavaScript
    hints: bool = False  # text that names JavaScript, or a script that names a challenge

    @property
    def is_page(self) -> bool:
        """Enough to see that it is a page; the rest need not be read."""
        return self.text >= SOME_TEXT or self.links >= FEW_LINKS

    @property
    def is_settled(self) -> bool:
        """Enough to see that it is a page, even if it asks for a password: the rest is not read."""
        return self.text >= SOME_TEXT or self.links >= MANY_LINKS

    @property
    def is_sign_in(self) -> bool:
        """A form that asks for a password, or for nothing but who one is; little beside it."""
        who = self.names == self.entries == 1 and self.headings <= 1 and not self.is_page
        return (self.password and not self.is_settled) or (who and self.text < MORE_TEXT)

    @property
    def leads_away(self) -> bool:
        """A page that sends the browser to another address, and says little else."""
        return self.elsewhere and not self.is_page

    @property
    def is_door(self) -> bool:
        """A challenge page: little to read, few links, and the signs of a challenge."""
        hints = self.hints or (self.asks and not self.headings)
        bare = self.text < MORE_TEXT and self.data < LITTLE_DATA
        signs = self.marks or self.refresh or (hints and bare)
        return signs and not self.fields and not self.is_page

    @property
    def is_shell(self) -> bool:
        """A script that has yet to write the page."""
        content = self.headings or self.links > 1 or self.text >= LITTLE_TEXT
        return self.scripts > 0 and not content and self.data < LITTLE_DATA


def look(octets: bytes) -> Look:
    """Counts over a body that went through `form.as_octets`."""
    seen = Look()
    lower = octets.lower()  # of the same length: ASCII alone is folded
    at, quotes = 0, True
    for _ in range(MAX_TAGS):
        start = octets.find(b"<", at)
        text = lower[at : start if start >= 0 else len(octets)]
        seen.text += sum(map(len, text.split()))
        seen.hints |= LANGUAGE in text
        if start < 0 or seen.is_settled:
            return seen
        if octets.startswith(b"<!--", start):
            end = octets.find(b"-->", start)
            at = end + 3 if end >= 0 else len(octets)
            continue
        name = NAME.match(octets, start)
        if name is None:
            seen.text += 1
            at = start + 1
            continue
        end = _end_of_tag(octets, name.end(), quotes=quotes)
        if end < 0:  # an attribute's quote is never closed: from here, tags end at the next ">"
            quotes = False
            end = _end_of_tag(octets, name.end(), quotes=False)
        at = len(octets) if end < 0 else end
        if octets[start + 1 : start + 2] != b"/":
            at = _opened(seen, octets, lower, name[1].lower(), (start, at))
    seen.text = max(seen.text, SOME_TEXT)
    return seen


def _end_of_tag(octets: bytes, at: int, *, quotes: bool) -> int:
    """Behind the tag's ">"; -1 where it has none."""
    if not quotes:
        return octets.find(b">", at) + 1 or -1
    found = QUOTED.match(octets, at)
    return found.end() if found else -1


def _opened(seen: Look, octets: bytes, lower: bytes, name: bytes, span: tuple[int, int]) -> int:
    """Counts an opening tag; returns where reading goes on: behind it, or behind its element."""
    start, end = span
    tag = octets[start:end]
    if name == b"a":
        seen.links += bool(HREF.search(tag))
    elif name == b"meta":
        seen.refresh |= bool(REFRESH.search(tag))
        seen.elsewhere |= bool(REFRESH.search(tag) and ELSEWHERE.search(tag))
    elif name == b"input" and PASSWORD.search(tag):
        seen.password = True
    elif name in HEADINGS:
        seen.headings += 1
    elif name in FIELDS or (name == b"input" and (ENTRY.search(tag) or NAMED.search(tag))):
        seen.fields += 1
        seen.entries += name != b"label"
        seen.names += name == b"input" and bool(NAMED.search(tag))
    elif name == b"script":
        seen.hints |= bool(MARK.search(tag))
    else:
        seen.marks |= bool(MARK.search(tag))
    if name not in UNSEEN:
        return end
    close = lower.find(b"</" + name, end)
    close = len(octets) if close < 0 else close
    if name == b"script":
        _script(seen, octets, tag, (end, close))
    elif name == b"noscript":
        seen.asks |= lower.find(LANGUAGE, end, close) >= 0
    return close


def _script(seen: Look, octets: bytes, tag: bytes, span: tuple[int, int]) -> None:
    """Counts a script: one that a browser would run, or the data of one."""
    found = SCRIPT_TYPE.search(tag)
    kind = found[1].lower() if found else b""
    if not kind or b"javascript" in kind or kind == b"module":
        seen.scripts += 1
        seen.hints |= bool(MARK.search(octets, *span))
        seen.data += span[1] - span[0] if STREAMED.match(octets, *span) else 0
    elif kind == b"application/json":
        seen.data += span[1] - span[0]
