"""An error category -> does it name what a client can record, and no cause?

Statuses, names that the pages document, types of errors of libraries, and names made of the words
below: of a step of the call, and of how it ended. Whatever else it says is an opinion.
"""

from __future__ import annotations

from typing import Final

from checker.gate.lexicon import lexicon
from checker.gate.values import words
from checker.model.regex import regex

OBSERVABLE: Final = words(
    """
    abort aborted absent access address and api auth authentication authorization bad blocked
    body broken call calls cancel canceled cancelled categories category cert certificate
    charset chunked class client closed code conflict connect connection content context curl
    cut deadline decode decoding denied deserialization disconnect disconnected dns document
    early empty encoding end eof error errors event exceeded exception exhausted expired fail
    failed failure field filter filtered first forbidden form format found gateway gzip
    handshake header headers host html http https idle in incomplete incorrect input
    insufficient interrupted invalid io is json key large length limit line local many media
    member mismatch missing model name network no none not object of other out output overloaded
    page parameter parse parser parsing payload permission pipe policy protocol proxy quota rate
    reached read received refused rejected remote request requests required reset resolution
    resolve response returned sanitized schema semantic server service shape socket socks ssl
    status stream syntax terminator text time timed timeout tls token tokens too tool
    transport truncated type unauthorized unavailable undocumented unexpected unknown unparsable
    unprocessable unreachable unset unsupported upload upstream url validation value
    verification version violation with without write wrong
    """
)
_APART: Final = regex(  # the module of the class of an error; signs; capitals within a word
    r"(?:[a-z_]\w*\.)+(?=[A-Z])|[\W_]+|(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])"
)
_CAUSES: Final = frozenset("68CDEHOPVgksv*")  # classes of the lexicon
_FAILING: Final = frozenset("8DEHVgv")  # … of what is said of the service: its state is a cause
_WORN: Final = frozenset(("exhausted", "expired"))  # before a noun they tell why: not an alert
_PHRASES: Final = frozenset(("internal_server_error", "server_error", "upstream_error"))
_CODE: Final = regex(r"E[A-Z]{4,}")  # of the operating system: ECONNRESET
_STATUS: Final = regex(r"[1-5](?:\d\d|xx)")


def observable(category: str, documented: frozenset[str]) -> bool:
    """Can a client have recorded it, as far as its words tell?"""
    if (
        category in documented
        or category.lower() in _PHRASES
        or (category.startswith("<") and category.endswith(">"))
        or _CODE.fullmatch(category)
        or _STATUS.fullmatch(category.lower())  # a class is told by `error-category-many`
    ):
        return True
    parts = [part.lower() for part in _APART.split(category) if part]
    kinds = {lexicon().get(one) for one in parts}
    if ("P" in kinds and kinds & _FAILING) or _WORN.intersection(parts[:1]):
        return False
    others = [one for one in parts if one not in OBSERVABLE and not _STATUS.fullmatch(one)]
    if " " in category.strip():  # a sentence, which `error-category-many` tells
        return not any(lexicon().get(one) in _CAUSES for one in others)
    return not any(any(map(str.isalpha, one)) for one in others)
