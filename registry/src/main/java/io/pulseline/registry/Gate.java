package io.pulseline.registry;

import io.pulseline.contract.UserException;
import io.pulseline.contract.model.Comparison;
import io.pulseline.contract.model.Comparison.Gain;
import io.pulseline.contract.model.MetricNames;
import java.util.Locale;
import java.util.Optional;

/**
 * What a version has to show before it replaces the one in production: that it was compared with
 * just that one and is better by more than chance.
 *
 * @param metric by which it has to be better
 * @param forced whether it may go to production all the same; history then says so
 */
public record Gate(String metric, boolean forced) {
  private static final String COMPARE =
      "run 'train evaluate' and 'train register' again for a version that is";

  /**
   * Makes sure that there is such a metric.
   *
   * @throws UserException when there is none
   */
  public Gate {
    if (!MetricNames.IN_ORDER.contains(metric)) {
      throw new UserException(
          "there is no metric '%s'; choose one of %s"
              .formatted(metric, String.join(", ", MetricNames.IN_ORDER)));
    }
  }

  /**
   * Holds a version against the one in production.
   *
   * @param comparison of the version's manifest; null when it has none
   */
  Verdict judge(Comparison comparison, Optional<Entry> production) {
    if (production.isEmpty()) {
      return Verdict.pass("nothing was in production");
    }
    String version = production.get().version();
    Verdict verdict = judge(comparison, version);
    return forced && !verdict.passed() ? Verdict.pass("forced though " + verdict.found()) : verdict;
  }

  private Verdict judge(Comparison comparison, String production) {
    if (comparison == null) {
      return Verdict.fail(
          "it was never compared with %s, which is in production".formatted(production), COMPARE);
    }
    if (!comparison.version().equals(production)) {
      return Verdict.fail(
          "it was compared with %s, and now %s is in production"
              .formatted(comparison.version(), production),
          COMPARE);
    }
    Gain gain = comparison.gains().get(metric);
    if (gain == null) {
      return Verdict.fail(
          "it was not compared with %s by %s".formatted(production, metric),
          "choose another --metric");
    }
    String figures =
        String.format(
            Locale.ROOT,
            "%s %+.4f [%.4f, %.4f] against %s",
            metric,
            gain.value(),
            gain.low(),
            gain.high(),
            production);
    return gain.low() > 0
        ? Verdict.pass(figures)
        : Verdict.fail("it is not better by more than chance: " + figures, "train a better one");
  }
}
