"""Markdown with components -> Markdown lines and, beside them, the component tags that stood there.

MDX (mdxjs.com, "What is MDX") lets a tag stand on its own line or before and after text, with an
indented body and attributes over several lines. A tag that never ends, or whose name is no
component's, stays text. Fenced code is passed over.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from html import unescape
from typing import Final

from checker.extract.page import Component
from checker.model.regex import regex

MAX_TAG: Final = 4_000  # characters of one tag, attributes included

# Components that stand inside a sentence.
INLINE: Final = frozenset({"Badge", "Icon", "Kbd", "Latex", "Tooltip"})
_COMMENTS: Final = {"<!--": "-->", "{/*": "*/}"}

# A fence stands behind as many marks as lists and quotations in each other may have.
_FENCE: Final = regex(r"(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t]){0,200}(`{3,}|~{3,})(.*)")
_OPENING: Final = regex(r"<([A-Z][A-Za-z0-9_.]{0,60})(?=[\s/>])")
_CLOSING: Final = regex(r"</([A-Z][A-Za-z0-9_.]{0,60})[ \t]*>")
_ATTRIBUTE: Final = regex(
    r"""\s*(?:
        (?P<name>[A-Za-z_][\w:.-]*)
        (?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<brace>\{)|(?P<bare>[^\s"'>{]+)))?
        |(?P<spread>\{)
        |(?P<end>/?>)
    )""",
    re.VERBOSE,
)


# `{% tab title="200" %}` and `{% endtab %}`, which GitBook writes for `<Tab title="200">`.
_BLOCK: Final = regex(
    r"""[ \t]*\{%-?[ \t]*(?P<end>end)?(?P<name>[a-z][\w-]{0,60})
    (?P<rest>(?:[ \t]+[\w-]+[ \t]*=[ \t]*"[^"]*")*)[ \t]*-?%\}[ \t]*""",
    re.VERBOSE,
)
_BLOCK_ENDS: Final = regex(r"\{%-?[ \t]*end([a-z][\w-]{0,60})[ \t]*-?%\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """One component tag."""

    component: Component  # without attributes where it closes
    opens: bool = True
    closes: bool = False  # at once: self-closing


@dataclass(slots=True)
class _Scope:
    """A component that is open."""

    name: str
    now: int  # column in which its tag stands now
    shift: int | None = None  # by which its body moves to the left; None before its first line


@dataclass(slots=True)
class MdxSource:
    """Lines for a Markdown parser; a line that has a tag is blank but for its indentation.

    What is indented as the body of a component stands where its tag stands: four spaces and more
    would begin no list or fence, and would not end a paragraph (CommonMark 0.31.2 §4.4).
    """

    closings: Counter[str]  # closing tags still to come, by name
    lines: list[str] = field(default_factory=list)
    tags: dict[int, Tag] = field(default_factory=dict)  # by line
    _scopes: list[_Scope] = field(default_factory=list)
    _open: Counter[str] = field(default_factory=Counter)  # names among the scopes

    def add(self, line: str) -> None:
        """A line of Markdown."""
        self.lines.append(self._moved(line))

    def tag(self, indent: str, tag: Tag) -> None:
        """A tag on a line of its own: a comment there is a block, whatever stands around it."""
        name = tag.component.name
        if not tag.opens:
            self._leave(name)
        moved = self._moved(indent + "<!---->")
        self.tags[len(self.lines)] = tag
        self.lines.append(moved)
        if tag.opens and not tag.closes and self.closings[name] > self._open[name]:
            self._scopes.append(_Scope(name, moved.index("<")))
            self._open[name] += 1

    def _leave(self, name: str) -> None:
        self.closings[name] -= 1
        while self._open[name]:
            scope = self._scopes.pop()
            self._open[scope.name] -= 1
            if scope.name == name:
                break

    def _moved(self, line: str) -> str:
        """The line as far to the left as the first line of the body around it."""
        if not self._scopes:
            return line
        scope = self._scopes[-1]
        spaces = len(line) - len(line.lstrip(" "))
        if scope.shift is None and spaces < len(line):
            scope.shift = max(0, spaces - scope.now)
        return line[min(spaces, scope.shift or 0) :]


def tag_at(text: str, start: int = 0) -> tuple[Tag, int] | None:
    """The component tag that begins at an offset, and where it ends; None for anything else."""
    closing = _CLOSING.match(text, start)
    if closing:
        component = Component(name=closing.group(1))
        return Tag(component=component, opens=False), closing.end()
    opening = _OPENING.match(text, start)
    if not opening:
        return None
    attributes: list[tuple[str, str]] = []
    at = opening.end()
    limit = min(len(text), start + MAX_TAG)
    while (found := _ATTRIBUTE.match(text, at, limit)) is not None:
        at = found.end()
        if found["end"]:
            component = Component(name=opening.group(1), attributes=tuple(attributes))
            return Tag(component=component, closes=found["end"] == "/>"), at
        if found["spread"] or found["brace"]:
            past = _past_braces(text, at, limit)
            if past is None:
                return None
            value, at = text[at : past - 1], past
            if found["name"]:
                attributes.append((found["name"], _literal(value)))
            continue
        values = (found["double"], found["single"], found["bare"])
        value = next((one for one in values if one is not None), "true")
        attributes.append((found["name"], unescape(value)))
    return None


def _past_braces(text: str, start: int, limit: int) -> int | None:
    """Where the expression whose brace is open ends; quotes and nested braces are seen through."""
    depth, quote, at = 1, "", start
    while at < limit:
        mark = text[at]
        if quote:
            if mark == "\\":
                at += 1
            elif mark == quote:
                quote = ""
        elif mark in "\"'`":
            quote = mark
        elif mark in "{}":
            depth += 1 if mark == "{" else -1
            if depth == 0:
                return at + 1
        at += 1
    return None


def _literal(expression: str) -> str:
    """The text of a string literal; any other expression as written."""
    text = expression.strip()
    if text and text[0] in "\"'`" and text[0] not in text[1:-1]:  # what begins so is closed
        return text[1:-1]
    return text


def source_of(text: str) -> MdxSource:
    """The lines of a page, its component tags set apart. Linear in the text."""
    closings = Counter(found[1] for found in _CLOSING.finditer(text))
    closings.update(_component(found[1]) for found in _BLOCK_ENDS.finditer(text))
    source = MdxSource(closings=closings)
    fence = ""
    at = 0
    while at < len(text):
        end = _line_end(text, at)
        line = text[at:end]
        found = _FENCE.match(line)
        if fence:
            closes = found and found[1].startswith(fence) and not found[2].strip()
            fence = "" if closes else fence
        elif found and not ("`" in found[2] and found[1][0] == "`"):
            fence = found[1]
        elif block := _BLOCK.fullmatch(line, 0, MAX_TAG):
            name = _component(block["name"])
            opening = None if block["end"] else tag_at(f"<{name}{block['rest']}>")
            if opening is None:
                tag = Tag(component=Component(name=name), opens=False)
            else:
                tag = replace(opening[0], closes=not closings[name])
            source.tag(line.partition("{")[0], tag)
            at = end + 1
            continue
        else:
            at = _marked(text, at, source)
            continue
        source.add(line)
        at = end + 1
    return source


def _component(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("-"))


def _marked(text: str, at: int, source: MdxSource) -> int:
    """A line of text; where the next line begins.

    Comments go away, tags at its begin and closing tags at its end are set apart.
    """
    start = _past_spaces(text, at)
    indent = text[at:start]
    at = start
    while True:
        comment = next((mark for mark in _COMMENTS if text.startswith(mark, at)), None)
        if comment:
            end = text.find(_COMMENTS[comment], at)
            at = len(text) if end == -1 else end + len(_COMMENTS[comment])
        elif (found := tag_at(text, at)) and found[0].component.name not in INLINE:
            source.tag(indent, found[0])
            at = found[1]
        else:
            break
        at = _past_spaces(text, at)
    end = _line_end(text, at)
    _ended(indent, text[at:end].rstrip(), source)
    return end + 1


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end == -1 else end


def _past_spaces(text: str, at: int) -> int:
    while text[at : at + 1] in (" ", "\t"):
        at += 1
    return at


def _ended(indent: str, line: str, source: MdxSource) -> None:
    """The rest of a line, the closing tags at its end set apart."""
    end = len(line)
    closing: list[str] = []
    for found in reversed(list(_CLOSING.finditer(line))):
        if line[found.end() : end].strip() or found[1] in INLINE:
            break
        end = found.start()
        closing.append(found[1])
    source.add(indent + line[:end])
    for name in reversed(closing):
        source.tag(indent, Tag(component=Component(name=name), opens=False))
