"""Links -> further documents of a source. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from typing import Final

from checker.fetch.url import Barred, Reach, Url, check, place_of
from checker.model.source import Document, Follow

INDEXES: Final = frozenset({"_index", "index", "readme"})  # files that stand for their folder
SUFFIXES: Final = (".html", ".htm", ".mdx", ".md")


def followed(links: Iterable[str], follow: Follow, reach: Reach) -> Iterator[Document]:
    """The documents that a rule finds behind absolute links, once each, in their order."""
    seen: set[str] = set()
    for link in links:
        try:
            place = place_of(link)
            check(place, reach)
        except Barred:
            continue
        page = page_path(place.path)
        if follow.twin is None:
            path = place.path
            wanted = fnmatchcase(path, follow.path)
        else:
            path = f"{page.removesuffix('/')}/{follow.twin}"
            wanted = fnmatchcase(page, follow.path.rstrip("/") or "/")
        url = _at(place, path)
        if wanted and url not in seen:
            seen.add(url)
            yield Document(role=f"{name_of(page)}-{follow.form}", url=url, accept=follow.accept)


def page_path(path: str) -> str:
    """The path of the page that a link means, whichever of its files the link names.

    >>> page_path("/x/http-spans.md"), page_path("/x/http-spans/"), page_path("/x/README.md")
    ('/x/http-spans', '/x/http-spans', '/x')
    """
    folder, _, last = path.rstrip("/").rpartition("/")
    suffix = next((suffix for suffix in SUFFIXES if last.lower().endswith(suffix)), "")
    name = last[: len(last) - len(suffix)]
    if suffix and name.lower() in INDEXES:
        return folder or "/"
    return f"{folder}/{name}"


def name_of(page: str, *, parts: int = 1) -> str:
    """The last parts of a page's path, as the first words of a role.

    >>> name_of("/registry/attributes/http", parts=2)
    'attributes-http'
    """
    words = "-".join(page.strip("/").split("/")[-parts:])
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-") or "index"


def _at(place: Url, path: str) -> str:
    """The link's normal form: without query and fragment."""
    return Url(scheme=place.scheme, host=place.host, port=place.port, path=path).url
