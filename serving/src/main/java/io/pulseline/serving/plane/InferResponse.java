package io.pulseline.serving.plane;

import java.util.List;

/**
 * The answer to an {@link InferRequest}.
 *
 * @param id the request's, empty when it had none
 * @param rows how many were scored
 */
public record InferResponse(
    String model, String version, String id, int rows, List<OutputTensor> outputs) {

  public InferResponse {
    outputs = List.copyOf(outputs);
  }
}
