package io.pulseline.generator.extras;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Extra;
import io.pulseline.generator.copula.Profile;
import io.pulseline.generator.copula.ProfileExtra;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import net.datafaker.Faker;

/**
 * The extras of a dataset's rows: by Datafaker, but for dates, and for identifiers that were unique
 * in the table and so are numbered. Rows do not depend on where generation starts. Not thread-safe.
 */
public final class ExtraValues {
  /** Most different values of an extra that Datafaker makes. */
  public static final int SLOTS = 1 << 14;

  private static final String UUIDS = "#{Internet.uuid}";
  private static final int GAPS = 0;

  private final long seed;
  private final Random random = new Random(0);
  private final Faker faker;
  private final Texts[] texts;
  private final Scatter[] scatters;

  /** The share of rows without a value. */
  private final double[] missing;

  /**
   * English extras of which nothing is known but their expressions.
   *
   * @throws UserException when Datafaker cannot evaluate an expression
   */
  public ExtraValues(Dataset dataset, long seed) {
    this(dataset, List.of(), seed, Locale.ENGLISH);
  }

  /**
   * Extras in a language, of a country.
   *
   * @param profile what is known of the extras
   * @param locale that Datafaker has words for; it falls back to English
   * @throws UserException when Datafaker cannot evaluate an expression
   */
  public ExtraValues(Dataset dataset, Profile profile, long seed, Locale locale) {
    this(dataset, profile.extras(), seed, locale);
  }

  private ExtraValues(Dataset dataset, List<ProfileExtra> known, long seed, Locale locale) {
    List<Extra> extras = dataset.extras();
    this.seed = seed;
    // Datafaker costs a third of a second to set up
    this.faker = extras.isEmpty() ? null : new Faker(locale, random);
    this.texts = new Texts[extras.size()];
    this.scatters = new Scatter[extras.size()];
    this.missing = new double[extras.size()];
    for (int i = 0; i < texts.length; i++) {
      Extra extra = extras.get(i);
      ProfileExtra found =
          known.stream()
              .filter(one -> one.name().equals(extra.name()))
              .findFirst()
              .orElseGet(() -> ProfileExtra.unknown(extra.name()));
      scatters[i] = new Scatter(seed + ((long) i << 32));
      missing[i] = found.missing();
      texts[i] = texts(extra, i, found);
    }
  }

  private Texts texts(Extra extra, int position, ProfileExtra known) {
    Scatter scatter = scatters[position];
    try {
      Optional<Texts> times = TimeTexts.of(extra.faker(), known.times(), scatter);
      if (times.isPresent()) {
        return times.get();
      }
    } catch (IllegalArgumentException e) {
      throw new UserException(
          String.format(
              "extra '%s': %s in %s; mend it in dataset.yaml",
              extra.name(), e.getMessage(), extra.faker()),
          e);
    }
    if (known.unique() && extra.faker().equals(UUIDS)) {
      return row -> uuid(scatter, row);
    }
    Optional<Texts> numbered =
        known.unique()
            ? RangeTexts.of(extra.faker(), scatter)
                .or(() -> PatternTexts.of(extra.faker(), scatter))
            : Optional.empty();
    return numbered.orElseGet(
        () -> {
          Texts faked = new FakerTexts(extra, seed + ((long) position << 32), faker, random);
          boolean emails = known.unique() && extra.faker().equals(EmailTexts.EXPRESSION);
          return emails ? new EmailTexts(faked) : faked;
        });
  }

  /** Of version 4 and variant 2, as random ones are (RFC 9562). */
  private static String uuid(Scatter scatter, long row) {
    long high = (scatter.bits(row, 1) & ~0xF000L) | 0x4000L;
    long low = (scatter.bits(row, 2) >>> 2) | Long.MIN_VALUE;
    return new UUID(high, low).toString();
  }

  /**
   * The extras of one row.
   *
   * @param values overwritten, in the order of the dataset's extras; null where missing
   */
  public void fill(long row, String[] values) {
    for (int i = 0; i < values.length; i++) {
      boolean gap = missing[i] > 0 && scatters[i].share(row, GAPS) < missing[i];
      values[i] = gap ? null : texts[i].of(row);
    }
  }
}
