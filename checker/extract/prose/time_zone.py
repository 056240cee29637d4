"""Text -> time zones, as tokens: "UTC", "UTC+8", "PT", "Asia/Shanghai", "local-time"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from checker.extract.prose.passages import label_slug

MAX_NAME: Final = 60

_ABBREVIATIONS: Final = (
    "ACST|AEDT|AEST|AKST|AWST|BRT|BST|CDT|CEST|CET|CST|CT|EDT|EEST|EET|EST|ET|HKT|HST|ICT|IST|"
    "JST|KST|MDT|MSK|MST|MT|NZDT|NZST|PDT|PHT|PST|PT|SGT|WEST|WET|WIB"
)
_REGIONS: Final = "Africa|America|Antarctica|Asia|Atlantic|Australia|Etc|Europe|Indian|Pacific"
# Zones that are called by a place and "Time" alone; with Standard, Daylight or Summer any name is.
_PLACES: Final = (
    "Pacific|Mountain|Central|Eastern|Atlantic|Alaska|Hawaii|British|Irish|India|Indian|China|"
    "Beijing|Shanghai|Hong\\s+Kong|Taipei|Singapore|Japan|Tokyo|Korea|Seoul|Moscow|Sydney|London|"
    "Paris|Berlin|New\\s+York|Los\\s+Angeles|San\\s+Francisco|"
    "(?:Central|Eastern|Western)\\s+European"
)
_ZONE: Final = (
    r"(?:(?P<offset>(?i:UTC|GMT|Coordinated\s+Universal\s+Time|Universal\s+Time|"
    r"Greenwich\s+Mean\s+Time)(?:(?i:\s+time)\b)?(?:(?:\s?(?P<plus>\+)\s?|-)(?P<hours>\d{1,2})"
    r"(?::?(?P<minutes>[0-5]\d))?(?![\d:])(?!\s*[apAP]\.?\s?[mM]\b))?)(?![\w/])"
    rf"|(?P<iana>(?:{_REGIONS})/[A-Z][A-Za-z_]{{2,30}}(?:/[A-Z][A-Za-z_]{{2,30}})?)"
    rf"|(?P<short>{_ABBREVIATIONS})\b(?!-)"
    rf"|(?P<name>(?:{_PLACES})\s+[Tt]ime\b|(?:[A-Z][a-z]{{2,15}}\s+){{1,3}}"
    r"(?:[Ss]tandard|[Dd]aylight|[Ss]ummer)\s+[Tt]ime\b)"
    r"|(?P<relative>(?i:(?:your\s+|the\s+)?(?:local|server)\s+time)\b))"
)
_AFTER: Final = re.compile(
    r"\s*[,(\[]?\s*(?:(?:in|at)\s+)?(?:(?P<iso>\+(?P<iso_h>\d{2}):?(?P<iso_m>[0-5]\d)(?!\d)|Z\b)|"
    + _ZONE
    + r")\s*[)\]]?"
)
_SECOND: Final = re.compile(r"\s*[,(/\[]\s*(?:=\s*|i\.e\.,?\s*)?" + _ZONE + r"\s*[)\]]?")
_BEFORE: Final = re.compile(_ZONE + r"\s*[)\]]?\s*[,:]?\s*(?:from\s+|between\s+)?$")
_ANYWHERE: Final = re.compile(r"(?<![\w/])" + _ZONE)

# The zones whose name and abbreviation are one (IANA tz database, "northamerica" and "europe").
_INITIALS: Final = {
    "alaska": "AK",
    "atlantic": "A",
    "british": "B",
    "central": "C",
    "central-european": "CE",
    "eastern": "E",
    "eastern-european": "EE",
    "hawaii": "H",
    "mountain": "M",
    "pacific": "P",
    "western-european": "WE",
}
_KIND: Final = {"standard": "S", "daylight": "D", "summer": "S"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A time zone and where it stands."""

    name: str
    at: int
    past: int


def zone_after(text: str, at: int) -> Zone | None:
    """The zone that follows an offset; of a name and "UTC+8" beside it, the latter."""
    found = _AFTER.match(text, at)
    if not found:
        return None
    second = _SECOND.match(text, found.end())
    if second and second["offset"] and not found["offset"]:
        return Zone(name=_name(second), at=found.start(), past=second.end())
    past = second.end() if second else found.end()
    if found["iso"]:
        name = _offset("+", found["iso_h"], found["iso_m"]) if found["iso_h"] else "UTC"
        return Zone(name=name, at=found.start(), past=past)
    return Zone(name=_name(found), at=found.start(), past=past)


def zone_before(text: str) -> Zone | None:
    """The zone at the end of a text; `past` is where it begins."""
    found = _BEFORE.search(text)
    return Zone(name=_name(found), at=found.start(), past=found.start()) if found else None


def zone_in(text: str) -> Zone | None:
    """The first zone anywhere in a text."""
    found = _ANYWHERE.search(text)
    return Zone(name=_name(found), at=found.start(), past=found.end()) if found else None


def _name(found: re.Match[str]) -> str:  # noqa: PLR0911 - a row for each form
    if found["offset"]:
        return _offset("+" if found["plus"] else "-", found["hours"], found["minutes"])
    if found["short"]:
        return found["short"]
    if found["iana"]:
        return found["iana"][:MAX_NAME]
    if found["relative"]:
        return "server-time" if "server" in found["relative"].lower() else "local-time"
    words = found["name"].lower().split()
    kind = _KIND.get(words[-2], "")
    place = "-".join(words[:-2] if kind else words[:-1])
    initials = _INITIALS.get(place)
    if initials is None:
        return label_slug(found["name"])
    if place.endswith("european"):
        return initials + ("ST" if words[-2] == "summer" else "T")
    return initials + kind + "T"


def _offset(sign: str, hours: str | None, minutes: str | None) -> str:
    """`UTC+8`, `UTC+5:30`, and `UTC` for no offset."""
    if hours is None or (int(hours) == 0 and not int(minutes or 0)):
        return "UTC"
    return f"UTC{sign}{int(hours)}" + (f":{minutes}" if int(minutes or 0) else "")
