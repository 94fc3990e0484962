package io.pulseline.trainer.steps;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.model.ModelPackage;
import io.pulseline.registry.Entry;
import io.pulseline.registry.ModelStore;
import io.pulseline.trainer.table.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The version in production, which a new model has to beat.
 *
 * @param version null when none is in production
 * @param probabilities what it says of the held-out rows, see {@link RivalScoring}; null when it
 *     does not fit them
 * @param reason why there are none
 */
record Rival(String version, float[] probabilities, String reason) {
  static Rival none(String reason) {
    return new Rival(null, null, reason);
  }

  /**
   * Fetches the version and scores.
   *
   * @param folder keeps its package
   */
  static Rival of(ModelStore store, Dataset dataset, Table rows, Path folder) throws IOException {
    Optional<Entry> production = store.production();
    if (production.isEmpty()) {
      return none("no version is in production");
    }
    String version = production.get().version();
    try {
      // a package that is damaged or of another form keeps nobody from training a better one
      ModelPackage model = store.fetch(version, folder);
      float[] probabilities = new RivalScoring(dataset, model).probabilities(rows);
      return new Rival(version, probabilities, null);
    } catch (UserException e) {
      return new Rival(version, null, version + ", in production, is no match: " + e.getMessage());
    }
  }
}
