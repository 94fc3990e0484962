package io.pulseline.trainer.steps;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.model.Comparison;
import io.pulseline.features.Learned;
import io.pulseline.features.Preprocessing;
import io.pulseline.prepare.WorkFolder;
import io.pulseline.registry.Entry;
import io.pulseline.registry.ModelStore;
import io.pulseline.trainer.metrics.Bootstrap;
import io.pulseline.trainer.metrics.ClassCurves;
import io.pulseline.trainer.metrics.PermutationImportance;
import io.pulseline.trainer.metrics.Predictions;
import io.pulseline.trainer.metrics.RankedPredictions;
import io.pulseline.trainer.metrics.SliceMetrics;
import io.pulseline.trainer.table.Table;
import io.pulseline.trees.Trees;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Measures a model on the rows that {@code fit} held out: the same split, from the same seed. The
 * version in production is measured on the same rows.
 */
public final class Evaluate implements Step<Evaluated> {
  private final ModelStore store;

  /** Compares with nothing. */
  public Evaluate() {
    this(null);
  }

  /**
   * Compares with the version in production.
   *
   * @param store null compares with nothing
   */
  public Evaluate(ModelStore store) {
    this.store = store;
  }

  @Override
  public WorkFolder.Result result() {
    return WorkFolder.Result.EVALUATED;
  }

  @Override
  public Class<Evaluated> type() {
    return Evaluated.class;
  }

  @Override
  public Object inputs(Workbench bench) throws IOException {
    String rival = store == null ? "" : store.production().map(Entry::version).orElse("");
    return List.of(bench.prepared(), bench.model().fitted(), rival);
  }

  /** Evaluates the model of a work folder and leaves an {@link Evaluated} there. */
  @Override
  public Evaluated run(Workbench bench) throws IOException, SQLException {
    Dataset dataset = bench.dataset();
    Table test = bench.split().test();
    FittedModel model = bench.model();
    long seed = bench.prepared().seed();
    RankedPredictions mine = ranked(bench, bench.testProbabilities());
    Rival rival = rival(bench);
    boolean compares = rival.probabilities() != null;
    Bootstrap bootstrap =
        compares
            ? Bootstrap.of(seed, mine, ranked(bench, rival.probabilities()))
            : Bootstrap.of(seed, mine);
    Evaluated evaluated =
        new Evaluated(
            test.rows(),
            mine.metrics(),
            bootstrap.intervals(0),
            bootstrap.replicates(),
            mine.confusion(),
            ClassCurves.of(mine),
            SliceMetrics.of(dataset, test, mine),
            importance(model.trees(), model.fitted().preprocessing()),
            PermutationImportance.of(
                test, dataset.features(), model::probabilities, bench.classes(), seed),
            compares ? new Comparison(rival.version(), test.rows(), bootstrap.gains(0, 1)) : null,
            rival.reason());
    bench.folder().write(WorkFolder.Result.EVALUATED, evaluated);
    return evaluated;
  }

  private Rival rival(Workbench bench) throws IOException, SQLException {
    return store == null ? Rival.none("no lake was named") : Rival.of(store, bench);
  }

  private static RankedPredictions ranked(Workbench bench, float[] probabilities)
      throws IOException, SQLException {
    return RankedPredictions.of(
        new Predictions(
            bench.split().test().classes(),
            probabilities,
            bench.classes(),
            bench.dataset().positivePosition()));
  }

  private static Map<String, Double> importance(Trees trees, Preprocessing preprocessing) {
    List<String> inputs =
        Stream.concat(preprocessing.raw().stream(), preprocessing.engineered().stream())
            .map(Learned::name)
            .toList();
    Map<String, Double> gains = trees.gains();
    double total = gains.values().stream().mapToDouble(Double::doubleValue).sum();
    Map<String, Double> importance = new LinkedHashMap<>();
    gains.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
        .forEach(
            gain -> {
              int input = Integer.parseInt(gain.getKey().substring(1));
              importance.put(inputs.get(input), gain.getValue() / total);
            });
    return importance;
  }
}
