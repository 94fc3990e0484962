package io.pulseline.serving;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jline.utils.Signals;

/**
 * The wish of a person or of Kubernetes that this process end. It is taken as a signal and not by a
 * shutdown hook: hooks run side by side, and ONNX Runtime's frees what requests under way still
 * use; and a process that has finished its work ends with 0.
 */
final class StopSignal {
  private final CountDownLatch came = new CountDownLatch(1);

  private StopSignal() {}

  /** Listens from now on. */
  static StopSignal listen() {
    StopSignal stop = new StopSignal();
    for (String signal : List.of("TERM", "INT", "HUP")) {
      Signals.register(signal, stop.came::countDown);
    }
    return stop;
  }

  /** Waits for it. */
  void await() throws InterruptedException {
    came.await();
  }

  /** Waits for it so long; false when it has not come. */
  boolean await(Duration patience) throws InterruptedException {
    return came.await(patience.toNanos(), TimeUnit.NANOSECONDS);
  }
}
