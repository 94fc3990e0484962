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
  private List<String> texts = new ArrayList<>();

  /** Those besides the usual ones. */
  public List<String> texts() {
    return List.copyOf(texts);
  }
}
