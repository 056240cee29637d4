"""Source + what was found -> row, in hedged words from a closed set."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from checker.model.errors import Exit
from checker.model.finding import Finding, Level
from checker.model.table import Basis, Row, Verdict
from checker.model.wording import Wording

# What is added to the owner's sentence, by verdict and by what the row rests on.
PHRASES: Final[dict[str, str]] = {
    "matches": "Read on {date}: {facts} documented facts; {compared} compared, and no difference "
    "was seen{notes}.",
    "differs": "Read on {date}: {compared} compared; {differences} from the documentation "
    "{are} listed below.",
    "changed": "Read on {date}: the documentation differs from the accepted contract; {changes} "
    "{are} listed below.",
    "changed-and-differs": "Read on {date}: {compared} compared; {differences} from the "
    "documentation, and {changes} since the accepted contract, are listed below.",
    "not-observed": "Read on {date}: {facts} documented facts; nothing observed was compared.",
    "kept": "Not read again: this rests on the access of {date}.",
    "kept-compared": "Not read again: this rests on the access of {date}; {compared} compared, "
    "{differences} listed below.",
    "baseline": "Not read: this rests on a baseline typed from public copies (listed {listed}).",
    "broken": "Read on {date}, but the page was not understood; what it states is not known.",
    "nothing": "Could not be read{cause} and no access is kept; a baseline typed from public "
    "copies (listed {listed}) is all that is at hand.",
    "unread": "Not read now: {documents}.",
}


def verdict_of(basis: Basis) -> Verdict:
    """The one verdict that the evidence bears."""
    contract = basis.contract
    if contract is None or contract.health.broken or (contract.transcribed and basis.asked):
        return Verdict.CANNOT_VERIFY
    if not basis.re_read:
        return Verdict.NOT_RE_READ
    if basis.compared and basis.differences:
        return Verdict.DIFFERS
    if basis.changes:
        return Verdict.CHANGED
    return Verdict.MATCHES if basis.compared else Verdict.NOT_OBSERVED


def row(basis: Basis) -> Row:
    """The row of one source. Its date is that of the oldest access it rests on."""
    source, contract = basis.source, basis.contract
    verdict = verdict_of(basis)
    moment = contract.accessed() if contract is not None else None
    accessed = moment.date() if moment is not None else None
    phrase = PHRASES[_phrase(basis, verdict)].format(
        date=accessed.isoformat() if accessed else "an unknown day",
        facts=contract.health.facts if contract is not None else 0,
        compared=_counted(basis.compared, "observation was", "observations were"),
        differences=_counted(basis.differences, "difference", "differences"),
        changes=_counted(basis.changes, "change", "changes"),
        are="is" if max(basis.differences, basis.changes) == 1 else "are",
        notes=f"; {_counted(basis.notes, 'note is', 'notes are')} listed below"
        if basis.notes
        else "",
        listed=source.listed.isoformat(),
        cause=f" ({basis.unread[0][1]})" if basis.unread else "",
    )
    others = basis.unread[1:] if verdict is Verdict.CANNOT_VERIFY else basis.unread
    if others:
        named = ", ".join(f"{role} ({outcome})" for role, outcome in others)
        phrase = f"{phrase} {PHRASES['unread'].format(documents=named)}"
    return Row(
        source=source.id,
        area=source.area,
        verify=source.verify,
        url=source.url,
        accessed=accessed,
        listed=source.listed,
        wording=Wording(f"{source.wording} {phrase}"),
        verdict=verdict,
    )


def _phrase(basis: Basis, verdict: Verdict) -> str:
    contract = basis.contract
    if verdict is Verdict.CANNOT_VERIFY:
        known = contract is not None and not contract.transcribed
        return "broken" if known else "nothing"
    if verdict is Verdict.NOT_RE_READ:
        if contract is not None and contract.transcribed:
            return "baseline"
        return "kept-compared" if basis.compared else "kept"
    if verdict is Verdict.DIFFERS and basis.changes:
        return "changed-and-differs"
    return verdict.value


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


# (what holds, the verdict and its cause, the one next step), the first that holds is said.
HEADLINES: Final[dict[str, tuple[str, str]]] = {
    "nothing-read": (
        (
            "Could not verify: no page could be read and none was ever kept; the table rests on the "
            "baseline."
        ),
        (
            "Check the network and run it again, or import a page saved from a browser: "
            "checker snapshot SOURCE --import FILE --url URL --accessed TIME"
        ),
    ),
    "cannot-verify": (
        "Could not verify {areas}: {cause}.",
        (
            "Run it again later, or import a page saved from a browser: "
            "checker snapshot {source} --import FILE --url URL --accessed TIME"
        ),
    ),
    "broken": (
        "Could not verify {areas}: the page was read and not understood.",
        "Look at the page by hand, and report its new form to whoever keeps this program.",
    ),
    "nothing-compared": (
        "Could not verify: observations were given and none could be compared.",
        "Look at the reasons below; name the contract with `checker shape --contract SOURCE`.",
    ),
    "too-old": (
        "Could not verify: evidence is older than --max-age ({areas}).",
        "Run it again with the pages reachable and without --offline.",
    ),
    "findings": (
        "{differences} between what was observed and what is documented ({areas}).",
        "Read the findings below, then put the narrow question about them to support.",
    ),
    "changed": (
        "The documentation of {areas} changed since it was accepted.",
        "Review the changes below; then: checker accept {source} --reason TEXT",
    ),
    "not-re-read": (
        "Nothing new was read for {areas}; these rows rest on earlier evidence.",
        "Read the pages again before you rely on them: checker verify",
    ),
    "compared": (
        "No difference was seen between {compared} and the documentation.",
        "Attach the table to the packet.",
    ),
    "read": (
        "Every page was read; nothing observed was compared.",
        "Compare what was observed: checker verify --observed FILE",
    ),
}


def summary(
    bases: Sequence[Basis], findings: Sequence[Finding], code: Exit
) -> tuple[Wording, Wording]:
    """The first line (the verdict and its cause) and the one next step."""
    del code
    by_verdict: dict[Verdict, list[Basis]] = {}
    for basis in bases:
        by_verdict.setdefault(verdict_of(basis), []).append(basis)
    case, about = _case(by_verdict, bases, findings)
    headline, step = HEADLINES[case]
    words = {
        "areas": ", ".join(basis.source.area for basis in about),
        "source": about[0].source.id if about else "SOURCE",
        "cause": about[0].unread[0][1] if about and about[0].unread else "nothing is kept of it",
        "differences": _counted(
            sum(basis.differences for basis in bases), "difference", "differences"
        ),
        "compared": _counted(sum(basis.compared for basis in bases), "observation", "observations"),
    }
    return Wording(headline.format(**words)), Wording(step.format(**words))


def _case(
    by_verdict: dict[Verdict, list[Basis]], bases: Sequence[Basis], findings: Sequence[Finding]
) -> tuple[str, Sequence[Basis]]:
    """Which headline, and which sources it is about: the gravest that holds."""
    missing = by_verdict.get(Verdict.CANNOT_VERIFY, [])
    broken = [one for one in missing if one.contract is not None and not one.contract.transcribed]
    graves = {finding.rule for finding in findings if finding.level is Level.CANNOT_VERIFY}
    old = {finding.source for finding in findings if finding.rule == "evidence-too-old"}
    cases: tuple[tuple[str, Sequence[Basis], object], ...] = (
        ("nothing-read", missing, missing and len(missing) == len(bases) and not broken),
        ("broken", broken, broken),
        ("cannot-verify", missing, missing),
        ("nothing-compared", (), graves & {"nothing-compared", "observation-empty"}),
        ("too-old", [one for one in bases if one.source.id in old], old),
        ("findings", by_verdict.get(Verdict.DIFFERS, ()), by_verdict.get(Verdict.DIFFERS)),
        ("changed", by_verdict.get(Verdict.CHANGED, ()), by_verdict.get(Verdict.CHANGED)),
        ("not-re-read", by_verdict.get(Verdict.NOT_RE_READ, ()), Verdict.NOT_RE_READ in by_verdict),
        ("compared", (), any(basis.compared for basis in bases)),
    )
    return next(((case, about) for case, about, holds in cases if holds), ("read", ()))
