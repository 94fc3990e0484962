package io.pulseline.serving.plane;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Which requests go to a candidate: so many of each hundred one after the other, evenly spread.
 * Counted rather than drawn, so that no run of bad luck sends it more or none. Safe for many
 * threads at once.
 */
public final class Share {
  private static final int HUNDRED = 100;

  private final int percent;
  private final AtomicLong requests = new AtomicLong();

  /**
   * A share.
   *
   * @param percent from 1 to 100
   */
  public Share(int percent) {
    if (percent < 1 || percent > HUNDRED) {
      throw new IllegalArgumentException(percent + " is no share in percent");
    }
    this.percent = percent;
  }

  /** Whether the next request is one of them. */
  boolean next() {
    // A line of that slope passes a whole number
    long climbed = Math.floorMod(requests.getAndIncrement() * percent, (long) HUNDRED);
    return climbed >= HUNDRED - percent;
  }
}
