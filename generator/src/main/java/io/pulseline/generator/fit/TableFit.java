package io.pulseline.generator.fit;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.generator.copula.Profile;
import io.pulseline.generator.csv.CsvTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Learns a dataset from a CSV file in two passes: the first chooses what each column is, the second
 * reads the modelled ones.
 */
final class TableFit {
  static final int FEWEST_ROWS = 20;

  private final MissingTexts missing;
  private final CsvTable csv;
  private final List<String> names;
  private final ColumnFacts[] facts;
  private final int targetIndex;

  /**
   * Reads the file once.
   *
   * @param target a header of the file, or the name that the header is turned into
   * @throws UserException when the file is no table or the target not among its columns
   */
  TableFit(Path file, String target, Conventions conventions) {
    this(file, target, conventions, rows -> {});
  }

  /**
   * Reads the file once.
   *
   * @param target a header of the file, or the name that the header is turned into
   * @param progress is told of each row
   * @throws UserException when the file is no table or the target not among its columns
   */
  TableFit(Path file, String target, Conventions conventions, IntConsumer progress) {
    this.missing = conventions.missing();
    this.csv = new CsvTable(file);
    List<String> header = csv.header();
    this.names = FieldNames.of(header);
    int byHeader = header.indexOf(target);
    this.targetIndex = byHeader >= 0 ? byHeader : names.indexOf(target);
    if (targetIndex < 0) {
      throw csv.noColumn(target, "--target");
    }
    this.facts =
        IntStream.range(0, header.size())
            .mapToObj(i -> new ColumnFacts(csv.headerPlace(i)))
            .toArray(ColumnFacts[]::new);
    csv.forEachRow(
        (fields, line) -> {
          addFacts(fields, line);
          progress.accept(1);
        });
    ColumnFacts.settle(List.of(facts), conventions.decimal());
    if (facts[targetIndex].present() < FEWEST_ROWS) {
      throw csv.headerPlace(targetIndex)
          .refused(
              "the target has a value in %d rows; at least %d are needed to learn from"
                  .formatted(rows(), FEWEST_ROWS));
    }
  }

  private void addFacts(String[] fields, long[] lines) {
    // Rows without a target are no examples; their other values do not count either
    boolean example = !missing.has(fields[targetIndex]);
    for (int i = 0; i < fields.length; i++) {
      if (missing.has(fields[i])) {
        if (example || i == targetIndex) {
          facts[i].addMissing(fields[i]);
        }
      } else if (example) {
        facts[i].add(fields[i], lines[i]);
      }
    }
  }

  /** Rows that have a value of the target. */
  long rows() {
    return facts[targetIndex].present();
  }

  /** Rows left out because they have none. */
  long rowsWithoutTarget() {
    return facts[targetIndex].rows() - rows();
  }

  String targetName() {
    return names.get(targetIndex);
  }

  List<String> names() {
    return names;
  }

  ColumnFacts facts(int column) {
    return facts[column];
  }

  /** What becomes of each column, in the order of the file. */
  List<ColumnChoice> choose() {
    return choose(Map.of());
  }

  /**
   * What becomes of each column, in the order of the file.
   *
   * @param kinds of columns that are settled, by header or by name
   * @throws UserException when such a column is not in the file or cannot be of its kind
   */
  List<ColumnChoice> choose(Map<String, Kind> kinds) {
    for (String column : kinds.keySet()) {
      if (!csv.header().contains(column) && !names.contains(column)) {
        throw csv.noColumn(column, "--types");
      }
    }
    ColumnChooser chooser = new ColumnChooser(new LookAlikes());
    List<ColumnChoice> choices = new ArrayList<>();
    for (int i = 0; i < facts.length; i++) {
      Kind kind = kinds.getOrDefault(facts[i].header(), kinds.get(names.get(i)));
      if (i == targetIndex) {
        if (kind != null && kind != Kind.CATEGORY) {
          throw csv.headerPlace(i).refused("the target can only be a category");
        }
        choices.add(new ColumnChoice.Modelled(chooser.target(names.get(i), facts[i])));
      } else if (kind == null) {
        choices.add(chooser.feature(names.get(i), facts[i]));
      } else {
        choices.add(chooser.settled(names.get(i), facts[i], kind));
      }
    }
    return choices;
  }

  /**
   * Reads the file again and learns from it.
   *
   * @throws UserException when no feature is left to model, or the table is too large for the heap
   */
  Learned learn(String name, List<ColumnChoice> choices) {
    return learn(name, choices, steps -> {});
  }

  /**
   * As {@link #learn(String, List)}.
   *
   * @param progress is told how many of {@link TableLearner#STEPS} are done
   */
  Learned learn(String name, List<ColumnChoice> choices, IntConsumer progress) {
    return new TableLearner(this, choices).learn(name, progress);
  }

  /** A descriptor and the profile of its rows. */
  record Learned(Dataset dataset, Profile profile) {}

  CsvTable csv() {
    return csv;
  }

  int targetIndex() {
    return targetIndex;
  }

  /** Whether a text stands for a missing value. */
  boolean isMissing(String text) {
    return missing.has(text);
  }
}
