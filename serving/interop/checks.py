"""What the three scripts share: rows, what plain JSON answers for them, and a tally."""

import json
import os
import sys
import traceback
import urllib.request

HTTP, GRPC, MODEL, VERSION = sys.argv[1:5]

#: Rows in the model's order, None where missing.
ROWS = [
    [63, 1, 3, 145, 233, 1, 0, 150, 0, 2.3, 0, 0, 1],
    [37, 1, 2, 130, 250, 0, 1, 187, 0, 3.5, 0, 0, 2],
    [41, 0, 1, 130, None, 0, 0, 172, 0, 1.4, 2, 0, 2],
]

passed = failed = 0


def get(path):
    with urllib.request.urlopen(f"http://{HTTP}{path}") as answer:
        return json.load(answer)


def post(path, body, **headers):
    """The answer to a body, a string or what JSON can write."""
    data = (body if isinstance(body, str) else json.dumps(body)).encode()
    headers = {"Content-Type": "application/json", **headers}
    request = urllib.request.Request(f"http://{HTTP}{path}", data, headers)
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


def columns():
    return [c["name"] for c in get(f"/v2/models/{MODEL}")["parameters"]["columns"]]


def expected():
    """Labels and probabilities of the rows, by plain JSON."""
    data = [value for row in ROWS for value in row]
    tensor = {"name": "features", "datatype": "FP32", "shape": [len(ROWS), len(ROWS[0])], "data": data}
    outputs = post(f"/v2/models/{MODEL}/infer", {"inputs": [tensor]})["outputs"]
    by_name = {output["name"]: output["data"] for output in outputs}
    return by_name["label"], by_name["probabilities"]


def trained():
    """What the trainer says of the second class of each row."""
    with open(os.environ["EXPLAINED"]) as lines:
        return [json.loads(line)["classes"][0] for line in lines]


def explains(base_values, contributions, names):
    """Whether an explanation by tensors is the trainer's."""
    return len(base_values) == len(ROWS) and all(
        close([base], [of["base"]]) and close_by_name(row, names, of["contributions"])
        for base, row, of in zip(base_values, contributions, trained())
    )


def close_by_name(row, names, contributions):
    wanted = {c["feature"]: c["contribution"] for c in contributions}
    return sorted(names) == sorted(wanted) and close(row, [wanted[name] for name in names])


def check(name, condition):
    """Notes one result; a callable is called, and what it throws is a failure."""
    global passed, failed
    try:
        fine = condition() if callable(condition) else condition
    except Exception:
        traceback.print_exc()
        fine = False
    passed, failed = (passed + 1, failed) if fine else (passed, failed + 1)
    if not fine:
        print(f"FAILED: {name}", file=sys.stderr)


def close(actual, wanted):
    """Whether numbers are those of JSON, which writes each float in full."""
    actual = [float(value) for value in actual]
    return len(actual) == len(wanted) and all(abs(a - b) < 1e-6 for a, b in zip(actual, wanted))


def end():
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)
