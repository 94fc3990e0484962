package io.pulseline.generator.fit;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Clip;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Extra;
import io.pulseline.contract.dataset.Target;
import io.pulseline.contract.dataset.ValueType;
import io.pulseline.generator.copula.CopulaFitter;
import io.pulseline.generator.copula.Profile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Learns a dataset from a CSV file in two passes: the first chooses what each column is, the second
 * reads the modelled ones.
 */
final class TableFit {
  static final int FEWEST_ROWS = 20;

  /** Into which {@link #learn} is divided. */
  static final int STEPS = 1 + CopulaFitter.STEPS;

  private static final Set<String> POSITIVE_WORDS =
      Set.of("yes", "true", "positive", "y", "t", "1", "sick", "fraud", "churn", "churned");

  private final Path file;
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
    this.file = file;
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
   * @param progress is told how many of {@link #STEPS} are done
   */
  Learned learn(String name, List<ColumnChoice> choices, IntConsumer progress) {
    List<Column> columns = new ArrayList<>();
    List<Extra> extras = new ArrayList<>();
    List<Integer> positions = new ArrayList<>();
    for (int i = 0; i < choices.size(); i++) {
      if (choices.get(i) instanceof ColumnChoice.Modelled modelled) {
        columns.add(modelled.column());
        positions.add(i);
      } else if (choices.get(i) instanceof ColumnChoice.LookAlike lookAlike) {
        extras.add(lookAlike.extra());
      }
    }
    if (columns.size() < 2) {
      throw csv.headerPlace(targetIndex)
          .refused("no column is left to model besides the target; see the reasons above");
    }
    HeapNeed.check(file, rows(), columns.size(), Runtime.getRuntime().maxMemory());
    double[][] table = read(columns, positions);
    progress.accept(1);
    Dataset dataset =
        new Dataset(
            name,
            "Learned from " + rows() + " rows of " + csv.source(),
            csv.source(),
            "",
            target((CategoricalColumn) columns.get(positions.indexOf(targetIndex))),
            columns,
            List.of(),
            new Clip(Outliers.clippable(columns, table), Clip.NONE.iqr()),
            extras);
    return new Learned(
        dataset, new CopulaFitter(dataset, table).fit(done -> progress.accept(1 + done)));
  }

  /** A descriptor and the profile of its rows. */
  record Learned(Dataset dataset, Profile profile) {}

  private double[][] read(List<Column> columns, List<Integer> positions) {
    double[][] table = new double[columns.size()][Math.toIntExact(rows())];
    List<Map<String, Double>> codes = columns.stream().map(TableFit::codes).toList();
    int[] row = {0};
    csv.forEachRow(
        (fields, lines) -> {
          if (missing.has(fields[targetIndex])) {
            return;
          }
          for (int i = 0; i < table.length; i++) {
            String text = fields[positions.get(i)];
            table[i][row[0]] =
                missing.has(text)
                    ? Double.NaN
                    : value(facts[positions.get(i)].numbers(), codes.get(i), text);
          }
          row[0]++;
        });
    return table;
  }

  private static Map<String, Double> codes(Column column) {
    return column instanceof CategoricalColumn categorical
        ? categorical.categories().stream()
            .collect(Collectors.toMap(c -> c.value(), c -> categorical.codeOf(c.value())))
        : Map.of();
  }

  private static double value(NumberFacts numbers, Map<String, Double> codes, String text) {
    Double code = codes.get(text);
    if (code != null) {
      return code;
    }
    double number = numbers.parse(text);
    return codes.isEmpty() ? number : codes.get(Numbers.text(number));
  }

  /** Of two classes the one called so, else the larger number, else the rarer one is positive. */
  private Target target(CategoricalColumn column) {
    List<String> values = column.categories().stream().map(c -> c.value()).toList();
    if (values.size() != 2) {
      return new Target(column.name(), null);
    }
    String first = values.get(0);
    String second = values.get(1);
    boolean firstCalledSo = POSITIVE_WORDS.contains(first.toLowerCase(Locale.ROOT));
    boolean secondCalledSo = POSITIVE_WORDS.contains(second.toLowerCase(Locale.ROOT));
    boolean numbers = column.type() == ValueType.INTEGER;
    boolean secondRarer = facts[targetIndex].count(second) <= facts[targetIndex].count(first);
    boolean choosesSecond =
        firstCalledSo == secondCalledSo ? numbers || secondRarer : secondCalledSo;
    return new Target(column.name(), choosesSecond ? second : first);
  }
}
