"""The header and the cells of a table of fields -> what each column means, what each cell says.

A cell says yes or no by one plain token alone; what else stands there is a condition.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any, Final

from checker.extract.page import Table, Text
from checker.extract.reference.described import described, options_of
from checker.extract.reference.type_words import TypeWords, type_words
from checker.model.contract import Json
from checker.model.regex import regex

_FIELDS: Final = (
    r"(?:(?:body|form|header|query)\s+)?"
    r"(?:(?:arg(?:ument)?|attribute|field|header|param(?:eter)?)s?|propert(?:y|ies))"
)
COLUMNS: Final[Mapping[str, re.Pattern[str]]] = {
    name: regex(pattern, re.IGNORECASE)
    for name, pattern in (
        (
            "name",
            rf"(?:{_FIELDS}|(?:key|name)s?)(?:\s+name)?",
        ),
        ("type", r"(?:(?:data|field|json|value)[\s-]*)?types?|format"),
        (
            "required",
            r"req\.?|(?:is\s+)?(?:required|mandatory|optional)(?:\s*/\s*optional)?|presence",
        ),
        ("nullable", r"(?:is\s+)?nullable|(?:can|may)\s+be\s+null"),
        ("default", r"defaults?(?:\s+values?)?"),
        ("description", r"descriptions?|notes?|details?|comments?"),
        (
            "options",
            r"(?:accepted|allowed|available|possible|supported|valid)\s+(?:options|values)|enum",
        ),
        ("where", r"in|location|where|position|param(?:eter)?\s+type"),
    )
}
_GIVEN: Final = regex(r"(?:arg(?:ument)?|param(?:eter)?)s?(?:\s+name)?", re.IGNORECASE)
YES: Final = frozenset(
    {"\u2713", "\u2714", "\u2714\ufe0f", "\u2705", "\u2611", "\u662f", "always", "mandatory"}
    | {"required", "true", "y", "yes"}
)
NO: Final = frozenset(
    {"\u2717", "\u2718", "\u274c", "\u2715", "\u5426", "false", "n", "never", "no", "optional"}
)
# A word of demand beside others, or one of condition; "recommended" is neither.
_HEDGED: Final = regex(
    rf"\b(?:conditional\w*|depends|except|for|if|only|unless|when|with)\b"
    rf"|(?<!\w)(?:{'|'.join(map(re.escape, sorted(YES | NO)))})(?!\w)"
)
UNSAID: Final = frozenset({"", "-", "\u2013", "\u2014", "n/a", "n.a", "none", "not applicable"})

_NESTED: Final = regex(r"^((?:[\u00bb\u21b3\u2514\u2500>]\s*)+)")
_PARTS: Final = regex(r"[,;()\[\]]")
_FLAG: Final = regex(r"\b(?P<flag>required|optional)\b(?P<after>.*)", re.IGNORECASE | re.DOTALL)
# A label, and the answer behind its colon; after the word in the line begins the description.
_LABELLED: Final = regex(
    r"\b(?P<flag>(?P<label>Required|Optional)|required|optional)\s*:\s*(?P<answer>(?:[^,;()\[\].]|\.\w)*)(?P<after>.*)",
    re.DOTALL,
)
# What goes on after it is a condition; another label ("Example") is not.
_CONDITION: Final = regex(r"[\s.*:\u2013\u2014-]*(?:(?i:for|if|only|unless|when|with)\b|[a-z\d])")
_ONLY: Final = regex(r"[\s.:\u2013\u2014-]*(?:if|only|unless|when)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column means what, by the names of COLUMNS."""

    at: Mapping[str, int]
    optional: bool  # does the column say what is optional rather than what is required?
    given: bool  # are the names those of parameters?

    def cell(self, row: Sequence[Text], name: str) -> Text | None:
        """The cell of a column; None where no column means that."""
        return row[self.at[name]] if name in self.at else None


def columns(table: Table) -> Columns | None:
    """The columns of a typed table of fields; None where it is none."""
    headers = [text.plain.strip(" *:?") for text in table.header]
    found: dict[str, int] = {}
    for index, header in enumerate(headers):
        for name, pattern in COLUMNS.items():
            if pattern.fullmatch(header):
                found.setdefault(name, index)
    if "name" not in found or not ({"type", "required"} & found.keys()):
        return None
    beside = found["name"] + 1
    if headers[beside : beside + 1] == [""] and any(row[beside].plain for row in table.rows):
        return None  # the header spans two columns of names
    optional = "required" in found and headers[found["required"]].lower() == "optional"
    given = _GIVEN.fullmatch(headers[found["name"]]) is not None
    return Columns(found, optional, given)


_FEW: Final = 2  # cells of a row that say nothing of its kind
_OF_FIELDS: Final = regex(rf"{_FIELDS}(?:\s+name)?", re.IGNORECASE)
_TYPE_WORD: Final = r"(?:array|list|bool(?:ean)?|int(?:eger)?|number|object|string)(?:s|\d+)?\b"
_TYPE: Final = regex(
    rf"(?:(?:array|list)\s+of\s+\w+|{_TYPE_WORD}[^.\s]*)(?:\s*[,;(]?\s*(?:required|optional|nullable)\)?)?",
    re.IGNORECASE,
)
# A description that names the type: at its begin, in brackets, or behind a label.
_TYPE_WITHIN: Final = regex(
    rf"\W*{_TYPE_WORD}(?:\s*$|\s*[.,;:()\[\]<\u2013\u2014-]|\s+(?-i:[A-Z]))"
    r"|\W*(?:array|list)\s+of\s+\w+"
    rf"|.*[(\[]{_TYPE_WORD}|.*\btype\W{{1,3}}{_TYPE_WORD}",
    re.IGNORECASE,
)
_NAMED: Final = regex(r"[a-z_$][\w$.*\[\]-]{0,127}", re.ASCII)


def is_type(text: str) -> bool:
    """Does a text consist of a type, and perhaps of a word on being required?"""
    text = text.strip()
    begins = re.match(_TYPE_WORD, text, re.IGNORECASE) is not None
    return _TYPE.fullmatch(text) is not None or (begins and type_words(text) is not None)


def is_field_row(row: Sequence[Text]) -> bool:
    """Does a row begin with a name, and is a cell beside it a type, or names one?"""
    return _NAMED.fullmatch(name_of(row[0])[0]) is not None and any(
        _TYPE_WITHIN.match(cell.plain) for cell in row[1:]
    )


def is_typed(table: Table) -> bool:
    """Are most cells of a column, or of a row, types, or most rows fields by their form?"""
    down = zip(table.header, *table.rows, strict=False)  # a row may be longer than the header
    across = (row[1:] for row in table.rows if len(row) > _FEW)
    return 2 * sum(map(is_field_row, table.rows)) > len(table.rows) or any(
        2 * sum(is_type(cell.plain) for cell in line) >= len(line) for line in (*down, *across)
    )


def begins_with_names(table: Table, *, of_fields: bool) -> bool:
    """Does its first header say that names are listed: of fields, or of whatever?"""
    pattern = _OF_FIELDS if of_fields else COLUMNS["name"]
    return pattern.fullmatch(table.header[0].plain.strip(" *:?")) is not None


def answer(cell: str) -> bool | None:
    """What a cell says that is one plain token, or a mark and its word; None of every other.

    >>> answer("\u2705 Yes"), answer("No (default 1)"), answer("Yes, for some"), answer("Yes*")
    (True, False, None, None)
    """
    words = _word(cell).split()
    if words and YES.issuperset(words):
        return True
    return False if words and NO.issuperset(words) else None


def may_be(cell: str) -> bool:
    """Does a cell say yes, or yes under a condition?"""
    return answer(cell) is not False and _word(cell) not in UNSAID


def _word(cell: str) -> str:
    return _DENIED.sub("optional", _DEFAULT.sub("", cell).strip(" .").lower())


_DENIED: Final = regex(r"\bnot\s+(?:mandatory|required)\b")
_DEFAULT: Final = regex(r"\s*[(,;]?\s*\bdefaults?\b[^,;()]{0,60}\)?\s*\Z", re.IGNORECASE)


def answered(text: str) -> re.Match[str] | None:
    """The label "Required:" in a text, with its `flag`, the `answer`, and what comes `after`."""
    found = _LABELLED.search(text)
    word = found and _word(found["answer"])
    said = found and (found["label"] or word in YES | NO | UNSAID or _ONLY.match(found["answer"]))
    return found if said else None


def flagged(text: str) -> tuple[dict[str, bool], str]:
    """("required" or "conditional" as a text says it, the text without that).

    A type may stand before the word; with any other ("not", "usually") it is not understood.

    >>> flagged("string (required)"), flagged("required if n is set"), flagged("not required")
    (({'required': True}, 'string'), ({'conditional': True}, ''), ({}, ''))
    """
    said: dict[str, bool] = {}
    if labelled := answered(text):
        said = _demand(labelled["answer"], optional=labelled["flag"].lower() == "optional")
        if said and _ONLY.match(labelled["after"].strip(" ,;(")):
            said = {"conditional": True}
        return said, text[: labelled.start()].strip(" ,;:.*([\u2013\u2014-")
    parts = _PARTS.split(text)
    for part, following in zip_longest(parts, parts[1:], fillvalue=""):
        found = _FLAG.search(part)
        if found is None:
            continue
        before = part[: found.start()].strip(" *:.\u2013\u2014-")
        plain = not before or type_words(before) is not None
        flag = part[found.start() :] if plain else part
        enclosed = next((one for one in (f"({flag})", f"[{flag}]") if one in text), flag)
        text = text.replace(enclosed, "", 1)
        ends = not found["after"].strip() and _ONLY.match(following)
        if plain and (ends or _CONDITION.match(found["after"])):
            said = {"conditional": True}
        elif plain:
            said = said or {"required": found["flag"].lower() == "required"}
    return said, text.strip(" ,;*:.\u2013\u2014-")


def name_of(cell: Text) -> tuple[str, int, dict[str, bool]]:
    """(name, depth by its marks, what the cell says of its being required)."""
    text = cell.plain.strip()
    marks = _NESTED.match(text)
    depth = len(re.sub(r"\s|\u2500", "", marks[1])) if marks else 0
    text = text[marks.end() :] if marks else text
    first = cell.codes[0] if cell.codes else text.partition(" ")[0]
    said, bare = flagged(text.removeprefix(first))
    # Of two words none is the name.
    name = first if cell.codes or not bare else text
    return name.strip(" *"), depth, said


def required_of(row: Sequence[Text], means: Columns) -> dict[str, bool]:
    """`required` or `conditional`, as the cells of a row say; {} where they do not."""
    cell, type_ = means.cell(row, "required"), means.cell(row, "type")
    said = _demand(cell.plain, optional=means.optional) if cell else {}
    return said or ({} if type_ is None else flagged(type_.plain)[0])


def _demand(text: str, *, optional: bool) -> dict[str, bool]:
    """`required` or `conditional` of an answer to "Required?", or "Optional?"; {} of no answer."""
    word = _word(text)
    said = answer(word)
    if said is not None:
        return {"required": said != (optional and word not in ("optional", "required"))}
    return {"conditional": True} if word not in UNSAID and _HEDGED.search(word) else {}


def default_of(cell: Text, said: TypeWords | None) -> dict[str, Json]:
    """The default, where the cell is one token and nothing else."""
    text = cell.plain.strip()
    if (
        text.lower() in UNSAID
        or cell.codes not in ((), (text,))
        or (" " in text and not cell.codes)
    ):
        return {}
    types = said.types if said else frozenset()
    value: Json
    if "boolean" in types and text.lower() in ("true", "false"):
        value = text.lower() == "true"
    elif types & {"integer", "number"} and re.fullmatch(r"-?\d{1,15}(?:\.\d{1,15})?", text):
        value = float(text) if "." in text else int(text)
    elif text == "null":
        value = None
    elif "string" in types and (cell.codes or text.startswith(("'", '"'))):
        value = text.strip("\"'")
    else:  # a word such as "unlimited" stands for no value
        return {}
    return {"default": value}


def stated_by(row: Sequence[Text], means: Columns, said: TypeWords | None) -> dict[str, Any]:
    """What the cells of requirement, default, description and options say."""
    stated: dict[str, Any] = dict(required_of(row, means))
    for name, read in (
        ("default", default_of),
        ("description", described),
        ("options", options_of),
    ):
        cell = means.cell(row, name)
        stated |= {} if cell is None else read(cell, said)
    return stated
