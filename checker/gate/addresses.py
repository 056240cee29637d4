"""Text -> where people live: a street and a house number, in the order of its country."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from checker.gate.confusables import alike
from checker.gate.patterns import Pattern, always
from checker.model.regex import regex

# Streets, where nothing else is written so.
_STREET: Final = regex(
    r"\d{1,5}[A-Za-z]? (?:[NSEW]\.? )?(?:[A-Z][a-z'\u2019-]{1,24} ){1,3}"
    r"(?:Street|Avenue|Boulevard|Road|(?:St|Ave|Blvd|Rd)\b(?:\.|,| [A-Z])"
    # words by themselves too: only before a comma, or at the end of a line
    r"|(?:Court|Drive|Highway|Lane|Parkway|Place|Square|Terrace|Way)[,\n]"
    r"|(?:Apt\.?|Suite|Unit) \d)"
    r"|\d{1,4},? (?:bis,? |ter,? )?(?:[Rr]ue|[Aa]venue|[Bb]oulevard|[Cc]hemin|[Ii]mpasse|[Qq]uai) "
    r"(?:de |du |des |la |le ){0,2}(?:[dl]')?[A-Z\u00c0-\u00dd]"
)
# Suffixes that make a street of a name, where nothing of software is called so.
_SUFFIXED: Final = regex(
    r"(?<![\w.])\d{2,5} (?:[A-Z][\w'\u2019-]{2,24} ){1,2}"
    r"(?:Avenue|Boulevard|Brooks?|Canyon|Causeway|Circles?|Cliffs?|Coves?|Creek|Crescent|Crossing|Dale|Drives?|Estates?|Expressway|Freeway"
    r"|Gardens?|Glens?|Groves?|Harbors?|Haven|Heights|Highway|Hills?|Hollow|Islands?|Knolls?|Lakes?"
    r"|Lane|Locks|Lodge|Manors?|Meadows?|Mews|Mills?|Motorway|Mountains?|Orchard|Overpass|Parkways?"
    r"|Pike|Pines?|Plaza|Prairie|Ranch|Rapids?|Ridges?|Roads?|Shores?|Springs?|Squares|Streets?"
    r"|Terrace|Throughway|Trafficway|Trail|Turnpike|Valleys?|Viaduct|Villages?|Vista|Walks?|Wells)\b"
)
_LAST: Final = regex(  # the house number last: German, Nordic, Dutch
    r"(?<![\w-])[A-Z\u00c4\u00d6\u00dc\u00c5\u00c6\u00d8][^\W\d_A-Z]{2,25}"
    r"(?:weg|platz|allee|ufer|damm|steig|v\u00e4gen|gatan|gr\u00e4nd|stigen|vej|str\u00e6de|veien|gata"
    r"|katu|kuja|polku|dreef|baan|laan|plein|steenweg) \d{1,4}(?:[/-]\d{1,3})?[a-zA-Z]?(?!\w)"
)


def streets(text: str) -> Iterator[int]:
    """Offset of each street with a house number before it."""
    for form in (_STREET, _SUFFIXED, _LAST):
        yield from (match.start() for match in form.finditer(text))


# A state and its code behind a town.
_STATES: Final = (
    r"(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI"
    r"|S[CD]|T[NX]|UT|V[AT]|W[AIVY])"
)
_TOWN: Final = r"(?:[A-Z\u00c0-\u00dd][\w'\u2019.-]{1,24} ?){1,3}"
_SLAVIC: Final = (
    *("ul. ", "ulica ", "aleja ", "al. "),
    *map(alike, ("\u0443\u043b. ", "\u043f\u0440. ", "\u043d\u0430\u0431. ")),
)
PLACES: Final = (
    Pattern(
        id="street-address",
        at=("stra\u00dfe ", "strasse ", "str. ", "gasse ", "allee ", "-platz ", "-weg ", "-ring "),
        fold=True,
        pattern=r"(?<=[a-z\u00e4\u00f6\u00fc\u00df-])(?:stra(?:\u00df|ss)e|str\.|gasse|allee|-platz"
        r"|-weg|-ring) \d{1,4} ?[a-z]?\b",
    ),
    Pattern(
        id="street-address",
        at=("box ",),
        fold=True,
        pattern=r"(?:(?<=\bp\.o\. )|(?<=\bp\.o\.)|(?<=\bpo ))box \d{1,6}\b",
    ),
    Pattern(  # the kind of street first, the house number last
        id="street-address",
        at=(
            *("Calle ", "Avenida ", "Plaza ", "Paseo ", "Carrer ", "Rua ", "Travessa ", "Viale "),
            *("Piazza ", "Corso ", "Via ", "Carretera ", "Largo "),
        ),
        pattern=r"(?<!\w)(?:Calle|Avenida|Plaza|Paseo|Carrer|Rua|Travessa|Viale|Piazza|Corso"
        rf"|Carretera|Largo) (?:de(?: la| los)? |d[aeo]s? )?{_TOWN}(?:,? ?(?:n\.? ?)?)\d{{1,4}}\b",
        otherwise=((rf"(?<!\w)Via {_TOWN},? ?\d{{1,4}}(?:,|\n| - |\Z)", always),),
    ),
    Pattern(  # Polish, Russian
        id="street-address",
        at=_SLAVIC,
        pattern=rf"(?<!\w)(?:{'|'.join(map(re.escape, _SLAVIC))})[^\W\d_a-z\u0430-\u044f]"
        r"[\w. -]{2,30},? (?:\u0434\. ?)?\d{1,4}\b",
    ),
    Pattern(  # Dutch
        id="street-address",
        at=("straat ", "gracht ", "laan ", "plein ", "kade ", "singel ", "steeg ", "dijk "),
        pattern=r"(?<=[a-z]{3})(?:straat|gracht|laan|plein|kade|singel|steeg|dijk) \d{1,4}[a-z]?\b",
    ),
    Pattern(  # Springfield, IL 62704
        id="street-address",
        at=(", ",),
        pattern=rf"(?<=[a-z]), {_STATES},? \d{{5}}(?:-\d{{4}})?(?!\w)",
    ),
)
