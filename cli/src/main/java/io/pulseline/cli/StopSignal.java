package io.pulseline.cli;

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
public final class StopSignal {
  private final CountDownLatch came = new CountDownLatch(1);

  private StopSignal() {}

  /** Listens from now on. */
  public static StopSignal listen() {
    StopSignal stop = new StopSignal();
    listen(stop.came::countDown);
    return stop;
  }

  /**
   * Listens from now on.
   *
   * @param end what ends the process's work, done on a thread of its own with each signal
   */
  public static void listen(Runnable end) {
    for (String signal : List.of("TERM", "INT", "HUP")) {
      Signals.register(signal, end);
    }
  }

  /** Waits for it. */
  public void await() throws InterruptedException {
    came.await();
  }

  /** Waits for it so long; false when it has not come. */
  public boolean await(Duration patience) throws InterruptedException {
    return came.await(patience.toNanos(), TimeUnit.NANOSECONDS);
  }
}
