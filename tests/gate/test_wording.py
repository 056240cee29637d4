"""What is refused cannot become a Wording."""

from __future__ import annotations

import pickle
import time

import pytest

from checker.gate.wording import RefusalKind, TextRefusal, gate, judge, worded
from checker.model.errors import Exit, NotSanitized, Overclaim
from checker.model.wording import Wording

SECRET = "sk-aB3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xY"


def test_a_sentence_that_holds_nothing_passes_as_it_is() -> None:
    sentence = worded("On 2026-11-24 the page documented 61 fields.")
    assert sentence == "On 2026-11-24 the page documented 61 fields."
    assert isinstance(sentence, str)


def test_nothing_becomes_a_wording_without_being_judged() -> None:
    with pytest.raises(TypeError, match="worded"):
        Wording("key", seal=object())
    with pytest.raises(TypeError, match="seal"):
        pickle.loads(pickle.dumps(worded("One.")))  # noqa: S301 - our own bytes


def test_joined_or_formatted_it_is_plain_text_again() -> None:
    sentence = worded("One.")
    for derived in (
        sentence + " Two.",
        f"{sentence}",
        sentence.upper(),
        sentence.replace("O", "o"),
    ):
        assert type(derived) is str


@pytest.mark.parametrize(
    ("text", "error", "told"),
    [
        pytest.param(f"key {SECRET}", NotSanitized, "sk-key at 1:5", id="a credential"),
        pytest.param("one\nto jo@shopmail.com", NotSanitized, "mail-address at 2:4", id="a person"),
        pytest.param(
            "Read it.\nThe provider was down.",
            Overclaim,
            "claim-provider-state at 2:1",
            id="a claim",
        ),
        pytest.param(
            f"The provider was down. {SECRET}",
            NotSanitized,
            "sk-key at 1:24",
            id="the graver of two",
        ),
        pytest.param(
            f"{SECRET}\njo@shopmail.com",
            NotSanitized,
            "sk-key at 1:1, mail-address at 2:1",
            id="two of one kind",
        ),
    ],
)
def test_the_error_names_rule_and_place_and_never_the_text(
    text: str, error: type[NotSanitized | Overclaim], told: str
) -> None:
    with pytest.raises(error) as raised:
        worded(text)
    assert told in str(raised.value)
    assert raised.value.exit_code is Exit.REFUSED
    assert raised.value.hint
    shown = f"{raised.value} {raised.value.hint} {raised.value.args!r}"
    assert not any(part in shown for part in (SECRET, SECRET[3:], "jo@", "down"))


def test_a_machine_format_is_judged_for_values_only() -> None:
    assert gate("the provider was down", prose=False) == ()
    assert [one.kind for one in gate("the provider was down", prose=True)] == [
        RefusalKind.OVERCLAIM
    ]
    assert [one.kind for one in gate(SECRET, prose=False)] == [RefusalKind.SECRET]


def test_an_allowed_address_passes_everywhere() -> None:
    allow = frozenset({"help@shopmail.com"})
    assert gate("help@shopmail.com", prose=True, allow=allow) == ()
    assert judge("Mail help@shopmail.com.", allow=allow) == ()


def test_places_are_lines_and_columns_in_the_order_of_the_text() -> None:
    text = f"a\nb {SECRET}\n\n  jo@shopmail.com"
    assert judge(text) == (
        TextRefusal(rule="sk-key", kind=RefusalKind.SECRET, line=2, column=3),
        TextRefusal(rule="mail-address", kind=RefusalKind.PERSONAL_DATA, line=4, column=3),
    )


def test_invisible_signs_and_capital_dotted_i_do_not_hide_or_move_anything() -> None:
    assert [one.rule for one in judge("sk-aB3d\u200bE5fG7hJ9kL1m")] == ["sk-key"]
    (refusal,) = judge("\u0130\u0130 password=hunter22x")
    assert (refusal.rule, refusal.column) == ("password", 4)


HOSTILE = {
    **{sign: sign for sign in ("a", "=", '"', ".", "@", " ", "\n", ";", "%", "\\", "&", "`", "1")},
    **{
        words: words
        for words in (
            *(
                "a@",
                "a@b.",
                "4 1 1 ",
                "411-",
                "sk-",
                "eyJ",
                "eyJ0eXAiOiJKV1.",
                "password=",
                "://a:b",
            ),
            *("password: x\n", "Authorization: Bearer ", "cookie: a=", "%41", "\\u0041", "&amp;"),
            *("deadbeef", "QUJDREVG", "uptime is ", "the provider was not ", "limited to 60 "),
            *("+1 ", "(415) ", "DE89 3704 ", "12 Main ", "root cause ", "do not claim ", "-us1"),
            *(
                "c2stYWJjZGVmMTIzNDU2Nzg5MA== ",
                "if the model is available and ",
                "?key=",
                "<password>",
            ),
            *(
                "mysql -u ",
                "curl -b ",
                "login a / ",
                "user jo, password ",
                "kind: secret ",
                "creds: a/",
            ),
            *(
                "73 6b ",
                "115, ",
                "0x73, ",
                "ONVS24",
                "A1b2C3",
                "A1b2C3d4E5f6G7h8 ",
                "data:\n a: b\n",
            ),
            *(
                "1 84 07 75 ",
                "123.456.",
                "00:1b:",
                "12345678",
                "AB 12 34 ",
                "passport ",
                "address: ",
            ),
            *(
                "customer name: ",
                "born ",
                "0171 123 ",
                "Main ",
                "1234 Carl ",
                "ul. Krok ",
                "at a dot ",
            ),
            *("\u200b", "\u0430", "\uff11", "de 89 ", "4242 - ", "algolia ", "password value: "),
        )
    },
}


@pytest.mark.timed
@pytest.mark.drawn
@pytest.mark.unmeasured  # what is measured is the time
@pytest.mark.parametrize("unit", HOSTILE.values(), ids=map(repr, HOSTILE))
def test_twice_the_text_costs_no_more_than_thrice_the_time(unit: str) -> None:
    def cost(size: int) -> float:
        text = (unit * (size // len(unit) + 1))[:size]
        start = time.process_time()
        judge(text)
        return time.process_time() - start

    size = 32_000
    cost(1000)  # compiles what will be needed
    # On a busy machine one round tells little; what is quadratic costs four times in every one.
    assert any(cost(2 * size) < 3 * max(cost(size), 0.002) for _ in range(4))


@pytest.mark.parametrize("prose", [True, False])
def test_a_break_that_a_page_allows_within_a_word_hides_nothing(prose: bool) -> None:  # noqa: FBT001 - drawn
    assert gate(f"<p>{SECRET[:9]}<wbr>{SECRET[9:]}</p>", prose=prose)
    assert gate(f'<p>{SECRET[:9]}<span class="whole">{SECRET[9:]}</span></p>', prose=prose)
    assert not gate("<code>$.usage.<wbr>latency_<wbr>checkpoint</code>", prose=prose)


def test_a_quoted_name_is_no_short_form() -> None:
    assert not judge("Then: `checker shape 'my answer.json' --contract chat > shapes.jsonl`")


@pytest.mark.parametrize("source", ["api", "gateway"])
@pytest.mark.parametrize("option", ["--sources s.toml", "--offline", "--fail-on error", "--quiet"])
def test_an_option_of_a_command_line_is_said_of_nobody(source: str, option: str) -> None:
    assert not judge(f"Read the pages, then run this again: checker snapshot {source} {option}")
    assert judge(f"The {source} is down with {option} too.")
