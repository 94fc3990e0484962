package io.pulseline.generator.extras;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Extra;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SplittableRandom;
import net.datafaker.Faker;

/**
 * The extras of a dataset's rows, by Datafaker.
 *
 * <p>An expression takes tens of microseconds, a modelled row less than one. So each extra has
 * {@value #SLOTS} slots, which rows take one after the other, and a slot's value is computed when
 * it is first taken, from a random stream of its own. In a long run the values come round again;
 * rows do not depend on where generation starts. Not thread-safe.
 */
public final class ExtraValues {
  /** Most different values of an extra. */
  public static final int SLOTS = 1 << 14;

  private final List<Extra> extras;
  private final long seed;
  private final Random random = new Random(0);
  private final Faker faker;
  private final String[][] slots;

  /**
   * English extras.
   *
   * @throws UserException when Datafaker cannot evaluate an expression
   */
  public ExtraValues(Dataset dataset, long seed) {
    this(dataset, seed, Locale.ENGLISH);
  }

  /**
   * Extras in a language, of a country.
   *
   * @param locale that Datafaker has words for; it falls back to English
   * @throws UserException when Datafaker cannot evaluate an expression
   */
  public ExtraValues(Dataset dataset, long seed, Locale locale) {
    this.extras = dataset.extras();
    this.seed = seed;
    this.slots = new String[extras.size()][SLOTS];
    // Datafaker costs a third of a second to set up
    this.faker = extras.isEmpty() ? null : new Faker(locale, random);
    for (int extra = 0; extra < extras.size(); extra++) {
      value(extra, 0);
    }
  }

  /**
   * The extras of one row.
   *
   * @param values overwritten, in the order of the dataset's extras
   */
  public void fill(long row, String[] values) {
    for (int extra = 0; extra < values.length; extra++) {
      // In sequence, too, lie the strings in memory: at random each would be a cache miss
      values[extra] = value(extra, (int) (row & (SLOTS - 1)));
    }
  }

  private String value(int extra, int slot) {
    String known = slots[extra][slot];
    if (known != null) {
      return known;
    }
    // Near seeds of java.util.Random give like streams
    random.setSeed(new SplittableRandom(seed + ((long) extra << 32) + slot).nextLong());
    String fresh;
    try {
      fresh = faker.expression(extras.get(extra).faker());
    } catch (RuntimeException e) {
      throw new UserException(
          String.format(
              "extra '%s': Datafaker cannot evaluate %s (%s); mend it in dataset.yaml",
              extras.get(extra).name(), extras.get(extra).faker(), e.getMessage()),
          e);
    }
    slots[extra][slot] = fresh;
    return fresh;
  }
}
