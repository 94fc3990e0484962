package io.pulseline.generator.faker;

import io.pulseline.contract.UserException;
import java.util.Locale;
import java.util.Random;
import net.datafaker.Faker;

/**
 * Datafaker with rows of a dataset.
 *
 * <pre>{@code
 * PulselineFaker faker = new PulselineFaker("visits", 42); // a folder of generate fit
 * faker.expression("#{pulseline.row}");                      // {"spent":2.5,"country":"de",…}
 * faker.expression("#{Name.fullName} spends #{pulseline.value 'spent'}");
 * faker.pulseline().values().get("spent");                   // 1.9
 * }</pre>
 *
 * <p>All placeholders of one expression are of one row, the next expression has the next row. May
 * be extended by fakers with providers of their own. Not thread-safe.
 */
public class PulselineFaker extends Faker {
  private final String dataset;
  private final long seed;
  private PulselineProvider provider;

  /**
   * An English faker.
   *
   * @param dataset a built-in dataset, or a folder that {@code generate fit} wrote
   * @param seed the same seed gives the same rows, and the same values of all other providers
   */
  public PulselineFaker(String dataset, long seed) {
    this(dataset, seed, Locale.ENGLISH);
  }

  /**
   * A faker of any locale; the extras of rows speak it too.
   *
   * @param dataset a built-in dataset, or a folder that {@code generate fit} wrote
   */
  public PulselineFaker(String dataset, long seed, Locale locale) {
    super(locale, new Random(seed));
    this.dataset = dataset;
    this.seed = seed;
  }

  /**
   * Rows of the dataset.
   *
   * @throws UserException when there is no such dataset, or nothing was fitted for it
   */
  public PulselineProvider pulseline() {
    if (provider == null) {
      provider = new PulselineProvider(this, dataset, seed, getContext().getLocale());
    }
    return provider;
  }

  @Override
  public String expression(String expression) {
    return pulseline().withOneRow(() -> super.expression(expression));
  }
}
