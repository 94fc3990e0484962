package io.pulseline.trainer.steps;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.model.ModelPackage;
import io.pulseline.prepare.Prepared;
import io.pulseline.registry.Entry;
import io.pulseline.registry.ModelStore;
import io.pulseline.trainer.table.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** The version in production, which a new model has to beat. */
final class Rival {
  private final String version;
  private final float[] probabilities;
  private final String reason;

  /**
   * A rival, or none.
   *
   * @param version null when none is in production
   * @param probabilities what it says of the held-out rows, see {@link RivalScoring}; null when it
   *     does not fit them
   * @param reason why there are none
   */
  private Rival(String version, float[] probabilities, String reason) {
    this.version = version;
    this.probabilities = probabilities;
    this.reason = reason;
  }

  String version() {
    return version;
  }

  float[] probabilities() {
    return probabilities;
  }

  String reason() {
    return reason;
  }

  static Rival none(String reason) {
    return new Rival(null, null, reason);
  }

  /** Fetches the version in production into the work folder, and lets it score the test rows. */
  static Rival of(ModelStore store, Workbench bench) throws IOException, SQLException {
    Optional<Entry> production = store.production();
    if (production.isEmpty()) {
      return none("no version is in production");
    }
    return of(
        store,
        production.get().version(),
        bench.prepared(),
        bench.dataset(),
        bench.split().test(),
        bench.folder().folder());
  }

  /**
   * Fetches a version and lets it score rows.
   *
   * @param prepared how the rows were held out
   * @param folder keeps its package
   */
  static Rival of(
      ModelStore store, String version, Prepared prepared, Dataset dataset, Table rows, Path folder)
      throws IOException {
    try {
      // a package that is damaged or of another form keeps nobody from training a better one
      ModelPackage model = store.fetch(version, folder);
      requireSameDivision(model, prepared);
      float[] probabilities = new RivalScoring(dataset, model).probabilities(rows);
      return new Rival(version, probabilities, null);
    } catch (UserException e) {
      return new Rival(version, null, version + ", in production, is no match: " + e.getMessage());
    }
  }

  /** Rows that one of two models has learned from tell nothing of which is better. */
  private static void requireSameDivision(ModelPackage model, Prepared prepared) {
    Map<String, String> choices = model.manifest().hyperparameters();
    String seed = choices.get(Fitted.SEED);
    String share = choices.get(Fitted.TEST_SHARE);
    if (!Long.toString(prepared.seed()).equals(seed)
        || !Double.toString(prepared.testShare()).equals(share)) {
      throw new UserException(
          "it has learned from rows that are held out here, since it was trained with --seed %s and"
                  .formatted(seed)
              + " --test-share %s; prepare with the same to compare".formatted(share));
    }
  }
}
