package io.pulseline.serving.plane;

/** Measures one model's requests. */
@FunctionalInterface
interface ModelMeter {
  /** For requests that are nobody's, such as those of a warm-up. */
  ModelMeter NONE = (rows, began, assembled, explained, scored, ended) -> {};

  /**
   * Notes a request by the nano times at which its stages began and the last one ended.
   *
   * @param explained the same as {@code assembled} when there was nothing to explain
   */
  void record(int rows, long began, long assembled, long explained, long scored, long ended);
}
