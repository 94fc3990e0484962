package io.pulseline.generator.copula;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Generates the rows of a dataset from its profile.
 *
 * <p>Rows come in blocks, and each block has a random stream of its own, derived from the seed and
 * the block's number. Row i is therefore the same wherever generation starts and whatever thread
 * computes it. Not thread-safe; instances of the same seed agree.
 */
public final class RowSource {
  /** Rows of a block. */
  public static final int BLOCK = 1024;

  private final Dataset dataset;
  private final long seed;
  private final ComponentSampler[] components;
  private final double[] upTo;
  private final List<Condition> conditions;

  /**
   * @throws UserException when the profile does not fit the descriptor, with every reason
   */
  public RowSource(Dataset dataset, Profile profile, long seed) {
    this(dataset, profile, seed, List.of());
  }

  /**
   * Rows that meet conditions: distributed as if all rows were generated and the others thrown
   * away, at less cost.
   *
   * @param conditions all of them; none gives the rows of the other constructor
   * @throws UserException when the profile does not fit the descriptor, with every reason, or no
   *     row can meet the conditions
   */
  public RowSource(Dataset dataset, Profile profile, long seed, List<Condition> conditions) {
    this.conditions = Condition.byColumn(conditions);
    this.dataset = dataset;
    this.seed = seed;
    ProfileMatch.check(dataset, profile);
    Normal normal = new Normal();
    this.upTo = new double[profile.components().size()];
    this.components = new ComponentSampler[upTo.length];
    double sum = 0;
    for (int i = 0; i < upTo.length; i++) {
      Component component = profile.components().get(i);
      ComponentSampler sampler =
          new ComponentSampler(dataset, profile.target(), component, normal, this.conditions);
      components[i] = sampler;
      sum += component.weight() * sampler.share();
      upTo[i] = sum;
    }
    if (sum == 0) {
      throw new UserException(
          String.format(
              "no row of %s can have %s: the values that it was fitted on leave none",
              dataset.name(),
              String.join(" and ", conditions.stream().map(Condition::text).toList())));
    }
  }

  /** Values of a row. */
  public int width() {
    return dataset.columns().size();
  }

  /**
   * Generates rows block·{@link #BLOCK} and up; with conditions, those of them that meet them.
   *
   * @param rows {@link #BLOCK} arrays of {@link #width()} values, overwritten: in the order of the
   *     dataset's columns, NaN where missing, codes for categories
   * @return how many of the arrays, from the first, hold rows: all of them without conditions
   */
  public int fill(long block, double[][] rows) {
    SplittableRandom random = new SplittableRandom(mix(seed + mix(block)));
    double total = upTo[upTo.length - 1];
    int kept = 0;
    for (int row = 0; row < BLOCK; row++) {
      double at = upTo.length == 1 ? 0 : random.nextDouble() * total;
      int component = 0;
      while (component < upTo.length - 1 && at >= upTo[component]) {
        component++;
      }
      components[component].fill(random, rows[kept]);
      if (meetsConditions(rows[kept])) {
        kept++;
      }
    }
    return kept;
  }

  private boolean meetsConditions(double[] row) {
    for (int i = 0; i < conditions.size(); i++) {
      if (!conditions.get(i).isMetBy(row[conditions.get(i).column()])) {
        return false;
      }
    }
    return true;
  }

  /** Near seeds give far streams. */
  private static long mix(long value) {
    return new SplittableRandom(value).nextLong();
  }
}
