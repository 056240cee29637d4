"""Personal data as it is written, by kind; check digits are reckoned when a test runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import sha256
from string import ascii_uppercase, digits

from tests.gate.planted.drawing import draw


def luhn(number: str) -> str:
    """The number with its check digit of ISO/IEC 7812-1."""
    total = 0
    for place, digit in enumerate(reversed(number)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return number + str(-total % 10)


def grouped(text: str, sizes: tuple[int, ...], sign: str) -> str:
    """The text in groups of so many signs."""
    parts, at = [], 0
    for size in sizes:
        parts.append(text[at : at + size])
        at += size
    return sign.join([*parts, text[at:]] if text[at:] else parts)


ISSUED = {  # first digits and length
    "visa": ("4", 16),
    "visa, thirteen": ("4", 13),
    "visa, nineteen": ("4", 19),
    "mastercard": ("53", 16),
    "mastercard, newer": ("2221", 16),
    "american express": ("37", 15),
    "discover": ("6011", 16),
    "diners": ("36", 14),
    "jcb": ("3530", 16),
    "unionpay": ("62", 16),
    "unionpay, nineteen": ("62", 19),
    "maestro": ("5018", 12),
    "maestro, eighteen": ("6759", 18),
    "mir": ("2200", 16),
    "rupay": ("6521", 16),
    "elo": ("636368", 16),
    "hipercard": ("606282", 16),
    "dankort": ("5019", 16),
    "troy": ("9792", 16),
    "verve": ("506099", 16),
}


def card(brand: str) -> str:
    begins, size = ISSUED[brand]
    return luhn(draw(f"{begins}{{d{size - 1 - len(begins)}}}", 1))


SEPARATORS = (" ", "-", ".", "/", "_", "\u2013", "\u00a0", "\u2009", "\u200b", " - ", "\u2011")


def cards() -> Iterator[str]:
    for brand in ISSUED:
        yield card(brand)
    for sign in SEPARATORS:
        yield grouped(card("visa"), (4, 4, 4, 4), sign)
    yield grouped(card("american express"), (4, 6, 5), " ")
    yield grouped(card("diners"), (4, 6, 4), "-")
    yield "4111-1111 1111-1111"


def iban(country: str, account: str) -> str:
    turned = "".join(str(int(sign, 36)) for sign in account + country + "00")
    return f"{country}{98 - int(turned) % 97:02d}{account}"


ACCOUNTS = {  # ISO 13616: n digits, a capitals, c both
    "AD": "n8c12",
    "AE": "n19",
    "AL": "n8c16",
    "AT": "n16",
    "AZ": "a4c20",
    "BA": "n16",
    "BE": "n12",
    "BG": "a4n6c8",
    "BH": "a4c14",
    "BR": "n23a1c1",
    "BY": "c4n4c16",
    "CH": "n5c12",
    "CR": "n18",
    "CY": "n8c16",
    "CZ": "n20",
    "DE": "n18",
    "DK": "n14",
    "DO": "c4n20",
    "EE": "n16",
    "EG": "n25",
    "ES": "n20",
    "FI": "n14",
    "FO": "n14",
    "FR": "n10c11n2",
    "GB": "a4n14",
    "GE": "a2n16",
    "GI": "a4c15",
    "GL": "n14",
    "GR": "n7c16",
    "GT": "c24",
    "HR": "n17",
    "HU": "n24",
    "IE": "a4n14",
    "IL": "n19",
    "IQ": "a4n15",
    "IS": "n22",
    "IT": "a1n10c12",
    "JO": "a4n4c18",
    "KW": "a4c22",
    "KZ": "n3c13",
    "LB": "n4c20",
    "LC": "a4c24",
    "LI": "n5c12",
    "LT": "n16",
    "LU": "n3c13",
    "LV": "a4c13",
    "LY": "n21",
    "MC": "n10c11n2",
    "MD": "c20",
    "ME": "n18",
    "MK": "n3c10n2",
    "MR": "n23",
    "MT": "a4n5c18",
    "MU": "a4n19a3",
    "NL": "a4n10",
    "NO": "n11",
    "PK": "a4c16",
    "PL": "n24",
    "PS": "a4c21",
    "PT": "n21",
    "QA": "a4c21",
    "RO": "a4c16",
    "RS": "n18",
    "SA": "n2c18",
    "SC": "a4n20a3",
    "SD": "n14",
    "SE": "n20",
    "SI": "n15",
    "SK": "n20",
    "SM": "a1n10c12",
    "ST": "n21",
    "SV": "a4n20",
    "TL": "n19",
    "TN": "n20",
    "TR": "n6c16",
    "UA": "n6c19",
    "VA": "n18",
    "VG": "a4n16",
    "XK": "n16",
}


def account(country: str) -> str:
    form = ACCOUNTS[country].replace("n", "}{d").replace("a", "}{u").replace("c", "}{U")
    return iban(country, draw(form[1:] + "}", 1))


def ibans() -> Iterator[str]:
    for country in ACCOUNTS:
        yield account(country)
    for country in ("DE", "GB", "FR", "NO"):
        whole = account(country)
        yield grouped(whole, (4,) * (len(whole) // 4), " ")
        yield grouped(whole, (4,) * (len(whole) // 4), "-")
    yield account("DE").lower()
    yield account("GB").lower()
    yield grouped(account("DE").lower(), (4, 4, 4, 4, 4), " ")
    yield grouped(account("NL"), (2, 2, 4, 4, 4), " ")
    yield "IBAN: " + grouped(account("DE"), (2,) * 10, " ")


# --- check digits of persons' numbers, each as its country's office reckons it ---


def weighted(number: str, weights: tuple[int, ...]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(number, weights, strict=True))


def verhoeff(number: str) -> str:
    """Aadhaar."""
    turn = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]

    def times(a: int, b: int) -> int:
        if a < 5:
            return (a + b) % 5 if b < 5 else (a + b - 5) % 5 + 5
        return (a - b) % 5 + 5 if b < 5 else (a - b + 5) % 5

    check = 0
    for place, digit in enumerate(reversed(number), start=1):
        value = int(digit)
        for _ in range(place % 8):
            value = turn[value]
        check = times(check, value)
    return number + next(str(d) for d in range(10) if times(check, d) == 0)


def cpf(number: str) -> str:
    for size in (10, 11):
        rest = weighted(number, tuple(range(size, 1, -1))) * 10 % 11
        number += str(rest % 10)
    return f"{number[:3]}.{number[3:6]}.{number[6:9]}-{number[9:]}"


def cnpj(number: str) -> str:
    for weights in ((5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2), (6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2)):
        rest = weighted(number, weights) % 11
        number += str(0 if rest < 2 else 11 - rest)
    return f"{number[:2]}.{number[2:5]}.{number[5:8]}/{number[8:12]}-{number[12:]}"


ODD = dict(
    zip(
        digits + ascii_uppercase,
        (
            *(1, 0, 5, 7, 9, 13, 15, 17, 19, 21),
            *(1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20),
            11,
            3,
            6,
            8,
            12,
            14,
            16,
            10,
            22,
            25,
            24,
            23,
        ),
        strict=True,
    )
)


def codice(first: str) -> str:
    total = sum(
        ODD[sign] if place % 2 == 0 else (int(sign) if sign.isdigit() else ord(sign) - 65)
        for place, sign in enumerate(first)
    )
    return first + ascii_uppercase[total % 26]


def steuer(first: str) -> str:
    product = 10
    for digit in first:
        total = (int(digit) + product) % 10 or 10
        product = total * 2 % 11
    return first + str((11 - product) % 10)


def nir(first: str) -> str:
    return f"{first}{97 - int(first) % 97:02d}"


def ean(first: str) -> str:
    total = weighted(first, tuple(1 if place % 2 == 0 else 3 for place in range(len(first))))
    return first + str(-total % 10)


def modulo_eleven(first: str, weights: tuple[int, ...]) -> str:
    return first + str((11 - weighted(first, weights) % 11) % 11 % 10)


def base_58(first: str) -> str:
    """A Bitcoin address: a hash made up, and its check."""
    octets = bytes([0]) + sha256(first.encode()).digest()[:20]
    octets += sha256(sha256(octets).digest()).digest()[:4]
    signs = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
    number, text = int.from_bytes(octets, "big"), ""
    while number:
        number, rest = divmod(number, 58)
        text = signs[rest] + text
    return "1" + text


def chinese(first: str) -> str:
    total = weighted(first, (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2))
    return first + "10X98765432"[total % 11]


def rut(first: str) -> str:
    total = sum(int(d) * (2 + place % 6) for place, d in enumerate(reversed(first)))
    return f"{first[:2]}.{first[2:5]}.{first[5:]}-{'0123456789K'[(11 - total % 11) % 11]}"


def nric(first: str) -> str:
    return f"S{first}{'JZIHGFEDCBA'[weighted(first, (2, 7, 6, 5, 4, 3, 2)) % 11]}"


NUMBERS: dict[str, Callable[[], str]] = {
    "ca sin, french": lambda: "mon NAS: 258 933 688",
    "au abn": lambda: "ABN 51 824 753 556",
    "de health": lambda: "KVNR A123456787",
    "in voter": lambda: "voter SYL1423007",
    "th id": lambda: "1-2345-67890-12-1",
    "us employer, bare": lambda: "EIN 12-3456789",
    "identity card, italian": lambda: "identity card AA 12345 AA",
    "driver license, short": lambda: "DL: AC3549211",
    "driver license, masked": lambda: "driver license number: AA1B2**9ABA7",
    "driver license, is and a colon": lambda: "my driver license is: 1234567901234",
    "phones": lambda: "try one of these phones 052 5552606 074-7111234",
    "last digits of a card": lambda: "Visa ending in 4242",
    "plate, indian": lambda: "vehicle KA53ME3456",
    "address fr, capital": lambda: "14 Rue de Rivoli, Paris",
    "name of a person": lambda: "Person name: David Johnson",
    "us social security": lambda: "536-90-4399",
    "us social security, spaces": lambda: "SSN 536 90 4399",
    "us social security, bare": lambda: "social security number 536904399",
    "us taxpayer": lambda: "912-75-4321",
    "us medicare": lambda: "1EG4-TE5-MK73",
    "us employer": lambda: "EIN: 12-3456789",
    "uk national insurance": lambda: "AB 12 34 56 C",
    "uk national insurance, glued": lambda: "AB123456C",
    "uk health": lambda: grouped(
        modulo_eleven("943476591", (10, 9, 8, 7, 6, 5, 4, 3, 2)), (3, 3, 4), " "
    ),
    "fr nir": lambda: nir("1840775123456"),
    "fr nir, spaces": lambda: grouped(nir("2690549588157"), (1, 2, 2, 2, 3, 3, 2), " "),
    "de tax": lambda: "Steuer-ID " + steuer("8609574271"),
    "de tax, spaces": lambda: grouped(steuer("8609574271"), (2, 3, 3, 3), " "),
    "es dni": lambda: "12345678Z",
    "es dni, hyphen": lambda: "12345678-Z",
    "es nie": lambda: "X1234567L",
    "it codice fiscale": lambda: codice("RSSMRA85T10A562"),
    "it codice fiscale, lower": lambda: codice("RSSMRA85T10A562").lower(),
    "in aadhaar": lambda: grouped(verhoeff("23412341234"), (4, 4, 4), " "),
    "in aadhaar, hyphens": lambda: grouped(verhoeff("23412341234"), (4, 4, 4), "-"),
    "in aadhaar, bare": lambda: "aadhaar: " + verhoeff("23412341234"),
    "in pan": lambda: "ABCPE1234F",
    "br cpf": lambda: cpf("111444777"),
    "br cpf, bare": lambda: "CPF 11144477735",
    "br cnpj": lambda: cnpj("112223330001"),
    "ch ahv": lambda: grouped(ean("756921775098"), (3, 4, 4, 2), "."),
    "se personnummer": lambda: "811228-987" + luhn("811228987")[-1],
    "fi hetu": lambda: "131052-308T",
    "dk cpr": lambda: "CPR 010181-1234",
    "no fodselsnummer": lambda: "fødselsnummer 01129955131",
    "nl bsn": lambda: "BSN: 111222333",
    "be national": lambda: "85.07.30-033.28",
    "pl pesel": lambda: "PESEL 44051401359",
    "pt nif": lambda: "NIF: 123456789",
    "ie pps": lambda: "PPS number 1234567T",
    "ca sin": lambda: "046-454-286",
    "ca sin, spaces": lambda: "SIN: 046 454 286",
    "au tfn": lambda: "TFN 123 456 782",
    "au medicare": lambda: "Medicare number 2123 45670 1",
    "sg nric": lambda: nric("1234567"),
    "kr rrn": lambda: "850101-1234567",
    "cn resident": lambda: chinese("11010519491231002"),
    "jp my number": lambda: "My Number: 123456789018",
    "mx curp": lambda: "HEGG560427MVZRRL04",
    "ar cuit": lambda: "20-12345678-6",
    "cl rut": lambda: rut("12345678"),
    "tr tckn": lambda: "TC kimlik no: 10000000146",
    "il id": lambda: "Teudat Zehut 123456782",
    "za id": lambda: "ID number: 8001015009087",
    "national id": lambda: "national ID: 4829-AB-17",
    "identity card": lambda: "Personalausweis Nr. L01X00T471",
    "tax id": lambda: "tax id 12/345/67890",
    "passport": lambda: "passport number 912803456",
    "passport, letters": lambda: "Passport No: C01X00T47",
    "passport, german": lambda: "Reisepass-Nr.: C01X00T47",
    "driving licence": lambda: "driving licence MORGA753116SM9IJ",
    "driver's license": lambda: "Driver's License #: D1234567",
    "driver license": lambda: "driver license number is A123-4567-8901",
    "date of birth": lambda: "date of birth: 1984-03-05",
    "date of birth, slashes": lambda: "DOB 03/05/1984",
    "date of birth, words": lambda: "born on 5 March 1984",
    "date of birth, field": lambda: "birth_date: March 5, 1984",
    "date of birth, german": lambda: "geboren am 05.03.1984",
    "date of birth, french": lambda: "née le 05/03/1984",
    "date of birth, spanish": lambda: "fecha de nacimiento: 05/03/1984",
    "medical record": lambda: "MRN: 00482913",
    "medical record, words": lambda: "medical record number 482913",
    "patient number": lambda: "patient id: P-48291",
    "health insurance": lambda: "health insurance number A123456780",
    "insurance policy": lambda: "policy number: HX-4829173",
    "bank account": lambda: "account number: 12345678",
    "bank account, short": lambda: "acct no. 000123456789",
    "routing": lambda: "routing number 021000021",
    "sort code": lambda: "sort code 20-00-00",
    "sort code, digits": lambda: "Sort code: 200000",
    "bsb": lambda: "BSB 062-000",
    "ifsc": lambda: "IFSC: HDFC0001234",
    "card with a label": lambda: "credit card: 1234 5678 9012 3456",
    "security code of a card": lambda: "CVV: 123",
    "licence plate": lambda: "licence plate AB12 CDE",
    "license plate": lambda: "License plate: 7ABC123",
    "plate, german": lambda: "Kennzeichen B-MW 1234",
    "vin": lambda: "1HGBH41JXMN109186",
    "imei": lambda: "IMEI: 490154203237518",
    "mac": lambda: "00:1b:44:11:3a:b7",
    "mac, hyphens": lambda: "00-1B-44-11-3A-B7",
    "mac, dots": lambda: "MAC 001b.4411.3ab7",
    "bitcoin": lambda: base_58("nobody"),
    "ethereum": lambda: draw("0x{h40}"),
    "mail": lambda: "alice.smith@shopmail.org",
    "mail in words": lambda: "alice at shopmail dot org",
    "mail in capitals": lambda: "alice AT shopmail DOT org",
    "mail in brackets": lambda: "alice[at]shopmail[dot]org",
    "mail in parentheses": lambda: "alice (at) shopmail (dot) org",
    "mail with a space": lambda: "alice @ shopmail.org",
    "mail, wide sign": lambda: "alice\uff20shopmail.org",
    "phone e164": lambda: "+14155550132",
    "phone spaced": lambda: "+44 20 7946 0958",
    "phone us": lambda: "(415) 555-0132",
    "phone us dots": lambda: "415.555.0132",
    "phone us spaces": lambda: "my number is 415 555 0132",
    "phone us bare": lambda: "phone 4155550132",
    "phone called": lambda: "call me at 415 555 0132",
    "phone uk": lambda: "07700 900123",
    "phone uk glued": lambda: "mobile 07700900123",
    "phone fr": lambda: "01 99 00 12 34",
    "phone de": lambda: "030 12345678",
    "phone de, slash": lambda: "089/1234567",
    "phone in": lambda: "+91-98765-43210",
    "phone jp": lambda: "03-1234-5678",
    "phone au": lambda: "(02) 5550 1234",
    "phone br": lambda: "(11) 91234-5678",
    "phone es": lambda: "teléfono 612 34 56 78",
    "phone extension": lambda: "415-555-0132 x204",
    "address us": lambda: "742 Evergreen Terrace, Springfield",
    "address us, short": lambda: "1600 Pennsylvania Ave NW",
    "address uk": lambda: "221B Baker Street",
    "address uk postcode": lambda: "postcode SW1A 1AA",
    "address de": lambda: "Musterstraße 12",
    "address fr": lambda: "12, rue de la Paix",
    "address es": lambda: "Calle Mayor 12",
    "address it": lambda: "Via Roma 12, Roma",
    "address nl": lambda: "Keizersgracht 123",
    "address br": lambda: "Rua Augusta, 1508",
    "address labelled": lambda: "home address: Rose Cottage, 5 Mill End",
    "address told": lambda: "lives at 5 Mill End",
    "address plus code": lambda: "Springfield, IL 62704",
    "zip": lambda: "zip code: 62704",
    "box": lambda: "PO Box 1234",
    "name with a label": lambda: "Full name: Alice Smith",
    "name with a label, customer": lambda: "customer name: Alice Smith",
    "name of a patient": lambda: "Patient: Alice Smith",
    "name with a title": lambda: "Mr. John Smith",
    "name of a holder": lambda: "Cardholder: ALICE SMITH",
    "surname": lambda: "last_name: Smith",
    "given name": lambda: '"first_name": "Alice"',
}


def all_of_it() -> Iterator[tuple[str, str]]:
    for place, text in enumerate(cards()):
        yield f"card {place}", text
    for place, text in enumerate(ibans()):
        yield f"iban {place}", text
    for kind, text in NUMBERS.items():
        yield kind, text()
