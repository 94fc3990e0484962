"""Asks a server of heart-disease, from a process that is up before the server is.

ask.py first HTTP MODEL        until the first answer; prints how many milliseconds that took, counted from here
ask.py both HTTP GRPC MODEL    the same rows over REST and gRPC, which have to answer alike
"""

import sys
import time

import numpy as np
import tritonclient.grpc as grpc
import tritonclient.http as http

ROWS = np.array(
    [[63, 1, 3, 145, 233, 1, 0, 150, 0, 2.3, 0, 0, 1], [41, 0, 1, 130, 204, 0, 0, 172, 0, 1.4, 2, 0, 2]],
    dtype=np.float32,
)


def infer(module, address, model):
    client = module.InferenceServerClient(address)
    tensor = module.InferInput("features", list(ROWS.shape), "FP32")
    tensor.set_data_from_numpy(ROWS)
    answer = client.infer(model, [tensor])
    return {out: answer.as_numpy(out) for out in ("label", "probabilities")}


def first(address, model):
    began = time.monotonic()
    while True:
        try:
            infer(http, address, model)
            break
        except Exception as refused:  # not there yet: whichever way its absence shows
            if time.monotonic() - began > 60:
                sys.exit(f"error: no answer within 60 s: {refused}")
            time.sleep(0.01)
    print(round(1000 * (time.monotonic() - began)))


def both(rest, rpc, model):
    over_rest, over_grpc = infer(http, rest, model), infer(grpc, rpc, model)
    for name, values in over_rest.items():
        if not np.array_equal(values, over_grpc[name]):
            sys.exit(f"error: {name} is {values} over REST and {over_grpc[name]} over gRPC")
    print("REST and gRPC answer alike:", over_rest["probabilities"].tolist())


{"first": first, "both": both}[sys.argv[1]](*sys.argv[2:])
