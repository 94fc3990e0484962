package io.pulseline.local.chaos;

import io.pulseline.local.chaos.Disturbance.Kind;
import io.pulseline.local.stack.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What will be done to the parts, and when: the same for a seed. */
final class Disturbances {
  /** Parts that lose nothing by being killed. */
  static final List<Part> VICTIMS = List.of(Part.INGEST, Part.KAFKA, Part.ELASTICSEARCH, Part.S3);

  /** Stores that are taken away for long. */
  private static final List<Part> STORES = List.of(Part.ELASTICSEARCH, Part.S3);

  private static final int LEAST_CALM_MILLIS = 500;
  private static final int MOST_CALM_MILLIS = 5_000;
  private static final int LEAST_PAUSE_MILLIS = 1_000;
  private static final int MOST_PAUSE_MILLIS = 15_000;

  private final SplittableRandom random;

  private Disturbances(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /**
   * So many rounds of {@code kill -9} or {@code SIGSTOP} at random, and two long outages among
   * them, of Elasticsearch and of S3.
   *
   * @param outage how long each of the two is away; none when it is zero
   */
  static List<Disturbance> of(int rounds, Duration outage, long seed) {
    Disturbances made = new Disturbances(seed);
    List<Disturbance> plan = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      plan.add(made.round());
    }
    if (!outage.isZero()) {
      for (Part store : STORES) {
        plan.add(
            made.random.nextInt(plan.size() + 1),
            new Disturbance(made.calm(), store, Kind.KILL, outage));
      }
    }
    return List.copyOf(plan);
  }

  private Disturbance round() {
    Part part = VICTIMS.get(random.nextInt(VICTIMS.size()));
    return random.nextBoolean()
        ? new Disturbance(calm(), part, Kind.KILL, Duration.ZERO)
        : new Disturbance(calm(), part, Kind.PAUSE, between(LEAST_PAUSE_MILLIS, MOST_PAUSE_MILLIS));
  }

  private Duration calm() {
    return between(LEAST_CALM_MILLIS, MOST_CALM_MILLIS);
  }

  private Duration between(int least, int most) {
    return Duration.ofMillis(random.nextInt(least, most));
  }
}
