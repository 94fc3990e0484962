package io.pulseline.generator.copula;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Draws rows of one component: correlated normal variables, each mapped to its column's value. */
final class ComponentSampler {
  private final int[] columnOf;
  private final GapSampler gaps;
  private final ColumnSampler[] samplers;
  private final double[][] lower;
  private final double[] independent;
  private final int targetIndex;
  private final double targetCode;
  private final NarrowedNormal first;
  private final boolean possible;

  /**
   * @param conditions that rows have to meet, at most one a column. The one that the fewest values
   *     meet is drawn from straight away; the caller holds the rows against all of them.
   */
  ComponentSampler(
      Dataset dataset,
      String target,
      Component component,
      Normal normal,
      List<Condition> conditions) {
    List<Integer> used = new ArrayList<>();
    for (int i = 0; i < component.columns().size(); i++) {
      if (dataset.indexOf(component.columns().get(i).name()) >= 0) {
        used.add(i);
      }
    }
    first = narrowed(dataset, component, used, conditions, normal);
    int size = used.size();
    columnOf = new int[size];
    double[] missing = new double[size];
    List<Integer> gappy = new ArrayList<>();
    samplers = new ColumnSampler[size];
    independent = new double[size];
    // Leaving columns out of a normal distribution leaves the correlation of the others as it is
    double[][] correlation = new double[size][size];
    for (int i = 0; i < size; i++) {
      ProfileColumn column = component.columns().get(used.get(i));
      columnOf[i] = dataset.indexOf(column.name());
      boolean required = dataset.columns().get(columnOf[i]).required();
      missing[i] = required ? 0 : column.missing();
      if (missing[i] > 0) {
        gappy.add(i);
      }
      samplers[i] = ColumnSampler.of(dataset.columns().get(columnOf[i]), column.marginal(), normal);
      for (int j = 0; j < size; j++) {
        correlation[i][j] = component.correlation()[used.get(i)][used.get(j)];
      }
    }
    lower = Correlation.cholesky(correlation);
    gaps =
        new GapSampler(
            gappy.stream().map(i -> component.columns().get(used.get(i)).name()).toList(),
            gappy.stream().mapToInt(i -> columnOf[i]).toArray(),
            gappy.stream().mapToDouble(i -> missing[i]).toArray(),
            component.gaps(),
            normal);
    targetIndex = component.targetValue() == null ? -1 : dataset.indexOf(target);
    targetCode =
        targetIndex < 0
            ? Double.NaN
            : ((CategoricalColumn) dataset.columns().get(targetIndex))
                .codeOf(component.targetValue());
    possible =
        conditions.stream().noneMatch(c -> c.column() == targetIndex && !c.isMetBy(targetCode));
  }

  /** Moves the column with the rarest condition to the front, where it depends on no other. */
  private static NarrowedNormal narrowed(
      Dataset dataset,
      Component component,
      List<Integer> used,
      List<Condition> conditions,
      Normal normal) {
    NarrowedNormal rarest = null;
    for (Condition condition : conditions) {
      Column column = dataset.columns().get(condition.column());
      for (int i = 0; i < used.size(); i++) {
        ProfileColumn known = component.columns().get(used.get(i));
        if (known.name().equals(column.name())) {
          ColumnSampler sampler = ColumnSampler.of(column, known.marginal(), normal);
          NarrowedNormal narrowed = new NarrowedNormal(column, sampler, condition, normal);
          if (rarest == null || narrowed.share() < rarest.share()) {
            rarest = narrowed;
            used.add(0, used.remove(i));
          }
        }
      }
    }
    return rarest;
  }

  /** An upper limit, reached with one condition, of the share of rows that meet all conditions. */
  double share() {
    return possible ? first == null ? 1 : first.share() : 0;
  }

  void fill(RandomGenerator random, double[] row) {
    for (int i = 0; i < samplers.length; i++) {
      independent[i] = i == 0 && first != null ? first.draw(random) : random.nextGaussian();
      double[] weights = lower[i];
      double z = 0;
      for (int j = 0; j <= i; j++) {
        z += weights[j] * independent[j];
      }
      row[columnOf[i]] = samplers[i].value(z);
    }
    gaps.apply(random, row);
    if (targetIndex >= 0) {
      row[targetIndex] = targetCode;
    }
  }
}
