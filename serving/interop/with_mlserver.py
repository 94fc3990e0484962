"""MLServer's schema types and codecs: what they write is taken, what comes back they read."""

import numpy as np
import pandas as pd
from checks import MODEL, ROWS, check, close, columns, end, expected, explains, get, post
from mlserver.codecs import NumpyCodec, PandasCodec, StringCodec
from mlserver.types import (
    InferenceRequest,
    InferenceResponse,
    MetadataModelResponse,
    MetadataServerResponse,
    Parameters,
    RepositoryIndexRequest,
    RepositoryIndexResponse,
    RequestInput,
    RequestOutput,
)

LABELS, PROBABILITIES = expected()
INFER = f"/v2/models/{MODEL}/infer"


def infer(request, **dump):
    return InferenceResponse.model_validate(post(INFER, request.model_dump_json(**dump)))


def right(response):
    outputs = {output.name: NumpyCodec.decode_output(output) for output in response.outputs}
    return outputs["label"].flatten().tolist() == LABELS and close(
        outputs["probabilities"].flatten(), PROBABILITIES
    )


def explanation(response):
    outputs = {output.name: output for output in response.outputs}
    return explains(
        NumpyCodec.decode_output(outputs["base_value"]).flatten(),
        NumpyCodec.decode_output(outputs["contributions"]),
        StringCodec.decode_output(outputs["feature_names"]),
    )


data = [value for row in ROWS for value in row]
table = RequestInput(name="features", shape=[len(ROWS), len(ROWS[0])], datatype="FP32", data=data)
request = InferenceRequest(inputs=[table])
check("types with nulls", lambda: right(infer(request)))
check("types without nulls", lambda: right(infer(request, exclude_none=True)))
chosen = InferenceRequest(id="7", inputs=[table], outputs=[RequestOutput(name="label")])
check("id and outputs", lambda: infer(chosen).id == "7" and len(infer(chosen).outputs) == 1)

explaining = InferenceRequest(inputs=[table], parameters=Parameters(explain=True))
check("explain", lambda: explanation(infer(explaining)))

# A codec cannot write the missing value: rows without it
rows = [[240 if value is None else value for value in row] for row in ROWS]
encoded = NumpyCodec.encode_input("features", np.array(rows, dtype=np.float32))
check("numpy codec", lambda: infer(InferenceRequest(inputs=[encoded])).outputs[0].shape[0] == len(ROWS))

frame = pd.DataFrame(rows, columns=columns())
# MLServer 1.7 does not know the type that pandas 3 has for strings
frame["sex"] = pd.Series(["male" if value else "female" for value in frame["sex"]], dtype=object)
check(
    "pandas codec",
    lambda: infer(PandasCodec.encode_request(frame)).outputs[0].shape[0] == len(ROWS),
)
check("model metadata", lambda: MetadataModelResponse.model_validate(get(f"/v2/models/{MODEL}")).name == MODEL)
check("server metadata", lambda: MetadataServerResponse.model_validate(get("/v2")).name == "pulseline")
served = RepositoryIndexRequest(ready=True).model_dump_json()
check(
    "repository index",
    lambda: [
        model.state
        for model in RepositoryIndexResponse.model_validate(post("/v2/repository/index", served)).root
    ]
    == ["READY"],
)
end()
