package io.pulseline.generator.copula;

import io.pulseline.contract.dataset.CategoricalColumn;
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

  ComponentSampler(Dataset dataset, String target, Component component, Normal normal) {
    List<Integer> used = new ArrayList<>();
    for (int i = 0; i < component.columns().size(); i++) {
      if (dataset.indexOf(component.columns().get(i).name()) >= 0) {
        used.add(i);
      }
    }
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
  }

  void fill(RandomGenerator random, double[] row) {
    for (int i = 0; i < samplers.length; i++) {
      independent[i] = random.nextGaussian();
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
