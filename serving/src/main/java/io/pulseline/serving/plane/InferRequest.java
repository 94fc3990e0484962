package io.pulseline.serving.plane;

import java.util.List;

/**
 * A request for inference, as it came by any transport.
 *
 * @param version empty: whatever version is served
 * @param id empty when the client gave none
 * @param outputs names of the outputs wanted, in their order; empty: all
 */
public record InferRequest(
    String model, String version, String id, List<InputTensor> inputs, List<String> outputs) {

  public InferRequest {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }
}
