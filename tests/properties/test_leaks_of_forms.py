"""No secret comes out of a recording of any form, wherever in it the secret was planted.

Each form has places of its own: cookies, query strings, headers of a request, comments, labels,
attributes of a resource, what is compressed or coded within.
"""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Callable, Iterator
from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.observe import observe
from tests.drawing import examples
from tests.observe.documented import CONTRACTS
from tests.observe.recordings import sixty
from tests.observe.recordings.odd import SEEN, UNSEEN
from tests.observe.recordings.odder import ODDER
from tests.observe.recordings.proxies import PROXIES
from tests.observe.recordings.written import WRITTEN
from tests.properties.test_leaks import SECRETS, everything, found_in, places, planted

ODD = (*SEEN, *UNSEEN, *ODDER, *PROXIES, *WRITTEN)
FEW = [sixty.sixty()[number] for number in (0, 9, 25, 37, 53)]
Again = Callable[[Any], bytes]


def in_yaml(value: Any) -> bytes:
    return yaml.safe_dump(value, sort_keys=False).encode()


def in_json(value: Any) -> bytes:
    return json.dumps(value).encode()


def in_awslogs(value: Any) -> bytes:
    data = base64.b64encode(gzip.compress(in_json(value))).decode()
    return in_json({"awslogs": {"data": data}})


def in_kinesis(value: Any) -> bytes:
    data = base64.b64encode(gzip.compress(in_json(value))).decode()
    return in_json({"Records": [{"kinesis": {"data": data, "partitionKey": "1"}}]})


def _documents() -> Iterator[tuple[Any, Again]]:
    for write in (sixty.har, sixty.vcr_json, sixty.postman, sixty.loki, sixty.filtered):
        yield json.loads(write(FEW)), in_json
    yield json.loads(sixty.charles(FEW)), in_json
    yield json.loads(sixty.stubs(FEW)), in_json
    yield json.loads(sixty.subscription(FEW)), in_kinesis
    for write in (sixty.vcr, sixty.beside, sixty.ruby):
        yield yaml.safe_load(write(FEW)), in_yaml
    yield json.loads(sixty.subscription(FEW)), in_awslogs
    for write in (
        sixty.pair,
        sixty.logcli,
        sixty.datadog,
        sixty.kong,
        sixty.otlp_logs,
        sixty.docker,
    ):
        yield json.loads(write(FEW).splitlines()[0]), in_json
    for odd in ODD:
        for line in odd.text.splitlines() if odd.text[:1] == b"{" else ():
            try:
                yield json.loads(line), in_json
            except ValueError:
                continue


PLACES = [(value, path, how, again) for value, again in _documents() for path, how in places(value)]
TEXTS = [write(FEW) for write in (sixty.curl_verbose, sixty.curl_trace_ascii, sixty.curl_trace)] + [
    odd.text for odd in ODD if odd.text[:1] != b"{"
]


def comes_out(text: bytes, contract: str | None) -> list[str]:
    found = observe(
        [("input", text)],
        contracts=CONTRACTS,
        contract=CONTRACTS[contract] if contract else None,
    )
    return found_in(everything(found))


@settings(max_examples=examples(400), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(PLACES), st.sampled_from(sorted(SECRETS.values())), st.data())
def test_nothing_planted_in_a_document_comes_out(place, secret, data) -> None:
    value, path, how, again = place
    told = data.draw(st.sampled_from([secret, f"x {secret} y", {secret: secret}, [secret]]))
    told = told if isinstance(told, str) or how in ("value", "item") else secret
    text = again(planted(value, path, how, told))
    cut = data.draw(st.none() | st.integers(0, len(text)))
    contract = data.draw(st.sampled_from([None, *CONTRACTS]))
    assert comes_out(text if cut is None else text[:cut], contract) == []


@settings(max_examples=examples(200), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(TEXTS), st.sampled_from(sorted(SECRETS.values())), st.data())
def test_nothing_planted_in_a_text_comes_out(text, secret, data) -> None:
    lines = text.split(b"\n")
    number = data.draw(st.integers(0, len(lines) - 1))
    lead = data.draw(st.sampled_from([b"", b"> authorization: ", b"* ", b"< set-cookie: ", b"# "]))
    if data.draw(st.booleans()):
        at = data.draw(st.integers(0, len(lines[number])))
        lines[number] = lines[number][:at] + secret.encode() + lines[number][at:]
    else:
        lines.insert(number, lead + secret.encode())
    contract = data.draw(st.sampled_from([None, *CONTRACTS]))
    assert comes_out(b"\n".join(lines), contract) == []


def test_every_form_is_planted() -> None:
    assert len(PLACES) > 500
    assert len(TEXTS) > 10
