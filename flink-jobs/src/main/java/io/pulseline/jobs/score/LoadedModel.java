package io.pulseline.jobs.score;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.model.MetricNames;
import io.pulseline.contract.model.ModelManifest;
import io.pulseline.contract.model.ModelPackage;
import io.pulseline.contract.model.Signature;
import io.pulseline.jobs.production.Release;
import io.pulseline.scorer.ColumnFeature;
import io.pulseline.scorer.RowFeatures;
import io.pulseline.scorer.Scorer;
import io.pulseline.scorer.Scores;
import io.pulseline.scorer.ScoringModel;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** A version in memory, and what turns records into its answers. Of one thread. */
final class LoadedModel implements AutoCloseable {
  /** The most records of one call. */
  static final int MAX_ROWS = 64;

  /**
   * Up to so many records are scored one by one, more of them as a full call with rows to spare: a
   * scorer keeps memory for these two numbers of rows and would have to ask for it with any other.
   * A call of one row takes about 28 µs, one of 64 about 120; the answers are the same to the bit.
   */
  private static final int FEW = 4;

  private static final int WARM_UP_ROWS = 20;

  private final Release release;
  private final double expectedAccuracy;
  private final RowFeatures features;
  private final ScoringModel model;
  private final Scorer scorer;
  private final Scores scores = new Scores();
  private final float[] rows;
  private final boolean[] known = new boolean[MAX_ROWS];
  private final ClassesOf classes;
  private final Map<Long, String> labels = new HashMap<>();

  private LoadedModel(
      Release release, Dataset dataset, ModelManifest manifest, ScoringModel model) {
    Signature signature = manifest.signature();
    this.release = release;
    this.expectedAccuracy = manifest.metrics().getOrDefault(MetricNames.ACCURACY, Double.NaN);
    this.features = new RowFeatures(dataset, signature);
    this.model = model;
    this.scorer = model.newScorer();
    this.rows = new float[MAX_ROWS * model.features()];
    this.classes = ClassesOf.signature(signature);
    for (int i = 0; i < classes.names().length; i++) {
      labels.put(signature.label(i), classes.names()[i]);
    }
  }

  /**
   * Loads and warms a package.
   *
   * @throws io.pulseline.contract.UserException when its graph cannot be loaded, or takes what the
   *     dataset's records do not have
   */
  static LoadedModel load(Release release, Dataset dataset, ModelPackage source) {
    ScoringModel model = ScoringModel.open(source);
    try {
      var loaded = new LoadedModel(release, dataset, source.manifest(), model);
      loaded.warmUp();
      return loaded;
    } catch (RuntimeException e) {
      model.close();
      throw e;
    }
  }

  /** On missing values, so that the first record does not pay for what is put off until then. */
  private void warmUp() {
    Arrays.fill(rows, Float.NaN);
    for (int i = 0; i < WARM_UP_ROWS; i++) {
      scorer.score(rows, 1, scores);
      scorer.score(rows, MAX_ROWS, scores);
    }
  }

  Release release() {
    return release;
  }

  /** Of the rows that the version was evaluated with; NaN when its package does not tell. */
  double expectedAccuracy() {
    return expectedAccuracy;
  }

  /** In the order of a result's probabilities. */
  ClassesOf classes() {
    return classes;
  }

  /**
   * Scores records.
   *
   * @param count how many of them, at most {@value #MAX_ROWS}
   * @param into receives as many results; one of a record with a category that the model has never
   *     heard of has no label, since any answer would look as if it meant something
   */
  void score(Scorable[] records, int count, Scored[] into) {
    for (int i = 0; i < count; i++) {
      features.write(records[i].values(), rows, i);
      known[i] = isKnown(i);
    }
    if (count > FEW) {
      scorer.score(rows, MAX_ROWS, scores);
      for (int i = 0; i < count; i++) {
        into[i] = result(i, i);
      }
    } else {
      for (int i = 0; i < count; i++) {
        System.arraycopy(rows, i * model.features(), rows, 0, model.features());
        scorer.score(rows, 1, scores);
        into[i] = result(i, 0);
      }
    }
  }

  private boolean isKnown(int row) {
    int end = (row + 1) * model.features();
    for (int i = row * model.features(); i < end; i++) {
      if (rows[i] == ColumnFeature.UNKNOWN) {
        return false;
      }
    }
    return true;
  }

  private Scored result(int record, int row) {
    if (!known[record]) {
      return Scored.UNKNOWN;
    }
    float[] probabilities = new float[model.classes()];
    for (int c = 0; c < probabilities.length; c++) {
      probabilities[c] = scores.probability(row, c);
    }
    return new Scored(labels.get(scores.label(row)), probabilities);
  }

  @Override
  public void close() {
    scorer.close();
    model.close();
  }
}
