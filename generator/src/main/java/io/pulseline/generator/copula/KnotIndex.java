package io.pulseline.generator.copula;

/** Finds a polyline's segment in constant time: a table says where the search of a share begins. */
final class KnotIndex {
  private static final int BUCKETS = 256;

  private final Knots knots;
  private final int[] first = new int[BUCKETS + 1];

  KnotIndex(Knots knots) {
    this.knots = knots;
    int segment = 1;
    for (int bucket = 0; bucket <= BUCKETS; bucket++) {
      segment = advance(segment, (double) bucket / BUCKETS);
      first[bucket] = segment;
    }
  }

  /** As {@link Knots#inverse(double)}. */
  double inverse(double u) {
    return knots.inverse(u, advance(first[(int) (u * BUCKETS)], u));
  }

  private int advance(int from, double u) {
    int segment = from;
    while (segment < knots.size() - 1 && knots.p(segment) < u) {
      segment++;
    }
    return segment;
  }
}
