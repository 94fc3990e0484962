package io.pulseline.trainer.tune;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The best trials for people, one a line, with the defaults for comparison. */
public final class TrialTable {
  private static final int SHOWN = 10;

  private final Tuned tuned;

  public TrialTable(Tuned tuned) {
    this.tuned = tuned;
  }

  /** A line of headings, then one for each trial; columns are as wide as they need to be. */
  public List<String> lines() {
    List<List<String>> table = new ArrayList<>();
    table.add(headings());
    for (int rank = 1; rank <= tuned.trials().size(); rank++) {
      Trial trial = tuned.trials().get(rank - 1);
      if (rank <= SHOWN || trial.id() == 0) {
        table.add(cells(rank, trial));
      }
    }
    int[] widths =
        IntStream.range(0, table.get(0).size())
            .map(column -> table.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
            .toArray();
    return table.stream().map(row -> line(row, widths)).toList();
  }

  private List<String> headings() {
    return Stream.concat(
            Stream.of("rank", "trial", tuned.goal().metric(), "rung", "rounds"),
            Stream.of(Tunable.values()).map(Tunable::label))
        .toList();
  }

  private List<String> cells(int rank, Trial trial) {
    Score score = trial.last();
    Map<String, String> values = trial.hyperparameters().named();
    return Stream.concat(
            Stream.of(
                Integer.toString(rank),
                trial.id() == 0 ? "defaults" : Integer.toString(trial.id()),
                words(score),
                trial.scores().size() + "/" + tuned.rungs().size(),
                Integer.toString(score.rounds())),
            Stream.of(Tunable.values()).map(tunable -> values.get(tunable.label())))
        .toList();
  }

  /** A score in the search's metric, with its deviation over the folds. */
  public String words(Score score) {
    return String.format(
        Locale.ROOT, "%.4f ± %.4f", score.value(tuned.goal()), score.deviation(tuned.goal()));
  }

  private static String line(List<String> cells, int[] widths) {
    return IntStream.range(0, widths.length)
        .mapToObj(column -> String.format("%" + widths[column] + "s", cells.get(column)))
        .collect(Collectors.joining("  "));
  }
}
