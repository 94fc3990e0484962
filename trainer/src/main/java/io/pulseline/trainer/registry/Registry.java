package io.pulseline.trainer.registry;

import io.pulseline.contract.model.MetricNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The content of {@code registry.json}: every version of a dataset's models with its stage, oldest
 * first.
 */
public record Registry(String dataset, List<Entry> versions) {
  public Registry {
    versions = versions.stream().sorted(Comparator.comparing(Entry::createdAt)).toList();
  }

  public static Registry empty(String dataset) {
    return new Registry(dataset, List.of());
  }

  public Optional<Entry> find(String version) {
    return versions.stream().filter(entry -> entry.version().equals(version)).findFirst();
  }

  /** The one version in a stage that holds at most one. */
  public Optional<Entry> at(Stage stage) {
    return versions.stream().filter(entry -> entry.stage() == stage).findFirst();
  }

  /** The newest version that is older than another. */
  public Optional<Entry> before(Entry other) {
    return versions.stream()
        .filter(entry -> entry.createdAt().isBefore(other.createdAt()))
        .reduce((first, second) -> second);
  }

  /**
   * Adds a new version. It goes to production if the rule lets it, to staging otherwise; the
   * version that was there before is archived.
   *
   * @param candidate its stage is ignored
   */
  public Registry register(Entry candidate, Promotion promotion) {
    Stage stage = promotes(candidate, promotion) ? Stage.PRODUCTION : Stage.STAGING;
    List<Entry> changed = new ArrayList<>();
    for (Entry entry : versions) {
      if (!entry.version().equals(candidate.version())) {
        changed.add(entry.stage() == stage ? entry.at(Stage.ARCHIVED) : entry);
      }
    }
    changed.add(candidate.at(stage));
    return new Registry(dataset, changed);
  }

  private boolean promotes(Entry candidate, Promotion promotion) {
    Optional<Entry> production = at(Stage.PRODUCTION);
    return switch (promotion) {
      case NEVER -> false;
      case FIRST -> production.isEmpty();
      case BETTER -> production.isEmpty() || auc(candidate) > auc(production.get());
    };
  }

  private static double auc(Entry entry) {
    return entry.metrics().getOrDefault(MetricNames.AUC, Double.NEGATIVE_INFINITY);
  }

  /** Adds a version that lies in the store but is unknown here, as a draft. */
  Registry adopt(Entry found) {
    if (find(found.version()).isPresent()) {
      return this;
    }
    List<Entry> more = new ArrayList<>(versions);
    more.add(found.at(Stage.DRAFT));
    return new Registry(dataset, more);
  }
}
