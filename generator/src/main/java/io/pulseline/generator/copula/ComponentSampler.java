package io.pulseline.generator.copula;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Draws rows of one component: correlated normal variables, each mapped to its column's value or
 * telling whether there is one.
 */
final class ComponentSampler {
  /** Of the values, and behind them of the gaps. */
  private final int[] columnOf;

  private final ColumnSampler[] samplers;

  /** From where on a gap's variable leaves no value. */
  private final double[] gapFrom;

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
    List<Integer> gappy =
        used.stream()
            .filter(i -> component.columns().get(i).missing() > 0)
            .filter(i -> !column(dataset, component.columns().get(i)).required())
            .toList();
    columnOf =
        Stream.concat(used.stream(), gappy.stream())
            .mapToInt(i -> dataset.indexOf(component.columns().get(i).name()))
            .toArray();
    samplers =
        used.stream()
            .map(i -> component.columns().get(i))
            .map(known -> ColumnSampler.of(column(dataset, known), known.marginal(), normal))
            .toArray(ColumnSampler[]::new);
    gapFrom =
        gappy.stream()
            .mapToDouble(i -> normal.quantile(1 - component.columns().get(i).missing()))
            .toArray();
    // Leaving variables out of a normal distribution leaves the correlation of the others as it is
    lower = Correlation.cholesky(component.correlation(used, gappy));
    independent = new double[lower.length];
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
      row[columnOf[i]] = samplers[i].value(latent(i));
    }
    for (int i = samplers.length; i < columnOf.length; i++) {
      independent[i] = random.nextGaussian();
      if (latent(i) >= gapFrom[i - samplers.length]) {
        row[columnOf[i]] = Double.NaN;
      }
    }
    if (targetIndex >= 0) {
      row[targetIndex] = targetCode;
    }
  }

  /** A variable, once those that it is made of have been drawn. */
  private double latent(int variable) {
    double[] weights = lower[variable];
    double z = 0;
    for (int j = 0; j <= variable; j++) {
      z += weights[j] * independent[j];
    }
    return z;
  }

  private static Column column(Dataset dataset, ProfileColumn known) {
    return dataset.columns().get(dataset.indexOf(known.name()));
  }
}
