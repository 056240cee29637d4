"""May an undocumented name leave the house: in a packet, in a bundle?

On the person's own screen a name passes that looks like an API's own (`naming`). A name can be a
person's or tell of health all the same, so what is sent on asks more: the name is documented, it is
one that gateways are known to add, or it is made of the words of such names.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from typing import Final

from checker.gate.values import words
from checker.model.regex import regex

# Counted in recordings of gateways and their kin: what is seen beyond the documented fields.
GATEWAYS: Final = words(
    """
    annotations billing block cached_content_tokens citations claude_cache_creation_1_h_tokens
    claude_cache_creation_5_m_tokens code completion_tokens_details content_filter_results
    content_filters context_details cost cost_details created details encrypted_content
    executed_tools failed_generation frequency_penalty innererror input_audio latency_checkpoint
    metadata native_finish_reason num_sources_used obfuscation p param presence_penalty
    prompt_cache_hit_tokens prompt_cache_miss_tokens prompt_filter_results provider queue_time
    reasoning reasoning_content reasoning_details refusal request_id search_results seed
    service_tier status_details stop_reason store success system_fingerprint time_info token_ids
    usage usage_breakdown user_id x-groq x_groq
    """
)
_WORDS: Final = words(
    """
    accept after allowed amount api arguments array at audio authentication authorization auto
    background bad base batch before bias body boolean budget by byte bytes cache call calls chat
    choice chunk citation code common completion config conflict content context conversation
    count created creation data date default delta depth description details developer dimensions
    done duration effort empty enabled encoding end env error errors event exceeded expired
    expires extra failed features file filter final flag format found from function functions
    generated generation header headers health height history hit hits id ids image implemented in
    include incomplete index info input instructions insufficient internal invalid is item items
    json key keys kind label language last latency length level limit list location logit logprobs
    max message messages method min mini miss modalities mode model models name new next not
    number object of offset on one options order origin output overloaded page parallel parameters
    params parent part parts path pattern penalty per permission phase plan policy position
    prediction prefix presence previous priority prompt provider query queue quota rate ratio raw
    read reason reasoning reference refusal region rejected request requests required reset
    response responses result results retry role safety schema score scores search seed sequence
    server service session set settings shape size source sources speed start state status step
    steps stop store stream strict string subtype success suffix summary supported system tag
    temperature text tier time timeout timestamp title to token tokens tool tools top total trace
    truncation type types unavailable unit unknown updated upstream uri url usage use used user
    uuid valid value values verbosity version video violation web width window with write
    """
)
_PART: Final = regex(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_DIGITS: Final = 3  # of a number in a name; a longer one is somebody's


def words_of(names: Collection[str]) -> frozenset[str]:
    """The words that names are made of, in lower case."""
    return frozenset(part.lower() for name in names for part in _PART.findall(name))


_KNOWN: Final = _WORDS | words_of(GATEWAYS) - {"p", "h", "m"}


@lru_cache(maxsize=4096)
def leaves(name: str, documented: frozenset[str]) -> bool:
    """Is it documented, known of gateways, or a compound of the words of such names?"""
    if name in documented or name in GATEWAYS:
        return True
    parts = [part.lower() for part in _PART.findall(name)]
    return bool(parts) and all(
        part in _KNOWN or part in _spoken(documented) or (part.isdigit() and len(part) <= _DIGITS)
        for part in parts
    )


@lru_cache(maxsize=8)
def _spoken(documented: frozenset[str]) -> frozenset[str]:
    return words_of(documented)
