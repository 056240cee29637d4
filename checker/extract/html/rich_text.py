"""Nodes of rich texts -> elements: Contentful, Sanity, ProseMirror, mdast and hast."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from typing import Final

from checker.model.contract import Json
from checker.model.regex import regex

HREFS: Final = ("href", "url", "link", "to", "uri")
_KINDS: Final = {
    "a": "a", "blockquote": "blockquote", "bulletlist": "ul", "hyperlink": "a", "link": "a",
    "list": "ul", "listitem": "li", "orderedlist": "ol", "p": "p", "paragraph": "p",
    "strong": "strong", "unorderedlist": "ul", "ul": "ul", "ol": "ol", "li": "li", "b": "strong",
    "document": "div", "doc": "div", "root": "div", "div": "div", "table": "table", "tr": "tr",
    "tablerow": "tr", "td": "td", "tablecell": "td", "th": "th", "tableheader": "th",
    "normal": "p", "em": "em", "emphasis": "em", "span": "span",
}  # fmt: skip
_HEADING: Final = regex(r"h([1-6])|heading([1-6])?")
_PARTS: Final = ("children", "content", "text", "value")
_NODE_NAMES: Final = ("tagName", "nodeType", "type", "_type")


def is_address(value: Json) -> bool:
    """Does a value lead somewhere?"""
    return isinstance(value, str) and value.startswith(("http", "mailto:", "tel:", "/"))


def node_of(value: Mapping[str, Json]) -> str | None:
    """The element that a node of a rich text is; "" for a bare text, None for other data."""
    kinds = [it for name in _NODE_NAMES if isinstance(it := value.get(name), str)]
    if not kinds or not any(isinstance(value.get(name), list | str) for name in _PARTS):
        return None
    kind = kinds[0]
    if value.get("_type") == "block":
        item = value.get("listItem")
        kind = "li" if isinstance(item, str) else str(value.get("style") or "normal")
    plain = re.sub(r"[^a-z0-9]", "", kind.lower())
    heading = _HEADING.fullmatch(plain)
    if heading:
        attributes = value.get("attrs")
        given = attributes.get("level") if isinstance(attributes, dict) else None
        level = heading[1] or heading[2] or value.get("depth") or value.get("level") or given or 2
        return f"h{level}" if str(level) in ("1", "2", "3", "4", "5", "6") else "h2"
    if plain == "text":
        return ""
    return (
        _KINDS.get(plain)
        if isinstance(value.get("children"), list) or isinstance(value.get("content"), list)
        else None
    )


def href_of(node: Mapping[str, Json]) -> str:
    """Where a node leads; "" where it leads nowhere."""
    for holder in (node, node.get("data"), node.get("properties"), node.get("attrs")):
        if isinstance(holder, dict):
            found = next((holder[name] for name in HREFS if is_address(holder.get(name))), None)
            if found is not None:
                return str(found)
    return ""


def marked(node: Mapping[str, Json], said: str) -> str:
    """The text of a leaf with the link and the strength that its marks give it."""
    marks = node.get("marks")
    for mark in marks if isinstance(marks, list) else ():
        if isinstance(mark, dict) and mark.get("type") == "link":
            said = f'<a href="{escape(href_of(mark))}">{said}</a>'
        elif mark in ("strong", "bold") or (isinstance(mark, dict) and mark.get("type") == "bold"):
            said = f"<strong>{said}</strong>"
    return said


def resolved(leaf: Mapping[str, Json], block: Mapping[str, Json]) -> Mapping[str, Json]:
    """A leaf whose marks name definitions of its block (Sanity), with the links themselves."""
    definitions = block.get("markDefs")
    marks = leaf.get("marks")
    if not isinstance(definitions, list) or not isinstance(marks, list):
        return leaf
    links: dict[object, Json] = {
        one.get("_key"): {"type": "link", "href": one.get("href")}
        for one in definitions
        if isinstance(one, dict) and "href" in one
    }
    return dict(leaf) | {
        "marks": [links.get(one, one) if isinstance(one, str) else one for one in marks]
    }
