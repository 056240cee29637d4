"""How much of an answer a recording keeps, and so what may be held against the service."""

from __future__ import annotations

from typing import Final

RAW: Final = "raw"  # the body as received, its content-coding removed at most
PARSED: Final = "parsed"  # the same JSON, written again
REBUILT: Final = "rebuilt"  # the recorder made the object itself: fields renamed, defaults added
META: Final = "meta"  # no body: status, media type, headers, attributes
UNKNOWN: Final = "unknown"  # a shape that does not say

FIDELITIES: Final = (RAW, PARSED, REBUILT, META, UNKNOWN)  # the strongest first
