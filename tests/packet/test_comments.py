"""Comments are what stands outside of every scalar; what the template writes is not the author's."""

from __future__ import annotations

import pytest

from checker.packet.record import read
from checker.packet.template import new
from tests.packet.conftest import changed


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_comments_are_found_and_texts_are_none(ends: str) -> None:
    text = (
        "# top\n#two\n\n### three\nretries: |  # head\n  one # none\n\n  two\n# after\n"
        "environment: {local: 'x # none', hosted: \"y # none\"}  # real\n"
        "workflow_name: plain#none  # c1\n   # c2\n\nrepro_steps:\n  - 'q'   # item\n  - >-  # fold\n"
        "    fold\n    # none\n\n# end\nrelated_notes: [a,  # in flow\n  b]\n#\nerror_category: &a b\n"
        "incident_summary: *a  # aliased\n# trailing"
    ).replace("\n", ends)
    assert [(one.line, one.text) for one in read(text).comments] == [
        (1, "top\ntwo"),
        (4, "three"),
        (5, "head"),
        (9, "after"),
        (10, "real"),
        (11, "c1"),
        (12, "c2"),
        (15, "item"),
        (16, "fold"),
        (20, "end"),
        (21, "in flow"),
        (25, "aliased"),
        (26, "trailing"),
    ]


def test_a_block_without_a_line_hides_no_comment() -> None:
    assert [one.text for one in read("# top\nretries: |").comments] == ["top"]


def test_those_of_the_template_are_not_the_authors() -> None:
    assert read(new()).comments == ()
    own = new() + "# retries: forever  # of the test alone\n"
    assert [one.text for one in read(own).comments] == ["retries: forever  # of the test alone"]


@pytest.mark.parametrize(
    ("comment", "rule"),
    [
        pytest.param("seen at the hosted path", None, id="harmless"),
        pytest.param("the provider\n# was down", "overclaim", id="a claim over two lines"),
        pytest.param("only with deepseek-r1", "model-unverified", id="a model"),
        pytest.param("passed once we swapped the model", "unreviewed-fallback", id="a fallback"),
        pytest.param("also cleaned up the alerts", "scope-drift", id="scope"),
        pytest.param("der Dienst hat nicht geantwortet", "language-not-judged", id="a language"),
        pytest.param("probably DNS", "guess-told", id="a guess"),
        pytest.param("it retries forever", "retries-unbounded", id="retries"),
        pytest.param("issue resolved", "weak-handoff", id="a fix"),
        pytest.param("request id: 8f3kd92mfk20dk2aa", "trace-id-value", id="an id"),
        pytest.param("ran /home/jane/greet.py", "path-of-a-person", id="a path"),
        pytest.param("gw-7.prod.internal", "internal-address", id="a host"),
        pytest.param('{"error": {"code": 429}}', "payload-copied", id="a body"),
        pytest.param("prompt: summarise this letter for a tenant", "prompt-copied", id="a prompt"),
        pytest.param("staging has an older client than production", "environment-mismatch-told",
                     id="environments"),
    ],
)  # fmt: skip
def test_a_comment_is_judged_like_the_rest(judge, rules, comment, rule) -> None:
    text = changed(operator_result=f"fail\n# {comment}")
    assert rules(text) == ({rule} if rule else set())
    found = judge(text)
    places = [f"at {one.key} (" for one in found.findings if one.rule == rule]
    assert all("at (a comment) (" in told for told in (*found.refusals, *places))
