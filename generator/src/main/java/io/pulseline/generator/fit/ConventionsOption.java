package io.pulseline.generator.fit;

import io.pulseline.contract.UserException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** How the CSV files that a command reads write missing values and numbers. */
public final class ConventionsOption {
  @Option(
      names = "--missing",
      split = ",",
      paramLabel = "TEXT",
      description =
          "Texts that mean 'no value', besides an empty field, ?, NA, NaN, null, none,"
              + " #N/A, <NA>, \\N.")
  private List<String> more = new ArrayList<>();

  @Option(
      names = "--not-missing",
      split = ",",
      paramLabel = "TEXT",
      description = "Texts of that list that are values of their own here, as 'None' may be.")
  private List<String> values = new ArrayList<>();

  @Option(
      names = "--decimal",
      paramLabel = "MARK",
      description = "What 1,234 and 1.234 mean where no other value tells: '.' or ','.")
  private String decimal;

  /**
   * The usual ones, changed as asked.
   *
   * @throws UserException when the mark is neither a point nor a comma
   */
  public Conventions get() {
    DecimalMark mark = null;
    if (decimal != null) {
      for (DecimalMark known : DecimalMark.values()) {
        mark = decimal.equals(String.valueOf(known.character())) ? known : mark;
      }
      if (mark == null) {
        throw new UserException("--decimal '" + decimal + "' must be '.' or ','");
      }
    }
    return new Conventions(MissingTexts.usual(more, values), mark);
  }
}
