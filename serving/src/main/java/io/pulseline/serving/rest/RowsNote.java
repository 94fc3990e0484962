package io.pulseline.serving.rest;

import io.micronaut.http.MutableHttpResponse;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import io.pulseline.serving.edge.Edge;
import io.pulseline.serving.log.AccessEntry;
import jakarta.inject.Singleton;

/**
 * Tells the access log how many rows an answer is of. Who answers knows nothing of the exchange, so
 * it says so in a header, which is taken away before the answer leaves.
 */
@Singleton
final class RowsNote {
  private static final AsciiString HEADER = AsciiString.cached("pulseline-rows");

  private final boolean wanted;

  RowsNote(Edge edge) {
    wanted = edge.accessLog().isPresent();
  }

  /** Puts it on an answer, if anybody wants to know. */
  void put(HttpHeaders answer, int rows) {
    if (wanted) {
      answer.setInt(HEADER, rows);
    }
  }

  /** As {@link #put(HttpHeaders, int)}. */
  <T> MutableHttpResponse<T> put(MutableHttpResponse<T> answer, int rows) {
    return wanted ? answer.header(HEADER, Integer.toString(rows)) : answer;
  }

  /** Takes it off an answer; {@link AccessEntry#NO_ROWS} when there is none. */
  int take(HttpHeaders answer) {
    if (!wanted) {
      return AccessEntry.NO_ROWS;
    }
    int rows = answer.getInt(HEADER, AccessEntry.NO_ROWS);
    answer.remove(HEADER);
    return rows;
  }
}
