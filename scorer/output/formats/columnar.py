"""Frames as Parquet, for tools that read columns."""

from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas


def parquet_bytes(frame: "pandas.DataFrame") -> bytes:
    """The frame as a Parquet file."""
    buffer = BytesIO()
    frame.to_parquet(buffer, index=False, engine="pyarrow")
    return buffer.getvalue()
