"""Words -> the classes of meaning that `claims` is written in: whose state it is, and what of it.

A class is one letter, before what it means. A phrase is written with "_" and read before its words;
a word that is in no class is `x`, and `9` where it looks like a deed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from checker.model.regex import regex

# Nouns; their plurals are made.
NOUNS: Final = """
P whose state a packet cannot know
    anthropic api aws azure backend bedrock cdn cluster comet comet_api cometapi data_center
    aggregator backbone control_plane firewall infra relay reseller stack data_centre datacenter
    endpoint gateway google groq infrastructure interface load_balancer open_ai openai openrouter
    platform provider region router server service site supplier system they upstream vendor waf
    website
M models
    claude deepseek gemini gpt grok llama mistral model qwen sonnet variant llm
U our side: people, accounts, keys
    account caller client customer i key people project tenant user we workflow
Y retries
    attempt retry
R requests and answers
    answer call completion message query reply req request response stream streaming token
+ timeouts
    time_out timeout
$ prices
    cost discount fee markup multiplier price pricing surcharge tariff expense fortune money outlay
    spend spending
3 what is taken of each call
    commission margin
B bills and payments
    bill billing charge invoice payment recharge refund revenue subscription chargeback
    reimbursement voucher
Q quotas and credits
    allowance balance budget capacity credit funds quota top-up tokens_left topup wallet allotment
    entitlement headroom
L rate limits
    burst limiter burst_limit burst_size concurrency_cap concurrency_limit rate_limit rate_limited
    rate_limiter rate_limiting ratelimit request_limit throttle throttled throttling token_limit
    too_many_requests usage_cap usage_limit
l any limit
    allow allowed cap capped limit limited max maximum permit permitted restrict restricted up_to
    ceiling context_length context_window
T latency and throughput
    delay first_token first_token_time lag latency overhead p50 p90 p95 p99 performance
    generation_time processing_time roundtrip slowness wait_time waiting_time reply_time
    response_time round_trip round_trip_time speed throughput time_to_first_byte time_to_first_token
    ttft turnaround
A uptime and its like
    availability error_rate failure_rate reliability service_health service_level of_the_time sla
    slo dependability success_rate uptime
O outages
    always_available blackout brownout disruption downtime five_nines four_nines fully_available
    highly_available interruption outage permanently_available three_nines unavailability
6 what serves a call inside
    channel gpu replica
H trouble of any kind
    bottleneck degradation failure glitch hiccup incident issue problem trouble breakage malfunction
    overload slowdown
C causes
    cause culprit explanation origin root_cause rca trigger
K reasons
    reason
D defects
    accident bug defect fault misconfiguration mistake regression blunder deadlock flaw memory_leak
    oversight race_condition slip
S whose side
    end side
Z routes
    route
F parts of a record or a page: what stands before one is not the subject
    address alarm alert bad_gateway domain gateway_timeout heading host hostname line path port
    title version word analysis assumption attribute board caveat chart check claim class code
    column dashboard data decision detail documentation entry error evidence field figure form
    header id identifier limitation list log matter member name note number object owner page panel
    parameter property question reference report review schema section setting span statement team
    template test testing topic tracker type value verification
m money
    $ cent cny dollar eur euro gbp pounds rmb usd yuan £ ¥ € ₹ buck pence penny quid
u units of time
    daily hourly monthly weekly day h hour m age millisecond min minute month ms s sec second week
"""
# Verbs, in their base form; a particle is joined by "_".
VERBS: Final = """
V fails
    fail
* changes
    add alter change exchange switch update upgrade
X affects
    affect impact
7 makes slow or fast
    crawl drag drag_out hold_up prolong slow slow_down speed_up take_ages take_forever take_too_long
¬ loses, is left without
    be_cut_off_from be_locked_out_of do_without forfeit lose lose_access_to lose_contact_with
    miss_out_on
8 is attacked
    attack breach compromise violate ddos hack
0 waits
    pile_up queue wait
G guarantees
    assure ensure guarantee pledge promise vow
v breaks down, or recovers
    black_out break choke collapse come_back crash crumple cut_out deteriorate die disappear
    drop_out fall_apart fall_over flap freeze give_up go_dark go_down go_offline go_missing hang lag
    malfunction melt_down misbehave reboot recover restart resume returned_to_normal stabilise
    stabilize stall struggle stutter vanish
w works, exists
    exist get_through keep_up function run work
k takes away, puts in, moves up and down
    axe cancel cut fell decommission delist deploy deprecate disable discontinue double drop expire
    ban nix shelve halve increase inflate kill lapse launch lower migrate phase_out pull pull_out
    quadruple raise reduce release remove rename replace retire rise roll_back roll_out run_out
    scrap ship shut_down sunset swap switch_off take_away take_down take_off take_offline tighten
    triple tripple turn_off withdraw
f offers
    carry host offer provide sell serve support
J comes from
    come_from lie_with originate sit_with
c causes, is caused by
    because_of blame brought_about cause due_to introduce_by stem_from trace_back_to trace_it_to
    trace_this_to trace_to
g breaks something, triggers
    bring_down trigger
y bills, pays
    bill charge compensate debit deduct reimburse double-bill double-charge invoice overcharge owe
    pay refund
t takes, answers, arrives
    answer arrive come complete finish last need require respond return take
e uses up, exceeds
    burn consume deplete drain eat eat_up exceed exhaust hit overrun run_into run_out_of trip use_up
r reaches
    connect_to contact get_through_to reach
1 what a document or a record does, and an answer's side as a client sees it
    accept acknowledge ask assign begin close confirm contain count define describe document echo
    end give hold identify ignore include indicate inform keep list mention name note notify open
    point quote read receive record refer refuse reject repeat reply report reset say see send set
    show state stop suggest tell time_out use want write
9 other deeds, which a provider as their subject makes a claim
    account_for act_up blow bork corrupt explain fix garble mangle mess_up mishandle patch play_up
    push reconfigure reroute route screw_up spit spit_out strip swallow throw throw_out truncate
    tweak underlie blew built chose drew drove flew forget forgot grew hid hurt lead led let make
    met prevent put quit sank save shook shrank slip spent split stole stood struck swept tore
    threw understood won
"""
# All else, as it is written.
STATES: Final = """
G sure
    bound_to certain_to sure_to
¬ loses, is left without
    cut_off cut_off_from left_without locked_out_of shut_out_of without_access_to
s states of a service
    cannot_answer doesn't_answer doesn't_respond does_not_answer does_not_respond not_answering
    not_responding won't_answer will_not_answer available gone broken dead down dying erratic
    failing frozen healthy hung intermittent inaccessible inoperable offline online overwhelmed
    reachable reliable restored stable unavailable unreachable unresponsive unusable
2 states that may be of anything else too
    amber back fine fixed green live out red resolved up working yellow
E bad states, also before the noun
    buggy degraded flaky misconfigured overloaded saturated unhealthy unreliable unstable
z slow and fast
    delayed longer fast faster held_up immediately instant instantly laggy promptly queued quick
    quicker fastest instantaneous late quickest rapid slowest snappy speedy swift timely responsive
    slow slower sluggish stuck twice_as_long
i cheap and dear
    cheap cheaper cheapest costly dear dearer expensive free free_of_charge priced_at pricey unpaid
    affordable complimentary discounted gratis half_price overpriced pricier
n negations
    hadn't hasn't haven't neither never no no_longer nobody none nor not nothing without zero
c causes, is caused by
    is_a_result_of is_the_result_of resulted_from resulting_from results_from was_a_result_of
    was_the_result_of are_down_to as_a_result_of at_fault at_your_end on_your_end on_your_side
    attributable_to boils_down_to comes_down_to is_down_to on_account_of owing_to rooted_in
    thanks_to was_down_to were_down_to responsible_for the_culprit to_blame
@ us, you
    me us you
4 how it is charged
    metered pay_as_you_go pay_per priced_per
5 always
    always consistently every_time invariably
& everybody
    everybody everyone everything other_accounts other_customers other_tenants other_users others
a all, always
    all any each every everywhere globally many most platform-wide platform_wide worldwide
b is, seems, became
    appear appears are aren't be became become been being feel feels felt gets go goes got is isn't
    keeps look looks remain remained remains seem seemed seems stay stayed stays turned was wasn't
    went were weren't
h has, had, saw, there is
    get encounter encountered experience experienced experiences experiencing faced had has have
    having saw see seeing sees suffer suffered suffering there_are there_is there_was with
d does, will, can
    can can't cannot could did didn't do does doesn't don't may might must should will won't would
j words that are passed over
    a about again ago almost already also an apparently around at_least automatically back_then both
    briefly clearly completely constantly continually currently definitely entirely explicitly
    extremely fully generally highly just likely likewise more now obviously often only partially
    partly permanently probably quite rather really repeatedly roughly silently simply so some
    somewhat still suddenly temporarily that the these this those too totally typically usually very
    whole
§ it
    it
_ between clauses
    although and but or then when whereas while
p prepositions
    across after against as at before behind below between during for from in inside into of on onto
    over past per than through throughout to toward under until via within
; by whom
    by
q because
    because since
' of theirs
    its their theirs your
I of ours or of nobody
    his my our whose
y bills, pays
    double_bill double_billed double_bills double_charge double_charged double_charges
W high, low
    acceptable bad disaster elevated excellent fair joke mess nightmare normal scandal good great
    high insufficient long low minimal poor short terrible
N names of code
    code url
x words of other things
    at_its_end network_budget free-form free_form free_text post_processing
/ units of load
    qps rpd rpm rps tpd tpm tps
% percent
    percent
# numbers
    couple dozen dozens eight eighteen eighty eleven few fifteen fifty five forty four fourteen half
    hundred hundreds million nine nineteen ninety one quarter seven seventeen seventy several six
    sixteen sixty ten thirteen thirty thousand thousands three twelve twenty twice two unlimited
"""
# What leaves a topic open, tells of a record, or only names: no assertion follows.
OPEN: Final = """
    go_into gone_into went_into a_question absent account-owned added_to analysed another apart
    appended asked asserted assessed assigned assumed attached awaited being_investigated calculated
    called checked claimed compared computed concluded confirmed_by considered contacted contained
    counted covered created decided deduced derived described determined discussed documented done
    drawn elsewhere established estimated evaluated evidenced examined excluded expected expressed
    finished found given guessed handled head identical identified implied included inferred integer
    invented investigated investigating judged kept known left linked listed looked looked_at
    looked_into made marked masked meant measured mentioned missing named needed
    neither_confirmed next nor_denied not_confirmed not_known noted null number object observed
    of_no omitted open opened optional out_of_scope outside part pending placed post proven provided
    queried quoted read recorded redacted referred refused regarded removed_from_this
    replaced_by_a_placeholder reported required reserved reviewed said sanitized scoped seen sent
    separate separately settled shown sought specified stated still_to string taken tbd tested told
    tracked treated unchanged unclear unconfirmed undecided under_investigation undetermined unknown
    unnamed unproven unspecified unverified used validated verified withheld written
"""

# What is ours where we say so: of that a packet may tell.
OWN: Final = """
    api backend cdn cluster endpoint firewall gateway infrastructure interface limiter load_balancer
    platform rate_limiter region router server service site system waf website
"""
_UNIT: Final = 2  # letters of a word that has no plural: ms, s
NEW_WORD: Final = "¤"  # the class of words that only one claim knows
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
_MANNER: Final = regex(r"(?!app|anom|assemb|dai|fami|hour|month|re|supp|week)[^\W\d]{3,}ly")
_ENDS: Final = regex(r"(?:ceas|quit|stop)\w* [^\W\d]{3,}ing")  # what it did till then
_PAST: Final = regex(r"[^\W\d]{3,}(?<!e)ed\Z")  # of a verb that is in no class
_SIGNS: Final = {"'s": "'", "'": '"', "_": ":", **{sign: sign for sign in ",:=?!<>~%"}}
_MODEL: Final = regex(rf"{MODELS}[\d.:_]|o\d(?![\d.])")
_IRREGULAR: Final = {
    "bring": "brought",
    "come": "came",
    "give": "gave given",
    "hold": "held",
    "fall": "fell fallen",
    "get": "got",
    "go": "went gone",
    "lose": "lost",
    "pay": "paid",
    "rise": "rose risen",
    "run": "ran",
    "sell": "sold",
    "take": "took taken",
    "withdraw": "withdrew withdrawn",
    "break": "broke broken",
    "eat": "ate eaten",
    "burn": "burnt",
}


def _table(text: str) -> Iterator[tuple[str, list[str]]]:
    """Each class, and its words: those of the indented lines below it."""
    for part in re.split(r"\n(?=\S)", text.strip()):
        yield part[0], part.partition("\n")[2].split()


@cache
def lexicon() -> dict[str, str]:
    """Word or phrase -> its class."""
    table: dict[str, str] = {}
    for klass, words in _table(NOUNS):
        for word in words:
            if len(word) <= _UNIT:
                table[word] = klass
                continue
            plural = f"{word}es" if word.endswith(("s", "x")) else f"{word}s"
            table |= {word: klass, plural: klass}
            if word.endswith("y"):
                table[f"{word[:-1]}ies"] = klass
    for klass, words in _table(VERBS):
        for word in words:
            table |= {form: klass for form in _forms(word) if form not in table}
    for klass, words in _table(STATES):
        table |= {word: klass for word in words if table.get(word, "x") not in "PMU"}
    table |= dict.fromkeys(OPEN.split(), "o")
    table |= {f"our_{own}{thing}": "x" for own in ("", "own_") for thing in OWN.split()}
    return table


def classes(words: list[str], own: frozenset[str] = frozenset()) -> tuple[str, list[int]]:
    """One letter a word or phrase, and the index of the word where each begins.

    `own`: words that are `NEW_WORD` where they are in no class.
    """
    table = lexicon()
    letters: list[str] = []
    begins: list[int] = []
    at = 0
    while at < len(words):
        if _ENDS.fullmatch(" ".join(words[at : at + 2])) and letters[-1:] != ["U"]:
            letters.append("v")
            begins.append(at)
            at += 2
            continue
        for size in range(_PHRASE, 0, -1):
            klass = table.get("_".join(words[at : at + size]))
            if klass is not None or size == 1:
                other = NEW_WORD if words[at] in own else _other(words[at])
                if other == "M" and letters[-1:] == ["x"] and len(words[at]) == len("o3"):
                    other = "x"  # step o3
                letters.append(klass or other)
                begins.append(at)
                at += size
                break
    return "".join(letters), begins


def _other(word: str) -> str:
    if word[0].isdigit():
        return "%" if word.endswith("%") else "x" if word.endswith("s") else "#"
    if "_per_" in word:
        return "u"  # tokens-per-minute
    if word in _SIGNS:
        return _SIGNS[word]
    for klass, form in (("M", _MODEL), ("j", _MANNER), ("9", _PAST)):
        if form.match(word):
            return klass
    return "x"
