"""The same documents into indices of other settings. Run it through bench/index-settings.sh."""

import argparse
import copy
import json
import os
import statistics
import tempfile
from contextlib import ExitStack
from pathlib import Path

import yaml
from bulk import BYTES, dump, load
from ingest import CORES, DATASET, Servers, definition_of, followed, job
from pulseline import descriptor, here
from reached import indexed

DRAFT = f"{DATASET}-draft"
TIMES = ("event_timestamp", "processed_at")
DATES = "strict_date_optional_time||epoch_millis"
PLACE = ("kafka_partition", "kafka_offset", "batch_number", "processed_at")


def settings(**changed):
    return lambda body: body["settings"]["index"].update(changed)


def fields(names, **changed):
    def change(body):
        for name in names:
            body["mappings"]["properties"][name].update(changed)

    return change


def variants():
    """Name, size of a bulk request, and what is changed of the index."""
    dataset = yaml.safe_load(descriptor(DATASET).read_text())
    columns = [column["name"] for column in dataset["columns"]]
    extras = [extra["name"] for extra in dataset["extras"]]
    as_is = settings()
    yield "as it is, 5 MB", BYTES, as_is
    for size in (128 << 10, 512 << 10, 1 << 20, 2 << 20, 10 << 20):
        yield f"bulks of {size >> 10:,} kB", size, as_is
    for seconds in ("5s", "30s", "-1"):
        yield f"refresh {seconds}", BYTES, settings(refresh_interval=seconds)
    yield "translog async", BYTES, settings(translog={"durability": "async"})
    yield "place not searched", BYTES, fields(PLACE, index=False)
    yield "columns not searched", BYTES, fields(columns, index=False)
    yield "extras not searched", BYTES, fields(extras, index=False)
    yield "extras without doc values", BYTES, fields(extras, doc_values=False)
    yield "extras neither", BYTES, fields(extras, index=False, doc_values=False)
    yield "dates in the default form alone", BYTES, fields(TIMES, format=DATES)
    yield "best_compression", BYTES, settings(codec="best_compression")


def documents(servers, work, count):
    """Those that `job ingest` makes of a stream, and the definition of its index."""
    (work / "job").mkdir()
    to_index = ("--elasticsearch", servers.elasticsearch, "--index", DATASET, "--no-lake")
    followed(job("ingest", servers, work / "job", *to_index), servers, count, indexed(servers.client, DATASET))
    return definition_of(servers.client, DATASET)


def measure(servers, definition, change, bodies):
    body = copy.deepcopy(definition)
    change(body)
    servers.client.indices.create(index=DRAFT, body=body)
    before = servers.search.cpu()
    seconds = load(servers.elasticsearch, DRAFT, bodies)
    cpu = servers.search.cpu() - before
    servers.client.indices.flush(index=DRAFT)
    size = servers.client.indices.stats(index=DRAFT)["_all"]["primaries"]["store"]["size_in_bytes"]
    servers.client.indices.delete(index=DRAFT)
    return {"cpu": cpu, "seconds": seconds, "megabytes": size / 1e6}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", type=int, nargs="?", default=500_000)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--json", type=Path, help="receives every figure")
    options = parser.parse_args()
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CORES])
    print(f"{here()}; {options.documents:,} documents of {DATASET}, median of {options.repeats}")
    found = {}
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        work = Path(folder)
        servers = Servers(stack, work, options.documents)
        definition = documents(servers, work, options.documents)
        tried = list(variants())
        for size in {size for _, size, _ in tried}:
            dump(servers.client, DATASET, work / str(size), size)
        for _ in range(options.repeats):
            for name, size, change in tried:
                one = measure(servers, definition, change, work / str(size))
                found.setdefault(name, []).append(one)
    medians = {
        name: {key: statistics.median(one[key] for one in runs) for key in runs[0]}
        for name, runs in found.items()
    }
    first = next(iter(medians.values()))
    print(f"{'':28}{'CPU s':>8}{'of it':>7}{'seconds':>9}{'MB':>7}")
    for name, of in medians.items():
        share = of["cpu"] / first["cpu"]
        print(f"{name:28}{of['cpu']:>8.1f}{share:>7.2f}{of['seconds']:>9.1f}{of['megabytes']:>7.0f}")
    if options.json:
        options.json.write_text(json.dumps(found, indent=2) + "\n")


if __name__ == "__main__":
    main()
