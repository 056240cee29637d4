"""A table -> lines of JSON: the texts of one column. The one door of pyarrow."""

from __future__ import annotations

from collections.abc import Generator
from typing import BinaryIO, Final

from checker.lake.objects import not_installed
from checker.model.errors import Misused
from checker.observe.strict import RecordRefused

MAGIC: Final = b"PAR1"  # with which a Parquet file begins
BATCH: Final = 4_096  # rows that are held at once


def lines_of(file: BinaryIO, column: str | None) -> Generator[bytes]:
    """The texts of a column, a line each, in blocks; a row without one is an empty line.

    Raises Misused where no column was named, or pyarrow is not installed; RecordRefused where it is
    not there, or holds no text.
    """
    if column is None:
        raise Misused("a table was given; name the column of the bodies: --column NAME")
    try:
        from pyarrow import parquet, types  # noqa: PLC0415 - it is an extra
    except ImportError:
        raise not_installed("pyarrow, which reads tables,", "parquet") from None
    table = parquet.ParquetFile(file)
    schema = table.schema_arrow
    kind = schema.field(column).type if column in schema.names else None
    text = (types.is_string, types.is_large_string, types.is_binary, types.is_large_binary)
    if kind is None or not any(is_text(kind) for is_text in text):
        raise RecordRefused("column-absent")

    several = table.iter_batches(batch_size=BATCH, columns=[column])
    return (b"".join(map(_line, batch.column(0).to_pylist())) for batch in several)


def _line(value: str | bytes | None) -> bytes:
    text = value.encode() if isinstance(value, str) else value or b""
    # A line break is white space in JSON, or a fault: so is this one.
    return text.replace(b"\n", b"\r") + b"\n"
