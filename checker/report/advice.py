"""What became of asking for a page -> what that means for whoever asked, and what to do about it.

One sentence a cause: a server that failed, one that does not answer, and an address that may not
be asked are mended by different hands.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from checker.model.access import Outcome
from checker.model.table import Basis, Failure

SERVER_ERROR: Final = 500  # RFC 9110 §15.6


def _is(*outcomes: Outcome) -> Callable[[Failure], bool]:
    return lambda one: one.outcome in outcomes


def _slow(one: Failure) -> bool:
    return one.outcome == Outcome.UNREACHABLE and " time" in f" {one.detail}"


def _failed(one: Failure) -> bool:
    failed = one.status is not None and one.status >= SERVER_ERROR
    return failed and one.outcome == Outcome.UNREACHABLE


def _signed(one: Failure) -> bool:
    return one.outcome == Outcome.REFUSED and one.status is not None


# The first that holds tells.
ADVICE: Final[tuple[tuple[Callable[[Failure], bool], str], ...]] = (
    (
        _failed,
        (
            "The request for the page was answered with an error{status}; nothing is to be mended "
            "here, run it again later"
        ),
    ),
    (_slow, "The page did not answer in time: run it again with more of it, --timeout 60"),
    (_is(Outcome.RATE_LIMITED), "The server asks to wait{status}: run it again in a few minutes"),
    (
        _is(Outcome.GONE),
        (
            "The page is no longer there{status}: look for where it went, and list that address "
            "in a file for --sources"
        ),
    ),
    (
        _is(Outcome.MOVED),
        (
            "The page leads to another place{detail}: look at it, and if it is the page, list its "
            "address in a file for --sources"
        ),
    ),
    (_signed, "The page asks who you are{status}: sign in with a browser and save it there"),
    (
        _is(Outcome.SIGN_IN),
        "A sign-in stood in the page's place: sign in with a browser and save the page there",
    ),
    (
        _is(Outcome.REFUSED),
        (
            "The address may not be asked{detail}: list a public https address in a file for "
            "--sources, or set allow_private there for a host of your own"
        ),
    ),
    (
        _is(Outcome.CHALLENGE),
        (
            "A challenge or a script stood in the page's place: open it in a browser and save it "
            "there"
        ),
    ),
    (
        _is(Outcome.WRONG_MEDIA_TYPE, Outcome.EMPTY, Outcome.TOO_LARGE, Outcome.TOO_LITTLE),
        "What came back is no page to be read ({outcome}): look at it in a browser",
    ),
    (
        _is(Outcome.WITHHELD),
        (
            "What the page states is not passed on{detail}: look at it, and tell its owner where "
            "that is no example"
        ),
    ),
    (lambda _: True, "No answer came{detail}: check the network and the proxy, and run it again"),
)


def advice(one: Failure) -> str:
    """One sentence, without its end."""
    sentence = next(sentence for holds, sentence in ADVICE if holds(one))
    return sentence.format(
        outcome=one.outcome,
        status=f" (status {one.status})" if one.status is not None else "",
        detail=f" ({one.detail})" if one.detail else "",
    )


def importable(basis: Basis) -> str:
    """The address under which a page is imported that a person saves from a browser.

    An import is of exactly the document named: of the one that is lost, else of the page itself.
    What is saved from a browser is HTML, so it is that document of it where it is listed so.
    """
    documents = basis.source.documents
    first = next((one for one in documents if basis.lost in ("", one.url)), None)
    if first is None:  # a page that another one leads to: it has one form
        return basis.lost or basis.source.url
    forms = (one.url for one in documents if (one.part, one.form) == (first.part, "html"))
    itself = first.part == documents[0].part  # its listed address stands for it in every form
    return next(forms, basis.source.url if itself else first.url)
