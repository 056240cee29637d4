"""Text -> is it English? Claims are looked for in English alone, so what is not is reported.

By its script, and by the small words of a sentence, which every language has its own of. A few
words may have none of ours; then they must be words that the rules of a packet know.
"""

from __future__ import annotations

from typing import Final

from checker.gate.lexicon import lexicon
from checker.gate.values import words
from checker.model.regex import regex
from checker.packet.category import OBSERVABLE
from checker.packet.vocabulary import WORDS

_ENGLISH: Final = words(
    """
    a after an and are as at be been before but by did does during each for from had has have if in
    is it its no not of on once one only or our per same seen that the their then there these they
    this to two under was we were when which while with without
    """
)
_OTHERS: Final = words(
    """
    aan al ale au auf aus aux avec bei bij bila blev cette com con czy dans das dat de del dem den
    der des det die dla do door du durch ein eine el elle em en est et een foi fue für för gli ha
    han har het ich il ist je jest kein keine la las le les los lo mais mit med na nach não ne nicht
    nie niet och od ohne oder og om os où oraz para pas pero por pour przez que qui się sich
    sie sind sono sur también te tot um und une uma una uno ut van var von vor voor war werden
    wir wird wurde y z ze zu zum zur è és être
    """
)
_WORD: Final = regex(r"(?<!\S)[(\"']?([^\W\d_]+)[.,;:!?)\"']*(?!\S)")  # no part of a name
_SCRIPT: Final = regex(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff\uff21-\uff5a]{2}")  # not Latin
_FEWEST: Final = 4  # words by which a language is recognised
_SHARE: Final = 12  # of so many English words one at least is a small one


def english(text: str) -> bool:
    """Is it, as far as can be known?"""
    if _SCRIPT.search(text):
        return False
    found = [word.lower() for word in _WORD.findall(text)]
    foreign = sum(not word.isascii() for word in found)
    if foreign * 2 > len(found):
        return False
    ours = sum(word in _ENGLISH for word in found)
    if len(found) < _FEWEST:
        known = sum(word in WORDS | OBSERVABLE or word in lexicon() for word in found)
        # A line of one word is no sentence.
        alone = all(len(_WORD.findall(line)) < 2 for line in text.splitlines())  # noqa: PLR2004
        return ours > 0 or alone or known * 2 >= len(found)
    others = sum(word in _OTHERS for word in found)
    return others <= ours or others * _SHARE < len(found)
