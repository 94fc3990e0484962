package io.pulseline.jobs.production;

import io.pulseline.registry.Entry;
import io.pulseline.registry.ModelStore;
import io.pulseline.registry.ProductionWatch;
import io.pulseline.registry.Stage;
import java.io.IOException;
import java.util.Optional;

/** Tells which version is wanted. */
@FunctionalInterface
interface Choice {
  /** The one that stands for what is in staging, and no version's name. */
  String STAGING = "staging";

  /** Empty, or an empty name, when there is none. */
  Optional<String> now() throws IOException;

  static Choice production(ModelStore models) {
    ProductionWatch watch = models.watch();
    return new Choice() {
      private Optional<String> version = Optional.empty();

      @Override
      public Optional<String> now() throws IOException {
        Optional<String> moved = watch.moved();
        version = moved.isPresent() ? moved : version;
        return version;
      }
    };
  }

  /**
   * A version, whichever is in staging, or none.
   *
   * @param wanted a version's name, {@value #STAGING}, or empty
   */
  static Choice shadow(ModelStore models, String wanted) {
    return wanted.equals(STAGING)
        ? () -> models.at(Stage.STAGING).map(Entry::version)
        : () -> Optional.of(wanted);
  }
}
