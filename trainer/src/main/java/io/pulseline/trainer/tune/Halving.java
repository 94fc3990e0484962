package io.pulseline.trainer.tune;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Successive halving: all trials are scored on the first rung, the best of them on the next, and so
 * on. The trial of the defaults goes all the way, so that what is found can be compared with it.
 */
final class Halving {
  private final int rungs;
  private final Comparator<Trial> bestFirst;

  Halving(int rungs, Goal goal) {
    this.rungs = rungs;
    this.bestFirst =
        Comparator.comparingInt((Trial trial) -> -trial.scores().size())
            .thenComparing(trial -> trial.last().value(goal), goal.bestFirst())
            .thenComparingInt(Trial::id);
  }

  /** Scores a trial on a rung. */
  @FunctionalInterface
  interface Scoring {
    Score of(Trial trial, int rung) throws IOException;
  }

  /**
   * Runs a search.
   *
   * @param trials that have no score yet
   * @return with their scores: first those that came furthest, of them the best first
   */
  List<Trial> run(List<Trial> trials, Scoring scoring) throws IOException {
    List<Trial> all = new ArrayList<>();
    List<Trial> running = trials;
    for (int rung = 0; rung < rungs; rung++) {
      List<Trial> scored = new ArrayList<>();
      for (Trial trial : running) {
        scored.add(trial.with(scoring.of(trial, rung)));
      }
      scored.sort(bestFirst);
      running = rung == rungs - 1 ? List.of() : best(scored);
      scored.removeAll(running);
      all.addAll(scored);
    }
    all.sort(bestFirst);
    return all;
  }

  private static List<Trial> best(List<Trial> sorted) {
    List<Trial> best = new ArrayList<>(sorted);
    best.removeIf(trial -> trial.id() == 0);
    best.subList(kept(sorted.size()) - 1, best.size()).clear();
    sorted.stream().filter(trial -> trial.id() == 0).forEach(best::add);
    return best;
  }

  /** How many scores a search of so many trials takes. */
  int scores(int trials) {
    int sum = 0;
    int running = trials;
    for (int rung = 0; rung < rungs; rung++) {
      sum += running;
      running = kept(running);
    }
    return sum;
  }

  /** The best third of the trials that the defaults have to be compared with, and the defaults. */
  private static int kept(int trials) {
    return 1 + (trials - 1 + Ladder.GROWTH - 1) / Ladder.GROWTH;
  }
}
