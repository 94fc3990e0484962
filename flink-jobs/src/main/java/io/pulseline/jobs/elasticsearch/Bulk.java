package io.pulseline.jobs.elasticsearch;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Sends bulk requests of one index. */
@FunctionalInterface
public interface Bulk {

  /**
   * Sends one request.
   *
   * @param body newline-delimited JSON, an action and a document each
   * @return one item a document in the order of the request; or a {@link RequestRefusedException}
   *     when the whole request is refused, an {@link java.io.IOException} when no answer came
   */
  CompletableFuture<List<BulkItem>> send(byte[] body);
}
