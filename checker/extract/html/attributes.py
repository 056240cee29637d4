"""Name and attributes of an HTML element -> what it is: chrome, code of a language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from checker.model.regex import regex

# Elements and places that are not content.
_CHROME_NAMES: Final = frozenset(
    {"aside", "audio", "canvas", "dialog", "footer", "head", "map", "nav", "noscript"}
    | {"object", "script", "style", "svg", "template", "video"}
)
_CHROME_ROLES: Final = frozenset({"banner", "complementary", "contentinfo", "navigation", "search"})
_CHROME_IDS: Final = frozenset(
    {"feedback", "footer", "google_translate_element", "navbar", "pagination"}
    | {"sidebar", "sidebar-content", "table-of-contents", "table-of-contents-layout"}
    | {"TableOfContents"}
)
_CHROME_CLASSES: Final = regex(
    r"(?:^|\s)(?:breadcrumbs?|cookie-banner|copy-button|d-print-none|feedback(?:--\S*|-toolbar)?"
    r"|page-meta|pagination|sidebar|skip-link|sr-only|td-(?:breadcrumbs|heading-self-link|page-meta\S*"
    r"|search\S*|sidebar\S*|toc\S*)|table-of-contents|toc|visually-hidden"
    r"|(?:markdown-|td-)?(?:alert-heading|alert-title|admonition-title|callout-title))(?=\s|$)"
)
_HIDDEN_STYLE: Final = regex(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LANGUAGE: Final = regex(r"(?:^|\s)(?:language|lang|highlight-source)-([\w+#.-]+)")
INFO: Final = "info"  # of a fence: its whole info string
_LOOKS: Final = frozenset({"class", "style"})


def is_chrome(name: str, attributes: Mapping[str, str]) -> bool:
    """Navigation, feedback, scripts, and what is not shown."""
    role = attributes.get("role")
    if name in _CHROME_NAMES or role in _CHROME_ROLES or attributes.get("id") in _CHROME_IDS:
        return True
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return role not in ("region", "tabpanel")  # what a click shows is content
    return (
        attributes.get("aria-hidden") == "true"
        or ("style" in attributes and _HIDDEN_STYLE.search(attributes["style"]) is not None)
        or ("class" in attributes and _CHROME_CLASSES.search(attributes["class"]) is not None)
    )


def language_of(attributes: Mapping[str, str]) -> str:
    """The language of a code block, by its attributes or classes; "" where none is said."""
    for name in (INFO, "data-lang", "data-language", "language"):
        if attributes.get(name):
            return attributes[name]
    found = _LANGUAGE.search(attributes.get("class", ""))
    return found[1] if found else ""


def written(attributes: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Attributes as a component has them, without their looks."""
    return tuple(
        (name, value or "true") for name, value in attributes.items() if name not in _LOOKS
    )
