package io.pulseline.serving.limits;

import java.time.Duration;

/**
 * What clients may have at most.
 *
 * @param concurrency requests with a body that are under way at once, over all transports
 * @param bodyBytes of all requests under way together
 * @param rows of one request
 * @param connections of each port
 * @param arrival from a request's first byte to its last one
 * @param idle of a connection without any traffic
 */
public record Limits(
    int concurrency, long bodyBytes, long rows, int connections, Duration arrival, Duration idle) {
  private static final int CONCURRENCY_OF_A_PROCESSOR = 256;
  private static final int CONNECTIONS = 20_000;

  /** What else is open: jars, the model, clients of a registry. */
  private static final int OTHER_FILES = 500;

  private static final int LEAST_CONNECTIONS = 100;
  private static final Duration ARRIVAL = Duration.ofSeconds(30);
  private static final Duration IDLE = Duration.ofMinutes(5);

  /**
   * Those of a server that is told nothing, for this machine and this heap.
   *
   * @param maxBodyBytes of one request, which must fit whatever the heap is
   */
  public static Limits standard(int maxBodyBytes) {
    Runtime machine = Runtime.getRuntime();
    return new Limits(
        CONCURRENCY_OF_A_PROCESSOR * machine.availableProcessors(),
        Math.max(maxBodyBytes, machine.maxMemory() / 4),
        Long.MAX_VALUE,
        ofAPort(),
        ARRIVAL,
        IDLE);
  }

  /** Two ports share what the system gives; beyond that it would refuse them all by turns. */
  private static int ofAPort() {
    int most = OpenFiles.most().orElse(2 * CONNECTIONS + OTHER_FILES);
    return Math.max(LEAST_CONNECTIONS, Math.min(CONNECTIONS, (most - OTHER_FILES) / 2));
  }
}
