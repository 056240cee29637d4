"""Prose of a semantic-convention page -> Statements: sampling, version, status, opt-in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import urlsplit

from checker.extract.heading import standing
from checker.extract.page import Item, Page, Paragraph
from checker.extract.semconv.sections import SemconvSections, leading_code, name_of
from checker.extract.semconv.terms import kind_level, normal, opt_in_variable, stated_status
from checker.model.contract import Json, Statement
from checker.model.evidence import Evidence, text_digest
from checker.model.regex import regex

_VERSION: Final = regex(r"\bsemantic conventions v?(\d{1,4}\.\d{1,4}(?:\.\d{1,4})?)\b")


def site_and_path(url: str) -> tuple[str, str]:
    """Scheme and host of an address, and its path from the root; empty where it is none.

    Of a file that was read from a folder there is no more than its name.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return "", ""
    return f"{parts.scheme}:{parts.netloc}", "/" + parts.path.lstrip("/")


def evidence_of(page: Page, headings: tuple[str, ...], text: str) -> tuple[Evidence]:
    """The place of a fact on its page."""
    return (standing(page.url, headings, text),)


def sampling(page: Page, sections: SemconvSections) -> Iterator[Statement]:
    """The attributes that matter to sampling; those of a common section matter to each signal."""
    names: dict[str, set[str]] = {}
    texts: dict[str, list[str]] = {}
    evidence: dict[str, tuple[Evidence, ...]] = {}
    for saying in sections.sampling:
        listed = [name_of(item) for item in saying.items]
        found = evidence_of(page, saying.place.headings, " ".join((saying.text.plain, *listed)))
        for signal in sections.signals(saying):
            names.setdefault(signal, set()).update(listed)
            texts.setdefault(signal, []).append(saying.text.plain)
            evidence[signal] = evidence.get(signal, ()) + found
    for signal, listed_names in names.items():
        yield Statement(
            key=f"sampling {signal}",
            topic="sampling",
            value={"attributes": _listed(listed_names)},
            text_digest=text_digest(" ".join(dict.fromkeys(map(normal, texts[signal])))),
            evidence=evidence[signal],
        )


def of_signals(page: Page, sections: SemconvSections) -> Iterator[Statement]:
    """The status and the kind that a span or event has, where a line of its section says so."""
    for topic, name, sayings in (
        # A status says of what it is by where it stands: a section below may have its own.
        ("status", "status", [*filter(sections.is_beside_a_table, sections.statuses)]),
        ("span-kind", "kind", sections.kinds),
    ):
        for saying in sayings:
            signal = sections.only(saying)
            level = kind_level(saying.text.plain) if name == "kind" else {}
            if signal is not None:
                yield Statement(
                    key=f"{topic} {signal}",
                    topic=topic,
                    value={name: saying.value, **level},
                    text_digest=text_digest(f"{topic} {saying.value}"),
                    evidence=evidence_of(page, saying.place.headings, saying.text.plain),
                )


def _listed(names: set[str]) -> list[Json]:
    return list[Json](sorted(names))


def statements(page: Page) -> Iterator[Statement]:
    """Version, status and the opt-in variable, where the page has them."""
    for crumb in page.breadcrumbs:
        version = _VERSION.search(normal(crumb))
        if version:
            yield _statement(page, "semconv-version", {"version": version[1]}, (), crumb)
    yield from _status(page)
    yield from _opt_in(page)


def _statement(
    page: Page, key: str, value: Mapping[str, Json], headings: tuple[str, ...], text: str
) -> Statement:
    return Statement(
        key=key,
        topic=key.partition(" ")[0],
        value=value,
        text_digest=text_digest(normal(text)),
        evidence=evidence_of(page, headings, text),
    )


def _status(page: Page) -> Iterator[Statement]:
    """The status that stands under the title; those of single sections are theirs alone."""
    for block in page.blocks:
        content = block.content
        if len(block.headings) > 1:
            return
        if isinstance(content, Paragraph):
            status, rest = stated_status(content.text)
            if status:
                key, text = f"status {page_name(page.url)}", content.text.plain
                stated = _statement(page, key, {"status": status}, block.headings, text)
                yield replace(stated, text_digest=text_digest(status + rest))
                return


def page_name(url: str) -> str:
    """The last part of the path, index files aside: "http-spans"."""
    path = PurePosixPath(site_and_path(url)[1])
    return path.parent.name if path.stem.lower() in ("index", "readme") else path.stem


def _opt_in(page: Page) -> Iterator[Statement]:
    """The environment variable that opts in to these conventions, and the values listed for it."""
    opening: Item | None = None  # that announces the variable
    values, texts = set[str](), list[str]()
    for block in page.blocks:
        item = block.content
        if not isinstance(item, Item):
            if values:
                break
            opening = None
        elif opening and item.depth > opening.depth:
            code = leading_code(item.text)
            if code:
                values.add(code)
                texts.append(item.text.plain)
        elif values:
            break
        else:
            opening = item if opt_in_variable(item.text) else None
            headings, texts = block.headings, [item.text.plain]
    if opening and values:
        variable = opt_in_variable(opening.text)
        value: dict[str, Json] = {"variable": variable, "values": _listed(values)}
        yield _statement(page, "stability-opt-in", value, headings, " ".join(texts))
