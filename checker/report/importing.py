"""A basis -> the address under which a page that a person saves from a browser is imported.

An import is of exactly the document named. What is saved from a browser is HTML, so where the page
that is lost is listed in that form, it is that document of it.
"""

from __future__ import annotations

from checker.model.table import Basis


def importable(basis: Basis) -> str:
    """The address of the document that is lost, else that of the page itself."""
    documents = basis.source.documents
    first = next((one for one in documents if basis.lost in ("", one.url)), None)
    if first is None:  # a page that another one leads to: it has one form
        return basis.lost or basis.source.url
    forms = (one.url for one in documents if (one.part, one.form) == (first.part, "html"))
    itself = first.part == documents[0].part  # its listed address stands for it in every form
    return next(forms, basis.source.url if itself else first.url)
