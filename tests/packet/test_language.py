"""By which small words a text is not English."""

from __future__ import annotations

from checker.packet.language import english

OTHERS = """
aan al ale au auf aus aux avec bei bij bila blev cette com con czy dans das dat de del dem den
der des det die dla do door du durch ein eine el elle em en est et een foi fue für för gli ha
han har het ich il ist je jest kein keine la las le les los lo mais mit med na nach não ne nicht
nie niet och od ohne oder og om os où oraz para pas pero por pour przez que qui się sich
sie sind sono sur también te tot um und une uma una uno ut van var von vor voor war werden
wir wird wurde y z ze zu zum zur è és être
"""


def test_each_small_word_tells_another_language() -> None:
    assert not [word for word in OTHERS.split() if english(f"{word} Xy {word} Xyz Xyy")]
    assert english("the Xy the Xyz the")
