"""Shapes -> shapes that may leave the house: undocumented names by the vocabulary alone.

On the person's own screen a name passes that looks like an API's own. In a packet or a bundle it
passes only where it is documented, known of gateways or made of their words; else it is `<key>`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from checker.gate.house_names import leaves
from checker.model.contract import Attribute, Contract, Field
from checker.model.merging import summed, with_parents
from checker.model.path import ROOT
from checker.model.place import names_in, parted
from checker.model.shape import HIDDEN_KEY, Seen, Shape


def leaving(
    shapes: Sequence[Shape], contracts: Sequence[Contract], allowed: Collection[str] = ()
) -> tuple[tuple[Shape, ...], tuple[str, ...]]:
    """What may leave, and what is said of hidden names; `allowed`: those that are let through."""
    known = documented_names(contracts) | frozenset(allowed)
    sent = tuple(_sent(shape, known) for shape in shapes)
    hidden = sum(
        key not in after.fields
        for before, after in zip(shapes, sent, strict=True)
        for key in before.fields
    )
    names = "1 undocumented name is" if hidden == 1 else f"{hidden} names are"
    notice = (
        f"{names} {HIDDEN_KEY} in what is sent, since a name may be a person's. "
        "`--allow-name NAME`, or `names-allowed` in checker.toml, lets one through."
    )
    return sent, (notice,) * bool(hidden)


def documented_names(contracts: Sequence[Contract]) -> frozenset[str]:
    """Names of fields and attributes in all contracts at hand."""
    found: set[str] = set()
    for contract in contracts:
        for fact in contract.stated():
            if isinstance(fact, Field):
                found.update(names_in(fact.path))
            elif isinstance(fact, Attribute):
                found.add(fact.attribute)
    return frozenset(found)


def _sent(shape: Shape, known: frozenset[str]) -> Shape:
    rows: dict[str, list[Seen]] = {}
    for key, seen in shape.fields.items():
        rows.setdefault(key if seen.documented else _place(key, known), []).append(seen)
    if rows.keys() == shape.fields.keys():
        return shape
    fields = {key: _together(rows[key]) for key in sorted(rows)}
    if any(key.startswith(ROOT) for key in fields):
        fields = with_parents(fields, shape.count)
    for key in fields.keys() - shape.fields.keys():  # of one object several names may be hidden
        row = fields[key]
        fields[key] = replace(
            row, present=min(row.present, row.parents), records=min(row.records, shape.count)
        )
    return replace(shape, fields=fields)


def _together(rows: list[Seen]) -> Seen:
    """The names that are hidden at one place. An object may have had several of them.

    In how many objects any of them was is not known: at least in as many as the commonest.
    """
    return replace(
        summed(rows),
        present=max(row.present for row in rows),
        records=max(row.records for row in rows),
    )


def _place(key: str, known: frozenset[str]) -> str:
    """The place of an undocumented name, or that of a hidden one."""
    if not key.startswith(ROOT):  # an attribute
        return key if leaves(key, known) else HIDDEN_KEY
    above, last, variants = parted(key)
    names = names_in(ROOT + last)
    hidden = " ".join((f"{above}['{HIDDEN_KEY}']", *variants))
    return key if all(leaves(name, known) for name in names) else hidden
