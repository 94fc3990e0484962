"""Has `pulseline retrain --cron` make a recurring run at a server that takes what KFP's own client can write, and
holds the pipeline in it against pipeline.yaml."""

import http.server
import pathlib
import subprocess
import sys
import threading

import kfp_server_api
import yaml
from google.protobuf import json_format
from kfp.pipeline_spec import pipeline_spec_pb2

from json_handler import JsonHandler

HERE = pathlib.Path(__file__).resolve().parent
CLIENT = kfp_server_api.ApiClient()
PATH = "/apis/v2beta1/recurringruns"


class Server(JsonHandler):
    made = []

    def do_GET(self):
        self.answer(200 if self.path.startswith(PATH + "?filter=") else 404, {})

    def do_POST(self):
        self.made.append((self.path, self.body()))
        self.answer(200, {"recurring_run_id": "1"})


def retrain(url):
    command = [HERE.parent / "pulseline", "retrain", "--cron", "0 0 3 * * *", "--dataset", "heart-disease"]
    command += ["--kfp", url, "--pipeline", HERE / "pipeline.yaml", "--parameter", "seed:=7"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise ValueError(done.stderr)


def check():
    ((path, body),) = Server.made
    if path != PATH:
        raise ValueError(f"it was sent to {path}")
    run = CLIENT._ApiClient__deserialize(body, "V2beta1RecurringRun")
    kept = CLIENT.sanitize_for_serialization(run)
    if kept != body:
        raise ValueError(f"KFP's client reads it as {kept}, not as {body}")
    pipeline, platform = yaml.safe_load_all((HERE / "pipeline.yaml").read_text())
    for name, message, written in (
        ("pipeline_spec", pipeline_spec_pb2.PipelineSpec(), pipeline),
        ("platform_spec", pipeline_spec_pb2.PlatformSpec(), platform),
    ):
        sent = json_format.ParseDict(body["pipeline_spec"][name], message)
        if sent != json_format.ParseDict(written, type(message)()):
            raise ValueError(f"the {name} is not that of pipeline.yaml")


def main():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        retrain(f"http://127.0.0.1:{server.server_port}")
        check()
    except Exception as problem:  # whatever the client or protobuf raise
        sys.exit(f"FAILED retrain --cron: {problem}")
    print("ok     retrain --cron")


if __name__ == "__main__":
    main()
