"""Kafka to Elasticsearch and Parquet: `job ingest`, the tutorial's Spark job, a bulk loader, on the same servers.

Every job reads the same topic from its start, alone; Elasticsearch has compiled itself by then, since `job ingest` has
read it once before. A rate is that of the last nine tenths, so that no start counts;
seconds are those from a job's start until the last record was searchable and in the lake. Run it through
bench/ingest.sh.
"""

import argparse
import json
import os
import shutil
import socket
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from bulk import dump, load
from elasticsearch import Elasticsearch
from processes import Process
from pulseline import COMMAND, ENVIRONMENT, ROOT, descriptor, here, java, pulseline
from reached import indexed, rows

DATASET = "heart-disease"
TOPIC = f"{DATASET}.records"
PEERS = Path(__file__).resolve().parent
CORES = 2
PARTS = ("warm", "ingest", "spark", "bulk", "lake", "parse", "all")
BATCH = 200_000
SHARE_OF_START = 0.1
REFRESH = 30
GARBAGE = ("-XX:NewRatio=1", "-XX:SurvivorRatio=4")


class Servers:
    """Kafka and Elasticsearch with the launcher's flags, and a topic of records."""

    def __init__(self, stack, work, records):
        self.kafka = stack.enter_context(
            server("kafka", "KafkaMain", "--controller-port", "512m", work)
        )
        self.search = stack.enter_context(
            server("elasticsearch", "ElasticsearchMain", "--transport-port", "1g", work, "-Xms1g", *GARBAGE)
        )
        self.bootstrap = self.kafka.await_line("READY kafka ")
        self.elasticsearch = self.search.await_line("READY elasticsearch ")
        self.client = Elasticsearch(self.elasticsearch, timeout=120)
        stream = ("generate", "stream", "--dataset", DATASET, "--bootstrap", self.bootstrap)
        pulseline(*stream, "--topic", TOPIC, "--rate", 0, "--records", records)


def server(name, main, inner, heap, work, *flags):
    """One of embedded/; `inner` is the option of the port that only it uses itself."""
    libraries = ROOT / "embedded" / name / "target" / "dist" / "lib"
    command = ["java", f"-Xmx{heap}", "-XX:+UseSerialGC", *flags, "-cp", f"{libraries}/*"]
    command += [f"io.pulseline.embedded.{name}.{main}", "--data", work / name]
    return Process([*command, "--port", free_port(), inner, free_port()], work / f"{name}.log")


def free_port():
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        return bound.getsockname()[1]


def job(name, servers, work, *options):
    command = [COMMAND, "job", name, "--dataset", DATASET, "--bootstrap", servers.bootstrap]
    command += ["--checkpoints", work / "checkpoints", *options]
    return Process(command, work / "job.log", ENVIRONMENT)


def spark(servers, work, index):
    given = {
        "descriptor": str(descriptor(DATASET)),
        "bootstrap": servers.bootstrap,
        "topic": TOPIC,
        "elasticsearch": servers.elasticsearch,
        "index": index,
        "lake": str(work / "lake"),
        "checkpoints": str(work / "checkpoints"),
        "batch": BATCH,
    }
    environment = {**os.environ, "PYSPARK_PYTHON": sys.executable}
    script = PEERS / "spark_ingest.py"
    return Process([sys.executable, script, json.dumps(given)], work / "job.log", environment)


def followed(process, servers, records, *reached):
    """Waits until each of some counts is that of the records; what was seen."""
    before = servers.kafka.cpu(), servers.search.cpu()
    start = time.perf_counter()
    seen, cpu, peak, ended = [(0.0, 0)], 0.0, 0.0, None
    with process:
        while seen[-1][1] < records:
            time.sleep(0.25)
            seen.append((time.perf_counter() - start, min(count() for count in reached)))
            cpu, peak = max(cpu, process.cpu()), max(peak, process.peak_mb())
            if process.ended():  # the index shows its last documents with its next refresh
                ended = ended or seen[-1][0]
                if seen[-1][0] - ended > REFRESH:
                    raise SystemExit(f"error: a job ended at {seen[-1][1]}:\n{process.tail()}")
    first = next(at for at in seen if at[1] >= SHARE_OF_START * records)
    seconds, count = seen[-1]
    steady = (count - first[1]) / (seconds - first[0]) if seconds > first[0] else float("nan")
    return {
        "seconds": seconds,
        "rate": steady,
        "cpu": cpu,
        "peak_mb": peak,
        "kafka_cpu": servers.kafka.cpu() - before[0],
        "elasticsearch_cpu": servers.search.cpu() - before[1],
    }


def run(part, servers, work, records):
    """One of the parts in a folder of its own."""
    if part == "parse":
        return parse(servers)
    if part == "bulk":
        return bulk(servers, work, records)
    lake, index = work / "lake", f"{DATASET}-{part}"
    to_index = ("--elasticsearch", servers.elasticsearch, "--index", index)
    in_index = indexed(servers.client, index)
    in_lake = rows(lake)
    if part in ("warm", "ingest"):
        process = job("ingest", servers, work, *to_index, "--lake", lake)
        return followed(process, servers, records, in_index, in_lake)
    if part == "spark":
        create_like(servers.client, f"{DATASET}-ingest", index, default_dates)
        return followed(spark(servers, work, index), servers, records, in_index, in_lake)
    if part == "lake":
        process = job("ingest", servers, work, "--no-index", "--lake", lake)
        found = followed(process, servers, records, in_lake)
        # Merged files come late and all at once: of the whole time, the start included
        return {**found, "rate": records / found["seconds"]}
    # The index has its name by default where three jobs share a process
    train = ("train", "run", "--dataset", DATASET, "--lake", work.parent / "ingest" / "lake")
    pulseline(*train, "--work", work / "train", "--last", "1h", "--promote", "first")
    shutil.copytree(work.parent / "ingest" / "lake" / "models", lake / "models")
    process = job("all", servers, work, "--elasticsearch", servers.elasticsearch, "--lake", lake)
    return followed(process, servers, records, indexed(servers.client, DATASET), in_lake)


def definition_of(client, index):
    """The settings and the mapping that an index has, as the body that creates another."""
    settings = client.indices.get_settings(index=index)[index]["settings"]["index"]
    own = ("creation_date", "uuid", "version", "provided_name")
    kept = {name: value for name, value in settings.items() if name not in own}
    mappings = client.indices.get_mapping(index=index)[index]["mappings"]
    return {"settings": {"index": kept}, "mappings": mappings}


def create_like(client, index, other, change=lambda body: None):
    """An empty index with the mapping and the settings that ours has, but for a change."""
    body = definition_of(client, index)
    change(body)
    client.indices.create(index=other, body=body)


def default_dates(body):
    """Spark's documents do not write times in our form: they should not pay for its being tried first."""
    for field in body["mappings"]["properties"].values():
        field.pop("format", None)


def parse(servers):
    """Reading and parsing alone, by as many threads."""
    found = json.loads(java("io.pulseline.bench.ParseTopic", DATASET, servers.bootstrap, TOPIC))
    return {"seconds": found["seconds"], "rate": found["records"] / found["seconds"]}


def bulk(servers, work, records):
    """The documents that the job wrote, once more."""
    index = f"{DATASET}-bulk"
    dump(servers.client, f"{DATASET}-ingest", work / "documents")
    create_like(servers.client, f"{DATASET}-ingest", index)
    before = servers.search.cpu()
    seconds = load(servers.elasticsearch, index, work / "documents")
    if indexed(servers.client, index)() != records:
        raise SystemExit("error: the bulk loader left documents out")
    return {
        "seconds": seconds,
        "rate": records / seconds,
        "elasticsearch_cpu": servers.search.cpu() - before,
    }


def show(found):
    print(f"{'':8}{'records/s':>11}{'seconds':>9}{'CPU s':>8}{'peak MB':>9}{'Kafka':>8}{'ES CPU s':>10}")
    for part, one in found.items():
        cells = [f"{one['rate']:>11,.0f}{one['seconds']:>9.1f}"]
        for name, width in (("cpu", 8), ("peak_mb", 9), ("kafka_cpu", 8), ("elasticsearch_cpu", 10)):
            cells.append(f"{one[name]:>{width},.0f}" if name in one else " " * width)
        print(f"{part:8}{''.join(cells)}")
    for words, one, other, figure in (
        ("records/s, ingest / Spark", "ingest", "spark", "rate"),
        ("seconds from start to end, Spark / ingest", "spark", "ingest", "seconds"),
        ("CPU-seconds of the job, ingest / Spark", "ingest", "spark", "cpu"),
        ("records/s, ingest / bare bulk loader", "ingest", "bulk", "rate"),
        ("records/s, Parquet alone / parsing alone", "lake", "parse", "rate"),
        ("records/s, with monitor and score / ingest", "all", "ingest", "rate"),
    ):
        if one in found and other in found:
            print(f"  {words:44}{found[one][figure] / found[other][figure]:6.2f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("records", type=int, nargs="?", default=2_000_000)
    parser.add_argument("--without", default="", help=f"parts to leave out, of {','.join(PARTS[2:])}")
    parser.add_argument("--json", type=Path, help="receives the figures")
    options = parser.parse_args()
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CORES])
    print(f"{here()}; {options.records:,} records of {DATASET}")
    found = {}
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        work = Path(folder)
        servers = Servers(stack, work, options.records)
        for part in PARTS:
            if part not in options.without.split(","):
                (work / part).mkdir()
                found[part] = run(part, servers, work / part, options.records)
                print(f"  {part}: {json.dumps({k: round(v, 1) for k, v in found[part].items()})}")
    del found["warm"]
    show(found)
    if options.json:
        options.json.write_text(json.dumps(found, indent=2) + "\n")


if __name__ == "__main__":
    main()
