"""Numbers, durations and rates."""

from __future__ import annotations

import pytest

from checker.extract.prose.quantity import durations, measures, number, rates, unit_of


@pytest.mark.parametrize(("text", "value"), [("5", 5), ("1,000", 1000), ("1.5", 1.5), ("Five", 5)])
def test_numbers(text: str, value: float) -> None:
    assert number(text) == value
    assert isinstance(number(text), type(value))


DURATIONS = [
    ("", []),
    ("4 a.m.", []),
    ("5 March", []),
    ("a moment", []),
    ("an hourly job", []),
    ("5 minutes", [5]),
    ("five min", [5]),
    ("5-minute", [5]),
    ("5m", [5]),
    ("300 seconds", [5]),
    ("thirty seconds", [0.5]),
    ("100 s", [1.667]),
    ("an hour", [60]),
    ("half an hour", [30]),
    ("1.5 hours", [90]),
    ("2 days and 3 hrs", [2880, 180]),
]


@pytest.mark.parametrize(("text", "expected"), DURATIONS)
def test_durations(text: str, expected: list[float]) -> None:
    assert [one.minutes for one in durations(text)] == expected


RATES = [
    ("", []),
    ("$5 per request", []),
    ("3 a month", []),
    ("30 million models", []),
    ("30 million TPM", [(30_000_000, "TPM")]),
    ("30M TPM", [(30_000_000, "TPM")]),
    ("30,000,000 tokens per minute", [(30_000_000, "TPM")]),
    ("1.5 million TPM", [(1_500_000, "TPM")]),
    ("0.5 RPS", [(0.5, "RPS")]),
    ("10kRPM", [(10_000, "RPM")]),
    ("5000RPM", [(5000, "RPM")]),
    ("100 QPS", [(100, "RPS")]),
    ("10 requests/second", [(10, "RPS")]),
    ("five calls a minute", [(5, "RPM")]),
    ("1,000 requests per day", [(1000, "RPD")]),
    ("20 concurrent requests", [(20, "concurrent-requests")]),
    ("At https://example.org/10/5000rpm it is", []),
    ("At https://example.org/5000rpm it is 20 RPM", [(20, "RPM")]),
    ("2 million TPM and 500 RPM", [(2_000_000, "TPM"), (500, "RPM")]),
]


@pytest.mark.parametrize(("text", "expected"), RATES)
def test_rates(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(one.value, one.unit) for one in rates(text)] == expected


MEASURES = [
    ("", []),
    ("https://www.example.org/console/log", []),
    ("See HTTPS://example.org for the method.", []),
    ("https", []),
    ("https://example.org/limits/rpm?unit=tpm", []),
    ("www.example.org/tokens/minute", []),
    ("Nontokens per minute", []),
    ("nonconcurrent requests", []),
    ("RPM", ["RPM"]),
    ("(tpm)", ["TPM"]),
    ("tokens/min", ["TPM"]),
    (
        "https://example.org/rpm shows your RPM and concurrent requests",
        ["RPM", "concurrent-requests"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), MEASURES)
def test_measures(text: str, expected: list[str]) -> None:
    assert [unit_of(one) for one in measures(text)] == expected
