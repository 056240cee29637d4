"""Extensions of an object: what renders a page or makes code is passed over, all else is kept."""

from __future__ import annotations

import pytest

from checker.extract.schema.extensions import extensions, is_decoration

MAX_NAME = 80

PASSED = """
apidog-folder apifox-status code-samples codeSamples display-name doc-page enum-descriptions
enumDescriptions example-one explorer-enabled fern-sdk group-name hidden hide-try insomnia-id
internal-id logo mint order playground postman-name readme redoc-group run-in-console
sample-one scalar-sdk stoplight swagger-router tag-group title try-it tryItOut code-generator
codegen-package class-name enum-names enum-varnames enumNames go-type java-name kotlin-name
oaiMeta oapi-codegen-extra ogen-name omitempty openapi-generator-name php-name python-name
ruby-name rust-type speakeasy-group spring-name stainless-naming swift-name typescript-type
"""


@pytest.mark.parametrize("name", PASSED.split())
def test_what_a_site_shows_or_a_generator_is_told_is_passed_over(name: str) -> None:
    assert is_decoration(f"x-{name}")
    assert is_decoration(f"X-{name.upper()}")
    assert not is_decoration(f"x-my-{name}")
    assert not is_decoration(name)


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ({"x-limit": 5, "x-logo": "a", "limit": 6}, {"x-limit": 5}),
        ({"X-Limit": "five"}, {"x-limit": "five"}),
        ({"x-limit": None, "x-quota": False, "x-rate": 0}, {"x-rate": 0}),
        ({"x-limit": True}, {"x-limit": True}),
        ({"x-limit": {"a": 1}}, {"x-limit": "a digest"}),
        ({"x-limit": "a" * 78}, {"x-limit": "a" * 78}),
        ({"x-limit": "a" * 79}, {"x-limit": "a digest"}),
        ({"x-" + "n" * (MAX_NAME - 2): 1, "x-" + "m" * (MAX_NAME - 1): 1}, {"x-" + "n" * 78: 1}),
        ({1: 1}, {}),
    ],
)
def test_what_may_say_something_of_the_contract_is_kept(raw: dict, kept: dict) -> None:
    assert extensions(raw, lambda _: "a digest") == kept
