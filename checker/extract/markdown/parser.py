"""Text -> tokens: CommonMark with tables and component tags, in bounded work.

What a page of documentation never reaches is not read on: so many blocks, cells of tables, and
marks of inline markup. The largest real pages have some 300 blocks, 900 cells and 9,000 marks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, table
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from checker.extract.assembly import MAX_BLOCKS
from checker.extract.html.table import MAX_CELLS
from checker.extract.markdown.mdx import Tag
from checker.model.regex import regex

MAX_TEXT: Final = 2_000_000  # characters of a page; the largest real one has 140,000
MAX_LINES: Final = 100_000
MAX_TAGS: Final = 20_000  # begins, ends and comments; each block of them is a tree of its own
MAX_INLINE: Final = 100_000  # characters of one text whose markup is read
MAX_RUN: Final = 10_000  # marks in one text whose markup is read: some rules are quadratic in them
MAX_MARKS: Final = 100_000  # marks of a page

# What begins or ends inline markup in CommonMark and its extensions.
_MARK: Final = regex(r"[!#$%&*+:<=>@\[\\\]^_`{}~-]")


def bounded(text: str) -> str:
    """As much of a text as is read: whole lines, and not too many."""
    read = "<".join(text.split("<", MAX_TAGS + 1)[: MAX_TAGS + 1])[:MAX_TEXT]
    if read == text and text.count("\n") <= MAX_LINES:
        return text
    *lines, rest = read.split("\n", MAX_LINES)
    return "\n".join([*lines, ""]) or rest


def parse(lines: Sequence[str], tags: Mapping[int, Tag]) -> tuple[list[Token], bool]:
    """The tokens, component tags by line among them, and whether something was cut off."""
    rules = _Rules()
    tokens = rules.parser().parse("\n".join(lines))
    for token in tokens:  # `mdx.source_of` left a comment where a tag stood: a block of its own
        if token.type == "html_block" and token.map and token.map[0] in tags:
            token.type, token.meta = "component", {"tag": tags[token.map[0]]}
    return tokens, rules.cut


def html_of(text: str) -> str:
    """A text of Markdown as HTML; a tag in it is a tag there."""
    return str(_Rules().parser().render(text))


class _Rules:
    """Rules of one page beside those of CommonMark, and how much of it was read."""

    def __init__(self) -> None:
        self.cut = False
        self._blocks = self._cells = 0

    def parser(self) -> MarkdownIt:
        """CommonMark with tables; no indented code, which MDX has not either."""
        parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("code")
        parser.block.ruler.before("table", "limit", self._limit)
        parser.block.ruler.at("table", self._table, {"alt": ["paragraph"]})
        parser.core.ruler.at("inline", self._inline)
        return parser

    def _limit(self, state: StateBlock, _start: int, end: int, _silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
        """Asked once a block, before all other rules: past the limit the rest is passed over."""
        self._blocks += 1
        if self._blocks <= MAX_BLOCKS:
            return False
        self.cut = True
        state.line = end
        return True

    def _table(self, state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - likewise
        """A table, of which as many rows are read as there are cells left."""
        if not table(state, start, end, True):  # noqa: FBT003 - likewise
            return False
        if silent:
            return True
        header = state.src[state.bMarks[start] : state.eMarks[start]]
        columns = header.strip(" \t>|").count("|") + 1
        rows = (MAX_CELLS - self._cells) // columns - 1
        last = min(end, start + 2 + max(rows, 0))
        if rows >= 0:
            table(state, start, last, False)  # noqa: FBT003 - likewise
            self._cells += (state.line - start - 1) * columns
        else:
            self.cut = True
            state.line = last
        if state.line == last < end:
            while state.line < end and not state.isEmpty(state.line):
                self.cut = True
                state.line += 1
        return True

    def _inline(self, state: StateCore) -> None:
        """The markup of each text, unless there is more of it than any text has."""
        marks = 0
        for token in state.tokens:
            if token.type != "inline":
                continue
            content = token.content
            token.children = []
            run = len(_MARK.findall(content)) if len(content) <= MAX_INLINE else MAX_RUN + 1
            if run <= MAX_RUN and marks + run <= MAX_MARKS:
                marks += run
                state.md.inline.parse(content, state.md, state.env, token.children)
            else:
                self.cut = True
                token.children.append(Token("text", "", 0, content=content))
