package io.pulseline.cli;

import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBarRenderer;
import me.tongfei.progressbar.ProgressState;

/**
 * A progress bar on one line of a terminal: {@code fit ━━━━━━──── 60% 12/20 rows 0:05 seed 7}. What
 * is not known (the end, a rate before the first step) is left out.
 *
 * @param unit what a step is; empty for none
 */
record Bar(String unit) implements ProgressBarRenderer {
  private static final int LONGEST_BAR = 30;

  @Override
  public String render(ProgressState progress, int maxLength) {
    String numbers = numbers(progress);
    String message = progress.getExtraMessage().strip();
    String end = numbers + (message.isEmpty() ? "" : "  " + message);
    boolean known = progress.getMax() > 0;
    int room = maxLength - progress.getTaskName().length() - end.length() - 8;
    String bar = known && room > 0 ? bar(progress, Math.min(room, LONGEST_BAR)) : "";
    return Terminal.fitted(progress.getTaskName() + " " + bar + end, maxLength);
  }

  private static String bar(ProgressState progress, int width) {
    int done = (int) (width * progress.getNormalizedProgress());
    int percent = (int) (100 * progress.getNormalizedProgress());
    return "━".repeat(done) + "─".repeat(width - done) + " " + percent + "%  ";
  }

  private String numbers(ProgressState progress) {
    Duration elapsed = progress.getTotalElapsed();
    String of = progress.getMax() > 0 ? "/" + progress.getMax() : "";
    String words = unit.isEmpty() ? "" : " " + unit;
    String time = "%d:%02d".formatted(elapsed.toMinutes(), elapsed.toSecondsPart());
    return progress.getCurrent() + of + words + "  " + time + rate(progress, elapsed);
  }

  private String rate(ProgressState progress, Duration elapsed) {
    if (unit.isEmpty() || progress.getCurrent() == 0 || elapsed.toMillis() < 1_000) {
      return "";
    }
    double rate = progress.getCurrent() * 1_000.0 / elapsed.toMillis();
    return String.format(Locale.ROOT, rate < 10 ? "  %.1f %s/s" : "  %,.0f %s/s", rate, unit);
  }
}
