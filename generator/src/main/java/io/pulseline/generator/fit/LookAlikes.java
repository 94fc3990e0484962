package io.pulseline.generator.fit;

import io.pulseline.generator.extras.RangeTexts;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.datafaker.Faker;

/**
 * Finds a Datafaker expression whose values look like those of an identifier or personal field: by
 * what every value is (a UUID, an address), by what the column is called, or by the pattern that
 * all values share.
 */
final class LookAlikes {
  private static final String HEX = "[0-9a-fA-F]";

  private static final List<Known> BY_VALUE =
      List.of(
          new Known(HEX + "{8}(-" + HEX + "{4}){3}-" + HEX + "{12}", "#{Internet.uuid}"),
          new Known("[^@\\s]+@[^@\\s]+\\.[a-zA-Z]+", "#{Internet.emailAddress}"),
          new Known("(\\d{1,3}\\.){3}\\d{1,3}", "#{Internet.ipV4Address}"));

  private static final List<Known> BY_NAME =
      List.of(
          new Known(".*(first_?name|given_?name)", "#{Name.firstName}"),
          new Known(".*(last_?name|surname|family_?name)", "#{Name.lastName}"),
          new Known("(full_?)?name|.*(person|patient|customer)_?name", "#{Name.fullName}"),
          new Known(".*(city|town)", "#{Address.city}"),
          new Known(".*country", "#{Address.country}"),
          new Known(".*address", "#{Address.fullAddress}"),
          new Known(".*street", "#{Address.streetAddress}"),
          new Known(".*(company|employer)", "#{Company.name}"),
          new Known(".*(job|profession|occupation)", "#{Job.title}"));

  private record Known(Pattern pattern, String expression) {
    Known(String pattern, String expression) {
      this(Pattern.compile(pattern), expression);
    }

    boolean matches(String text) {
      return pattern.matcher(text).matches();
    }
  }

  /**
   * An expression for a column, empty when its values have nothing in common.
   *
   * @param values distinct ones
   */
  Optional<String> expression(String name, List<String> values) {
    for (Known known : BY_VALUE) {
      if (values.stream().allMatch(known::matches)) {
        return Optional.of(known.expression());
      }
    }
    if (values.stream().allMatch(value -> value.matches("-?(0|[1-9]\\d{0,17})|[1-8]\\d{18}"))) {
      LongSummaryStatistics range = values.stream().mapToLong(Long::parseLong).summaryStatistics();
      return Optional.of(RangeTexts.expression(range.getMin(), range.getMax()));
    }
    String lower = name.toLowerCase(Locale.ROOT);
    boolean words = values.stream().noneMatch(value -> value.matches(".*[0-9].*"));
    return BY_NAME.stream()
        .filter(known -> words && known.matches(lower))
        .map(Known::expression)
        .findFirst()
        .or(() -> TextPattern.of(values).filter(LookAlikes::understood).map(LookAlikes::regexify));
  }

  private static String regexify(String pattern) {
    return "#{regexify '" + pattern + "'}";
  }

  /** Whether Datafaker's dialect of regular expressions means the same as Java's. */
  private static boolean understood(String pattern) {
    Faker faker = new Faker(Locale.ENGLISH, new Random(1));
    List<String> samples =
        faker.collection(() -> faker.expression(regexify(pattern))).len(20).generate();
    return samples.stream().allMatch(Pattern.compile(pattern).asMatchPredicate())
        && samples.stream().collect(Collectors.toSet()).size() > 1;
  }
}
