package io.pulseline.generator.stream;

/** The records of a stream, one after the other. */
interface Records extends AutoCloseable {
  RecordSource.Item next() throws InterruptedException;

  /** Passes over the next record. */
  void skip() throws InterruptedException;

  /** Ends the threads that make records, where there are any. */
  @Override
  default void close() {}
}
