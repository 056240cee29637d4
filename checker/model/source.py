"""One listed page and the documents to read for it: an entry of `sources.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

API_REFERENCE: Final = "api-reference"
SEMCONV_HTTP: Final = "semconv-http"
HELP_CENTER: Final = "help-center"
SUPPORT_PAGE: Final = "support-page"
ALARM_AFTER: Final = 3  # unless the sources file says otherwise


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One address that is asked for a source, with the form that is asked for."""

    role: str  # "page-markdown": the part of the source, then the form
    url: str
    accept: str  # the Accept field sent (RFC 9110 §12.5.1), e.g. "text/markdown"
    fallback_for: str | None = None  # read only where the document of this role is unusable

    @property
    def part(self) -> str:
        """`page`: the part of the source, which may be read in several forms."""
        return self.role.rpartition("-")[0] or self.role

    @property
    def form(self) -> str:
        """`markdown` or `html`: the last word of the role."""
        return self.role.rpartition("-")[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Follow:
    """Which links of a document lead to further documents of the same source."""

    on: str  # role of the document whose links are followed
    path: str  # shell pattern (fnmatch) that the path of the link matches
    accept: str
    twin: str | None = None  # "index.md": page links lead to this file of the page's folder
    form: str = "markdown"  # the new document's role is "<last part of the path>-<form>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One row of the table of pages."""

    id: str  # "chat"
    area: str  # the owner's name of the area: "Chat contract"
    url: str  # the listed address, as it is cited
    kind: str  # of page, a key of EXTRACTORS
    operation: str | None  # "POST /v1/chat/completions"; None where the page has none
    listed: date  # when the owner listed the page
    verify: str  # what to verify, the owner's words
    wording: str  # the safe candidate wording, the owner's words
    documents: tuple[Document, ...]
    follow: tuple[Follow, ...] = ()
    allow_private: bool = False  # may loopback, private and link-local addresses be asked
    alarm_after: int = ALARM_AFTER  # days without a document in a row before the one alarm
