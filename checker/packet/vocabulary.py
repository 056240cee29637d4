"""A summary of a body -> the first word in it that no such summary needs.

A summary is allowed, not searched: it is made of the names that the pages document, of counts,
statuses and types, and of the words below, which tell a form and never a content. Whatever copies
a prompt or an answer has a word that is in none of these, or makes a sentence of them: a summary is
noun phrases, in which a number counts a noun or stands behind a name, `is` and `was` lead to a form
or a state, and nobody does anything.
"""

from __future__ import annotations

import re
from typing import Final

from checker.gate.house_names import GATEWAYS, leaves
from checker.gate.values import words
from checker.model.regex import regex

SUMMARIES: Final = ("request_body_summary", "response_body_summary")
SHORT: Final = 280  # characters; what is longer is no summary

WORDS: Final = words(
    """
    a about absent accepted added additional after all an and annotation another answer answers any
    appended are argument arguments array arrays as assistant at attempt attempts audio auto base64
    batch before beside besides between bias binary blocks bodies body boolean booleans both but by
    byte bytes call calls cancelled captured character characters chat choice choices chunk chunks
    citation class client closed codes comment comments compared complete completed compressed
    connection content contents conversation count counted counter counters counts credential csv
    custom customer cut data date decimal default delete deliberate delta deltas deprecated depth
    developer different discriminator document documented documents dropped dummy each echoed
    effort eight element elements eleven else empty encoded encoding end ended ends entries entry
    envelope envelopes error errors escaped event events every everything exception expected extra
    failed false few fewer field fields file files filled first five flag flex float for form
    format formats four fraction fragment fragments free from full function functions generated get
    given greeting harmless has have having header headers hidden high html http id ids ignored
    image images in in_progress include included incomplete index inlined inner input inputs inside
    instead integer integers interface into invalid is it item items its json kb kept key keys kib
    known large last least left length less letter level line lines list listed logged long low
    many marked masked matched maximum mb media medium member members message messages mib middle
    minimal minimum missing modalities modality model more most multipart n name named names nested
    nesting nil nine no none not nothing null number numbered numbers numeric object objects
    observed of off omitted on once one only option optional options or order other out outer
    output outputs padding page parameter parameters parsable parsed part partial parts patch path
    payload payloads penalty per placeholder placeholders plain plus position post prediction
    prefix present priority prompt prompts properties property purpose put queued quoted reach read
    reason received recorded redacted refusals refused rejected removed repeated replaced request
    requested requests required response responses rest returned role roles route runbook same
    sanitized scale schema schemas second section seen sent sentence sentences sequence set setting
    settings seven several shape short single six size small smallest some split start status
    statuses step steps stop stopped stream streamed streaming streams string strings suffix
    summaries summary synthetic system ten terminator test text texts than that the them then third
    three tier timestamp to token tokens tool tools top true truncated truncation turn turns twelve
    twice two type typed types unchanged under undocumented unexpected unknown unset until up user
    uuid valid value values varied verbosity version versions video was were where which while
    whole wildcard with withheld within without word words wrapped xml yaml zero
    """
)
_NUMBERS: Final = words(
    """
    eight eleven five four nine one seven six ten three twelve two zero
    """
)
_ORDERS: Final = words(
    """
    call count cut delete file format get index key list name number order patch post
    put set shape stop stream test type
    """
)
_OBJECTS: Final = words(
    """
    a all an any each every it its that the to
    """
)
_JOINS: Final = words(
    """
    after and as at before beside besides between but by for from in inside into not of
    on only or reach than then to under until with within without
    """
)
_STATES: Final = words(  # what a part of a body is, or was found to be
    """
    a absent accepted added an array at auto default echoed binary boolean cancelled captured
    closed complete completed compressed cut deprecated documented dropped empty encoded ended
    expected false filled from html ignored in in_progress included incomplete integer invalid json
    known left masked matched missing no none null number object of omitted parsable present queued
    received recorded redacted rejected removed repeated replaced required returned sanitized seen
    sent set stopped streamed string the true truncated typed undocumented unchanged unexpected
    unknown unset valid withheld xml yaml
    """
)
_BE: Final = words("are is was were")
_LABELS: Final = words(  # a number may stand behind
    """
    about chunk class count depth event field http index integer integers item length less
    level line maximum member message minimum more n number output part position least most
    size status statuses step than to tool turn type under until version
    """
)
_ENDS: Final = ".,;:"  # of a phrase
_EDGE: Final = (".", ".")  # before and behind a text
_FORMS: Final = words(  # what else a body is made of; of what else is documented no phrase is
    """
    answer answers arrays block blocks body bool byte bytes call calls characters choice choices
    chunk chunks comment comments delta deltas element elements envelope envelopes error effort
    event events field fields form format fragment header headers id ids image index item items key
    keys level line lines list member members message messages objects output part parts param
    parameters payload prompt property request requests response role roles schema status stream
    strings system terminator token tokens tool tools type types usage value values word words
    """
)
_MOST: Final = 2  # names in a row: `finish_reason stop`, `response_format json_schema`
_AGENTS: Final = words("assistant client customer developer system user")
_DEEDS: Final = words(
    """
    accepted cancelled compared ended failed ignored kept left put read received
    refused rejected removed repeated requested returned seen sent set stopped
    """
)
_COUNT: Final = regex(r"\d{1,6}(?:x[xX])?|[1-5]xx")
_STATUS: Final = regex(r"[1-5]\d\d")  # `429 with an empty body`
_SIGNS: Final = regex(r"[\w\s,.;:()/+=<>$*@\[\]-]*")
_PART: Final = regex(r"[^\W_](?:\w*[^\W_])?")


def stranger(text: str, known: frozenset[str]) -> int:
    """The position of the first word of a summary that is in no list, from 1; 0 where all are.

    `known`: names and tokens that the pages document.
    """
    given = [*_EDGE, *text.split(), *_EDGE]
    bare = [word.strip(".,;:()<>").lower() for word in given]
    told = bare[2:-2]
    if all(word in _NUMBERS or not any(map(str.isalpha, word)) for word in told) or not any(
        _formal(part) for word in told for part in word.split("-")
    ):
        return min(1, len(told))  # a number, or names, alone tell no form
    row = 0
    for at, word in enumerate(text.split(), 2):
        joined = bare[at] in _JOINS or bare[at] in _OBJECTS
        named = _name(bare[at], known) and not _formal(bare[at])
        row = 0 if joined else row + named
        if row > _MOST:
            return at - 1
        row *= word[-1] not in _ENDS
        begins = given[at - 1][-1] in _ENDS
        if begins and bare[at] in _ORDERS and bare[at + 1] in _OBJECTS:
            return at - 1
        if _sentence(bare, at, given, known):
            return at - 1
        joined = bare[at] != "the" or begins or bare[at - 1] in _JOINS
        if not (joined and _SIGNS.fullmatch(word) and _is_named(word, known)):
            return at - 1
    return 0


def _formal(word: str) -> bool:
    """Does a word count, or tell what something is made of, or in what state?"""
    counts = bool(re.match(r"\d", word)) or word in _NUMBERS
    return counts or word in _FORMS or word in _STATES - _JOINS - _OBJECTS


def _sentence(bare: list[str], at: int, given: list[str], known: frozenset[str]) -> bool:
    """Does the word make a sentence of its phrase: by a deed, or by what something is?"""
    before = bare[at - 1] if given[at - 1][-1] not in _ENDS else ""
    behind = bare[at + 1 :] if given[at][-1] not in _ENDS else bare[-2:]
    word = bare[at]
    if before in _AGENTS and word in _DEEDS:
        return not {"role", "roles"} & set(bare[:at])
    labelled = before in _LABELS or _name(before, known) or (not before and _STATUS.fullmatch(word))
    return _number(word) and not labelled and not _counts(bare, at, behind)


def _counts(bare: list[str], at: int, behind: list[str]) -> bool:
    """Does a number count a noun: `2 tools`, `9 of 10 chunks`, `2 choices instead of 1`?

    It is the value of a name in `where n was 1`, and a noun in `where one was expected`.
    """
    earlier, before = bare[at - 2 : at]
    after, then, *_ = behind
    if earlier in _LABELS and before in _BE:
        return True
    if bare[at] == "one" and after in _BE and then in _STATES:
        return True
    if (earlier, before) == ("instead", "of") or _number(before):
        return True
    if before in ("and", "of", "or") and _number(earlier):
        return True  # the second of two numbers: `0 and 1`, `1 of 6`
    if after == "of":
        behind = behind[1:]
    if _number(behind[0]):
        behind = behind[1:]
    return behind[0] not in _JOINS | _BE | {"", "the"}


def _number(word: str) -> bool:
    return word.isdigit() or word in _NUMBERS


def _is_named(word: str, known: frozenset[str]) -> bool:
    return _name(word, known) or all(
        _name(part, known) or part.lower() in WORDS or bool(_COUNT.fullmatch(part))
        for part in _PART.findall(word)
    )


def _name(part: str, known: frozenset[str]) -> bool:
    """Documented, or so joined that it is a name: `max_tokens`, `reasoning.encrypted_content`."""
    joined = "_" in part.strip("_") or "." in part or "-" in part
    listed = part in known or part.lower() in known or part in GATEWAYS
    return listed or (joined and leaves(part, known))
