"""By which small words a text is not English."""

from __future__ import annotations

import pytest

from checker.packet.language import english

OURS = """
a after an and are as at be been before but by did does during each for from had has have if in
is it its no not of on once one only or our per same seen that the their then there these they
this to two under was we were when which while with without
"""

OTHERS = """
aan al ale au auf aus aux avec bei bij bila blev cette com con czy dans das dat de del dem den
der des det die dla do door du durch ein eine el elle em en est et een foi fue für för gli ha
han har het ich il ist je jest kein keine la las le les los lo mais mit med na nach não ne nicht
nie niet och od ohne oder og om os où oraz para pas pero por pour przez que qui się sich
sie sind sono sur también te tot um und une uma una uno ut van var von vor voor war werden
wir wird wurde y z ze zu zum zur è és être
"""


def test_each_small_word_tells_its_language() -> None:
    assert not [word for word in OURS.split() if not english(f"Xyy {word} Xyz")]
    assert not [word for word in OTHERS.split() if english(f"{word} Xy {word} Xyz Xyy")]


@pytest.mark.parametrize(
    ("text", "is_ours"),
    [
        ("the Xy the Xyz the", True),
        ("the Xy the \u0441\u0435 the", False),
        ("the Xy der Xyz", True),
        ("the Xy der der Xyz", False),
        ("the \u017b\u00f3 g\u0119 Xyy", True),
        ("the \u017b\u00f3 g\u0119", False),
        ("Caf\u00e9 closed", True),
        ("abort Xyy", True),
        ("wildcard Xyy", True),
        ("wildcard Xyy Xyz", False),
        ("Xyy Xyz", False),
        ("Xyy\nXyz", True),
        ("Xyy\nXyz Xyx", False),
    ],
)
def test_a_text_is_english_by_its_words(text: str, *, is_ours: bool) -> None:
    assert english(text) is is_ours
