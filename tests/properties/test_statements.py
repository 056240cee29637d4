"""Whatever a page says, the statements read from it are bounded tokens, and reading never fails."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from checker.extract import Extract, Opened, help_center, support_page
from checker.extract.html.page import read_html
from checker.extract.markdown.page import read_markdown
from checker.model.contract import Json, Statement
from checker.model.plain import fact_from_plain, fact_to_plain

# What a value may be made of: a slug, a time, a zone, a unit, a day, a host, a path, an address.
TOKEN: Final = re.compile(
    r"[a-z0-9-]{1,40}|\d\d:\d\d|[A-Z]{2,5}|UTC[+-]\d{1,2}(?::\d\d)?|[A-Z]\w+(?:/\w+){1,2}"
    r"|[a-z0-9-]+(?:\.[a-z0-9-]+)+|/[\w.~/-]{0,99}|[\w.+%-]+@[a-z0-9.-]+|\+?\d{5,15}",
    re.ASCII,
)
WORDS: Final = [
    "maintenance",
    "scheduled",
    "planned",
    "window",
    "daily",
    "Sunday",
    "UTC",
    "UTC+8",
    "Pacific",
    "Time",
    "1-5",
    "AM",
    "01:00",
    "05:00",
    "channel",
    "crashed",
    "restart",
    "restarts",
    "restarted",
    "within",
    "5",
    "minutes",
    "switch",
    "switches",
    "automatically",
    "another",
    "retry",
    "retries",
    "retried",
    "multiple",
    "times",
    "not",
    "never",
    "no",
    "and",
    "or",
    "but",
    "if",
    "when",
    "403",
    "error",
    "WAF",
    "firewall",
    "blocked",
    "by",
    "means",
    "contact",
    "customer",
    "service",
    "support",
    "team",
    "with",
    "the",
    "request",
    "id",
    "please",
    "include",
    "send",
    "us",
    "we",
    "log",
    "store",
    "keep",
    "prompts",
    "responses",
    "IP",
    "address",
    "is",
    "are",
    "logged",
    "stored",
    "privacy",
    "request",
    "volume",
    "RPM",
    "log",
    "page",
    "console",
    "see",
    "check",
    "high",
    "concurrency",
    "default",
    "30",
    "million",
    "TPM",
    "500",
    "requests",
    "per",
    "minute",
    "Discord",
    "live",
    "chat",
    "ticket",
    "mail",
    "help@example.org",
    "help",
    "[at]",
    "example",
    "[dot]",
    "org",
    "your",
    "you",
    "should",
    ":",
    ";",
    ",",
    ".",
    "?",
    "(",
    ")",
    "**",
    "-",
    "*",
    "#",
    "|",
    "\n",
    "\n\n",
]
PROSE = st.lists(st.sampled_from(WORDS), max_size=120).map(" ".join)
ANY = st.text(max_size=400)
MARKUP: Final = (
    "<p>", "</p>", "<li>", "<ul>", "</ul>", "<h2>", "</h2>", "<b>", "</b>", "<table>", "<tr>", "<td>",
    "<th>", "<dt>", "<dd>", "<form>", "</form>", "<label>", "<label for=a>", "</label>", "<input id=a>",
    "<input type=password>", "<textarea required>", "</textarea>", "<button>", "</button>",
    "<a href='mailto:a@b.org'>", "<a href='https://discord.gg/x'>", "<a href='//[x'>", "</a>",
    "<iframe src='https://tally.so/r/x'>", "<a href='tel:+1'>", "<span data-cfemail='zz'>",
)  # fmt: skip
HTML = st.lists(st.one_of(st.sampled_from(MARKUP), st.sampled_from(WORDS), ANY), max_size=60)


def leaves(value: Json) -> Iterator[Json]:
    if isinstance(value, dict):
        for part in value.values():
            yield from leaves(part)
    elif isinstance(value, list):
        for part in value:
            yield from leaves(part)
    else:
        yield value


def check(found: Extract) -> None:
    keys = [fact.key for fact in found.facts]
    assert keys == sorted(set(keys))
    for fact in found.facts:
        assert isinstance(fact, Statement)
        assert fact.evidence
        assert fact_from_plain(fact_to_plain(fact)) == fact
        for leaf in leaves(dict(fact.value)):
            assert not isinstance(leaf, str) or TOKEN.fullmatch(leaf), leaf
    assert found.facts or any(problem.startswith("no-facts: ") for problem in found.problems)


def both(opened: Opened) -> None:
    for extract in (help_center.extract, support_page.extract):
        first = extract([opened])
        check(first)
        assert extract([opened]) == first


@given(st.one_of(PROSE, ANY))
def test_markdown_gives_tokens(text: str) -> None:
    both(Opened(role="page-markdown", page=read_markdown(text.encode(), "https://a.org/b.md")))


@given(HTML)
def test_html_gives_tokens(parts: list[str]) -> None:
    body = "".join(parts).encode("utf-8", "surrogatepass")
    both(Opened(role="page-html", page=read_html(body, "https://a.org/b")))


@given(PROSE, PROSE)
def test_a_page_states_no_less_than_a_part_of_it(one: str, other: str) -> None:
    def keys(text: str) -> set[str]:
        page = read_markdown(text.encode(), "https://a.org/b.md")
        return {fact.key for fact in help_center.extract([Opened(role="r", page=page)]).facts}

    plain = re.sub(r"[#*|:?]", "", one), re.sub(r"[#*|:?]", "", other)
    assert keys(plain[0]) <= keys(f"{plain[0]}\n\n---\n\n{plain[1]}")
