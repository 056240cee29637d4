"""Text -> the same text, as long, in which names are one neutral word.

A name of a field, a header or an attribute is nobody's assertion: `$.fills[*].price` says nothing
of a price. What stands around a name is prose and stays as it is; so does what is marked as code
and holds a sentence, and a bare label with its value (`rate_limit: 60`).
"""

from __future__ import annotations

import re
from typing import Final

from checker.model.regex import regex

_QUOTE: Final = r"(?:'|&\#x27;|&\#39;)"  # as it is written, and as HTML writes it
_QUOTED: Final = rf"{_QUOTE}(?:\\[^\n]|(?!{_QUOTE})[^\\\n`]){{0,200}}+{_QUOTE}"
# JSONPath (RFC 9535 §2.3): shorthand, any member, quoted name, any item, index, filter.
_SEGMENT: Final = (
    r"(?:\.(?:\*|[^\x00-@\[-^`{-\x7f\U00010000-\U0010ffff][\w-]{0,200}+)"
    rf"|\[(?:\*|\d{{1,9}}+|{_QUOTED}|\?(?:{_QUOTED}|\[{_QUOTED}\]|[^'\[\]\n`]){{1,120}}+)\])"
)
_PATH: Final = rf"\$(?:{_SEGMENT}){{1,64}}+"
# The key of a field in a contract: where, status, media type, path, variant.
_KEY: Final = (
    r"(?:request|response|stream|header|query|path)(?: (?:default|\d(?:\d\d|xx)))?"
    rf"(?: [\w.*+-]{{1,80}}/[\w.*+;=-]{{1,80}})? (?:{_PATH}|\$(?![\w$]))"
)
_MARKED: Final = regex(  # what a writer marked as code, in Markdown and in HTML
    r"(?<!`)``(?!`)(?P<double>(?:[^`\n]|`(?!`)){1,1000})``(?!`)"
    r"|`(?P<single>[^`\n]{1,1000})`"
    r"|<code>(?P<html>[^<\n]{1,1000})</code>"
)
_NAME: Final = regex(
    rf"\s?(?:(?=.*[A-Za-z_])[^\s`]+|{_PATH}(?: [\w.:=-]{{1,80}}){{0,4}}"
    rf"|{_KEY}(?: [\w.:=-]{{1,80}}){{0,4}}|(?:[A-Z]{{3,7}}) /\S*)\s?"
)
_TOPIC: Final = (  # what `claims` asks about as it is said of somebody
    r"(?:availability|balances?|bills?|billing|charges|costs?|credits?|fees?|invoices?"
    r"|latenc(?:y|ies)|multipliers?|outages?|payments?|pric(?:es?|ing)|quotas?"
    r"|rate[_-]?limits?|reliability|sla|throughput|uptime)"
)
_BARE: Final = regex(
    rf"(?<![\w`$]){_KEY}|(?<![\w`]){_PATH}"
    r"|(?<!\S)--[a-z][a-z-]{1,40}(?![\w-])"  # an option of a command line
    # an identifier with a topic in it and no value behind it; English writes the first with a
    # hyphen, and the second is the label of a claim whatever joins it
    r"|(?<![\w.-])(?!(?:rate-limits?|root[_-]causes?)(?![\w-]))"
    rf"(?=[\w.-]{{0,120}}?(?<![A-Za-z0-9]){_TOPIC}(?![A-Za-z0-9]))"
    r"(?=[A-Za-z][A-Za-z0-9]{0,60}+[._-]\w)[A-Za-z]\w{0,60}+(?:(?:-|\.(?![A-Z]))\w{1,60}+){0,12}+"
    r"(?![\w-])(?! ?[:=]| (?:is|was|are|were|of|at|above|below|over|under|reached)? ?[~<>]?\d)"
)
_WORD: Final = "code"


def unnamed(text: str) -> str:
    """Every offset of the text holds: a name becomes a word among spaces."""
    return _BARE.sub(_neutral, _MARKED.sub(_marked, text))


def _marked(match: re.Match[str]) -> str:
    (inner,) = filter(None, match.groups())
    if _NAME.fullmatch(inner):
        return _neutral(match)
    return f"{inner:^{len(match[0])}}"  # a sentence stays one, whatever it is marked as


def _neutral(match: re.Match[str]) -> str:
    """`code` between what stands before and behind, glued to neither."""
    size = len(match[0])
    after = " " if match.string[match.end() : match.end() + 1].isalnum() else ""
    return f"{_WORD[: size - 2]}{after}".rjust(size)
