package io.pulseline.generator.fit;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What stands for a missing value in the CSV files that a command reads. */
public final class MissingOption {
  @Option(
      names = "--missing",
      split = ",",
      paramLabel = "TEXT",
      description = "Texts that mean 'no value', besides an empty field, ?, NA, NaN, null, none.")
  private List<String> more = new ArrayList<>();

  @Option(
      names = "--not-missing",
      split = ",",
      paramLabel = "TEXT",
      description = "Texts of that list that are values of their own here, as 'None' may be.")
  private List<String> values = new ArrayList<>();

  /** The usual ones, changed as asked. */
  public MissingTexts texts() {
    return MissingTexts.usual(more, values);
  }
}
