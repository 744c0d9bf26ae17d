"""Parquet: a table with its types, for analysis; needs the extra `bulk`."""

from __future__ import annotations

import io
from collections.abc import Mapping

import pyarrow as pa
import pyarrow.parquet as pq

from sulh.export.table import Table

__all__ = ["parquet"]


def parquet(table: Table, about: Mapping[str, str]) -> bytes:
    """One file; what it is stands in its metadata."""
    columns = {name: pa.array([row[at] for row in table.rows]) for at, name in enumerate(table.columns)}
    made = pa.table(columns).replace_schema_metadata(dict(about.items()))
    body = io.BytesIO()
    pq.write_table(made, body, compression="zstd")
    return body.getvalue()
