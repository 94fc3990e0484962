package io.pulseline.serving.grpc;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.pulseline.serving.plane.InferResponse;
import io.pulseline.serving.plane.OutputTensor;
import io.pulseline.serving.plane.RawTensors;
import io.pulseline.serving.plane.TensorData;
import io.pulseline.serving.protocol.InferTensorContents;
import io.pulseline.serving.protocol.ModelInferResponse;
import io.pulseline.serving.protocol.ModelInferResponse.InferOutputTensor;
import java.nio.ByteBuffer;

/** Writes infer responses, raw when the request was raw. */
final class ResponseMessages {
  private ResponseMessages() {}

  static ModelInferResponse of(InferResponse response, boolean raw) {
    ModelInferResponse.Builder message =
        ModelInferResponse.newBuilder()
            .setModelName(response.model())
            .setModelVersion(response.version())
            .setId(response.id());
    for (OutputTensor output : response.outputs()) {
      InferOutputTensor.Builder tensor =
          InferOutputTensor.newBuilder()
              .setName(output.name())
              .setDatatype(output.datatype().name());
      for (long dimension : output.shape().dimensions()) {
        tensor.addShape(dimension);
      }
      if (raw) {
        byte[] bytes = new byte[RawTensors.size(output.data())];
        RawTensors.write(output.data(), ByteBuffer.wrap(bytes));
        // They are ours alone and never written again
        message.addRawOutputContents(UnsafeByteOperations.unsafeWrap(bytes));
      } else {
        tensor.setContents(contents(output.data()));
      }
      message.addOutputs(tensor);
    }
    return message.build();
  }

  private static InferTensorContents contents(TensorData data) {
    InferTensorContents.Builder contents = InferTensorContents.newBuilder();
    if (data instanceof TensorData.Floats floats) {
      for (float value : floats.values()) {
        contents.addFp32Contents(value);
      }
    } else if (data instanceof TensorData.Longs longs) {
      for (long value : longs.values()) {
        contents.addInt64Contents(value);
      }
    } else if (data instanceof TensorData.Texts texts) {
      for (String value : texts.values()) {
        contents.addBytesContents(ByteString.copyFromUtf8(value));
      }
    }
    return contents.build();
  }
}
