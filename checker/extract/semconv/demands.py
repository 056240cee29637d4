"""Normative sentences of a semantic-convention page -> Statements: what it demands, and of what.

A sentence is normative where it uses the key words of RFC 2119 in capitals (RFC 8174). Each stands
under the digest of its words, as what can be said of it without quoting it: the key words, what it
sets as code, and the classes of statuses that it names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from checker.extract.page import Page, Text
from checker.extract.semconv.sections import SemconvSections, name_of
from checker.extract.semconv.statements import evidence_of, page_name
from checker.extract.semconv.terms import KEY_WORDS, normal, references, with_codes
from checker.model.contract import DEMANDS, Json, Statement
from checker.model.evidence import text_digest
from checker.model.regex import regex

_SENTENCE: Final = regex(r"(?<=[.!?])\s+")
_MARKS: Final = regex(r"[^\w\s.]|\.(?!\w)|(?<!\w)\.")  # punctuation, but in a name
_CLASS: Final = regex(r"\b[1-5]xx\b")
# A name, placeholder or list of numbers; an example may hold an address or a value of any kind.
_NAME: Final = regex(r"[\w.{}<>\[\], -]{1,200}", re.ASCII)
MAX_CODES: Final = 12  # of one sentence
DIGITS: Final = len("sha256:") + 12  # of a digest: enough to tell the sentences of a page apart


def demands(page: Page, sections: SemconvSections) -> Iterator[Statement]:
    """One statement for each attribute, signal or section of which the page demands something."""
    texts: dict[str, list[Text]] = {}
    headings: dict[str, tuple[str, ...]] = {}
    for owner, place, said in _owned(page, sections):
        texts.setdefault(owner, []).extend(said)
        headings.setdefault(owner, place)
    for owner, said in texts.items():
        sentences = list(_normative(said))
        if sentences:
            value: dict[str, Json] = {
                text_digest(words)[:DIGITS]: key_words for words, key_words in sentences
            }
            yield Statement(
                key=f"{DEMANDS} {owner}",
                topic=DEMANDS,
                value=value,
                # Of all their words: sentences that are joined or parted say the same.
                text_digest=text_digest(" ".join(words for words, _ in sentences)),
                evidence=evidence_of(page, headings[owner], " ".join(sorted(value))),
            )


def _owned(
    page: Page, sections: SemconvSections
) -> Iterator[tuple[str, tuple[str, ...], Sequence[Text]]]:
    """(whose it is, headings, texts): of a row and its notes, or of the prose of a section."""
    for sheet in sections.attributes:
        for row in sheet.rows:
            description, name = row.text("description"), name_of(row.text("key"))
            notes = [sheet.notes[at] for at in references(description) if at in sheet.notes]
            said = [description, *(text for note in notes for text in note.said)]
            for signal in sections.signals(sheet) if name else ():
                yield f"{signal} {name}", sheet.place.headings, said
    for prose in sections.prose:
        place = prose.place.headings
        owners = sections.owners(prose)
        if prose.attribute:
            owners = tuple(f"{signal} {prose.attribute}" for signal in sections.signals(prose))
        elif not owners:
            heading = normal(place[-1]) if place else ""
            owners = (f"{page_name(page.url)} {heading}".strip(),)
        for owner in owners:
            yield owner, place, [prose.text]


def _normative(texts: Iterable[Text]) -> Iterator[tuple[str, str]]:
    """(the bare words of a sentence, what can be reported of it), of the normative ones."""
    for text in texts:
        for sentence, named in with_codes(_SENTENCE.split(text.plain), text.codes):
            words = [" ".join(word.split()) for word in KEY_WORDS.findall(sentence)]
            if words:
                names = [code for code in named if _NAME.fullmatch(code)][:MAX_CODES]
                demanded = [*words, *_CLASS.findall(sentence), *names]
                yield _bare(sentence), " ".join(demanded)


def _bare(text: str) -> str:
    """The words of a text, without case and punctuation."""
    return " ".join(_MARKS.sub(" ", normal(text)).split())
