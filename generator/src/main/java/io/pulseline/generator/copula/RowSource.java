package io.pulseline.generator.copula;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import java.util.ArrayList;
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
  private final List<ComponentSampler> components = new ArrayList<>();
  private final double[] upTo;

  /**
   * @throws UserException when the profile does not fit the descriptor, with every reason
   */
  public RowSource(Dataset dataset, Profile profile, long seed) {
    this.dataset = dataset;
    this.seed = seed;
    ProfileMatch.check(dataset, profile);
    Normal normal = new Normal();
    this.upTo = new double[profile.components().size()];
    double sum = 0;
    for (int i = 0; i < upTo.length; i++) {
      Component component = profile.components().get(i);
      components.add(new ComponentSampler(dataset, profile.target(), component, normal));
      sum += component.weight();
      upTo[i] = sum;
    }
  }

  /** Values of a row. */
  public int width() {
    return dataset.columns().size();
  }

  /**
   * Generates rows block·{@link #BLOCK} and up.
   *
   * @param rows {@link #BLOCK} arrays of {@link #width()} values, overwritten: in the order of the
   *     dataset's columns, NaN where missing, codes for categories
   */
  public void fill(long block, double[][] rows) {
    SplittableRandom random = new SplittableRandom(mix(seed + mix(block)));
    double total = upTo[upTo.length - 1];
    for (int row = 0; row < BLOCK; row++) {
      double at = upTo.length == 1 ? 0 : random.nextDouble() * total;
      int component = 0;
      while (component < upTo.length - 1 && at >= upTo[component]) {
        component++;
      }
      components.get(component).fill(random, rows[row]);
    }
  }

  /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014): near seeds give far streams. */
  private static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
