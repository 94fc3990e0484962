package io.pulseline.jobs.monitor.drift;

import java.util.Random;

/** Draws how many of a window's records fall in each bin, without drawing the records. */
final class Multinomial {
  /** Above it a bell curve is as good as the binomial distribution itself. */
  private static final double MANY = 200;

  private final Random random;

  Multinomial(long seed) {
    this.random = new Random(seed);
  }

  long[] draw(long records, double... shares) {
    long[] counts = new long[shares.length];
    long left = records;
    double shareLeft = 1;
    for (int bin = 0; bin < shares.length - 1; bin++) {
      double share = shareLeft <= 0 ? 0 : Math.min(1, shares[bin] / shareLeft);
      counts[bin] = share > 0.5 ? left - binomial(left, 1 - share) : binomial(left, share);
      left -= counts[bin];
      shareLeft -= shares[bin];
    }
    counts[shares.length - 1] = left;
    return counts;
  }

  private long binomial(long n, double p) {
    if (p <= 0 || n == 0) {
      return 0;
    }
    double trials = (double) n;
    double mean = trials * p;
    if (mean > MANY) {
      double drawn = Math.rint(mean + Math.sqrt(mean * (1 - p)) * random.nextGaussian());
      return (long) Math.min(trials, Math.max(0, drawn));
    }
    double probability = Math.pow(1 - p, trials);
    double u = random.nextDouble() - probability;
    long drawn = 0;
    while (u > 0 && drawn < n) {
      drawn++;
      probability *= (n - drawn + 1) / (double) drawn * p / (1 - p);
      u -= probability;
    }
    return drawn;
  }
}
