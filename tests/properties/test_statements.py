"""Whatever a page says, no value is stated that does not stand in it, and reading never fails."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.extract import help_center, support_page
from checker.extract.extracted import Extract, Opened
from checker.extract.html.page import read_html
from checker.extract.markdown.page import read_markdown
from checker.extract.page import Page, texts_of
from checker.extract.prose.channels import HOSTS
from checker.model.contract import Json, Statement
from checker.model.evidence import digest_of
from checker.model.plain import fact_from_plain, fact_to_plain
from tests.properties.templates import TEMPLATES

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
NONSENSE: Final = st.text(
    st.characters(categories=["Ll"], max_codepoint=0x7E), min_size=2, max_size=9
)
SUBJECTS: Final = (
    "prompts", "maintenance", "concurrency", "403", "mailbox", "Discord", "help@example.org",
    "+49 30 5550100", "privacy", "errors", "customer service", "request volume", "never", "not",
    "[log](https://x.org/log)", "frameworks", "500", "Sunday",
)  # fmt: skip
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


HIDDEN: Final = re.compile(r"[\[({<]\s*(?:at|@|dot|\.)\s*[\])}>]", re.IGNORECASE)


def leaves(value: Json, name: str = "") -> Iterator[tuple[str, Json]]:
    """(name, value) of each leaf."""
    if isinstance(value, dict):
        for part in value:
            yield from leaves(value[part], part)
    elif isinstance(value, list):
        for part in value:
            yield from leaves(part, name)
    else:
        yield name, value


def bare(text: str) -> str:
    """Letters and digits alone: a token is the words of the page, joined."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]", "", plain.lower())


def stands_in(name: str, leaf: str, text: str) -> bool:
    """Does a value stand literally in the text that it was read from?"""
    if name == "digest":  # of a number, which itself is never kept
        runs = re.findall(r"\+?\(?\d[\d ().-]*\d", text)
        plain = (re.sub(r"[^\d+]", "", run) for run in runs)
        return any(digest_of(number)[7 : 7 + 16] == leaf for number in plain)
    if name == "kind":  # what stands behind a host, which itself stands in the text
        return any(host in text.lower() for host, (_, kind) in HOSTS.items() if kind == leaf) or (
            leaf == "forum"
        )
    if name in ("asks_for", "items", "required") and re.search(r"-[0-9a-f]{6}$", leaf):
        return bare(leaf[:-7]) in bare(text)  # of a long label the begin, and a digest of it
    if name == "address":  # hidden from robots: "name [at] host [dot] org"
        text = f"{text}\n{HIDDEN.sub('', text)}"
    return bare(leaf) in bare(text)


def check(found: Extract, text: str) -> None:
    keys = [fact.key for fact in found.facts]
    assert keys == sorted(set(keys))
    for fact in found.facts:
        assert isinstance(fact, Statement)
        assert fact.evidence
        assert fact.text_digest is not None
        assert fact_from_plain(fact_to_plain(fact)) == fact
        for name, leaf in leaves(dict(fact.value)):
            assert isinstance(leaf, str)
            assert name == "state" or stands_in(name, leaf, text), (fact.key, name, leaf)
    assert found.facts or any(problem.startswith("no-facts: ") for problem in found.problems)


def said(page: Page) -> str:
    """The text of a page without its markup: links in a line no longer part it."""
    return "\n".join(text.plain for block in page.blocks for text in texts_of(block.content))


def both(opened: Opened, text: str) -> None:
    for extract in (help_center.extract, support_page.extract):
        first = extract([opened])
        check(first, f"{text}\n{said(opened.page)}")
        assert extract([opened]) == first


def of_markdown(text: str) -> Opened:
    return Opened(role="page-markdown", page=read_markdown(text.encode(), "https://a.org/b.md"))


@st.composite
def drawn_into(draw: st.DrawFn) -> str:
    """A template with some of its words replaced: its subject becomes whatever it may."""
    pieces = re.split(r"([A-Za-z][A-Za-z-]+)", draw(st.sampled_from(TEMPLATES)))
    words = list(range(1, len(pieces), 2))
    for at in draw(st.lists(st.sampled_from(words), min_size=1, max_size=3)) if words else ():
        pieces[at] = draw(st.one_of(NONSENSE, st.sampled_from(SUBJECTS)))
    return "".join(pieces)


@given(drawn_into(), st.sampled_from(["", "# Help\n\n", "# Support\n\n", "# What to include\n\n"]))
def test_no_value_comes_out_of_a_template_that_does_not_stand_in_it(text: str, above: str) -> None:
    both(of_markdown(above + text), above + text)


@pytest.mark.parametrize("template", TEMPLATES)
def test_of_a_sentence_nothing_is_stated_but_where_it_leads(template: str) -> None:
    for fact in help_center.extract([of_markdown(template)]).facts:
        assert isinstance(fact, Statement)
        assert fact.value.keys() <= {"headings", "links", "state"}
        assert fact.value["state"] == "mentioned"


@given(st.one_of(PROSE, ANY))
def test_markdown_states_what_stands_in_it(text: str) -> None:
    both(of_markdown(text), text)


@given(HTML)
def test_html_states_what_stands_in_it(parts: list[str]) -> None:
    text = "".join(parts)
    page = read_html(text.encode("utf-8", "surrogatepass"), "https://a.org/b")
    both(Opened(role="page-html", page=page), f"{text} {re.sub('<[^<>]*>', ' ', text)} a.org")


@given(PROSE, PROSE)
def test_a_page_speaks_of_no_less_than_a_part_of_it(one: str, other: str) -> None:
    def keys(text: str) -> set[str]:
        return {fact.key for fact in help_center.extract([of_markdown(text)]).facts}

    plain = re.sub(r"[#*|:?]", "", one), re.sub(r"[#*|:?]", "", other)
    assert keys(plain[0]) <= keys(f"{plain[0]}\n\n---\n\n{plain[1]}")
