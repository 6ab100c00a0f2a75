"""Parquet: the long table comes back with its columns, its texts and its gaps."""

from io import BytesIO

import pandas

import scorer
from scorer.output.formats.columnar import parquet_bytes


def test_the_long_table_comes_back() -> None:
    frame = scorer.open_workspace(demo=True).ratings().to_frame()
    again = pandas.read_parquet(BytesIO(parquet_bytes(frame)))
    pandas.testing.assert_frame_equal(again, frame, check_dtype=False)
    assert "Hekou-Lao Cai" in set(again["name"])
    assert again["rating"].isna().any()
