"""Writes rows into a lake as the ingest job does (contract's LakeLayout and LakeSchema).

    lake.py ROWS.parquet LAKE DATASET [250000]     an hour and a file for each so many rows or so
"""

import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

FIRST = datetime(2026, 1, 2, 3, tzinfo=timezone.utc)
PARTITIONS = 3
BATCH = 10
ROWS_AN_HOUR = 250_000
MILLIS = pa.timestamp("ms", tz="UTC")


def write(tables, lake, dataset):
    """Writes Arrow tables with the dataset's columns, one an hour of event time."""
    written = 0
    for number, table in enumerate(tables):
        hour = FIRST + timedelta(hours=number)
        folder = Path(lake, "raw", dataset, f"date={hour:%Y-%m-%d}", f"hour={hour:%H}")
        folder.mkdir(parents=True)
        pq.write_table(recorded(table, hour, written), folder / "part-0.parquet")
        written += table.num_rows


def recorded(table, hour, written):
    """A table with what a record's way through Kafka adds to it."""
    row = np.arange(table.num_rows)
    record = written + row
    event = int(hour.timestamp() * 1000) + row * 3_600_000 // max(1, table.num_rows)
    for name, values in (
        ("batch_number", pa.array(record // BATCH + 1)),
        ("record_id", pa.array(record)),
        ("event_timestamp", pa.array(event, MILLIS)),
        ("processed_at", pa.array(event + 1000, MILLIS)),
        ("kafka_partition", pa.array((record % PARTITIONS).astype(np.int32))),
        ("kafka_offset", pa.array(record // PARTITIONS)),
    ):
        table = table.append_column(name, values)
    return table


def main():
    source, lake, dataset, *rows_an_hour = sys.argv[1:]
    with pq.ParquetFile(source) as rows:
        batches = rows.iter_batches(int(rows_an_hour[0]) if rows_an_hour else ROWS_AN_HOUR)
        write((pa.Table.from_batches([batch]) for batch in batches), lake, dataset)


if __name__ == "__main__":
    main()
