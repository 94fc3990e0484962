package io.pulseline.local.settle;

import io.pulseline.observe.live.Counts;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The wait until stores that others write to have caught up with a stream. The lake is last: its
 * rows wait for each other before a file of them is seen.
 */
public final class CatchUp {
  /** Why the wait is over. */
  public enum Outcome {
    SETTLED,
    STALLED,
    GROWING
  }

  /** A generator that ends has sent its last records by then. */
  private static final Duration LAST_RECORDS = Duration.ofSeconds(5);

  /** Stores that agree for so long may have all there is. */
  private static final Duration STANDSTILL = Duration.ofSeconds(5);

  private static final long LOOK_MILLIS = 500;

  private final Supplier<Counts> live;
  private final Duration patience;
  private final LongSupplier nanoTime;
  private final Runnable pause;

  /**
   * A wait for some stores.
   *
   * @param patience for how long counts may stand still before they are taken for final
   */
  public CatchUp(Supplier<Counts> live, Duration patience) {
    this(live, patience, System::nanoTime, CatchUp::pause);
  }

  CatchUp(Supplier<Counts> live, Duration patience, LongSupplier nanoTime, Runnable pause) {
    this.live = live;
    this.patience = patience;
    this.nanoTime = nanoTime;
    this.pause = pause;
  }

  /**
   * Waits until counts are settled, stand still, or cannot settle since the topic goes on growing.
   *
   * @param each called with the counts that are waited on
   * @param balances looks at every record, which is dear: asked once, when the stores agree and
   *     only the topic, whose offsets are not all records, seems to have more
   */
  public Outcome await(Consumer<Counts> each, BooleanSupplier balances) {
    Progressing progress = new Progressing(patience, nanoTime);
    long begun = nanoTime.getAsLong();
    long sent = Long.MAX_VALUE;
    boolean asked = false;
    while (true) {
      Counts counts = live.get();
      if (counts.settled(counts.produced())) {
        return Outcome.SETTLED;
      }
      if (counts.produced() > sent) {
        return Outcome.GROWING;
      }
      if (nanoTime.getAsLong() - begun >= LAST_RECORDS.toNanos()) {
        sent = counts.produced();
      }
      progress.look(counts);
      if (!asked && counts.agree() && progress.stillFor(STANDSTILL)) {
        asked = true;
        if (balances.getAsBoolean()) {
          return Outcome.SETTLED;
        }
      }
      if (progress.stalled()) {
        return Outcome.STALLED;
      }
      each.accept(counts);
      pause.run();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the stores catch up", e);
    }
  }
}
