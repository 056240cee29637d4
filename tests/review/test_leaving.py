"""Shapes that leave the house: an undocumented name by the vocabulary alone."""

from __future__ import annotations

from collections.abc import Mapping

from checker.model.shape import Seen, Shape
from checker.review.leaving import leaving


def seen(present: int = 1, *, documented: bool = False) -> Seen:
    return Seen(
        types={"string": present}, present=present, parents=2, records=1, documented=documented
    )


def shape(fields: Mapping[str, Seen], where: str = "response") -> Shape:
    top = {"$": Seen(types={"object": 2}, present=2, parents=2, records=2)}
    return Shape(
        contract="sha256:" + "0" * 64,
        source="chat",
        where=where,
        status=200,
        media_type="application/json",
        variant=None,
        count=2,
        fields=top | dict(fields),
    )


def test_names_of_persons_and_of_health_become_one_key_each_place() -> None:
    given = shape(
        {"$.henrik_lindqvist": seen(), "$.hiv_positive": seen(2), "$.latency_checkpoint": seen()}
    )
    (sent,), (notice,) = leaving([given], [])
    assert set(sent.fields) == {"$", "$['<key>']", "$.latency_checkpoint"}
    assert sent.fields["$['<key>']"].types == {"string": 3}
    assert (sent.fields["$['<key>']"].present, sent.fields["$['<key>']"].parents) == (2, 2)
    assert notice.startswith("2 names are")
    assert "--allow-name" in notice


def test_what_is_let_through_or_documented_stays() -> None:
    given = shape({"$.henrik_lindqvist": seen(), "$.hiv_positive": seen(documented=True)})
    found = leaving([given], [], ["henrik_lindqvist"])
    assert found == ((given,), ())
