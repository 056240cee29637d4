"""An answer -> Outcome. Pure: the status, the fields, the bytes, and what was asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from checker.fetch.form import BodyForm, as_octets, form_of
from checker.fetch.shell import look
from checker.model.access import Outcome
from checker.model.regex import regex

Verdict: TypeAlias = tuple[Outcome, str]  # and a few words of ours

PAGE: Final[Verdict] = (Outcome.PAGE, "")

# Statuses that say what they mean (RFC 9110 §15; 451: RFC 7725); all others are reported by number.
BY_STATUS: Final = {
    204: Outcome.EMPTY,
    205: Outcome.EMPTY,
    401: Outcome.REFUSED,
    403: Outcome.REFUSED,
    404: Outcome.GONE,
    410: Outcome.GONE,
    429: Outcome.RATE_LIMITED,
    451: Outcome.REFUSED,
}
WITH_A_PAGE: Final = frozenset({200, 203})
# Under these, a challenge is served in the place of the page.
CHALLENGED: Final = frozenset({200, 202, 203, 403, 405, 429, 503})
CHALLENGE_FIELDS: Final = ("cf-mitigated", "x-amzn-waf-action", "x-vercel-mitigated")
CHALLENGE_WORDS: Final = ("captcha", "challenge")

MEDIA_TYPE: Final = regex(r"[a-z0-9!#$&^_.+-]{1,127}/[a-z0-9!#$&^_.+-]{1,127}")  # RFC 6838 §4.2
UNTYPED: Final = frozenset({"application/octet-stream", "binary/octet-stream"})
MEDIA_TYPES: Final = {
    "html": frozenset({"application/xhtml+xml", "text/html"}),
    "markdown": frozenset({"text/markdown", "text/mdx", "text/plain", "text/x-markdown"}),
}
NAMED: Final = frozenset().union(*MEDIA_TYPES.values()) | {
    "application/json",
    "application/pdf",
    "application/xml",
    "text/xml",
}  # other media types are not repeated: a field of an answer is a stranger's text


@dataclass(frozen=True, slots=True, kw_only=True)
class FinalAnswer:
    """A final answer, its content coding removed."""

    status: int
    fields: Mapping[str, str]  # by name in lower case
    body: bytes

    @property
    def media_type(self) -> str:
        """Lower case, without parameters; octets where there is none (RFC 9110 §8.3)."""
        value = self.fields.get("content-type", "").partition(",")[0]
        named = value.partition(";")[0].strip().lower()
        return named if MEDIA_TYPE.fullmatch(named) else "application/octet-stream"


def judge(answer: FinalAnswer, *, form: str, accept: str) -> Verdict:
    """What came back for a document of a form (`markdown`, `html`, another)."""
    if answer.status in CHALLENGED and _challenges(answer.fields):
        return Outcome.CHALLENGE, "the answer says that it is a challenge"
    octets = as_octets(answer.body)
    looks = form_of(octets)
    if answer.status in CHALLENGED and looks in (BodyForm.HTML, BodyForm.MARKUP):
        instead = _in_its_place(octets, looks, with_page=answer.status in WITH_A_PAGE)
        if instead is not None:
            return instead
    if answer.status not in WITH_A_PAGE:
        return _by_status(answer)
    if looks is BodyForm.EMPTY:
        return Outcome.EMPTY, ""
    return _by_form(answer.media_type, looks, _wanted(form, accept), accept)


def _in_its_place(octets: bytes, looks: BodyForm, *, with_page: bool) -> Verdict | None:
    """What stands where the page should; None where it is a page."""
    seen = look(octets)
    if seen.is_sign_in:
        return Outcome.SIGN_IN, "a form that asks who one is"
    if seen.leads_away and with_page:
        return Outcome.MOVED, "a refresh in the page"
    closed = seen.is_door or (seen.is_shell and with_page)
    if closed and (looks is BodyForm.HTML or seen.scripts):  # else Markdown with components
        return Outcome.CHALLENGE, "a challenge, or a script that has yet to write the page"
    return None


def _challenges(fields: Mapping[str, str]) -> bool:
    said = " ".join(fields.get(name, "") for name in CHALLENGE_FIELDS).lower()
    return any(word in said for word in CHALLENGE_WORDS)


def _by_status(answer: FinalAnswer) -> Verdict:
    outcome = BY_STATUS.get(answer.status, Outcome.UNREACHABLE)
    if answer.status == 503 and "retry-after" in answer.fields:  # noqa: PLR2004 - RFC 9110 §15.6.4
        outcome = Outcome.RATE_LIMITED
    return outcome, f"status {answer.status}"


def _wanted(form: str, accept: str) -> str:
    """`markdown` or `html` where the document's form, else the first range asked for, says so."""
    if form in MEDIA_TYPES:
        return form
    first = _ranges(accept)[0]
    return next((name for name, types in MEDIA_TYPES.items() if first in types), "")


def _ranges(accept: str) -> list[str]:
    return [part.partition(";")[0].strip().lower() for part in accept.split(",")]


def _by_form(media_type: str, looks: BodyForm, wanted: str, accept: str) -> Verdict:
    """The declared type and the bytes must both be of the form that was asked for."""
    if not _declared(media_type, wanted, accept):
        named = media_type if media_type in NAMED else "another media type"
        return Outcome.WRONG_MEDIA_TYPE, f"declared as {named}"
    html = wanted == "html" or (not wanted and media_type in MEDIA_TYPES["html"])
    suits = (BodyForm.HTML if html else BodyForm.TEXT, BodyForm.MARKUP)
    if looks not in suits:
        return Outcome.WRONG_MEDIA_TYPE, f"declared as it should be, but the bytes are {looks}"
    return PAGE


def _declared(media_type: str, wanted: str, accept: str) -> bool:
    if media_type in UNTYPED:
        return True
    if wanted:
        return media_type in MEDIA_TYPES[wanted]
    return any(_matches(media_type, range_) for range_ in _ranges(accept))


def _matches(media_type: str, range_: str) -> bool:
    kind, _, subtype = range_.partition("/")
    return range_ in ("*/*", media_type) or (subtype == "*" and media_type.startswith(kind + "/"))
