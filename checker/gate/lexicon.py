"""Words -> the classes of meaning that `claims` is written in: whose state it is, and what of it.

A class is one letter. Verbs are given in their base form, their forms are made here; a phrase is
written with "_" and read before its words. A word that is in no class is `x`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

# Whose state a packet cannot know, and what it may be said to have.
NOUNS: Final = {
    "P": "anthropic api aws azure backend bedrock cdn cluster comet_api cometapi data_center"
    " datacenter data_centre endpoint gateway google groq infrastructure interface load_balancer"
    " open_ai openai openrouter platform provider region server service site supplier system they"
    " upstream vendor",
    "M": "claude deepseek gemini gpt grok llama mistral model qwen variant",
    "U": "account caller client customer i key plan project team"
    " tenant tier user we workflow people",
    "Y": "retry",
    "R": "answer call completion message query reply req request response stream"
    " streaming token tokens",
    "+": "timeout time_out",
    "$": "cost fee markup multiplier price pricing surcharge tariff discount",
    "3": "commission margin",
    "B": "bill billing charge invoice payment recharge refund revenue subscription",
    "Q": "capacity allowance balance credit quota top-up topup",
    "L": "burst burst_size concurrency_cap daily_limit daily_limits hourly_limit monthly_limit request_limit request_limits token_limit token_limits usage_cap usage_limit usage_limits burst_limit burst_limits concurrency_limit rate_limit rate_limiter rate_limiting"
    " rate_limits ratelimit throttling rate_limited throttle throttled throttles",
    "l": "up_to allow cap limit limited limits maximum max permit restrict",
    "T": "delay first_token first_token_time latency latencies overhead p50 p90 p95 p99"
    " response_time response_times throughput time_to_first_token ttft lag",
    "A": "availability error_rate reliability service_level sla slo success_rate failure_rate uptime service_health",
    "O": "highly_available always_available fully_available permanently_available unavailability three_nines four_nines five_nines blackout brownout disruption downtime interruption outage",
    "H": "degradation glitch hiccup incident issue problem trouble",
    "C": "cause culprit root_cause",
    "K": "reason",
    "D": "bug defect fault misconfiguration mistake regression",
    "G": "guarantee promise",
    "S": "side end",
    "Z": "route",
    "F": "data analysis assumption attribute check claim class code detail documentation entry error evidence field figure form header id identifier limitation list log member name note number page parameter property question reference report review schema section setting statement template topic tracker type value verification test testing owner team decision span object",
    "m": "cent dollar euro eur usd gbp cny rmb yuan pounds $ \u20ac \u00a3 \u00a5 \u20b9",
    "u": "ms millisecond second sec s minute min hour m h day week month",
}
# What is said of it.
VERBS: Final = {
    "V": "fail",
    "*": "add alter change downgrade exchange update upgrade swap switch",
    "X": "affect impact",
    "G": "guarantee promise",
    "v": "break collapse crash die fail_over lag misbehave stall stutter struggle recover restart"
    " stop_working stop_responding go_down went_down gone_down go_dark went_dark gone_dark"
    " fall_over fell_over going_down malfunction freeze hang flap deteriorate melt_down cut_out drop_out black_out stabilise stabilize resume reboot crumple go_offline went_offline come_back came_back returned_to_normal choke",
    "w": "exist function run work",
    "k": "axe delist deploy launch migrate release rename roll_out scrap ship tighten cut decommission deprecate disable discontinue double drop halve"
    " increase inflate kill lose lower phase_out pull_out pull raise reduce remove replace retire"
    " rise sunset switch_off take_away take_down tighten tripple triple withdraw expire lapse cancel run_out"
    " shut_down turn_off stop_offering stop_serving quadruple",
    "f": "carry host offer provide serve support sell",
    "J": "come_from lie_with originate_in originate_from sit_with",
    "c": "because_of blame cause due_to result_from stem_from trace_to trace_back_to"
    " introduce_by result_of brought_about",
    "g": "trigger break bring_down take_down broke took_down brought_down broken kill",
    "y": "bill charge double_bill double_charge double-bill double-charge invoice overcharge owe"
    " pay refund",
    "t": "answer arrive come come_back complete finish last require respond return take need",
    "e": "exceed exhaust hit overrun use_up run_into run_out_of deplete drain burn consume"
    " eat_up trip",
    "r": "contact connect_to get_through_to reach",
}
# What it is said to be.
STATES: Final = {
    "s": "at_capacity available   broken buggy crashing dark dead"
    " degraded down "
    " dying failing faulty   flaky gone having_issues healthy in_maintenance inaccessible"
    " under_maintenance"
    " intermittent   misconfigured offline  online   out_of_order"
    " out_of_service overloaded reachable  reliable  "
    " saturated"
    " stable struggling suffering throttling unavailable under_load under_heavy_load"
    " unhealthy unreachable unreliable unresponsive unstable  not_responding  "
    " poor overwhelmed impaired   congested crippled disrupted erratic frozen   hanging hung in_trouble inoperable  jammed limping patchy shaky  spotty stuck swamped unusable  up_and_running wobbly  in_maintenance_mode  ",
    "2": "back back_to_normal fine fixed live losing dropping ok operational out recovered resolved restored up normal working busy alive functional solid robust sound suspended usable interrupted halted",
    "E": "buggy degraded flaky misconfigured overloaded saturated unhealthy unreliable unstable",
    "z": "fast faster instant instantly slow slower sluggish promptly immediately queued delayed held_up stuck quick quicker"
    " twice_as_long responsive laggy",
    "i": "cheap cheaper cheapest expensive free free_of_charge priced_at unpaid costly pricey",
    "n": "aren't can't cannot didn't doesn't don't hadn't hasn't haven't isn't neither never no no_longer"
    " nobody none nor not nothing wasn't weren't without won't zero",
    "c": "to_blame at_fault responsible_for the_culprit",
    "@": "me us you",
    "&": "everybody everyone",
    "a": "all always every each everywhere globally many most platform-wide platform_wide any"
    " worldwide",
    "b": "appear appears are be became become been being felt gets go goes got is keeps kept look looks"
    " looked remain remains remained seem seems seemed stay stays stayed was were went isn't aren't"
    " wasn't weren't turned feel feels",
    "h": "encounter encountered experience experienced experiences experiencing faced had has have"
    " having saw see seeing sees suffer suffered suffering with there_is there_was there_are",
    "d": "can could did do does may might must should will would didn't doesn't don't can't cannot"
    " won't",
    "j": "a again ago almost already also an apparently at_least automatically back_then both"
    " briefly clearly"
    " completely constantly continually currently definitely entirely explicitly extremely fully"
    " generally"
    " highly just likely likewise more now obviously often only over partially partly permanently"
    " probably"
    " quite rather really repeatedly silently simply so somewhat still suddenly temporarily that"
    " the these this those too totally typically usually very whole about around roughly another"
    " some",
    "p": "across after against as at before behind below between by during for from in inside into"
    " of on onto over past per since than through throughout to toward under until via within",
    "q": "because since",
    "'": "their",
    "I": "his its my our whose your",
    "y": "double_billed double_charged double_bills double_charges double_bill double_charge",
    "W": "bad elevated excellent good great high insufficient long low minimal poor short terrible unlimited",
    "N": "code url",
    "x": "free_form free_text free-form post_processing",
    "/": "rpm tpm rps tps qps rpd tpd",
    "%": "percent",
    "#": "dozen eight few five four half hundred million nine one seven six ten thousand three"
    " twelve twenty twice two unlimited",
}
# What leaves a topic open, tells of a record, or only names: no assertion follows.
OPEN: Final = (
    "absent account-owned added_to analysed another appended apart asked asserted assessed"
    " assigned"
    " assumed attached awaited being_investigated calculated called checked claimed compared"
    " computed concluded"
    " confirmed_by considered contacted contained covered counted created decided deduced derived"
    " described determined discussed documented done drawn elsewhere estimated established"
    " evaluated evidenced examined excluded expected expressed finished for given guessed handled"
    " identical"
    " implied included inferred integer invented investigated judged kept known left"
    " listed looked looked_at made marked masked measured meant mentioned missing n/a named"
    " needed next noted null number object observed of_no omitted open optional opened out_of_scope"
    " outside part"
    " pending placed post proven provided queried quoted read recorded redacted referred refused"
    " regarded removed_from_this"
    " replaced_by_a_placeholder reported required reserved reviewed said sanitized scoped"
    " sent separate"
    " separately settled shown specified stated still_to string sought taken tbd tested told"
    " tracked treated"
    " unchanged unclear unconfirmed undecided under_investigation undetermined unknown unnamed"
    " unproven unspecified unverified used  validated verified withheld written get head"
    " a_question not_known linked investigating"
)

# What is ours where we say so: of that a packet may tell.
OWN: Final = (
    "api backend cluster cdn endpoint gateway infrastructure interface load_balancer platform region server"
    " service site system"
)
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


_MODEL: Final = re.compile(
    r"(?:claude|deepseek|gemini|gpt|grok|llama|mistral|qwen)[\d.:_]|o\d(?![\d.])"
)
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
            if len(word) < 3:
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


def classes(words: list[str]) -> tuple[str, list[int]]:
    """One letter a word or phrase, and the index of the word where each begins."""
    table = lexicon()
    letters: list[str] = []
    begins: list[int] = []
    at = 0
    while at < len(words):
        for size in range(min(_PHRASE, len(words) - at), 0, -1):
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
    return word if word in ",:=?!<>~%'" and word != "'" else '"' if word == "'" else "x"
