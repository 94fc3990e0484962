"""The clients of the kserve SDK: REST v1 with CloudEvents, REST v2 with JSON and binary tensors, gRPC."""

import asyncio

import httpx
import numpy as np
from checks import GRPC, HTTP, MODEL, ROWS, check, close, columns, end, expected, explains, trained
from cloudevents.conversion import to_binary, to_structured
from cloudevents.http import CloudEvent, from_http
from grpc import aio
from kserve import InferenceGRPCClient, InferenceRESTClient, InferInput, InferRequest
from kserve.inference_client import RESTConfig
from kserve.protocol.grpc import grpc_predict_v2_pb2, grpc_predict_v2_pb2_grpc

URL = f"http://{HTTP}"
LABELS, PROBABILITIES = expected()
TABLE = np.array(ROWS, dtype=np.float32)


def request(binary, **parameters):
    table = InferInput("features", list(TABLE.shape), "FP32")
    # JSON has no NaN that this SDK can write: rows without one
    rows = TABLE if binary else np.nan_to_num(TABLE, nan=240)
    table.set_data_from_numpy(rows, binary_data=binary)
    return InferRequest(MODEL, [table], request_id="7", parameters=parameters or None)


def right(response, labels=LABELS):
    outputs = {output.name: output.as_numpy() for output in response.outputs}
    return outputs["label"].tolist() == labels and outputs["probabilities"].shape == (len(ROWS), 2)


def explanation(response):
    outputs = {output.name: output.as_numpy() for output in response.outputs}
    names = [name.decode() if isinstance(name, bytes) else name for name in outputs["feature_names"]]
    return right(response) and explains(outputs["base_value"], outputs["contributions"], names)


def exact(response):
    outputs = {output.name: output.as_numpy() for output in response.outputs}
    return right(response) and close(outputs["probabilities"].flatten(), PROBABILITIES)


async def refused(call, *words):
    try:
        await call
        return False
    except httpx.HTTPStatusError as e:
        return all(word in str(e) for word in words)


async def v1():
    client = InferenceRESTClient(RESTConfig(protocol="v1"))
    check("v1 live", await client.is_server_live(URL))
    check("v1 model ready", await client.is_model_ready(URL, MODEL))
    answer = await client.infer(URL, {"instances": ROWS}, MODEL)
    check("v1 arrays", answer == {"predictions": LABELS})
    names = columns()
    objects = [dict(zip(names, row)) for row in ROWS]
    for row in objects:
        row["sex"] = "male" if row["sex"] else "female"
    answer = await client.infer(URL, {"instances": objects}, MODEL)
    check("v1 objects with labels", answer == {"predictions": LABELS})
    answer = await client.explain(URL, MODEL, {"instances": ROWS})
    check("v1 explain", lambda: answer["predictions"] == LABELS and v1_explains(answer["explanations"]))
    served = zip(PROBABILITIES[1::2], trained())
    check("explained is what is served", all(abs(p - of["probability"]) < 1e-5 for p, of in served))
    await events(client)
    check(
        "v1 refusal",
        await refused(client.infer(URL, {"instances": [[1]]}, MODEL), "instance 0", "400"),
    )
    check("v1 unknown model", await refused(client.infer(URL, {"instances": ROWS}, "nobody"), "404"))


def v1_explains(explanations):
    of_class = [list(explanation.values())[0] for explanation in explanations]
    names = list(of_class[0]["contributions"])
    return explains(
        [of["base_value"] for of in of_class],
        [list(of["contributions"].values()) for of in of_class],
        names,
    )


async def events(client):
    """What KServe's own server answers for each mode: a CloudEvent of the same mode."""
    event = CloudEvent({"type": "patient", "source": "/ward/3"}, {"instances": ROWS})
    for name, written, mode in (
        ("binary", to_binary(event), "application/json"),
        ("structured", to_structured(event), "application/cloudevents+json"),
    ):
        headers, body = written
        headers.setdefault("content-type", "application/json")
        async with httpx.AsyncClient() as http:
            answer = await http.post(f"{URL}/v1/models/{MODEL}:predict", content=body, headers=headers)
        answered = from_http(answer.headers, answer.content)
        check(
            f"v1 event, {name}",
            lambda: answer.headers["content-type"] == mode
            and answered["type"] == "io.kserve.inference.response"
            and answered["source"] == f"io.kserve.inference.{MODEL}"
            and answered["id"] != event["id"]
            and answered.get_data() == {"predictions": LABELS},
        )


async def v2():
    client = InferenceRESTClient(RESTConfig(protocol="v2"))
    check("v2 live", await client.is_server_live(URL))
    check("v2 ready", await client.is_server_ready(URL))
    check("v2 model ready", await client.is_model_ready(URL, MODEL))
    answer = await client.infer(URL, request(binary=False), MODEL)
    check("v2 json", lambda: answer.id == "7" and len(answer.outputs) == 2)
    answer = await client.infer(URL, request(binary=True), MODEL)
    check("v2 binary in", lambda: exact(answer))
    answer = await client.infer(URL, request(binary=True, binary_data_output=True), MODEL)
    check("v2 binary in and out", lambda: exact(answer))
    answer = await client.infer(URL, request(binary=True, explain=True), MODEL)
    check("v2 explain", lambda: explanation(answer))
    answer = await client.infer(URL, request(binary=True, explain=True, binary_data_output=True), MODEL)
    check("v2 explain, binary out", lambda: explanation(answer))


async def grpc():
    client = InferenceGRPCClient(GRPC)
    check("grpc live", await client.is_server_live())
    check("grpc ready", await client.is_server_ready())
    check("grpc model ready", await client.is_model_ready(MODEL))
    answer = await client.infer(request(binary=True))
    check("grpc raw", lambda: exact(answer))
    answer = await client.infer(request(binary=True, explain=True))
    check("grpc explain", lambda: explanation(answer))
    answer = await client.infer(request(binary=False))
    check("grpc contents", lambda: len(answer.outputs) == 2)
    await client.close()


async def repository():
    """The SDK's client has no calls for it, its proto has."""
    async with aio.insecure_channel(GRPC) as channel:
        calls = grpc_predict_v2_pb2_grpc.GRPCInferenceServiceStub(channel)
        model = {"model_name": MODEL}
        answer = await calls.RepositoryModelUnload(grpc_predict_v2_pb2.RepositoryModelUnloadRequest(**model))
        check("grpc unload", answer.model_name == MODEL and answer.isUnloaded)
        answer = await calls.RepositoryModelLoad(grpc_predict_v2_pb2.RepositoryModelLoadRequest(**model))
        check("grpc load", answer.model_name == MODEL and answer.isLoaded)
        ready = await calls.ModelReady(grpc_predict_v2_pb2.ModelReadyRequest(name=MODEL))
        check("grpc ready again", ready.ready)


async def main():
    await v1()
    await v2()
    await grpc()
    await repository()


asyncio.run(main())
end()
