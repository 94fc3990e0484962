package io.pulseline.serving.repository;

import java.io.IOException;
import java.util.List;

/** Which models there are. */
interface Catalog extends AutoCloseable {
  /** A model, and where its versions come from. */
  record Source(String model, Releases releases) {}

  /** The models that were not there at the last look; at the first, all. */
  List<Source> appeared() throws IOException;

  /** Where they are, for messages. */
  String where();

  /** Whether it is the same one model for ever. */
  boolean isOne();

  @Override
  void close();
}
