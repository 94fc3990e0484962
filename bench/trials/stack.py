"""One demo of a dataset, and what its stores and its server hold at its end."""

import json
import subprocess
import urllib.error
import urllib.request

import duckdb

RECORDS = 1500
ASKED = 40


class Demo:
    """Runs until it is left; its whole output goes to a file."""

    def __init__(self, pulseline, dataset, data, log):
        self.dataset, self.data = dataset, data
        self.log = open(log, "w")
        command = [pulseline, "demo", "--dataset", dataset, "--data", data, "--json", "--no-chaos"]
        command += ["--records", str(RECORDS), "--seconds", "2"]
        self.process = subprocess.Popen(
            [str(word) for word in command], stdout=subprocess.PIPE, stderr=self.log, text=True
        )

    def __enter__(self):
        line = self.process.stdout.readline()
        if line:
            self.report = json.loads(line)
            return self
        self.__exit__()
        raise RuntimeError(last_line(self.log.name))

    def __exit__(self, *_):
        self.process.terminate()
        self.process.communicate()
        self.log.close()

    def lake(self):
        """Rows of the Parquet files by record id."""
        files = f"{self.data}/s3/pulseline/raw/*/*/*/*.parquet"
        table = duckdb.sql(f"select * from read_parquet('{files}', union_by_name = true)")
        names = table.columns
        return {row["record_id"]: row for row in (dict(zip(names, r)) for r in table.fetchall())}

    def index(self):
        """Documents by record id."""
        url = self.report["urls"]["elasticsearch"].split("?")[0]
        hits = answer(url, {"size": 10_000, "query": {"match_all": {}}})["hits"]["hits"]
        return {hit["_source"]["record_id"]: hit["_source"] for hit in hits}

    def labels(self, rows, kinds):
        """What the server says of rows of the lake, by the kinds of the model's columns."""
        inputs = [
            {
                "name": name,
                "shape": [len(rows)],
                "datatype": {"integer": "INT64", "float": "FP32"}.get(kind.split()[-1], "BYTES"),
                "data": [row[name] for row in rows],
            }
            for name, kind in kinds.items()
        ]
        outputs = answer(self.report["urls"]["v2"] + "/infer", {"inputs": inputs})["outputs"]
        return next(output["data"] for output in outputs if output["name"] == "label")


def answer(url, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"content-type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=30) as response:
            return json.load(response)
    except urllib.error.HTTPError as e:
        raise RuntimeError(f"{e.code}: {e.read().decode(errors='replace')[:300]}") from e


def last_line(path):
    lines = [line.strip() for line in open(path, errors="replace") if line.strip()]
    errors = [line for line in lines if line.startswith("error")]
    return (errors or lines or ["it said nothing"])[-1]


def text(value):
    """As a CSV would have it; a whole double has no point."""
    if value is None or isinstance(value, str):
        return value
    return str(int(value)) if float(value).is_integer() and abs(value) < 1 << 53 else repr(value)


def differing(lake, index, names):
    """Where a document is not what the row of the lake is."""
    alone = lake.keys() ^ index.keys()
    wrong = [f"{len(alone)} records in one store only"] if alone else []
    for name in names:
        off = [i for i in lake.keys() & index.keys() if lake[i].get(name) != index[i].get(name)]
        if off:
            pair = lake[off[0]].get(name), index[off[0]].get(name)
            wrong.append(f"{name}: {len(off)} differ, Parquet has {pair[0]!r}, index {pair[1]!r}")
    return wrong
