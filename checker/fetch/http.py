"""Sources -> what came back for each of their documents, within one budget of time.

Requests are conditional only where a body is kept to answer for a 304; every redirect is checked
like a first request; what came back is judged, not believed.
"""

from __future__ import annotations

import os
import socket
import ssl
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from http.cookiejar import DefaultCookiePolicy
from time import monotonic
from typing import Final

import requests
from requests.utils import DEFAULT_CA_BUNDLE_PATH, get_environ_proxies, select_proxy
from urllib3.exceptions import HTTPError, ReadTimeoutError

from checker.fetch.coding import ASKED_FOR, PIECE, NotDecoded, TooLarge, codings_of, decoded
from checker.fetch.conditional import conditions, confirmed, validator
from checker.fetch.connections import OpenConnections
from checker.fetch.guard import Guard, GuardedAdapter, Lookup
from checker.fetch.judge import WITH_A_PAGE, FinalAnswer, judge
from checker.fetch.plan import Request
from checker.fetch.retry import RETRIED, retry_after
from checker.fetch.run import OVER, Answer, LinksOf, Run, outcome_of
from checker.fetch.settings import SETTINGS, Settings
from checker.fetch.tls import trusted
from checker.fetch.url import Barred, Url, check, is_this_machine, place_of
from checker.model.access import Access, Fetched, Kept, Outcome
from checker.model.evidence import digest_of
from checker.model.source import Source

__all__ = ["SETTINGS", "LinksOf", "Settings", "read"]

REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
PEEK: Final = 64 * 1024  # octets of an answer that is no page, to see why
LONGEST_LENGTH: Final = 18  # digits of a Content-Length that is a number of octets


def read(  # noqa: PLR0913 - clock, dice and look-up are arguments here
    sources: Sequence[Source],
    *,
    kept: Callable[[str, str], Kept | None],
    links_of: LinksOf,
    settings: Settings = SETTINGS,
    now: Callable[[], datetime],
    random: Callable[[], float],
    progress: Callable[[int, int, str], None] = lambda _done, _known, _waiting: None,
    lookup: Lookup | None = None,
) -> dict[str, tuple[Fetched, ...]]:
    """Asks for all documents of all sources at once; by source id, in the order of the source.

    Followed documents come after the listed ones; a fallback is there only if it was asked for.
    Whatever a server does, a document comes back as a `Fetched`, and the run ends in its time.
    `kept`, `links_of` and `progress` (documents done, documents known, the address that is waited
    for) are called in this thread alone, `now` in others too; `lookup` stands in for
    `socket.getaddrinfo`. Raises Misused where the environment names certificates that cannot be
    read.
    """
    run = Run(sources, settings, kept=kept, links_of=links_of, random=random, progress=progress)
    connections, guard = OpenConnections(), Guard(lookup)
    documents = (document for source in sources for document in source.documents)
    tls = any(document.url.lower().startswith("https:") for document in documents)
    context = trusted(os.environ, default=DEFAULT_CA_BUNDLE_PATH) if tls else None
    adapter = GuardedAdapter(guard, connections, context, settings.concurrency)
    with _Session(settings, now, run.until, guard, adapter) as session:
        return run.results(session.attempt, connections.cut)


class _Session(requests.Session):
    """Makes the attempts of a run, in several threads: no cookies, no .netrc, no own redirects."""

    def __init__(
        self,
        settings: Settings,
        now: Callable[[], datetime],
        until: float,
        guard: Guard,
        adapter: GuardedAdapter,
    ) -> None:
        super().__init__()
        self._settings, self._now, self._until, self._guard = settings, now, until, guard
        self.trust_env = False  # or .netrc would be read; proxies are asked for by name below
        self.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        self.headers.clear()
        self.headers.update({"User-Agent": settings.user_agent, "Accept-Encoding": ASKED_FOR})
        self.adapters.clear()
        self.mount("https://", adapter)
        self.mount("http://", adapter)

    def get_redirect_target(self, resp: requests.Response) -> None:
        """None: requests would read the body of a redirect, and without a limit."""

    def attempt(self, request: Request, kept: Kept | None, number: int) -> Answer:
        """One attempt at one document: the first request and those that redirects lead to."""
        seen: list[int] = []  # statuses, for whatever the way ends in
        outcome, words, again = Outcome.UNREACHABLE, "", False
        try:
            return self._chain(request, kept, number, seen)
        except Barred as error:
            outcome, words = error.outcome, error.detail
        except TooLarge:
            outcome, words = Outcome.TOO_LARGE, "longer than is read"
        except NotDecoded:
            words = "a content coding that does not hold, or was not asked for"
        except (HTTPError, OSError) as error:  # those of requests are OSErrors
            words, again = _trouble(error)
            if monotonic() >= self._until:  # whichever of two limits was met first
                words = OVER
        except _Garbled:
            words, again = "an answer that cannot be read", True
        fetched = outcome_of(request, outcome, words, seen[-1] if seen else None)
        return fetched, 0.0 if again else None

    def _chain(
        self, request: Request, kept: Kept | None, number: int, statuses: list[int]
    ) -> Answer:
        place, address = place_of(request.url), request.url
        seen = {place}
        for _ in range(self._settings.max_redirects + 1):
            check(place, request.reach)
            proxies = _proxies(place)
            proxied = bool(select_proxy(place.url, proxies))
            self._guard.admit(place, request.reach, proxied=proxied)
            asked = Access(
                url=request.url,
                accept=request.accept,
                final_url=address,
                status=None,
                accessed=self._now().astimezone(UTC).replace(microsecond=0),
                digest="",
                media_type="",
            )
            fields = conditions(kept, {address, place.url})
            sent = {"Accept": request.accept, **fields}
            with _heard(), self._asked(place, sent, proxies) as response:
                statuses.append(response.status_code)
                asked = replace(asked, status=response.status_code)
                if response.status_code not in REDIRECTS:
                    return self._final(request, kept if fields else None, asked, response)
                place = _led_to(response, place)
                if not number:  # after a failure the next request has a connection of its own
                    with suppress(Exception):  # read, so that this one serves on
                        response.raw.read(PEEK, decode_content=False)
            address = place.url
            if place in seen:
                raise Barred(Outcome.MOVED, "redirects in a circle")
            seen.add(place)
        raise Barred(Outcome.MOVED, f"more than {self._settings.max_redirects} redirects")

    def _asked(
        self, place: Url, fields: Mapping[str, str], proxies: dict[str, str]
    ) -> requests.Response:
        request = self.prepare_request(requests.Request("GET", place.url, headers=fields))
        if place_of(request.url or "") != place:
            raise Barred(Outcome.REFUSED, "an address that reads in more than one way")
        left = self._until - monotonic()
        if left <= 0:
            raise TimeoutError
        limits = (self._settings.connect_seconds, self._settings.read_seconds)
        return self.send(
            request,
            stream=True,
            allow_redirects=False,
            proxies=proxies,
            timeout=(min(limits[0], left), min(limits[1], left)),
        )

    def _final(
        self, request: Request, kept: Kept | None, asked: Access, response: requests.Response
    ) -> Answer:
        """What an answer that is no redirect comes to; `kept`: what conditions were sent of."""
        status = response.status_code
        fields = {name.lower(): value for name, value in response.headers.items()}
        if status == requests.codes.not_modified:
            if kept is None:
                words = "status 304 to a request without conditions"
                return outcome_of(request, Outcome.UNREACHABLE, words, status), None
            fetched = outcome_of(request, Outcome.NOT_MODIFIED, status=status)
            access = confirmed(kept, asked, fields)
            return replace(fetched, access=access, body=kept.body), None
        body = self._body(response, fields.get("content-encoding"))
        answer = FinalAnswer(status=status, fields=fields, body=body)
        outcome, words = judge(answer, form=request.form, accept=request.accept)
        fetched = outcome_of(request, outcome, words, status)
        if outcome is not Outcome.PAGE:
            again = status in RETRIED and outcome is not Outcome.CHALLENGE
            after = retry_after(fields.get("retry-after"), self._now) or 0.0
            return fetched, after if again else None
        access = replace(
            asked,
            digest=digest_of(body),
            media_type=answer.media_type,
            etag=validator(fields.get("etag")),
            last_modified=validator(fields.get("last-modified")),
        )
        return replace(fetched, access=access, body=body), None

    def _body(self, response: requests.Response, coding: str | None) -> bytes:
        """The body without its codings; of an answer that is no page, the beginning."""
        if response.status_code in WITH_A_PAGE:
            pieces = self._pieces(response, self._settings.max_wire_bytes)
            limit = self._settings.max_body_bytes
            return b"".join(decoded(pieces, codings_of(coding), limit=limit))
        body = bytearray()
        with suppress(Exception):  # the status says enough
            for piece in decoded(self._pieces(response, PEEK), codings_of(coding), limit=PEEK):
                body += piece
        return bytes(body)

    def _pieces(self, response: requests.Response, limit: int) -> Iterator[bytes]:
        """The body as it comes over the wire. Raises TooLarge, TimeoutError.

        Raises _Garbled where nobody can tell how long it is (RFC 9112 §6.3).
        """
        if "Transfer-Encoding" not in response.headers:
            for length in response.headers.get("Content-Length", "0").split(","):
                if not length.strip().isdecimal():
                    raise _Garbled
                if len(length) > LONGEST_LENGTH or int(length) > limit:
                    raise TooLarge
        seen = 0
        while piece := response.raw.read(PIECE, decode_content=False):
            seen += len(piece)
            if seen > limit:
                raise TooLarge
            if monotonic() >= self._until:
                raise TimeoutError
            yield piece


class _Garbled(Exception):
    """The octets of the peer made a library raise what it does not say that it raises."""


@contextmanager
def _heard() -> Iterator[None]:
    """What is raised while a peer is heard is an outcome: no list names all that its octets do."""
    try:
        yield
    except (Barred, TooLarge, NotDecoded, HTTPError, OSError):
        raise
    except Exception as error:
        raise _Garbled from error


def _proxies(place: Url) -> dict[str, str]:
    """The proxies that the environment sets for an address; none for this machine itself."""
    return {} if is_this_machine(place.host) else dict(get_environ_proxies(place.url))


def _led_to(response: requests.Response, place: Url) -> Url:
    location = response.headers.get("Location", "")
    if not location:
        raise Barred(Outcome.MOVED, f"status {response.status_code} without an address")
    text = location.encode("latin-1", "replace").decode("utf-8", "replace")  # fields are latin-1
    return place_of(text, base=place)


# What went wrong, and whether it may mend itself: the first kind that is among the causes.
TROUBLES: Final[tuple[tuple[type[BaseException], str, bool], ...]] = (
    (ssl.SSLCertVerificationError, "the certificate is not trusted", False),
    (requests.exceptions.ProxyError, "the proxy did not answer", True),
    (ssl.SSLError, "no agreement on TLS", True),
    (TimeoutError, "no answer in time", True),
    (ReadTimeoutError, "no answer in time", True),
    (requests.exceptions.Timeout, "no answer in time", True),
)


def _trouble(error: Exception) -> tuple[str, bool]:
    """A few words about a failure, and whether it may mend itself. Never the error's own text."""
    causes = tuple(_causes(error))
    for kind, words, again in TROUBLES:
        if any(isinstance(cause, kind) for cause in causes):
            return words, again
    for cause in causes:
        if isinstance(cause, socket.gaierror):
            return "the name was not found", cause.errno != socket.EAI_NONAME
    return "the connection failed", not isinstance(error, ValueError)  # a setting is wrong


def _causes(error: BaseException) -> Iterator[BaseException]:
    """An error and those that it wraps: requests and urllib3 keep them in several places."""
    seen: list[BaseException] = [error]
    for one in seen:  # grows as it is walked
        yield one
        inner = (one.__cause__, one.__context__, getattr(one, "reason", None), *one.args)
        seen += [cause for cause in inner if isinstance(cause, BaseException) and cause not in seen]
