package io.pulseline.generator.copula;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.NumericColumn;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Holds a descriptor, which people edit, against the profile it was written with. Columns match by
 * name. Units, labels, engineered features, another order, fewer columns and wider or narrower
 * bounds all fit.
 */
final class ProfileMatch {
  private final Dataset dataset;
  private final Profile profile;
  private final Set<String> problems = new LinkedHashSet<>();

  private ProfileMatch(Dataset dataset, Profile profile) {
    this.dataset = dataset;
    this.profile = profile;
  }

  /**
   * @throws UserException that names everything that does not fit
   */
  static void check(Dataset dataset, Profile profile) {
    ProfileMatch match = new ProfileMatch(dataset, profile);
    if (profile.components().isEmpty()) {
      match.problems.add("it has no components");
    }
    profile.components().forEach(match::component);
    if (!match.problems.isEmpty()) {
      throw new UserException(
          String.format(
              "profile.json does not fit dataset.yaml of %s: %s; mend dataset.yaml or run"
                  + " 'generate fit' again",
              dataset.name(), String.join("; ", match.problems)));
    }
  }

  private void component(Component component) {
    for (Column column : dataset.columns()) {
      if (component.targetValue() != null && column.name().equals(profile.target())) {
        known(column, component.targetValue());
        continue;
      }
      component.columns().stream()
          .filter(known -> known.name().equals(column.name()))
          .findFirst()
          .ifPresentOrElse(
              known -> column(column, known.marginal()),
              () -> problems.add("column '" + column.name() + "' is not in the profile"));
    }
  }

  private void column(Column column, Marginal marginal) {
    if (marginal instanceof Marginal.Frequencies frequencies) {
      frequencies.values().forEach(value -> known(column, value));
    } else if (column instanceof NumericColumn numeric) {
      Marginal.Quantiles quantiles = (Marginal.Quantiles) marginal;
      if (quantiles.min() > numeric.highest() || quantiles.max() < numeric.lowest()) {
        problems.add(
            String.format(
                "column '%s' is bounded to %s..%s, but its values lie in %s..%s",
                column.name(),
                numeric.lowest(),
                numeric.highest(),
                quantiles.min(),
                quantiles.max()));
      }
    } else {
      problems.add("column '" + column.name() + "' is categorical, but was fitted as numeric");
    }
  }

  private void known(Column column, String value) {
    if (!(column instanceof CategoricalColumn categorical)) {
      problems.add("column '" + column.name() + "' is numeric, but was fitted as categorical");
    } else if (categorical.positionOf(value) < 0) {
      problems.add("column '" + column.name() + "' no longer lists the value '" + value + "'");
    }
  }
}
