package io.pulseline.serving.plane;

/** Measures one model's requests. */
@FunctionalInterface
interface ModelMeter {
  /** For requests that are nobody's, such as those of a warm-up. */
  ModelMeter NONE = (rows, began, assembled, scored, ended) -> {};

  /** Notes a request by the nano times at which its stages began and the last one ended. */
  void record(int rows, long began, long assembled, long scored, long ended);
}
