package io.pulseline.serving.plane;

/**
 * Notes requests and their answers. Its methods are called on the way to the answer: never wait.
 */
public interface Recorder {
  /**
   * A request is about to be scored, which may change the arrays of its tensors.
   *
   * @return to be told the answer, null when this one is not noted
   */
  Recording begin(InferRequest request, Origin origin);

  /** A request that is noted. */
  @FunctionalInterface
  interface Recording {
    /** It has its answer. */
    void answered(InferResponse response);
  }
}
