package io.pulseline.local.stack;

import io.pulseline.contract.UserException;
import io.pulseline.launch.FreePorts;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;

/** The TCP ports of one stack, all on the loopback address. */
public record StackPorts(
    int kafka,
    int controller,
    int elasticsearch,
    int transport,
    int s3,
    int flink,
    int http,
    int grpc,
    int metrics) {
  private static final List<String> USES =
      List.of(
          "Kafka",
          "Kafka's controller",
          "Elasticsearch",
          "Elasticsearch's transport",
          "S3",
          "the Flink UI",
          "serving over HTTP",
          "serving over gRPC",
          "metrics of the jobs");

  /**
   * Ports from {@code base} on when given (all must be free), else ones the system says are free.
   */
  public static StackPorts choose(OptionalInt base) {
    return base.isPresent() ? fixed(base.getAsInt()) : free();
  }

  static StackPorts fixed(int base) {
    if (base < 1024 || base > 65535 - USES.size() + 1) {
      throw new UserException(
          "--port-base %d is out of range; give 1024 to %d".formatted(base, 65536 - USES.size()));
    }
    for (int i = 0; i < USES.size(); i++) {
      if (!FreePorts.isFree(base + i)) {
        throw new UserException(
            "port %d (for %s) is taken; free it or give another --port-base"
                .formatted(base + i, USES.get(i)));
      }
    }
    return of(i -> base + i);
  }

  static StackPorts free() {
    List<Integer> ports = FreePorts.distinct(USES.size());
    return of(ports::get);
  }

  private static StackPorts of(IntUnaryOperator port) {
    return new StackPorts(
        port.applyAsInt(0),
        port.applyAsInt(1),
        port.applyAsInt(2),
        port.applyAsInt(3),
        port.applyAsInt(4),
        port.applyAsInt(5),
        port.applyAsInt(6),
        port.applyAsInt(7),
        port.applyAsInt(8));
  }
}
