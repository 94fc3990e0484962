package io.pulseline.trainer.checks;

import io.pulseline.cli.Assignments;
import io.pulseline.cli.DidYouMean;
import io.pulseline.contract.UserException;
import io.pulseline.trainer.checks.Finding.Outcome;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The bounds that data is held against.
 *
 * @param warnAt by rule; {@link Rule#OFF} where nothing warns
 * @param failAt by rule; {@link Rule#OFF} where nothing fails
 */
public record Limits(Map<Rule, Double> warnAt, Map<Rule, Double> failAt) {
  private static final String OFF = "off";

  public Limits {
    warnAt = Map.copyOf(warnAt);
    failAt = Map.copyOf(failAt);
  }

  /** Those of {@link Rule}. */
  public static Limits defaults() {
    return parse("", "");
  }

  /**
   * The defaults with some bounds changed, as {@code rows=100,leakage=off}.
   *
   * @throws UserException when one is no rule, or no number
   */
  public static Limits parse(String warnAt, String failAt) {
    Map<Rule, Double> warnings = new EnumMap<>(Rule.class);
    Map<Rule, Double> failures = new EnumMap<>(Rule.class);
    for (Rule rule : Rule.values()) {
      warnings.put(rule, rule.warnAt());
      failures.put(rule, rule.failAt());
    }
    change("--warn-at", warnAt, warnings);
    change("--fail-at", failAt, failures);
    return new Limits(warnings, failures);
  }

  private static void change(String option, String changes, Map<Rule, Double> bounds) {
    if (!changes.isBlank()) {
      Assignments.parse(option, changes)
          .forEach((rule, bound) -> bounds.put(rule(option, rule), bound(option, rule, bound)));
    }
  }

  private static Rule rule(String option, String label) {
    Optional<Rule> named =
        Arrays.stream(Rule.values()).filter(rule -> rule.label().equals(label)).findFirst();
    return named.orElseThrow(
        () ->
            new UserException(
                "%s: there is no check '%s'%s; there are %s"
                    .formatted(
                        option,
                        label,
                        DidYouMean.hint(label, Rule.labels()),
                        String.join(", ", Rule.labels()))));
  }

  private static double bound(String option, String label, String text) {
    try {
      return text.equals(OFF) ? Rule.OFF : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new UserException(
          "%s: '%s' of '%s' is neither a number nor '%s'".formatted(option, text, label, OFF), e);
    }
  }

  /**
   * Holds a value against its bounds.
   *
   * @param text what was found, to go on where the subject ends
   * @param advice what to do if that is not all right
   */
  Finding judge(Rule rule, String subject, double value, String text, String advice) {
    double warning = warnAt.get(rule);
    double failure = failAt.get(rule);
    if (rule.isCrossed(value, failure)) {
      return finding(rule, subject, Outcome.FAILED, value, failure, text, advice);
    }
    if (rule.isCrossed(value, warning)) {
      return finding(rule, subject, Outcome.WARNING, value, warning, text, advice);
    }
    double kept = Double.isNaN(warning) ? failure : warning;
    return finding(rule, subject, Outcome.PASSED, value, kept, text, "");
  }

  private static Finding finding(
      Rule rule,
      String subject,
      Outcome outcome,
      double value,
      double bound,
      String text,
      String advice) {
    Double threshold = Double.isNaN(bound) ? null : (Double) bound;
    return new Finding(rule, subject, outcome, value, threshold, text, advice);
  }
}
