"""What stands between a name and its value, in the many ways of writing both: parts of patterns.

In JSON, YAML, code, shell, a header line, a HAR's `{"name": …, "value": …}` and a cassette's list;
quotes may be escaped, or doubled as in CSV.
"""

from __future__ import annotations

from typing import Final

QUOTE: Final = r"\\{0,3}[\"'`]{1,2}"
BETWEEN: Final = (
    rf"(?:{QUOTE})?(?:\[?\])?\s{{0,4}}(?:=>|[:?|+]{{1,2}}=|[:=]|,\s{{0,30}}{QUOTE}value{QUOTE}\s{{0,4}}:)"
    r"\s{0,30}(?:[\[-]\s{0,30}){0,2}"
)
BARE: Final = r"[^\s\"'`,;&<>|\\]"  # of a value without quotes
ALONE: Final = (  # "=", or ":" and nothing but the value in the rest of the line
    r"\s{0,4}(?:[:?|+]{0,2}=>?\s{0,4}"
    rf"|:\s{{0,4}}(?={BARE}{{1,512}}\s{{0,4}}(?:[\n,;}}|]|\Z)))"
)
