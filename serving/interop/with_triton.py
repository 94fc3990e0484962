"""tritonclient over HTTP and gRPC: binary tensors, JSON, gzip, deflate, asynchronous, columns, the model
repository."""

import asyncio
import queue

import numpy as np
import tritonclient.grpc as grpc
import tritonclient.grpc.aio as grpc_aio
import tritonclient.http as http
import tritonclient.http.aio as http_aio
from checks import GRPC, HTTP, MODEL, ROWS, VERSION, check, close, columns, end, expected, explains
from tritonclient.utils import InferenceServerException

LABELS, PROBABILITIES = expected()
TABLE = np.array(ROWS, dtype=np.float32)
#: RestBinaryTest holds the server to these bytes
GOLDEN = (
    b'{"inputs":[{"name":"features","shape":[3,13],"datatype":"FP32",'
    b'"parameters":{"binary_data_size":156}}],"parameters":{"binary_data_output":true}}'
)


def table(client, **options):
    tensor = client.InferInput("features", list(TABLE.shape), "FP32")
    tensor.set_data_from_numpy(TABLE, **options)
    return [tensor]


def by_column(client):
    """A tensor each: numbers as FP64, sex by what people call it."""
    inputs = []
    for name, values in zip(columns(), np.array(ROWS, dtype=np.float64).T):
        if name == "sex":
            texts = np.array(["male" if value else "female" for value in values], dtype=np.object_)
            tensor = client.InferInput(name, [len(values)], "BYTES")
            tensor.set_data_from_numpy(texts)
        else:
            tensor = client.InferInput(name, [len(values)], "FP64")
            tensor.set_data_from_numpy(values)
        inputs.append(tensor)
    return inputs


def right(result):
    labels = result.as_numpy("label")
    probabilities = result.as_numpy("probabilities")
    return (
        labels.tolist() == LABELS
        and probabilities.shape == (len(ROWS), 2)
        and close(probabilities.flatten(), PROBABILITIES)
    )


def explanation(result):
    names = [name.decode() for name in result.as_numpy("feature_names")]
    return right(result) and explains(result.as_numpy("base_value"), result.as_numpy("contributions"), names)


def refused(call, *words):
    try:
        call()
        return False
    except InferenceServerException as e:
        return all(word in str(e) for word in words)


def over_http():
    client = http.InferenceServerClient(HTTP)
    check("http live", client.is_server_live())
    check("http ready", client.is_server_ready())
    check("http model ready", client.is_model_ready(MODEL) and client.is_model_ready(MODEL, VERSION))
    check("http metadata", client.get_model_metadata(MODEL)["versions"] == [VERSION])
    check("http extension", "binary_tensor_data" in client.get_server_metadata()["extensions"])
    check("http binary", lambda: right(client.infer(MODEL, table(http))))
    check("http version", lambda: right(client.infer(MODEL, table(http), VERSION)))
    check("http columns", lambda: right(client.infer(MODEL, by_column(http))))
    for name in ("json", "binary"):
        outputs = [
            http.InferRequestedOutput(output, binary_data=name == "binary")
            for output in ("label", "probabilities")
        ]
        check(f"http binary in, {name} out", lambda: right(client.infer(MODEL, table(http), outputs=outputs)))
    json = [http.InferRequestedOutput(o, binary_data=False) for o in ("label", "probabilities")]
    whole = http.InferInput("features", [2, len(ROWS[0])], "FP32")
    whole.set_data_from_numpy(TABLE[:2], binary_data=False)
    check(
        "http json",
        lambda: client.infer(MODEL, [whole], outputs=json, request_id="7").get_response()["id"] == "7",
    )
    for encoding in ("gzip", "deflate"):
        check(
            f"http {encoding}",
            lambda: right(
                client.infer(
                    MODEL,
                    table(http),
                    request_compression_algorithm=encoding,
                    response_compression_algorithm=encoding,
                )
            ),
        )
        many = np.tile(TABLE, (1000, 1))
        tensor = http.InferInput("features", list(many.shape), "FP32").set_data_from_numpy(many)
        check(
            f"http {encoding} of many rows",
            lambda: client.infer(
                MODEL,
                [tensor],
                request_compression_algorithm=encoding,
                response_compression_algorithm=encoding,
            )
            .as_numpy("label")
            .tolist()
            == LABELS * 1000,
        )
    check("http explain", lambda: explanation(client.infer(MODEL, table(http), parameters={"explain": True})))
    check("http asynchronous", lambda: right(client.async_infer(MODEL, table(http)).get_result()))
    check("http unknown model", lambda: refused(lambda: client.infer("nobody", table(http)), "nobody"))
    unknown = [http.InferRequestedOutput("nothing")]
    check(
        "http unknown output",
        lambda: refused(lambda: client.infer(MODEL, table(http), outputs=unknown), "nothing"),
    )
    body, length = http.InferenceServerClient.generate_request_body(table(http))
    check("http golden body", body[:length] == GOLDEN and body[length:] == TABLE.tobytes())


def repository_over_http():
    client = http.InferenceServerClient(HTTP)
    check("http index", lambda: [m["state"] for m in client.get_model_repository_index()] == ["READY"])
    client.unload_model(MODEL)
    check("http unloaded", not client.is_model_ready(MODEL))
    check("http refused", lambda: refused(lambda: client.load_model(MODEL, config="{}"), "'config'"))
    client.load_model(MODEL)
    check("http loaded", client.is_model_ready(MODEL))
    check("http other name", lambda: refused(lambda: client.load_model("other"), "not in the repository"))
    check("http path", lambda: refused(lambda: client.load_model("../../x"), "nothing is served at"))


async def over_http_aio():
    async with http_aio.InferenceServerClient(HTTP) as client:
        result = await client.infer(MODEL, table(http_aio))
        check("http aio", lambda: right(result))
        result = await client.infer(MODEL, table(http_aio), request_compression_algorithm="gzip")
        check("http aio gzip", lambda: right(result))
        result = await client.infer(MODEL, table(http_aio), request_compression_algorithm="deflate")
        check("http aio deflate", lambda: right(result))
        results = await asyncio.gather(*(client.infer(MODEL, table(http_aio)) for _ in range(20)))
        check("http aio side by side", lambda: all(right(result) for result in results))


def over_grpc():
    client = grpc.InferenceServerClient(GRPC)
    check("grpc live", client.is_server_live())
    check("grpc ready", client.is_server_ready() and client.is_model_ready(MODEL))
    check("grpc metadata", list(client.get_model_metadata(MODEL).versions) == [VERSION])
    check("grpc raw", lambda: right(client.infer(MODEL, table(grpc))))
    check("grpc columns", lambda: right(client.infer(MODEL, by_column(grpc))))
    for encoding in ("gzip", "deflate"):
        check(
            f"grpc {encoding}",
            lambda: right(client.infer(MODEL, table(grpc), compression_algorithm=encoding)),
        )
    check("grpc explain", lambda: explanation(client.infer(MODEL, table(grpc), parameters={"explain": True})))
    answers = queue.Queue()
    client.async_infer(MODEL, table(grpc), lambda result, error: answers.put(error or result))
    check("grpc asynchronous", lambda: right(answers.get(timeout=10)))
    check("grpc unknown model", lambda: refused(lambda: client.infer("nobody", table(grpc)), "NOT_FOUND"))


def repository_over_grpc():
    client = grpc.InferenceServerClient(GRPC)
    check("grpc index", lambda: [m.state for m in client.get_model_repository_index().models] == ["READY"])
    client.unload_model(MODEL)
    check("grpc unloaded", lambda: refused(lambda: client.is_model_ready(MODEL), "NOT_FOUND"))
    client.load_model(MODEL)
    check("grpc loaded", lambda: client.is_model_ready(MODEL))
    check("grpc other name", lambda: refused(lambda: client.load_model("../../x"), "NOT_FOUND"))


async def over_grpc_aio():
    async with grpc_aio.InferenceServerClient(GRPC) as client:
        result = await client.infer(MODEL, table(grpc_aio))
        check("grpc aio", lambda: right(result))
        result = await client.infer(MODEL, table(grpc_aio), compression_algorithm="deflate")
        check("grpc aio deflate", lambda: right(result))


over_http()
asyncio.run(over_http_aio())
over_grpc()
repository_over_http()
repository_over_grpc()
asyncio.run(over_grpc_aio())
end()
