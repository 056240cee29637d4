"""A summary of a body -> the first word in it that no such summary needs.

A summary is allowed, not searched: it is made of the names that the pages document, of counts,
statuses and types, and of the words below, which tell a form and never a content. Whatever copies a
prompt or an answer has a word that is in none of these.
"""

from __future__ import annotations

import re
from typing import Final

from checker.gate.house_names import leaves

SUMMARIES: Final = ("request_body_summary", "response_body_summary")
SHORT: Final = 280  # characters; what is longer is no summary

_WORDS: Final = frozenset(
    # the owner's template, and what stands for a text
    "harmless test payload payloads only omitted or sanitized placeholder placeholders dummy"
    " synthetic redacted removed masked replaced summary summaries withheld hidden left out kept"
    " not sent none nothing nil rest body bodies request requests response responses prompt prompts"
    " text texts word words sentence sentences character characters byte bytes repeated short long"
    " large small minimal smallest invalid valid deliberate purpose on credential header headers"
    # kinds of bodies and of what is in them
    " json html xml yaml csv plain form multipart binary stream streams streamed streaming chunk"
    " chunks event events line lines comment comments delta deltas data terminator envelope"
    " envelopes error errors message messages system user assistant developer tool tools function"
    " functions call calls choice choices item items part parts image images audio video file files"
    " schema schemas document documents page object objects array arrays string strings number"
    " numbers integer integers boolean booleans null true false type types format formats value"
    " values content contents key keys name names member members field fields property properties"
    " parameter parameters argument arguments entry entries element elements list usage token"
    " tokens count counts index id ids code codes status statuses class role roles reason model"
    " media level top nesting depth size length order position shape prefix suffix set discriminator"
    # what of them
    " absent missing present given empty truncated partial incomplete complete whole full"
    " documented undocumented unknown known unexpected expected additional extra optional required"
    " same other another different first second third last single several many more most least"
    " fewer less than one two three four five six seven eight nine ten eleven twelve zero no all"
    " any each both every some few maximum minimum default deprecated nested inner outer free"
    " closed ended cut stopped received read parsed parsable echoed listed named typed numbered"
    " counted reach path letter about counter counters numeric exception captured else everything customer greeting step steps end ends start middle version versions flex priority scale runbook"
    # what joins them
    " a an and as the at before after between beside besides but by for from has have having in inside"
    " instead into is are was were it its of off per plus that then to under until up with within"
    " without where which while client connection closed requested include included"
    # closed sets of the field, methods of RFC 9110 among them
    " get post put patch delete auto low medium high stop queued completed failed cancelled"
    " in_progress seed modality modalities sequence bias effort verbosity tier truncation refusal refusals"
    " answer answers attempt attempts batch block blocks turn turns section fragment fragments encoding"
    " base64 decimal fraction float date timestamp uuid flag option options setting settings padding"
    " wildcard interface route once twice n kb mb kib mib"
    " accepted added appended compared compressed dropped encoded escaped expected filled generated"
    " ignored inlined logged marked matched observed quoted recorded refused rejected returned seen split"
    " unset unchanged varied wrapped prediction penalty conversation citation citations annotation"
    " annotations reasoning output input inputs outputs".split()
)
_NUMBERS: Final = frozenset("one two three four five six seven eight nine ten zero".split())
_ORDERS: Final = frozenset(  # words of the list that are orders too: "count the objects"
    "call count cut delete file format get index key list name number order patch post put set shape"
    " stop stream test type".split()
)
_OBJECTS: Final = frozenset("a all an any each every it its only that the to".split())
_JOINS: Final = frozenset(
    "after and as at before behind reach then beside besides between but by for from in inside into not of on"
    " only or than to under until with within without".split()
)
_COUNT: Final = re.compile(r"\d{1,6}(?:x[xX])?|[1-5]xx")
_SIGNS: Final = re.compile(r"[\w\s,.;:()/+=<>$*@\[\]-]*")
_PART: Final = re.compile(r"[^\W_](?:\w*[^\W_])?")


def stranger(text: str, known: frozenset[str]) -> int:
    """The position of the first word of a summary that is in no list, from 1; 0 where all are.

    `known`: names and tokens that the pages document.
    """
    words = text.split()
    bare = [word.strip(".,;:()<>").lower() for word in words]
    if all(word in _NUMBERS or not any(map(str.isalpha, word)) for word in bare):
        return min(1, len(words))  # a number alone tells no form
    for at, word in enumerate(words):
        begins = at == 0 or words[at - 1][-1] in ".,;:"
        follows = bare[at + 1] if at + 1 < len(words) else ""
        if begins and bare[at] in _ORDERS and follows in _OBJECTS:
            return at + 1
        joined = bare[at] != "the" or begins or bare[at - 1] in _JOINS
        if not (joined and _SIGNS.fullmatch(word) and _told(word, known)):
            return at + 1
    return 0


def _told(word: str, known: frozenset[str]) -> bool:
    return _name(word.strip(".,;:()<>"), known) or all(
        _name(part, known) or part.lower() in _WORDS or bool(_COUNT.fullmatch(part))
        for part in _PART.findall(word)
    )


def _name(part: str, known: frozenset[str]) -> bool:
    """Documented, or so joined that it is a name: `max_tokens`, `reasoning.encrypted_content`."""
    joined = "_" in part.strip("_") or "." in part or "-" in part
    return part in known or part.lower() in known or (joined and leaves(part, known))
