package io.pulseline.generator.fit;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Clip;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Extra;
import io.pulseline.contract.dataset.Monotone;
import io.pulseline.contract.dataset.Target;
import io.pulseline.contract.dataset.ValueType;
import io.pulseline.generator.copula.CopulaFitter;
import io.pulseline.generator.copula.ProfileExtra;
import io.pulseline.generator.csv.CsvTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/** Reads a table whose columns have been chosen, and learns from it. */
final class TableLearner {
  /** Into which {@link #learn} is divided. */
  static final int STEPS = 1 + CopulaFitter.STEPS;

  private static final Set<String> POSITIVE_WORDS =
      Set.of("yes", "true", "positive", "y", "t", "1", "sick", "fraud", "churn", "churned");

  private final TableFit fit;
  private final List<Column> columns = new ArrayList<>();
  private final List<Integer> positions = new ArrayList<>();
  private final List<Extra> extras = new ArrayList<>();
  private final List<Integer> extraPositions = new ArrayList<>();
  private final TimeSpread[] times;

  TableLearner(TableFit fit, List<ColumnChoice> choices) {
    this.fit = fit;
    this.times = new TimeSpread[choices.size()];
    for (int i = 0; i < choices.size(); i++) {
      ColumnChoice choice = choices.get(i);
      if (choice instanceof ColumnChoice.Modelled modelled) {
        columns.add(modelled.column());
        positions.add(i);
      } else if (choice instanceof ColumnChoice.LookAlike lookAlike) {
        extras.add(lookAlike.extra());
        extraPositions.add(i);
      } else if (choice instanceof ColumnChoice.Times dated) {
        extras.add(dated.extra());
        extraPositions.add(i);
        times[i] = new TimeSpread(dated);
      }
    }
  }

  /**
   * Learns.
   *
   * @param progress is told how many of {@link #STEPS} are done
   */
  TableFit.Learned learn(String name, IntConsumer progress) {
    CsvTable csv = fit.csv();
    if (columns.size() < 2) {
      throw csv.headerPlace(fit.targetIndex())
          .refused("no column is left to model besides the target; see the reasons above");
    }
    HeapNeed.check(csv.source(), fit.rows(), columns.size(), Runtime.getRuntime().maxMemory());
    double[][] table = read();
    progress.accept(1);
    Dataset dataset =
        new Dataset(
            name,
            "Learned from " + fit.rows() + " rows of " + csv.source(),
            csv.source(),
            "",
            target((CategoricalColumn) columns.get(positions.indexOf(fit.targetIndex()))),
            columns,
            List.of(),
            new Clip(Outliers.clippable(columns, table), Clip.NONE.iqr()),
            Monotone.NONE,
            extras);
    return new TableFit.Learned(
        dataset,
        new CopulaFitter(dataset, table).fit(done -> progress.accept(1 + done)).with(known()));
  }

  private double[][] read() {
    double[][] table = new double[columns.size()][Math.toIntExact(fit.rows())];
    List<Map<String, Double>> codes = columns.stream().map(TableLearner::codes).toList();
    int[] row = {0};
    fit.csv()
        .forEachRow(
            (fields, lines) -> {
              if (fit.isMissing(fields[fit.targetIndex()])) {
                return;
              }
              for (int i = 0; i < table.length; i++) {
                String text = fields[positions.get(i)];
                table[i][row[0]] =
                    fit.isMissing(text)
                        ? Double.NaN
                        : value(fit.facts(positions.get(i)).numbers(), codes.get(i), text);
              }
              for (int i : extraPositions) {
                if (times[i] != null && !fit.isMissing(fields[i])) {
                  times[i].add(fields[i]);
                }
              }
              row[0]++;
            });
    return table;
  }

  private List<ProfileExtra> known() {
    List<ProfileExtra> known = new ArrayList<>();
    for (int i = 0; i < extras.size(); i++) {
      int position = extraPositions.get(i);
      ColumnFacts facts = fit.facts(position);
      known.add(
          new ProfileExtra(
              extras.get(i).name(),
              facts.missingShare(),
              facts.unique(),
              times[position] == null ? null : times[position].learned()));
    }
    return known;
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
    boolean secondRarer =
        fit.facts(fit.targetIndex()).count(second) <= fit.facts(fit.targetIndex()).count(first);
    boolean choosesSecond =
        firstCalledSo == secondCalledSo ? numbers || secondRarer : secondCalledSo;
    return new Target(column.name(), choosesSecond ? second : first);
  }
}
