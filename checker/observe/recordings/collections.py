"""What a client is to ask, kept without what was answered: known, so that it is told as that.

Collections of Insomnia and Bruno, and files of requests that an editor sends.
"""

from __future__ import annotations

from typing import Any, Final

from checker.model.fidelity import META
from checker.model.regex import regex
from checker.observe.recordings.form import Form, Taken
from checker.observe.strict import RecordRefused

_ASKS: Final = regex(
    rb"(?:meta \{\r?\n|type: \w+\.insomnia\.rest/"
    rb"|(?:(?:#|//|@)[^\n]*\n|\s*\n)*(?:GET|POST|PUT|PATCH|DELETE) https?://\S+"
    rb"(?: HTTP/[\d.]+)?\r?\n)"
)


def alone(_: Any) -> tuple[Taken]:  # noqa: ANN401 - an object, or the blocks of a text
    """Nothing that can be compared."""
    return (RecordRefused("no-answer"),)


TEXT: Final = Form(
    name="requests",
    fidelity=META,
    head=lambda text: _ASKS.match(text) is not None,
    read=lambda blocks: ((0, one) for one in alone(blocks)),
)
INSOMNIA: Final = Form(
    name="insomnia", fidelity=META, names=frozenset({"__export_format", "resources"}), parts=alone
)
BRUNO: Final = Form(
    name="bruno", fidelity=META, names=frozenset({"items", "name", "version"}), parts=alone
)
