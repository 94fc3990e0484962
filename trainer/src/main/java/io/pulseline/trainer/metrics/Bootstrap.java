package io.pulseline.trainer.metrics;

import io.pulseline.contract.model.Comparison.Gain;
import io.pulseline.contract.model.MetricNames;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How far metrics would move on other rows: rows are drawn with replacement, as many as there are,
 * again and again (Efron 1979). All models are measured on the same draws, so that their
 * differences are paired. The result depends on the seed, not on the number of threads.
 *
 * <p>Of more than {@value #MOST_ROWS} rows a sample is drawn from. What its metrics move by shrinks
 * with the square root of the number of rows, as that of all the rows would; so the time does not
 * grow with them.
 */
public final class Bootstrap {
  static final int MOST_ROWS = 10_000;

  /** Drawn in all: half as many replicates of {@link #MOST_ROWS} as of few rows. */
  private static final int BUDGET = 5_000_000;

  private static final int MOST_REPLICATES = 1000;

  /** Each has a buffer of its own, whatever the number of threads. */
  private static final int LANES = 8;

  private final List<Metrics> models;
  private final List<Metrics> sampled;

  /** By replicate, then by model. */
  private final Metrics[][] replicates;

  /** What a deviation of the sample's is worth for all rows. */
  private final double shrinkage;

  private Bootstrap(
      List<Metrics> models, List<Metrics> sampled, Metrics[][] replicates, double shrinkage) {
    this.models = models;
    this.sampled = sampled;
    this.replicates = replicates;
    this.shrinkage = shrinkage;
  }

  /**
   * Draws and measures.
   *
   * @param models of the same rows in the same order
   */
  public static Bootstrap of(long seed, RankedPredictions... models) {
    SplittableRandom random = new SplittableRandom(seed);
    int rows = models[0].rows();
    int drawn = Math.min(rows, MOST_ROWS);
    List<RankedPredictions> samples =
        drawn < rows ? sample(drawn, random, models) : List.of(models);
    int count = Math.min(MOST_REPLICATES, BUDGET / Math.max(1, drawn));
    long[] seeds = random.longs(count).toArray();
    Metrics[][] replicates = new Metrics[count][];
    IntStream.range(0, LANES)
        .parallel()
        .forEach(
            lane -> {
              byte[] weights = new byte[drawn];
              for (int i = lane; i < count; i += LANES) {
                Sampling.draw(weights, new SplittableRandom(seeds[i]));
                replicates[i] =
                    samples.stream().map(m -> m.metrics(weights)).toArray(Metrics[]::new);
              }
            });
    return new Bootstrap(
        Stream.of(models).map(RankedPredictions::metrics).toList(),
        samples.stream().map(RankedPredictions::metrics).toList(),
        replicates,
        Math.sqrt((double) drawn / rows));
  }

  private static List<RankedPredictions> sample(
      int drawn, SplittableRandom random, RankedPredictions... models) {
    int[] groupOf = new int[models[0].rows()];
    Arrays.fill(groupOf, -1);
    for (int row : Sampling.distinct(drawn, groupOf.length, random)) {
      groupOf[row] = 0;
    }
    Groups groups = new Groups(groupOf, 1);
    return Stream.of(models).map(model -> model.groups(groups).get(0)).toList();
  }

  /** How often rows were drawn. */
  public int replicates() {
    return replicates.length;
  }

  /** The intervals of a model's metrics, by name. */
  public Map<String, Interval> intervals(int model) {
    Map<String, Interval> intervals = new LinkedHashMap<>();
    for (String name : MetricNames.IN_ORDER) {
      Interval interval = interval(name, measured -> measured[model].value(name));
      // shrunk and moved, one may reach where no metric goes
      double most = MetricNames.isBetterLarger(name) ? 1 : Double.POSITIVE_INFINITY;
      intervals.put(
          name, new Interval(Math.max(0, interval.low()), Math.min(most, interval.high())));
    }
    return intervals;
  }

  /** By how much one model is better than another, by name of the metric. */
  public Map<String, Gain> gains(int candidate, int rival) {
    Map<String, Gain> gains = new LinkedHashMap<>();
    for (String name : MetricNames.IN_ORDER) {
      boolean larger = MetricNames.isBetterLarger(name);
      int plus = larger ? candidate : rival;
      int minus = larger ? rival : candidate;
      Figure gain = of -> of[plus].value(name) - of[minus].value(name);
      Interval interval = interval(name, gain);
      gains.put(name, new Gain(gain.of(models), interval.low(), interval.high()));
    }
    return gains;
  }

  /** A figure made of the metrics of all models. */
  @FunctionalInterface
  private interface Figure {
    double of(Metrics... models);

    default double of(List<Metrics> models) {
      return of(models.toArray(Metrics[]::new));
    }
  }

  private Interval interval(String name, Figure figure) {
    double[] values = Stream.of(replicates).mapToDouble(figure::of).toArray();
    // Chance alone opens gaps between probabilities and shares, and drawing adds to it: replicates
    // of the calibration error lie higher than it, about by as much as it is too high itself
    double centre =
        name.equals(MetricNames.CALIBRATION_ERROR)
            ? DoubleStream.of(values).average().orElseThrow()
            : figure.of(sampled);
    double value = figure.of(models);
    return Interval.of(
        DoubleStream.of(values).map(v -> value + shrinkage * (v - centre)).toArray());
  }
}
