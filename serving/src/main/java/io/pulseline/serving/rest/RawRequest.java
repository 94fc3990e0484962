package io.pulseline.serving.rest;

import io.pulseline.serving.plane.InferRequest;
import io.pulseline.serving.plane.InputTensor;
import io.pulseline.serving.plane.ModelMetadata;
import io.pulseline.serving.plane.RawTensors;
import io.pulseline.serving.plane.ServingException;
import io.pulseline.serving.plane.Shape;
import io.pulseline.serving.plane.TensorMetadata;
import java.nio.ByteBuffer;
import java.util.List;

/** A body of nothing but the rows of the model's one input; its answer is binary as well. */
final class RawRequest {
  private RawRequest() {}

  /**
   * Reads the rows.
   *
   * @param version as it was asked for, empty: any
   * @throws ServingException when the bytes are no whole rows
   */
  static RestRequest of(ModelMetadata model, String version, byte[] rows) {
    TensorMetadata input = model.inputs().get(0);
    long width = input.shape().dimension(1);
    long bytesOfRow = width * input.datatype().size();
    if (rows.length == 0 || rows.length % bytesOfRow != 0) {
      throw ServingException.invalid(
          "input '%s': expected rows of %d %s, %d bytes each, but %d bytes came",
          input.name(), width, input.datatype(), bytesOfRow, rows.length);
    }
    InputTensor tensor =
        RawTensors.read(
            input.name(),
            input.datatype(),
            new Shape(rows.length / bytesOfRow, width),
            ByteBuffer.wrap(rows));
    return new RestRequest(
        new InferRequest(model.name(), version, "", List.of(tensor), List.of()),
        RequestedOutputs.all(true));
  }
}
