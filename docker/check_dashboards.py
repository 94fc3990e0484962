"""Asks Prometheus and Elasticsearch what the dashboards ask them, and fails on each query that has no data.

usage: check_dashboards.py --prometheus URL --elasticsearch URL [--serving URL] [--wait SECONDS]

Grafana's panels and the alerts' metrics are asked of Prometheus, Grafana's panels of Elasticsearch and all that Kibana
would import of Elasticsearch. With --serving a model is asked first, so that its panels have something to show.
Waits for data until the time is over, since a rate needs two scrapes and a window has to end.
"""

import argparse
import json
import math
import pathlib
import re
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

import yaml

DOCKER = pathlib.Path(__file__).parent
# What stands in an expression besides metrics: strings and label matchers, label lists, ranges, functions, words
NO_METRIC = re.compile(
    r"\{[^}]*\}|\b(?:by|without|on|ignoring)\s*\([^)]*\)|\[[^]]*\]|\boffset\s+\w+|\b[a-z_]+\s*(?=\()|\b(?:and|or|unless|bool|sum|min|max|avg|count|topk)\b"
)
METRIC = re.compile(r"[a-zA-Z_:][a-zA-Z0-9_:]*")


class Refused(SystemExit):
    """The answer is an error; ends the process with it unless that was expected."""


def call(url, body=None):
    request = urllib.request.Request(url, headers={"Content-Type": "application/json"})
    if body is not None:
        request.data = json.dumps(body).encode()
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as e:
        raise Refused(f"error: {url} answers {e.code}: {e.read().decode(errors='replace')[:300]}") from e
    except OSError as e:
        sys.exit(f"error: {url} does not answer ({e})")


class Prometheus:
    def __init__(self, url):
        self.url = url

    def has(self, expression):
        """Whether an expression has a number now, as a panel would show it."""
        answer = call(f"{self.url}/api/v1/query?" + urllib.parse.urlencode({"query": expression}))
        return any(not math.isnan(float(sample["value"][1])) for sample in answer["data"]["result"])

    def knows(self, metric):
        """Whether a scraped page tells of a metric, though it may have no series yet: errors before the first one."""
        if self.has(f"count({metric})"):
            return True
        name = re.sub(r"_(bucket|count|sum)$", "", metric)
        return bool(call(f"{self.url}/api/v1/metadata?" + urllib.parse.urlencode({"metric": name}))["data"])

    def broken_rules(self):
        for group in call(f"{self.url}/api/v1/rules")["data"]["groups"]:
            for rule in group["rules"]:
                if rule["health"] != "ok":
                    yield f"rule {rule['name']} is {rule['health']}: {rule.get('lastError', 'not evaluated yet')}"

    def loaded_rules(self):
        return {rule["name"] for group in call(f"{self.url}/api/v1/rules")["data"]["groups"] for rule in group["rules"]}


class Elasticsearch:
    def __init__(self, url):
        self.url = url

    def has(self, index, query, aggregations):
        """Whether the innermost metric of some bucket is a number."""
        body = {"size": 0, "query": {"query_string": {"query": query or "*"}}, "aggs": aggregations}
        answer = call(f"{self.url}/{urllib.parse.quote(index, safe='*,')}/_search?ignore_unavailable=true", body)
        return answer["hits"]["total"]["value"] > 0 and any(numbers(answer.get("aggregations", {})))

    def lacks(self, index, fields):
        """The fields that no document of an index has, though all of them are mapped."""
        known = call(f"{self.url}/{urllib.parse.quote(index, safe='*,')}/_field_caps?fields=*")["fields"]
        return sorted(set(fields) - set(known))


def numbers(aggregations):
    for aggregation in aggregations.values():
        if not isinstance(aggregation, dict):
            continue
        if "buckets" in aggregation:
            for bucket in aggregation["buckets"]:
                inner = {key: value for key, value in bucket.items() if isinstance(value, dict)}
                yield from numbers(inner) if inner else [bucket["doc_count"] > 0]
        elif aggregation.get("value") is not None:
            yield True


def nested(buckets, metric):
    """Aggregations as Elasticsearch takes them: (kind, body) pairs from the outside in, and what is measured inside."""
    if not buckets:
        return {"metric": metric} if metric else {}
    kind, body = buckets[0]
    inner = nested(buckets[1:], metric)
    return {"bucket": {kind: body, **({"aggs": inner} if inner else {})}}


def grafana(prometheus, elasticsearch):
    """Yields (what it is, whether it has data) for each target of each panel."""
    sources = {
        source["uid"]: source
        for file in (DOCKER / "grafana/provisioning/datasources").glob("*.yml")
        for source in yaml.safe_load(file.read_text())["datasources"]
    }
    for file in sorted((DOCKER / "grafana/dashboards").glob("*.json")):
        dashboard = json.loads(file.read_text())
        for panel in dashboard["panels"]:
            for target in panel.get("targets", []):
                name = f"{file.name}, panel '{panel['title']}', {target['refId']}"
                source = sources[target["datasource"]["uid"]]
                if source["type"] == "prometheus":
                    yield name, lambda t=target: prometheus.has(t["expr"])
                else:
                    yield name, lambda t=target, s=source: elasticsearch.has(s["jsonData"]["index"], t["query"], of_grafana(t))


def of_grafana(target):
    buckets = []
    for bucket in target["bucketAggs"]:
        if bucket["type"] == "terms":
            buckets.append(("terms", {"field": bucket["field"], "size": int(bucket["settings"]["size"])}))
        else:
            interval = bucket["settings"]["interval"]
            buckets.append((bucket["type"], {"field": bucket["field"], "fixed_interval": interval, "min_doc_count": 1}))
    (metric,) = target["metrics"]
    return nested(buckets, {metric["type"]: {"field": metric["field"]}})


def kibana(elasticsearch):
    """The same for each object that Kibana would import."""
    objects = {}
    for line in (DOCKER / "kibana/pulseline.ndjson").read_text().splitlines():
        item = json.loads(line)
        objects[item["type"], item["id"]] = item
    for (kind, identity), item in objects.items():
        name = f"pulseline.ndjson, {kind} '{item['attributes']['title']}'"
        for reference in item["references"]:
            if (reference["type"], reference["id"]) not in objects:
                yield f"{name} refers to {reference['id']}, which is not in the file,", lambda: False
        if kind == "index-pattern":
            title, time_field = item["attributes"]["title"], item["attributes"]["timeFieldName"]
            yield name, lambda i=title, f=time_field: not elasticsearch.lacks(i, [f]) and elasticsearch.has(i, "*", {"n": {"value_count": {"field": f}}})
        elif kind == "visualization":
            state = json.loads(item["attributes"]["visState"])
            search = json.loads(item["attributes"]["kibanaSavedObjectMeta"]["searchSourceJSON"])
            (pattern,) = [r["id"] for r in item["references"] if r["type"] == "index-pattern"]
            index = objects["index-pattern", pattern]["attributes"]["title"]
            yield name, lambda i=index, q=search["query"]["query"], s=state: elasticsearch.has(i, q, of_kibana(s))


def of_kibana(state):
    buckets, metric = [], None
    for aggregation in state["aggs"]:
        params = aggregation["params"]
        if aggregation["schema"] == "metric":
            metric = None if aggregation["type"] == "count" else {aggregation["type"]: {"field": params["field"]}}
        elif aggregation["type"] == "terms":
            buckets.append(("terms", {"field": params["field"], "size": params["size"]}))
        else:
            buckets.append((aggregation["type"], {"field": params["field"], "fixed_interval": "1m", "min_doc_count": 1}))
    return nested(buckets, metric)


def alerts(prometheus):
    """Yields (what it is, whether there is such a metric) for each metric of each alert, and whether it is loaded."""
    for group in yaml.safe_load((DOCKER / "prometheus/alerts.yml").read_text())["groups"]:
        for rule in group["rules"]:
            yield f"alert {rule['alert']}", lambda n=rule["alert"]: n in prometheus.loaded_rules()
            for metric in sorted(set(METRIC.findall(NO_METRIC.sub(" ", rule["expr"])))):
                yield f"alert {rule['alert']}, metric {metric}", lambda m=metric: prometheus.knows(m)
    yield "rules", lambda: not list(prometheus.broken_rules())


def ask(url):
    """Sends what the panels of serving tell of: a small request, one large enough to wait, and a wrong one."""
    columns = call(f"{url}/v2/models/heart-disease")["parameters"]["columns"]
    row = [float(column.get("categories", [50])[0]) for column in columns]
    for rows in (1, 2000):
        features = {"name": "features", "datatype": "FP32", "shape": [rows, len(row)], "data": row * rows}
        call(f"{url}/v2/models/heart-disease/infer", {"inputs": [features]})
    try:
        call(f"{url}/v2/models/heart-disease/infer", {"inputs": []})
    except Refused:
        return
    sys.exit(f"error: {url} answered a request without inputs")


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--prometheus", required=True, metavar="URL")
    options.add_argument("--elasticsearch", required=True, metavar="URL")
    options.add_argument("--serving", metavar="URL")
    options.add_argument("--wait", type=float, default=0, metavar="SECONDS")
    args = options.parse_args()
    prometheus, elasticsearch = Prometheus(args.prometheus), Elasticsearch(args.elasticsearch)

    checks = [*grafana(prometheus, elasticsearch), *kibana(elasticsearch), *alerts(prometheus)]
    end = time.monotonic() + args.wait
    missing = dict(checks)
    while True:
        if args.serving:
            ask(args.serving)
        missing = {name: has_data for name, has_data in missing.items() if not has_data()}
        if not missing or time.monotonic() > end:
            break
        time.sleep(5)
    for name in missing:
        print(f"error: {name} has no data", file=sys.stderr)
    print(f"{len(checks) - len(missing)} of {len(checks)} queries have data")
    sys.exit(bool(missing))


if __name__ == "__main__":
    main()
