"""Personal data that a label tells: `passport no. …`, `date of birth: …`, `customer name: …`.

A label is a name that nothing harmless has, with a value behind it that has the digits, or the
capitals, of what it names.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from checker.gate.patterns import Pattern, always
from checker.gate.values import harmless, placeholder
from checker.model.regex import regex

# Between a label and its value: "number", "no.", quotes, "is" or a colon.
_IS: Final = (
    r"[\"'`\\]{0,3}(?:['\u2019]s)?(?:[ _-]?(?:number|num|nummer|no|nr|n\u00b0|id|code)\b\.?)?"
    r"[\"'`\\]{0,3}"
    r"\s?(?:is\b|was\b|are\b)?\s?[:=#|]{0,3}\s{0,4}[\"'`#\\]{0,3}"
)
_SET: Final = (  # only with a sign that sets it
    r"[\"'`\\]{0,3}(?: (?:number|no|nr)\b\.?)?\s?[:=#|]\s{0,4}[\"'`\\]{0,3}"
)
# Groups of letters and digits, each with a digit in it, letters at most before it.
_NUMBER: Final = (
    r"(?P<value>(?:[a-z]{1,2}[ -]|[a-z]{0,6}-?)\d[a-z0-9]{0,20}"
    r"(?:[ ./-](?:[a-z]{0,2}\d[a-z0-9]{0,12}|[a-z]{2}\b)){0,6})"
)
_MONTHS: Final = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|m\u00e4r|mai|okt|dez|janv|f\u00e9vr"
    r"|avr|ao\u00fb"
    r"|ene|abr|ago|dic|gen|mag|giu|lug|set|ott)[a-z\u00e9\u00fb]{0,7}\.?"
)
_DATE: Final = (
    r"(?P<value>\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|(?:19|20)\d{6}\b"
    rf"|\d{{1,2}}(?:st|nd|rd|th|\.|er)?(?: of| de)? {_MONTHS},?(?: de)? \d{{2,4}}"
    rf"|{_MONTHS} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}})"
)


def _digits(least: int) -> Callable[[str], bool]:
    return lambda value: sum(map(str.isdigit, value)) >= least


def _named(value: str) -> bool:
    """A name as a person writes it, in capitals; a type or a state is none."""
    return value[:1].isupper() and not harmless(value) and not placeholder(value)


def _plate(value: str) -> bool:
    """In capitals, or in another script, with a digit."""
    first = re.split("[ -]", value)[0]
    return first == first.upper() and any(map(str.isdigit, value))


_HOUSE: Final = regex(  # a word that names a place beside a number
    r"\d{1,5}[A-Za-z]?,? [A-Z\u00c0-\u00dd][\w'.-]+"
    r"|[A-Z\u00c0-\u00dd][\w'.-]{2,},? (?:\w\. )?\d"
    r"|[\u0400-\u9fff\uac00-\ud7a3]\D{0,12}\d"
)
_NO_PLACE: Final = regex(r"://|(?:\d{1,3}\.){3}\d|0x|[0-9a-fA-F]{1,4}:[0-9a-fA-F]{0,4}:|:\d{2,5}\b")


def _lived(value: str) -> bool:
    """A place where people live, and no address of a machine."""
    return bool(_HOUSE.search(value)) and not _NO_PLACE.search(value)


def _row(
    rule: str,
    labels: str,
    value: str,
    holds: Callable[[str], bool] = always,
    between: str = _IS,
) -> Pattern:
    """Labels begin at a word and stand in lower case, with a space for whatever joins words."""
    # The longest first: what a shorter one leaves of it would be taken for the value.
    each = sorted(labels.split(", "), key=len, reverse=True)
    named = "|".join(re.escape(label).replace(r"\ ", "[ _-]?") for label in each)
    return Pattern(
        id=rule,
        at=tuple({label.split(" ")[0] for label in each}),
        fold=True,
        pattern=rf"(?<![a-z0-9])(?:{named})(?![a-z0-9]){between}{value}",
        holds=holds,
    )


LABELLED: Final = (
    _row(
        "national-id",
        "social security, ssn, national id, national identity, national insurance, "
        "nino, tax id, tax number, tax file, taxpayer, itin, steuer id, "
        "steueridentifikationsnummer, steuernummer, cpf, cnpj, dni, nif, curp, aadhaar,"
        " aadhar, pan card, codice fiscale, bsn, pesel, personnummer, f\u00f8dselsnummer, "
        "fodselsnummer, cpr, insee, tfn, pps, ppsn, kimlik, teudat zehut, my number, "
        "personalausweis, id card, identity card, identity number, id number, citizen "
        "id, citizenship, voter id, nric, rut, cuit, hetu, burgerservicenummer, "
        "sozialversicherung, medicare, nin, uen, abn, acn, kvnr, voter, taiwan id, "
        "sozialversicherungsnummer, num\u00e9ro de s\u00e9curit\u00e9 sociale, nhs",
        _NUMBER,
        _digits(6),
    ),
    _row(  # labels that are also words: only with a sign behind them
        "national-id",
        "tin, sin, nas, nie, ein, nir, national number, id no, pan, vat",
        _NUMBER,
        _digits(7),
        _SET,
    ),
    _row(
        "document-number",
        "passport, reisepass, passeport, pasaporte, passaporto, passaporte, driving "
        "licence, driving license, driver license, driver licence, driver's license, "
        "driver's licence, drivers license, drivers licence, driver\u2019s license, "
        "f\u00fchrerschein, permis de conduire, carnet de conducir, patente di guida, "
        "patente, residence permit, green card, visa number, identity card",
        _NUMBER,
        _digits(5),
    ),
    _row(
        "date-of-birth",
        "date of birth, birth date, birthdate, birthday, dob, d.o.b., d.o.b, born, born"
        " on, born in, geboren, geboren am, geburtsdatum, geb., n\u00e9 le, n\u00e9e le, date de "
        "naissance, fecha de nacimiento, nacido el, nacida el, data di nascita, nato "
        "il, nata il, data de nascimento, geboortedatum, f\u00f6delsedatum",
        r"(?:on |the )?" + _DATE,
        _digits(4),
    ),
    _row(
        "medical-number",
        "mrn, medical record, patient id, patient number, patient no, health card, "
        "health insurance, health plan, health id, insurance policy, insurance number, "
        "policy number, policy no, member number, beneficiary, medical license, dea "
        "number, npi, krankenversicherung, krankenversichertennummer",
        _NUMBER,
        _digits(4),
    ),
    _row(
        "bank-account",
        "account number, account no, account num, acct, a/c, bank account, kontonummer,"
        " konto, routing, routing number, aba, sort code, bsb, ifsc, bankleitzahl, "
        "blz, rib, clabe, checking account, savings account",
        _NUMBER,
        _digits(6),
    ),
    _row(
        "card-number",
        "card, card number, card no, credit card, debit card, creditcard, visa, "
        "mastercard, amex, kreditkarte, carte bancaire, tarjeta, cc number, ccn, "
        "american express, carta di credito",
        r"(?P<value>\d[\d ./-]{10,22}\d)(?!\w)",
        _digits(12),
    ),
    Pattern(  # Visa ending in 4242: the part that a shop may show
        id="card-number",
        at=("card ", "visa ", "mastercard ", "amex ", "american express "),
        fold=True,
        pattern=r"(?:card|visa|mastercard|amex|american express) (?:number )?(?:that )?"
        r"(?:ending|ends|end|last (?:4|four))(?: (?:in|with|digits|on"
        r"|is))*:? (?P<value>\d{4})(?!\w)",
    ),
    _row(  # a document of which some digits are masked
        "document-number",
        "driver license, driver's license, driving licence, passport",
        r"(?P<value>[a-z]{0,3}\d[a-z0-9]{1,8}[*x]{1,6}[a-z0-9]{3,9})\b",
        _digits(3),
    ),
    _row(
        "document-number",
        "dl, dl no, driver id",
        r"(?P<value>[a-z]{1,2}\d{6,12})\b",
        between=_SET,
    ),
    _row("national-id", "ein", r"(?P<value>\d\d-\d{7})(?![\w-])"),
    _row(
        "licence-plate",
        "licence plate, license plate, number plate, registration plate, plate, plate "
        "number, plate no, kennzeichen, kfz, vehicle, vehicle registration, plaque, "
        "matr\u00edcula, targa, car registration",
        r"(?P<value>[^\s\"'<>|,;=:]{1,8}(?:[ -][^\s\"'<>|,;=:.]{1,6}){0,3})",
        _plate,
    ),
    _row(
        "vehicle-id",
        "vin, vehicle identification, fahrgestellnummer, chassis number",
        r"(?P<value>[a-hj-npr-z0-9]{17})\b",
        _digits(3),
    ),
    _row("device-id", "imei, imsi, iccid, meid", r"(?P<value>[\d -]{14,26})", _digits(14)),
    _row(
        "mac-address",
        "mac, mac address, hwaddr, ether",
        r"(?P<value>(?:[0-9a-f]{4}\.){2}[0-9a-f]{4}|(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2})",
    ),
    _row(
        "street-address",
        "address, adresse, direcci\u00f3n, indirizzo, endere\u00e7o, adres, adress",
        r"(?P<value>[^\n\"<>|]{6,80})",
        _lived,
        _SET,
    ),
    _row(
        "postal-code",
        "zip code, zipcode, postcode, postal code, postleitzahl, plz, code postal",
        r"(?P<value>\d{5}(?:-\d{4})?\b|[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\b"
        r"|[a-z]\d[a-z] ?\d[a-z]\d\b)",
    ),
    _row(
        "street-address",
        "home address, postal address, mailing address, billing address, shipping "
        "address, street address, residential address, lives at, live at, resides at, "
        "residing at, wohnhaft, anschrift, domicilio",
        r"(?P<value>[^\n\"<>|]{0,40}?\b\d{1,5}[a-z]?\b[^\n\"<>|]{0,20}[a-z])",
    ),
)

NAMES: Final = (
    _row(
        "person-name",
        "full name, person name, name of the person, first name, last name, given name,"
        " family name, middle name, maiden name, surname, customer name, patient name, "
        "employee name, contact name, caller name, client name, cardholder, card "
        "holder, cardholder name, account holder, policy holder, patient, vorname, "
        "nachname, pr\u00e9nom, apellido, apellidos, cognome, sobrenome, name of the "
        "customer, name of customer, name of the patient, customer",
        r"(?P<value>[^\W\d_][\w'\u2019.-]{1,30})(?![\w(\[{:=./])",
        _named,
        _SET,
    ),
    Pattern(  # Mrs Smith
        id="person-name",
        at=("Mr", "Mrs", "Ms", "Dr", "Prof", "Herr", "Frau", "Mme", "Monsieur", "Se\u00f1or"),
        pattern=r"(?<!\w)(?:Mrs?|Ms|Dr|Prof|Herrn?|Frau|Mme|Monsieur|Se\u00f1ora?)\.? "
        r"(?:[A-Z]\. )?(?P<value>[A-Z][a-z\u00df-\u00ff]{1,24})",
        holds=_named,
    ),
)
