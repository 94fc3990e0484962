"""Elasticsearch's ceiling: documents that are there as bytes already, pushed by bulk requests and nothing else."""

import http.client
import json
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlparse

from elasticsearch import helpers

BYTES = 5 << 20
CONNECTIONS = 2


def dump(client, index, folder, size_of_a_body=BYTES):
    """Writes an index as bodies of bulk requests, a file each."""
    folder.mkdir()
    lines, size, number = [], 0, 0
    for hit in helpers.scan(client, index=index, size=10_000):
        action = json.dumps({"index": {"_id": hit["_id"]}}, separators=(",", ":"))
        lines.append(f"{action}\n{json.dumps(hit['_source'], separators=(',', ':'))}\n")
        size += len(lines[-1])
        if size >= size_of_a_body:
            (folder / f"{number:06}").write_text("".join(lines))
            lines, size, number = [], 0, number + 1
    if lines:
        (folder / f"{number:06}").write_text("".join(lines))


def load(url, index, folder):
    """Pushes what `dump` wrote and refreshes the index; seconds that it took."""
    host = urlparse(url).netloc
    bodies = sorted(Path(folder).iterdir())
    start = time.perf_counter()
    with ThreadPoolExecutor(CONNECTIONS) as threads:
        parts = [bodies[i::CONNECTIONS] for i in range(CONNECTIONS)]
        list(threads.map(lambda part: push(host, index, part), parts))
    post(http.client.HTTPConnection(host), f"/{index}/_refresh", b"")
    return time.perf_counter() - start


def push(host, index, bodies):
    connection = http.client.HTTPConnection(host)
    for body in bodies:
        answer = post(connection, f"/{index}/_bulk?filter_path=errors", body.read_bytes())
        if json.loads(answer)["errors"]:
            raise SystemExit(f"error: Elasticsearch refused documents of {body}")


def post(connection, path, body):
    connection.request("POST", path, body, {"Content-Type": "application/x-ndjson"})
    response = connection.getresponse()
    answer = response.read()
    if response.status != 200:
        raise SystemExit(f"error: {path} answers {response.status}: {answer[:300]}")
    return answer
