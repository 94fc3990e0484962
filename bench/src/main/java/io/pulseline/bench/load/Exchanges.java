package io.pulseline.bench.load;

import io.pulseline.serving.protocol.ModelInferRequest;
import java.io.IOException;

/** Makes the requests of a load, and connections that send them. */
final class Exchanges {
  private static final int MAX_ROWS_KEPT = 40_000;
  private static final int MIN_REQUESTS = 8;
  private static final int MAX_REQUESTS = 10_000;

  private final int port;
  private final byte[][] http;
  private final ModelInferRequest[] grpc;

  Exchanges(LoadSpec spec, long seed) {
    Rows rows = new Rows(spec.columns(), seed);
    port = spec.port();
    int count = Math.max(MIN_REQUESTS, Math.min(MAX_REQUESTS, MAX_ROWS_KEPT / spec.rows()));
    boolean isGrpc = spec.form().equals("grpc");
    http = new byte[isGrpc ? 0 : count][];
    grpc = new ModelInferRequest[isGrpc ? count : 0];
    for (int i = 0; i < count; i++) {
      float[] values = rows.next(spec.rows());
      if (isGrpc) {
        grpc[i] = GrpcExchange.request(spec.path(), rows.width(), values);
      } else {
        http[i] = HttpRequests.request(spec.form(), spec.path(), rows.width(), values);
      }
    }
  }

  /** How many requests there are, each another one. */
  int count() {
    return Math.max(http.length, grpc.length);
  }

  Exchange connect() throws IOException {
    return grpc.length > 0 ? new GrpcExchange(port, grpc) : new HttpExchange(port, http);
  }
}
