package io.pulseline.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/**
 * Progress of one long task on standard error: a bar where {@code PULSELINE_PROGRESS=bar} says that
 * it is a terminal (the launcher looks, since Java cannot), a plain line now and then elsewhere.
 */
public final class Progress implements AutoCloseable {
  private static final int MAX_WIDTH = 100;
  private static final Duration PLAIN_INTERVAL = Duration.ofSeconds(5);

  private final ProgressBar bar;
  private final boolean plain;
  private final PrintStream out;
  private long nextLine = System.nanoTime() + PLAIN_INTERVAL.toNanos();

  private Progress(ProgressBar bar, boolean plain, PrintStream out) {
    this.bar = bar;
    this.plain = plain;
    this.out = out;
  }

  /**
   * Begins a task.
   *
   * @param max how many steps there are, -1 when unknown
   * @param unit what a step is, for example "rows"; empty for none
   */
  public static Progress start(String task, long max, String unit) {
    return start(task, max, unit, !Terminal.isStandardError(), System.err);
  }

  static Progress start(String task, long max, String unit, boolean plain, PrintStream out) {
    int columns = Math.min(MAX_WIDTH, Terminal.columns() - 1);
    ProgressBarBuilder builder =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(max)
            .setUpdateIntervalMillis(200)
            .setRenderer(new Bar(unit))
            .setMaxRenderedLength(columns)
            .setConsumer(plain ? new Silence() : new ConsoleProgressBarConsumer(out, columns));
    return new Progress(builder.build(), plain, out);
  }

  public void step(long steps) {
    bar.stepBy(steps);
    plainLine(false);
  }

  public void stepTo(long steps) {
    bar.stepTo(steps);
    plainLine(false);
  }

  /** Shows a few words behind the bar. */
  public void message(String words) {
    bar.setExtraMessage(words);
  }

  @Override
  public void close() {
    bar.close();
    plainLine(true);
  }

  private void plainLine(boolean last) {
    if (!plain || (!last && System.nanoTime() < nextLine)) {
      return;
    }
    nextLine = System.nanoTime() + PLAIN_INTERVAL.toNanos();
    String done = bar.getMax() > 0 ? bar.getCurrent() + "/" + bar.getMax() : "" + bar.getCurrent();
    out.printf(
        Locale.ROOT,
        "%s: %s in %.1f s%s%s%n",
        bar.getTaskName(),
        done,
        bar.getTotalElapsed().toMillis() / 1000.0,
        bar.getExtraMessage().isBlank() ? "" : ", ",
        bar.getExtraMessage().strip());
  }
}
