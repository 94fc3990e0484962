package io.pulseline.generator.extras;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Extra;
import java.util.Random;
import net.datafaker.Faker;

/**
 * Texts by Datafaker. An expression takes tens of microseconds, a modelled row less than one. So
 * there are {@value ExtraValues#SLOTS} slots, which rows take one after the other, and a slot's
 * text is computed when it is first taken, from a random stream of its own. In a long run the texts
 * come round again. Not thread-safe.
 */
final class FakerTexts implements Texts {
  private final Extra extra;
  private final long seed;
  private final Faker faker;
  private final Random random;
  // In sequence, too, lie the strings in memory: at random each would be a cache miss
  private final String[] slots = new String[ExtraValues.SLOTS];

  /**
   * @param random that the faker draws from
   * @throws UserException when Datafaker cannot evaluate the expression
   */
  FakerTexts(Extra extra, long seed, Faker faker, Random random) {
    this.extra = extra;
    this.seed = seed;
    this.faker = faker;
    this.random = random;
    of(0);
  }

  @Override
  public String of(long row) {
    int slot = (int) (row & (ExtraValues.SLOTS - 1));
    String known = slots[slot];
    if (known == null) {
      known = fresh(slot);
      slots[slot] = known;
    }
    return known;
  }

  private String fresh(int slot) {
    random.setSeed(new Scatter(seed).bits(slot, 0));
    try {
      return faker.expression(extra.faker());
    } catch (RuntimeException e) {
      throw new UserException(
          String.format(
              "extra '%s': Datafaker cannot evaluate %s (%s); mend it in dataset.yaml",
              extra.name(), extra.faker(), e.getMessage()),
          e);
    }
  }
}
