package io.pulseline.serving.payload;

import io.pulseline.serving.plane.InferRequest;
import io.pulseline.serving.plane.InferResponse;
import io.pulseline.serving.plane.InputTensor;
import io.pulseline.serving.plane.Origin;
import io.pulseline.serving.plane.TensorData;
import java.time.Instant;
import java.util.List;

/**
 * A request or an answer that waits to be sent.
 *
 * @param id of both: what the client calls its request, or else one of our own
 */
record PayloadEvent(String id, Instant time, Origin origin, Message message) {
  /** About what an event takes beside its elements. */
  private static final int OVERHEAD_BYTES = 512;

  private static final int TENSOR_BYTES = 64;
  private static final int ELEMENT_BYTES = 8;

  /** What is told. */
  sealed interface Message {
    /** About what it holds in memory. */
    long bytes();
  }

  /** A request, with elements that nobody changes any more. */
  record Asked(InferRequest request) implements Message {

    @Override
    public long bytes() {
      return Asked.bytesOf(request);
    }

    static long bytesOf(InferRequest request) {
      long bytes = OVERHEAD_BYTES;
      for (InputTensor input : request.inputs()) {
        bytes += TENSOR_BYTES + PayloadEvent.bytes(input.data());
      }
      return bytes;
    }

    /** Scoring works in the arrays of floats themselves. */
    static Asked copyOf(InferRequest request) {
      List<InputTensor> inputs = request.inputs().stream().map(Asked::copyOf).toList();
      return new Asked(
          new InferRequest(
              request.model(),
              request.version(),
              request.id(),
              inputs,
              request.outputs(),
              request.explain()));
    }

    private static InputTensor copyOf(InputTensor input) {
      return input.data() instanceof TensorData.Floats floats
          ? new InputTensor(
              input.name(),
              input.datatype(),
              input.shape(),
              new TensorData.Floats(floats.values().clone()))
          : input;
    }
  }

  /** An answer. */
  record Answered(InferResponse response) implements Message {
    @Override
    public long bytes() {
      return response.outputs().stream()
          .mapToLong(output -> TENSOR_BYTES + PayloadEvent.bytes(output.data()))
          .reduce(OVERHEAD_BYTES, Long::sum);
    }
  }

  private static long bytes(TensorData data) {
    long bytes = (long) ELEMENT_BYTES * data.count();
    if (data instanceof TensorData.Texts texts) {
      for (String text : texts.values()) {
        bytes += text == null ? 0 : text.length();
      }
    }
    return bytes;
  }
}
