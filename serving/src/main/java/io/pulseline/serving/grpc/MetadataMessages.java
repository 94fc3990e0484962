package io.pulseline.serving.grpc;

import io.pulseline.serving.plane.ModelMetadata;
import io.pulseline.serving.plane.ModelMetadata.ColumnMetadata;
import io.pulseline.serving.plane.TensorMetadata;
import io.pulseline.serving.protocol.InferParameter;
import io.pulseline.serving.protocol.ModelMetadataResponse;
import java.util.List;

/** The message of a model's metadata. */
final class MetadataMessages {
  private MetadataMessages() {}

  /** Of a model, and which of its versions are served. */
  static ModelMetadataResponse of(ModelMetadata model, List<String> versions) {
    ModelMetadataResponse.Builder message =
        ModelMetadataResponse.newBuilder()
            .setName(model.name())
            .addAllVersions(versions)
            .setPlatform(model.platform());
    for (TensorMetadata input : model.inputs()) {
      message.addInputs(tensor(input));
    }
    for (TensorMetadata output : model.outputs()) {
      message.addOutputs(tensor(output));
    }
    // A parameter is a scalar, so each column has its own: its position in the one tensor
    for (int position = 0; position < model.columns().size(); position++) {
      ColumnMetadata column = model.columns().get(position);
      String key = "column." + column.tensor().name();
      message.putParameters(key, integer(position));
      column
          .exactWithin()
          .ifPresent(limit -> message.putParameters(key + ".exact_within", integer(limit)));
    }
    message.putParameters(
        "explainable", InferParameter.newBuilder().setBoolParam(model.explainable()).build());
    return message.build();
  }

  private static InferParameter integer(long value) {
    return InferParameter.newBuilder().setInt64Param(value).build();
  }

  private static ModelMetadataResponse.TensorMetadata tensor(TensorMetadata tensor) {
    ModelMetadataResponse.TensorMetadata.Builder message =
        ModelMetadataResponse.TensorMetadata.newBuilder()
            .setName(tensor.name())
            .setDatatype(tensor.datatype().name());
    for (long dimension : tensor.shape().dimensions()) {
      message.addShape(dimension);
    }
    return message.build();
  }
}
