package io.pulseline.trainer.checks;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.trainer.table.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Whether there are classes to be told apart, and how evenly rows fall among them. */
final class ClassesCheck implements Check {
  /** Fewer training rows do not tell a class from another. */
  static final int FEW = 10;

  /** Fewer held-out rows do not tell whether a model does. */
  private static final int FEW_HELD_OUT = 5;

  @Override
  public List<Finding> run(Data data, Limits limits) {
    CategoricalColumn target = data.dataset().targetColumn();
    String subject = "target '" + target.name() + "'";
    int[] counts = data.classCounts();
    int known = Arrays.stream(counts).sum();
    int unknown = data.rows() - known;
    List<Finding> findings = new ArrayList<>();
    findings.add(
        limits.judge(
            Rule.TARGET,
            subject,
            Data.share(unknown, data.rows()),
            "is none of its categories in " + unknown + " rows",
            "add them to the descriptor, or take the rows out of the lake"));
    for (int c = 0; c < counts.length; c++) {
      String value = target.categories().get(c).value();
      findings.add(
          limits.judge(
              Rule.CLASS_ROWS,
              subject,
              counts[c],
              "is '" + value + "' in " + counts[c] + " rows",
              "gather more of them: nothing certain can be said of rare classes"));
    }
    int enough = enough(data.split(), counts.length);
    findings.add(
        limits.judge(
            Rule.CLASSES,
            subject,
            enough,
            "has %d classes of %d training and %d held-out rows or more, two needed"
                .formatted(enough, FEW, FEW_HELD_OUT),
            "gather rows of another class, or choose another --test-share"));
    double rarest =
        Arrays.stream(counts).mapToDouble(count -> Data.share(count, known)).min().orElse(0);
    findings.add(
        limits.judge(
            Rule.CLASS_SHARE,
            subject,
            rarest,
            String.format(Locale.ROOT, "has a rarest class of %.2f %% of the rows", 100 * rarest),
            "fit with --class-weights balanced if it matters"));
    return findings;
  }

  /** How many classes have rows enough on either side of the division. */
  private static int enough(Split split, int classes) {
    int[] train = split.train().classCounts(classes);
    int[] test = split.test().classCounts(classes);
    return (int)
        IntStream.range(0, classes).filter(c -> train[c] >= FEW && test[c] >= FEW_HELD_OUT).count();
  }
}
