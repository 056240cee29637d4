"""Text -> the identifiers of models in it, by how such a name is built.

A family's name with a version or a variant (`gemini-pro`, `Llama 3.1`), a size between hyphens
(`x-8b-instruct`), a maker and a name (`maker/name`), and whatever is said to be the model
(`model: x`, "the model `x`"). No list of models: those change by the week.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from checker.gate.values import placeholder
from checker.model.regex import regex

_VARIANT: Final = (  # words that makers put behind a family's name
    r"(?:a|air|alpha|audio|base|beta|bot|chat|code|coder|codex|deep-research|distill|embed|embedding"
    r"|exp|experimental|fast|flash|haiku|high|image|instruct|instant|large|latest|lite|long|max"
    r"|medium|micro|mini|multimodal|nano|next|omni|opus|oss|plus|preview|pro|prover|r|realtime"
    r"|reasoner|reasoning|research|search|small|sonnet|speech|thinking|tiny|turbo|ultra|vision|vl)"
)
_VERSION: Final = (  # 4o, r1, v3.1, 8x7b, 2407
    r"(?:\d{1,2}x\d{1,3}b|[a-z]{0,2}\d{1,4}(?:\.\d{1,3}){0,2}[a-z]{0,2})"
)
_REST: Final = r"(?:[-_.:/][\w.:-]{0,60})?(?![\w])"
# Names that are hardly ever a word of anything else.
_FAMILY: Final = (
    r"(?:(?:chat)?gpt|anthropic|baichuan|chatglm|claude|codellama|dall-?e|davinci|dbrx|deepseek"
    r"|doubao|ernie|gemini|gemma|glm|grok|hunyuan|imagen|internlm|jamba|kimi|kling|llama|llava"
    r"|midjourney|minimax|mi[sx]tral|ministral|nemotron|olmo|palm|qwen|qwq|qvq|sdxl|sora"
    r"|stable-diffusion|starcoder|text-embedding|vicuna|wan|wizardlm)"
)
# Words that are a family's name too: only with a variant or a version right behind the hyphen.
_WORD: Final = (
    r"(?:aya|command|flux|haiku|mimo|nova|opus|phi|seedream|solar|sonar|sonnet|titan|tts|veo"
    r"|whisper|yi)"
)
_ALONE: Final = r"(?:codestral|devstral|magistral|pixtral)"
_SPACED: Final = r"(?:flash|haiku|instruct|max|mini|nano|opus|plus|pro|sonnet|turbo|ultra)"
_MAKER: Final = (
    r"(?:ai21|anthropic|cohere|deepseek(?:-ai)?|google|meta-llama|minimax|mistralai|moonshotai"
    r"|nousresearch|nvidia|openai|qwen|stabilityai|x-ai|xai|zai-org|01-ai)"
)
_USED: Final = r"(?:calls? (?:of|to)|called|calling|requests? to|tried|used|uses|using|via|with)"
_NAMES: Final = regex(
    rf"(?<![A-Za-z0-9]){_FAMILY}(?:(?:[-_.]?{_VERSION}|[-_.:/]{_VARIANT}){_REST}"
    rf"| (?:{_VERSION}|{_SPACED})(?![\w-]))"
    rf"|(?<![\w./-])(?:{_MAKER}/[a-z][\w.:-]{{1,80}}"
    rf"|{_WORD}-(?:{_VERSION}|{_VARIANT}){_REST}|(?:haiku|opus|sonnet) {_VERSION}(?!\w)"
    rf"|{_ALONE}{_REST}"
    rf"|o[1-9]-(?:mini|pro|preview|high|deep-research){_REST}"
    r"|o[134](?= (?:answered|got|model|responded|returned|failed|was)\b)"
    r"|[a-z][\w.]{1,40}(?:-[\w.]{1,20}){0,3}-\d{1,4}b-(?:base|chat|instruct|it)\b)"
    rf"|(?<=\b)(?:{_USED}) (?:the )?(?P<bare>o[134](?![\w-])"
    rf"|(?:{_FAMILY})(?![\w./-])(?! ?(?:api|client|gateway|page|route|team|workflow)))",
    re.IGNORECASE,
)
_SAID: Final = regex(  # what is said to be the model
    r"(?<![\w-])(?:llm|model)s?(?:[ _-]?(?:called|id|identifier|name|named|used|was|is)){0,2}"
    r"(?:\s{0,3}[=:]\s{0,3}[\"'`\u201c]?|\s{1,3}[\"'`\u201c])(?P<value>[A-Za-z0-9][\w.:/-]{1,80})"
    r"|(?<![\w-])model (?:(?:called|id|identifier|name|named) )?"
    r"(?P<bare>[A-Za-z](?=[\w./]{0,40}[-_./])(?=[\w./:-]{0,60}\d)[\w./:-]{2,60})",
    re.IGNORECASE,
)
_KEY: Final = regex(
    r"(?:llm|(?:ai|chat|llm|requested|used|fallback)?[-_ ]?models?)"
    r"(?:[-_ ]?(?:id|identifier|name|used|version))?",
    re.IGNORECASE,
)
_OPEN: Final = regex(  # said of a model that is not named
    r"\b(?:absent|account-owned|any|array|as|boolean|detail|documented|exact|field|is|kept|left|"
    r"missing|n/?a|name|needs?|never|no|none|not|null|object|omitted|one|open|out|placeholder"
    r"|present|redacted|removed|same|sanitized|see|set|string|tbd|the|this|to|todo|unchanged"
    r"|unknown|unnamed|unspecified|unstated|unverified|usual|verif\w+|was|withheld)\b",
    re.IGNORECASE,
)
_URL: Final = regex(r"https?://\S{1,2048}")


def models_in(name: str, text: str) -> Iterator[str]:
    """Identifiers in a text that stands under a name, in lower case."""
    plain = _URL.sub("url", text)
    if _KEY.fullmatch(name) and not _left_open(plain):
        yield plain.strip().lower()
    for match in _NAMES.finditer(plain):
        yield (match["bare"] or match[0]).lower().strip(".:/")
    for match in _SAID.finditer(plain):
        found = match["value"] or match["bare"]
        if not _left_open(found):
            yield found.lower().strip(".:/")


def _left_open(text: str) -> bool:
    bare = text.strip()
    variable = bool(_KEY.fullmatch(bare))  # `model=MODEL`
    return variable or placeholder(bare) or bool(_OPEN.search(bare)) or bare.lower() in _NONE


_NONE: Final = ("", "true", "false")
