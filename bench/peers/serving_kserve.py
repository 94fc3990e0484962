"""KServe's server with its runtime for scikit-learn, which PyPI does not have: these are its few lines.

    serving_kserve.py MODEL.joblib --model_name=m --http_port=P --grpc_port=P
"""

import sys

import joblib
from kserve import Model, ModelServer, model_server
from kserve.utils.utils import get_predict_input, get_predict_response


class SklearnModel(Model):
    def __init__(self, name, file):
        super().__init__(name)
        self.model = joblib.load(file)
        self.ready = True

    def predict(self, payload, headers=None):
        return get_predict_response(payload, self.model.predict(get_predict_input(payload)), self.name)


if __name__ == "__main__":
    file = sys.argv.pop(1)
    arguments, _ = model_server.parser.parse_known_args()
    ModelServer().start([SklearnModel(arguments.model_name, file)])
