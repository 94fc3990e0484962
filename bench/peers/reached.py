"""How many records have come so far: functions without arguments that count."""

from elasticsearch import TransportError
from pyarrow import parquet


def indexed(client, index):
    """Documents that a search finds."""

    def count():
        try:
            return client.count(index=index)["count"]
        except TransportError as error:
            if error.status_code in (404, 503):  # not there yet, or without its shard yet
                return 0
            raise

    return count


def rows(lake):
    """Rows of the Parquet files that have their names; each is looked at once."""
    known = {}

    def count():
        for file in lake.rglob("part-*.parquet") if lake.exists() else ():
            if file not in known and "_temporary" not in file.parts:
                known[file] = parquet.read_metadata(file).num_rows
        return sum(known.values())

    return count
