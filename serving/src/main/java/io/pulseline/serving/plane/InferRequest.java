package io.pulseline.serving.plane;

import java.util.List;

/**
 * A request for inference, as it came by any transport.
 *
 * @param version empty: whatever version is served
 * @param id empty when the client gave none
 * @param outputs names of the outputs wanted, in their order; empty: all
 * @param explain whether those that explain the others are wanted too
 */
public record InferRequest(
    String model,
    String version,
    String id,
    List<InputTensor> inputs,
    List<String> outputs,
    boolean explain) {
  /** The parameter of a request that says so. */
  public static final String EXPLAIN = "explain";

  public InferRequest {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /** A request for nothing but an inference. */
  public InferRequest(
      String model, String version, String id, List<InputTensor> inputs, List<String> outputs) {
    this(model, version, id, inputs, outputs, false);
  }
}
