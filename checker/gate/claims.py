"""Text -> claims in it that a packet must not make, sentence by sentence.

A row of CLAIMS is an assertion (who, a verb, what of them), not a word: `uptime` may be named,
`uptime is 99.9 %` may not be said. What denies, asks, supposes or verifies lifts it: see
`sentences`. The topics are those of the owner's "What not to assert" and "Overclaiming".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from checker.gate.patterns import compiled
from checker.gate.sentences import lifted, sentences

# --- who and what, in lower case, one space between words ---


def _any(words: str) -> str:
    """Alternatives, written with white space between; "_" stands for a space inside one."""
    return "(?:" + "|".join(word.replace("_", " ") for word in words.split()) + ")"


_WHO: Final = (  # whose state a packet cannot know
    r"(?:comet ?api(?:'s)?(?: "
    + _any("api backend chat endpoint gateway platform responses servers? service")
    + ")?|(?:"
    + _any("ai api chat cloud llm model responses upstream")
    + " ){0,2}"
    + _any(
        r"api backend cdn cluster data_?cent(?:er|re) endpoint gateway infrastructure load_balancer"
        r" platform provider region server service site supplier system upstream vendor"
    )
    + "s?|"
    + _any("anthropic aws azure bedrock claude deepseek gemini google groq mistral open_?ai they")
    + ")"
)
_MODEL: Final = (
    r"(?:(?:(?:all|most|that|the|this|\d+\+?) )?models?(?! (?:attribute|field|key|list|member|page"
    r"|parameter|property|reference)s?\b)(?: (?:id|name))?(?: [\w.:/-]{1,60})?|"
    + _any(r"claude deepseek gemini gpt grok llama mistral o\d qwen")
    + r"(?:[- ][\w.:/-]{1,40}){0,3})"
)
_BE: Final = _any(
    "appears? are aren't became goes had_been has_been have_been is isn't keeps? kept looked looks?"
    " must_be must_have_been remain(?:s|ed)? seems? should_be should_have_been stay(?:s|ed)? was"
    " wasn't went were weren't will_be will_have_been would_be"
)
_HOW: Final = (
    "(?:"
    + _any(
        r"100_?% again already always apparently back briefly clearly completely currently"
        r" definitely entirely extremely fully generally highly just known likely never"
        r" no_longer not"
        r" now obviously often partially probably quite really simply still temporarily to_be"
        r" to_have_been too usually very"
    )
    + " ){0,4}"
)
_OPEN: Final = (  # what leaves a topic open
    "(?:"
    + _any("also being currently deliberately explicitly left no_longer still therefore yet")
    + " ){0,2}"
    r"(?:(?:account-owned|another|excluded|in scope|left|missing|n/a|omitted|open|out of scope"
    r"|outside"
    r"|part of|pending|separate|tbd|unclear|unconfirmed|undetermined|under investigation|unknown"
    r"|unproven|unverified|asked|assessed|checked|described|documented|given|included|judged|kept"
    r"|listed|mentioned|named|needed|quoted|recorded|removed|replaced|required|stated|not|never"
    r"|absent|looked|sought|investigated|to be (?!\d)\w+ed|must|should|can|cannot|could|may"
    r"|might|will)\b|a question|<[\w -]{1,60}>|\W*$)"
)
_IS: Final = _any(
    "appears are has_been have_been is looks remains? seems stayed stays? was were will_be"
)
_SAYS: Final = rf"(?: ?[:=]| {_IS}\b)(?! ?{_OPEN})"  # "is high", ": 60", and not "is unknown"
_SOME: Final = r"(?: [\w'-]+)"  # one word between
_MONTHS: Final = _any("second minute hour day week month sec min hr s m h d")
_LOAD: Final = (  # 60 requests per minute, 10,000 tpm
    r"\d[\d,.]* ?(?:k|m|million|thousand)? ?(?:"
    r"(?:requests?|reqs?|calls?|(?:input |output )?tokens?|queries|messages?)"
    rf" ?(?:/|per|an?|each|every) ?(?:\d+ ?)?{_MONTHS}s?\b|[rtq]p[msdh]\b)"
)
_CURRENCIES: Final = "usd|eur|gbp|cny|rmb"
_TIME: Final = r"\d[\d.,]* ?(?:ms|milliseconds?|s|secs?|seconds?|minutes?)\b"

# --- the table ---


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One way to make one kind of claim; several rows may have one id."""

    id: str
    at: str  # one of these words is in every such sentence
    pattern: str  # of a sentence as it is read


CLAIMS: Final = (
    Claim(
        id="claim-billing",
        at="bill charg invoice refund owe lost unpaid subscription",
        pattern=r"\b(?:is|are|was|were|be|been|get|gets|got)(?: (?:still|also|not|never|fully"
        r"|already"
        r"|all|both|automatically|double|over)){0,2}"
        r" (?:billed|charged|invoiced|refunded|double-(?:billed|charged)|overcharged)\b"
        r"|\b(?:cometapi|provider|vendor|they|it) (?:\w+ly |has |have |had |did not |does not "
        r"|doesn't )?"
        r"(?:bill|charge|invoice|refund|overcharge)(?:s|d|ed)?\b"
        r"|\blost (?:\w+ )?(?:income|money|revenue|sales)\b|\bunpaid (?:bill|invoice)"
        r"|\bsubscription (?:has |had |was |is )?(?:cancell?ed|expired|lapsed)\b"
        r"|\bowes? (?:us|you|me)\b|\brefund (?:is|was) (?:due|owed)",
    ),
    Claim(
        id="claim-billing",
        at="billing bill invoice charges payment commercial financial pricing_ cost_",
        pattern=rf"\b(?:billing(?: impact| state)?|invoices?|charges|payments?) (?:has|have"
        rf"|{_IS})\b"
        rf"(?! ?{_OPEN})"
        r"|\b(?:there (?:is|was|were|will be|are)|has|had|have|having|with) (?:no|an?|some|any|\w+)"
        r" (?:\w+ )?(?:billing|pricing|cost|commercial|financial) (?:impact|effect|consequence)"
        r"|\b(?:affect|impact|influenc|chang|inflat|doubl|increas|rais|reduc)(?:s|e|es|ed|ing)?"
        r" (?:the |our |your |any |customer )?(?:billing|bills?|invoices?)\b",
    ),
    Claim(
        id="claim-guarantee",
        at="guarantee",
        pattern=rf"\b(?:we|it|this|that|which|you|{_WHO}|{_MODEL}|sla|plan|tier|page|documentation"
        r"|contract|packet|is|are|was|were|be|been|fully|always)"
        r" (?:(?!not|never|cannot|can't)\w+ )?guarantee(?:s|d)?\b"
        r"|\bguarantees? (?:that|no|an?|the|every|all|any|full|\d)",
    ),
    Claim(
        id="claim-latency",
        at="latenc response_time ttft first_token throughput p50 p9 per_second tokens/",
        pattern=r"\b(?:latenc(?:y|ies)|response times?|time to first token|ttft|p50|p9[059]"
        r"|throughput)\b"
        rf"{_SOME}{{0,5}}?(?:{_SAYS}| (?:of|at|under|below|over|above|averag\w+|exceed\w*|within"
        rf"|around"
        rf"|up to|reached|got)\b(?! ?{_OPEN})| (?:increased|doubled|spiked|dropped|rose"
        rf"|improved)\b|"
        rf" ?[<>~]| \d)"
        r"|\b(?:high|low|slow|fast|increased|elevated|poor|good|great|excellent|minimal|terrible)"
        r" (?:latency|response times?|throughput)\b"
        r"|\b\d[\d.,]* (?:output )?tokens ?(?:per second|/ ?s)\b",
    ),
    Claim(
        id="claim-latency",
        at="ms second minute _s 0s 1s 2s 3s 4s 5s 6s 7s 8s 9s _sec",
        pattern=rf"\b(?:responses?|answers?|requests?|calls?|completions?|quer(?:y|ies)|it"
        rf"|{_WHO}|{_MODEL})"
        r" (?:\w+ly |always |never |will |should |can )?(?:takes?|returns?|responds?|answers?"
        r"|completes?"
        rf"|arrives?|finish(?:es)?|comes? back){_SOME}{{0,4}}? [<~]?{_TIME}",
    ),
    Claim(
        id="claim-model-availability",
        at="accessible available broken carries carry deprecated disabled discontinued exist"
        " longer down hosts live offer offline"
        " online"
        " overloaded provides removed replaced retired serve support swapped withdr working",
        pattern=rf"\b{_MODEL} {_BE} {_HOW}(?:(?:un)?available|(?:un)?supported|down|offline|online"
        r"|offered|(?:in)?accessible|working|retired|removed|deprecated|discontinued|served"
        r"|broken|overloaded"
        r"|live)\b"
        rf"|\b{_MODEL} (?:no longer (?:exists?|works?)|does not exist|doesn't exist)\b"
        rf"|\b{_WHO} (?:has |have )?(?:\w+ly )?(?:deprecated|disabled|discontinued|removed|replaced"
        r"|retired|swapped|withdrew) (?:the |that |this |our )?(?:[\w.-]+ )?models?\b"
        rf"|\b{_WHO} (?:\w+ly |does not |doesn't |do not |no longer )?(?:supports?|offers?|serves?"
        r"|carr(?:y|ies)|hosts?|provides?) (?:the |all |both |\d+\+? )?(?:[\w.-]+ )?(?:models?\b"
        r"|gpt"
        r"|claude|gemini|llama|qwen|o\d\b)",
    ),
    Claim(
        id="claim-platform-wide",
        at="retr everyone everybody users user_ customer regions accounts platform-wide globally",
        pattern=rf"\b{_WHO} (?:always |automatically |silently |never |does not |doesn't |will )?"
        r"retr(?:y|ies|ied)\b"
        r"|\b(?:affect|impact)(?:s|ed|ing)? (?:everyone|everybody|all (?:users|customers|regions"
        r"|accounts))\b"
        r"|\b(?:everyone|everybody|(?:all|every|most|many) (?:users?|customers?|regions?"
        r"|accounts?))"
        r" (?:is|are|was|were|have|has|had|see|sees|saw)\b"
        r"|\bplatform-wide (?:outage|failure|issue|problem)|\bfail\w* globally\b",
    ),
    Claim(
        id="claim-price",
        at="$ \u20ac \u00a3 \u00a5 \u20b9 usd eur gbp cny rmb dollar cent yuan pounds",
        pattern=r"(?:us|ca|au|hk)?[$\u20ac\u00a3\u00a5\u20b9] ?\d|\b(?:"
        rf"{_CURRENCIES}) ?\d|\d ?(?:{_CURRENCIES}|dollars?|euros?|cents?|yuan|pounds)\b"
        r"|\b(?:two|three|five|ten|few) (?:cents|dollars|euros)\b",
    ),
    Claim(
        id="claim-price",
        at="cost pric fee free cheap expensive discount per_ multiplier %",
        pattern=rf"\b(?:cost|price|pricing|fee|rate multiplier"
        rf"|multiplier)s?\b{_SOME}{{0,4}}?(?:{_SAYS}"
        rf"| (?:has|have|went|doubled|increased|dropped|rose|fell|starts?)\b(?! ?{_OPEN}))"
        r"|\bcosts? (?:about|around|only|us|you|nothing|less|more|twice|half|too|\d)"
        r"|\bpriced at\b|\bfree of charge\b|\b(?:is|are|was|were) (?:\w+ly |much |far"
        r" )?(?:free\b(?!-)"
        r"|cheap(?:er|est)?\b|(?:more |less )?expensive\b)"
        r"|\b(?:cheaper|more expensive|less expensive) than\b|\bcheapest\b"
        r"|\d ?% (?:off|discount|cheaper|more expensive)"
        r"|\bper (?:1 ?k|1,?000|1 ?m|million|thousand|1,?000,?000) (?:\w+ )?tokens?\b",
    ),
    Claim(
        id="claim-provider-state",
        at="accessible at_capacity available back blame broken buggy crash dead degraded down"
        " dropping"
        " experiencing fast fault faulty failing fine fixed flaky having healthy losing maintenance"
        " normal offline online operational out overloaded reachable recovered reliable resolved"
        " responding responsible seeing slow stable suffering throttl load unresponsive up working",
        pattern=rf"\b{_WHO} {_BE} {_HOW}(?:(?:un|in)?available|down|offline|online|(?:un)?stable"
        rf"|broken"
        r"|(?:un)?reliable|flaky|degraded|overloaded|(?:un)?healthy|up(?! to\b)|operational"
        r"|out(?! of scope)|(?:un)?reachable|(?:in)?accessible|crash\w*|failing|faulty|at fault"
        r"|to blame"
        r"|slow\w*|fast\w*|throttl\w+|having|experiencing|suffering|seeing|under (?:heavy )?load"
        r"|at capacity|working|fine|normal|back|fixed|resolved|recovered|(?:in|under|undergoing)"
        r" maintenance|responsible for|dead|buggy|dropping|losing|unresponsive|not responding)\b",
    ),
    Claim(
        id="claim-provider-state",
        at="broke changed crashed degradation down dropped failed fell_over glitch hiccup"
        " incident issue"
        " lost outage problem recovered restarted stopped work",
        pattern=rf"\b{_WHO} (?:has |have |had |is |was |were )?(?:\w+ly )?(?:crashed|failed|fell"
        rf" over"
        r"|down\b(?!-)|broke|(?:changed|dropped)(?! (?:no|none|nothing)\b)"
        r"|stopped (?:working|responding)|restarted|(?:had|has|have|having|suffer\w+"
        r"|experienc\w+|faced)"
        r" (?:an? |some )?(?:\w+ )?(?:outage|incident|problem|issue|degradation|hiccup"
        r"|glitch)(?:s|es)?"
        r"|lost (?:our|the|some)|(?:doesn't|does not|do not|don't|didn't|did not) work|recovered"
        r"|works\b)",
    ),
    Claim(  # "an overloaded upstream"; a broken one may be what a test sets up
        id="claim-provider-state",
        at="buggy degraded flaky misconfigured overloaded saturated unhealthy unreliable unstable",
        pattern=r"\b(?:buggy|degraded|flaky|misconfigured|overloaded|saturated|unhealthy|unreliable"
        rf"|unstable) {_WHO}\b",
    ),
    Claim(
        id="claim-quota",
        at="quota credit balance tokens",
        pattern=rf"\bquotas?\b{_SOME}{{0,3}}?(?:{_SAYS}| (?:ran|runs|has|had)\b(?! ?{_OPEN}))"
        r"|\b(?:credits?|balance|tokens) (?:expired|(?:ran|(?:has|have|had) run) out)\b"
        r"|\bno (?:\w+ )?(?:credits?|quota|balance) (?:is |are |was |were )?(?:left|remain\w*)\b"
        r"|\bran out of tokens\b"
        r"|\b(?:out of|ran out of|exhausted|used up|consumed|insufficient|no more|not enough)"
        r" (?:\w+ ){0,2}(?:quota|credits?|balance)\b"
        rf"|\bquotas? (?:exceeded|exhausted|reached|depleted)\b|\b(?:credits?|balance){_SAYS}",
    ),
    Claim(
        id="claim-rate-limit",
        at="limit cap quota max allow up_to throttl permit restrict enforce exceed block banned",
        pattern=r"\b(?:limit(?:ed|s)?|cap(?:ped|s)?|quotas?|max(?:imum)?|allow(?:s|ed|ance)?|up to"
        rf"|throttl\w+|permit\w*|restrict\w*|enforces?|exceed\w*)\b(?: [^ ]+){{0,8}}? {_LOAD}"
        rf"|\b{_LOAD} (?:rate )?(?:limit|quota|cap|allowance|maximum|is allowed|are allowed)"
        r"|\brate[-_ ]?limit(?:s|ing)?\b(?! (?:reset |response )?(?:class|codes?|documentation"
        r"|error"
        rf"|fields?|headers?|page|section|type)\b){_SOME}{{0,4}}?(?:{_SAYS}| (?:of|at|became)\b(?!"
        rf" ?{_OPEN}))"
        rf"|\b{_WHO} (?:has |have |had )?(?:\w+ly )?(?:throttl(?:es?|ed)|rate[- ]limit(?:s|ed)?"
        rf"|limit(?:s|ed)"
        r"|capped|caps|blocks|blocked|banned) (?:us|our|me|all|every|the (?:account|key"
        r"|workflow))\b"
        r"|\brate[- ]?limit(?:s|er|ers|ing)? (?:appl(?:y|ies)|kicks?|kicked|triggers?|changed"
        r"|dropped|increased"
        r"|differs?)\b"
        r"|\b(?:hit|hits|hitting|exceed(?:s|ed|ing)?|reach(?:es|ed)?|over|within|under|below|above"
        r"|beyond) (?:the |our |your |their |its |an? |any )?(?:\w+ )?(?:rate[- ]limits?|quotas?)\b"
        r"|\b(?:we|you|i|they|users?|customers?|clients?|accounts?|keys?|teams?|projects?|requests?"
        r"|calls?|cometapi|workflow) (?:is|are|was|were|got|gets?|been|being|have been|has been"
        r"|will be) (?:being |\w+ly |not |never )?(?:throttled|rate[- ]limited)\b",
    ),
    Claim(
        id="claim-root-cause",
        at="cause broke brought_down took_down since_ as_it as_they",
        pattern=rf"\broot[-_ ]?causes?\b{_SOME}{{0,4}}?(?:{_SAYS}"
        rf"| (?:turned out|lies|must|found|identified)\b(?! ?{_OPEN}))"
        r"|\b(?:real|actual|underlying|likely|probable|main|sole|only|most likely) cause"
        rf"{_SOME}{{0,4}}?{_SAYS}"
        rf"|(?:^|\W)cause ?[:=](?! ?{_OPEN})|\b(?:the|its|our) cause (?:is|was)\b(?! ?{_OPEN})"
        r"|\b(?:because|since|as) (?:it|they) (?:is|are|was|were|had been) (?:broken|degraded|down"
        r"|failing|overloaded|saturated|slow|throttl\w+|unavailable)\b"
        r"|\b(?:broke|took down|brought down) (?:the|our|their|all|this|every)\b"
        r"|\bcaused by\b|\bcaus(?:ed|es|ing) (?:the|this|our|these|all|every|it|an?|most)\b"
        r"|\b(?:is|was|are|were|be) (?:\w+ )?(?:the |a )?cause (?:of|for|behind)\b"
        rf"|\bbecause (?:of )?(?:the |our |an? |their |its )?(?:\w+ )?{_WHO}\b",
    ),
    Claim(
        id="claim-root-cause",
        at="blame bug culprit defect due_to fault mistake misconfig reason regression result_of"
        " side _end it_is it_was this_is that_is this_was that_was problem issue failure"
        " stem because_of traced trigger turned_out",
        pattern=r"\btriggered by\b|\b(?:to blame|at fault|the culprit|our fault|their fault"
        r"|turned out"
        r" to be)\b|\bfault (?:of|lies)\b|\bstems? from\b"
        r"|\btraced (?:it |this |them |the \w+ )?(?:back )?to\b"
        r"|\b(?:fail\w*|errors?|incident|outage|problem|issue|happened|occurred|is|was|were|are"
        r"|timeouts?|timed out) (?:\w+ )?(?:due to|(?:as )?a result of|because of) (?!be\b)"
        r"|\b(?:bug|defect|regression|misconfiguration) (?:(?:is|was|lies) )?(?:in|on|at|of"
        r"|within) (?:the |their |an? |its )?"
        rf"(?:\w+ )?{_WHO}\b"
        rf"|\b(?:{_WHO}(?:'s|s')?|their) (?:bug|fault|mistake|defect|misconfiguration|regression)\b"
        r"(?! (?:form|report|template|tracker))"
        r"|\b(?:bug|defect|regression|misconfiguration) (?:in|on|with) their\b"
        rf"|\b(?:capacity|deploy\w*|dns|network|scaling) (?:failure|issue|problem)s? (?:at|in|of|on"
        rf"|with) (?:the |their )?{_WHO}\b"
        r"|\b(?:it|this|that) (?:is|was|must be|must have been) (?:\w+ly )?(?:all )?(?:the"
        r" |their )?(?:cometapi|provider|supplier|upstream|vendor)(?: again| itself)?(?=\W*$)"
        r"|(?:^|\W)blame (?:it on |them|the |cometapi)"
        rf"|\b(?:on|at|from) (?:(?:the )?(?!server){_WHO}(?:'s|s'|')?|their) (?:side|end)\b"
        rf"|\b(?!server){_WHO}[- ]side (?:issue|problem|failure|outage|bug|error|incident)"
        r"|\b(?:real|actual|underlying|likely|probable|main|only) (?:reason|culprit)"
        rf"{_SOME}{{0,4}}?{_SAYS}|\breason (?:is|was) (?:that )?(?:the |an? )",
    ),
    Claim(
        id="claim-uptime",
        at="uptime availability sla success_rate error_rate reliability service_level",
        pattern=r"\b(?:uptime|availability|sla|success rate|error rate|reliability|service level)\b"
        rf"{_SOME}{{0,5}}?(?: ?[:=]| (?:of|at|reached|dropped|fell|stands|exceed\w*|above|below"
        rf"|over"
        rf"|{_IS})\b)?{_SOME}{{0,3}}? ?[~<>]?\d"
        rf"|\b(?:uptime|availability|reliability)\b{_SOME}{{0,5}}?{_SAYS}"
        r"|\d ?(?:%|percent) (?:of )?(?:uptime|availab\w+|sla|success rate|reliab\w+)",
    ),
    Claim(
        id="claim-uptime",
        at="nines downtime outage available never_ interruption disruption",
        pattern=r"\b(?:three|four|five|\d) nines\b"
        r"|\b(?:highly|always|100 ?%|fully|permanently) available\b|\bnever (?:fails|goes down"
        r"|breaks)\b"
        r"|\b(?:zero|no|any|without|an?|the|this|that|partial|full|major|minor|global|regional"
        r"|widespread|ongoing|unplanned|complete|total|short|brief|known|significant"
        rf"|{_WHO})(?: [\w'-]+)? (?:outages?|downtime|service (?:interruption|disruption)s?)\b",
    ),
)


def claims(text: str) -> Iterator[tuple[str, int]]:
    """(Rule, offset of the sentence) of each claim, in the order of the text."""
    for offset, sentence in sentences(text):
        said: set[str] = set()
        for row, words in _ROWS:
            if row.id in said or not any(word in sentence for word in words):
                continue
            if any(
                not lifted(sentence, *match.span())
                for match in compiled(row.pattern).finditer(sentence)
            ):
                said.add(row.id)
                yield row.id, offset


_ROWS: Final = tuple(
    (row, tuple(word.replace("_", " ") for word in row.at.split())) for row in CLAIMS
)
