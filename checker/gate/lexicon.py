"""Words -> the classes of meaning that `claims` is written in: whose state it is, and what of it.

A class is one letter. A phrase is written with "_" and read before its words; a word that is in no
class is `x`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

# Nouns; their plurals are made.
NOUNS: Final = {
    # whose state a packet cannot know
    "P": """
        anthropic api aws azure backend bedrock cdn cluster comet_api cometapi data_center
        data_centre datacenter endpoint gateway google groq infrastructure interface load_balancer
        open_ai openai openrouter platform provider region server service site supplier system
        they upstream vendor
    """,
    # models
    "M": "claude deepseek gemini gpt grok llama mistral model qwen variant",
    # our side: people, accounts, keys
    "U": """
        account caller client customer i key people plan project team tenant tier user we workflow
    """,
    # retries
    "Y": "retry",
    # requests and answers
    "R": """
        answer call completion message query reply req request response stream streaming token
        tokens
    """,
    # timeouts
    "+": "time_out timeout",
    # prices
    "$": "cost discount fee markup multiplier price pricing surcharge tariff",
    # what is taken of each call
    "3": "commission margin",
    # bills and payments
    "B": "bill billing charge invoice payment recharge refund revenue subscription",
    # quotas and credits
    "Q": "allowance balance capacity credit quota top-up topup",
    # rate limits
    "L": """
        burst burst_limit burst_limits burst_size concurrency_cap concurrency_limit daily_limit
        daily_limits hourly_limit monthly_limit rate_limit rate_limited rate_limiter rate_limiting
        rate_limits ratelimit request_limit request_limits throttle throttled throttles throttling
        token_limit token_limits usage_cap usage_limit usage_limits
    """,
    # any limit
    "l": """
        allow allowed cap capped limit limited max maximum permit permitted restrict restricted
        up_to
    """,
    # latency and throughput
    "T": """
        delay first_token first_token_time lag latencies latency overhead p50 p90 p95 p99
        response_time response_times throughput time_to_first_token ttft
    """,
    # uptime and its like
    "A": """
        availability error_rate failure_rate reliability service_health service_level sla slo
        success_rate uptime
    """,
    # outages
    "O": """
        always_available blackout brownout disruption downtime five_nines four_nines
        fully_available highly_available interruption outage permanently_available three_nines
        unavailability
    """,
    # trouble of any kind
    "H": "degradation failure glitch hiccup incident issue problem trouble",
    # causes
    "C": "cause culprit root_cause",
    # reasons
    "K": "reason",
    # defects
    "D": "bug defect fault misconfiguration mistake regression",
    # guarantees
    "G": "guarantee promise",
    # whose side
    "S": "end side",
    # routes
    "Z": "route",
    # parts of a record or a page: what stands before one is not the subject
    "F": """
        analysis assumption attribute board chart check claim class code dashboard data decision
        detail documentation entry error evidence field figure form header id identifier
        limitation list log member name note number object owner page panel parameter property
        question reference report review schema section setting span statement team template test
        testing topic tracker type value verification
    """,
    # money
    "m": "$ cent cny dollar eur euro gbp pounds rmb usd yuan £ ¥ € ₹",
    # units of time
    "u": "day h hour m millisecond min minute month ms s sec second week",
}
# Verbs, in their base form; a particle is joined by "_".
VERBS: Final = {
    # fails
    "V": "fail",
    # changes
    "*": "add alter change downgrade exchange switch update upgrade",
    # affects
    "X": "affect impact",
    # guarantees
    "G": "guarantee promise",
    # breaks down, or recovers
    "v": """
        black_out break came_back choke collapse come_back crash crumple cut_out deteriorate die
        drop_out fail_over fall_over fell_over flap freeze go_dark go_down go_offline going_down
        gone_dark gone_down hang lag malfunction melt_down misbehave reboot recover restart resume
        returned_to_normal stabilise stabilize stall stop_responding stop_working struggle stutter
        went_dark went_down went_offline
    """,
    # works, exists
    "w": "exist function run work",
    # takes away, puts in, moves up and down
    "k": """
        axe cancel cut decommission delist deploy deprecate disable discontinue double drop expire
        halve increase inflate kill lapse launch lose lower migrate phase_out pull pull_out
        quadruple raise reduce release remove rename replace retire rise roll_out run_out scrap
        ship shut_down stop_offering stop_serving sunset swap switch_off take_away take_down
        tighten triple tripple turn_off withdraw
    """,
    # offers
    "f": "carry host offer provide sell serve support",
    # comes from
    "J": "come_from lie_with originate_from originate_in sit_with",
    # causes, is caused by
    "c": """
        because_of blame brought_about cause due_to introduce_by result_from result_of stem_from
        trace_back_to trace_to
    """,
    # breaks something, triggers
    "g": "break bring_down broke broken brought_down kill take_down took_down trigger",
    # bills, pays
    "y": """
        bill charge double-bill double-charge double_bill double_charge invoice overcharge owe pay
        refund
    """,
    # takes, answers, arrives
    "t": "answer arrive come come_back complete finish last need require respond return take",
    # uses up, exceeds
    "e": """
        burn consume deplete drain eat_up exceed exhaust hit overrun run_into run_out_of trip
        use_up
    """,
    # reaches
    "r": "connect_to contact get_through_to reach",
}
# All else, as it is written.
STATES: Final = {
    # states of a service
    "s": """
        at_capacity available broken buggy congested crashing crippled dark dead degraded
        disrupted down dying erratic failing faulty flaky frozen gone hanging having_issues
        healthy hung impaired in_maintenance in_maintenance_mode in_trouble inaccessible
        inoperable intermittent jammed limping misconfigured not_responding offline online
        out_of_order out_of_service overloaded overwhelmed patchy poor reachable reliable
        saturated shaky spotty stable struggling stuck suffering swamped throttling unavailable
        under_heavy_load under_load under_maintenance unhealthy unreachable unreliable
        unresponsive unstable unusable up_and_running wobbly
    """,
    # states that may be of anything else too
    "2": """
        alive back back_to_normal busy dropping fine fixed functional halted interrupted live
        losing normal ok operational out recovered resolved restored robust solid sound suspended
        up usable working
    """,
    # bad states, also before the noun
    "E": """
        buggy degraded flaky misconfigured overloaded saturated unhealthy unreliable unstable
    """,
    # slow and fast
    "z": """
        delayed fast faster held_up immediately instant instantly laggy promptly queued quick
        quicker responsive slow slower sluggish stuck twice_as_long
    """,
    # cheap and dear
    "i": "cheap cheaper cheapest costly expensive free free_of_charge priced_at pricey unpaid",
    # negations
    "n": """
        aren't can't cannot didn't doesn't don't hadn't hasn't haven't isn't neither never no
        no_longer nobody none nor not nothing wasn't weren't without won't zero
    """,
    # causes, is caused by
    "c": "at_fault responsible_for the_culprit to_blame",
    # us, you
    "@": "me us you",
    # everybody
    "&": "everybody everyone",
    # all, always
    "a": """
        all always any each every everywhere globally many most platform-wide platform_wide
        worldwide
    """,
    # is, seems, became
    "b": """
        appear appears are aren't be became become been being feel feels felt gets go goes got is
        isn't keeps kept look looked looks remain remained remains seem seemed seems stay stayed
        stays turned was wasn't went were weren't
    """,
    # has, had, saw, there is
    "h": """
        encounter encountered experience experienced experiences experiencing faced had has have
        having saw see seeing sees suffer suffered suffering there_are there_is there_was with
    """,
    # does, will, can
    "d": """
        can can't cannot could did didn't do does doesn't don't may might must should will won't
        would
    """,
    # words that are passed over
    "j": """
        a about again ago almost already also an another apparently around at_least automatically
        back_then both briefly clearly completely constantly continually currently definitely
        entirely explicitly extremely fully generally highly just likely likewise more now
        obviously often only over partially partly permanently probably quite rather really
        repeatedly roughly silently simply so some somewhat still suddenly temporarily that the
        these this those too totally typically usually very whole
    """,
    # prepositions
    "p": """
        across after against as at before behind below between by during for from in inside into
        of on onto over past per since than through throughout to toward under until via within
    """,
    # because
    "q": "because since",
    # of theirs
    "'": "their",
    # of ours or of nobody
    "I": "his its my our whose your",
    # bills, pays
    "y": "double_bill double_billed double_bills double_charge double_charged double_charges",
    # high, low
    "W": """
        bad elevated excellent good great high insufficient long low minimal poor short terrible
        unlimited
    """,
    # names of code
    "N": "code url",
    # words of other things
    "x": "free-form free_form free_text post_processing",
    # units of load
    "/": "qps rpd rpm rps tpd tpm tps",
    # percent
    "%": "percent",
    # numbers
    "#": """
        dozen eight few five four half hundred million nine one seven six ten thousand three
        twelve twenty twice two unlimited
    """,
}
# What leaves a topic open, tells of a record, or only names: no assertion follows.
OPEN: Final = """
    a_question absent account-owned added_to analysed another apart appended asked asserted
    assessed assigned assumed attached awaited being_investigated calculated called checked
    claimed compared computed concluded confirmed_by considered contacted contained counted
    covered created decided deduced derived described determined discussed documented done drawn
    elsewhere established estimated evaluated evidenced examined excluded expected expressed
    finished get given guessed handled head identical implied included inferred integer invented
    investigated investigating judged kept known left linked listed looked looked_at made marked
    masked meant measured mentioned missing n/a named needed neither_confirmed next nor_denied
    not_confirmed not_known noted null number object observed of_no omitted open opened optional
    out_of_scope outside part pending placed post proven provided queried quoted read recorded
    redacted referred refused regarded removed_from_this replaced_by_a_placeholder reported
    required reserved reviewed said sanitized scoped sent separate separately settled shown sought
    specified stated still_to string taken tbd tested told tracked treated unchanged unclear
    unconfirmed undecided under_investigation undetermined unknown unnamed unproven unspecified
    unverified used validated verified withheld written
"""

# What is ours where we say so: of that a packet may tell.
OWN: Final = """
    api backend cdn cluster endpoint gateway infrastructure interface load_balancer platform
    region server service site system
"""
_UNIT: Final = 2  # letters of a word that has no plural: ms, s
_PHRASE: Final = 4  # words of the longest phrase


def _forms(verb: str) -> set[str]:
    """Base, third person, past and participle of a verb; its particle stays behind it."""
    stem, _, rest = verb.partition("_")
    tail = f"_{rest}" if rest else ""
    forms = {stem, f"{stem}s", f"{stem}es", f"{stem}ed", f"{stem}d", f"{stem}ing"}
    if stem.endswith("e"):
        forms.add(f"{stem[:-1]}ing")
    if stem.endswith("y"):
        forms |= {f"{stem[:-1]}ies", f"{stem[:-1]}ied"}
    forms |= {f"{stem}{stem[-1]}ed", f"{stem}{stem[-1]}ing"}
    forms |= set(_IRREGULAR.get(stem, "").split())
    return {form + tail for form in forms}


MODELS: Final = "(?:claude|deepseek|gemini|gpt|grok|llama|mistral|qwen)"  # families of models
_MODEL: Final = re.compile(rf"{MODELS}[\d.:_]|o\d(?![\d.])")
_IRREGULAR: Final = {
    "bring": "brought",
    "come": "came",
    "cut": "cut",
    "fall": "fell fallen",
    "get": "got",
    "go": "went gone",
    "lose": "lost",
    "pay": "paid",
    "rise": "rose risen",
    "run": "ran",
    "shut": "shut",
    "sell": "sold",
    "take": "took taken",
    "withdraw": "withdrew withdrawn",
    "break": "broke broken",
    "eat": "ate eaten",
    "burn": "burnt",
}


@cache
def lexicon() -> dict[str, str]:
    """Word or phrase -> its class."""
    table: dict[str, str] = {}
    for klass, words in NOUNS.items():
        for word in words.split():
            if len(word) <= _UNIT:
                table[word] = klass
                continue
            plural = f"{word}es" if word.endswith(("s", "x")) else f"{word}s"
            table |= {word: klass, plural: klass}
            if word.endswith("y"):
                table[f"{word[:-1]}ies"] = klass
    for klass, words in VERBS.items():
        for word in words.split():
            table |= {form: klass for form in _forms(word) if form not in table}
    for klass, words in STATES.items():
        table |= {word: klass for word in words.split() if table.get(word, "x") not in "PMU"}
    table |= dict.fromkeys(OPEN.split(), "o")
    table |= {f"our_{own}{thing}": "x" for own in ("", "own_") for thing in OWN.split()}
    return table


@cache
def _beginnings() -> frozenset[str]:
    """First words of phrases."""
    return frozenset(phrase.partition("_")[0] for phrase in lexicon() if "_" in phrase)


def classes(words: list[str]) -> tuple[str, list[int]]:
    """One letter a word or phrase, and the index of the word where each begins."""
    table, begin = lexicon(), _beginnings()
    letters: list[str] = []
    begins: list[int] = []
    at = 0
    while at < len(words):
        longest = min(_PHRASE, len(words) - at) if words[at] in begin else 1
        for size in range(longest, 0, -1):
            klass = table.get("_".join(words[at : at + size]))
            if klass is not None or size == 1:
                letters.append(klass or _other(words[at]))
                begins.append(at)
                at += size
                break
    return "".join(letters), begins


def _other(word: str) -> str:
    if word[0].isdigit():
        return "%" if word.endswith("%") else "x" if word.endswith("s") else "#"
    if word == "'s":
        return "'"
    if _MODEL.match(word):
        return "M"
    if word == "'":
        return '"'
    return word if word in ",:=?!<>~%" else "x"
