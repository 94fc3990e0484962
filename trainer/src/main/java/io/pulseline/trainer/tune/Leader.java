package io.pulseline.trainer.tune;

import java.util.Locale;

/** The best trial of the rung under way. */
final class Leader {
  private final Goal goal;
  private int rung = -1;
  private int trial;
  private double best;

  Leader(Goal goal) {
    this.goal = goal;
  }

  /** Takes note of a score. */
  void see(int scoredTrial, int onRung, Score score) {
    double value = score.value(goal);
    if (onRung != rung || goal.bestFirst().compare(value, best) < 0) {
      rung = onRung;
      trial = scoredTrial;
      best = value;
    }
  }

  /** For the line of a progress bar. */
  String words() {
    return String.format(
        Locale.ROOT, "rung %d: %s %.4f (trial %d)", rung + 1, goal.metric(), best, trial);
  }
}
