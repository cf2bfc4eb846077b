"""A table as comma-separated values."""

from __future__ import annotations

import csv
import io

from drafting.papers.tables.cells import plain_cell
from drafting.papers.tables.neutral import neutral
from drafting.papers.tables.table import Table


def write_csv(table: Table) -> bytes:
    """The table as RFC 4180 wants it, in UTF-8; its mark at the start is how spreadsheets know that."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(neutral(column.name) for column in table.columns)
    writer.writerows([neutral(plain_cell(cell)) for cell in row] for row in table.rows)
    return out.getvalue().encode("utf-8-sig")
