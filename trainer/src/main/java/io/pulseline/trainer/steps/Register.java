package io.pulseline.trainer.steps;

import io.pulseline.contract.Digest;
import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.model.FeatureBaseline;
import io.pulseline.contract.model.ModelManifest;
import io.pulseline.contract.model.ModelPackage;
import io.pulseline.contract.model.Sample;
import io.pulseline.contract.model.SampleJson;
import io.pulseline.contract.model.Signature;
import io.pulseline.prepare.Prepared;
import io.pulseline.prepare.WorkFolder;
import io.pulseline.registry.By;
import io.pulseline.registry.Gate;
import io.pulseline.registry.ModelStore;
import io.pulseline.registry.Placement;
import io.pulseline.registry.Promotion;
import io.pulseline.registry.VersionName;
import io.pulseline.scorer.ScoringModel;
import io.pulseline.trainer.parity.OddRows;
import io.pulseline.trainer.parity.Parity;
import io.pulseline.trainer.parity.ParityCheck;
import io.pulseline.trainer.parity.Samples;
import io.pulseline.trainer.table.Table;
import io.pulseline.trees.TreeModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes a model package of what the earlier steps left and registers it, unless its ONNX graph says
 * something else than the model that was evaluated.
 */
public final class Register implements Step<Registered> {
  private static final int ODD_ROWS = 10_000;

  private final ModelStore store;
  private final By by;
  private final Promotion promotion;
  private final Gate gate;

  /**
   * A registration.
   *
   * @param gate for {@link Promotion#BETTER}
   */
  public Register(ModelStore store, By by, Promotion promotion, Gate gate) {
    this.store = store;
    this.by = by;
    this.promotion = promotion;
    this.gate = gate;
  }

  @Override
  public WorkFolder.Result result() {
    return WorkFolder.Result.REGISTERED;
  }

  @Override
  public Class<Registered> type() {
    return Registered.class;
  }

  /** Not what it is compared with: the same model is not registered again when others move. */
  @Override
  public Object inputs(Workbench bench) throws IOException {
    return List.of(bench.prepared(), bench.model().fitted(), promotion, gate, store.uri());
  }

  @Override
  public boolean stands(Registered earlier) throws IOException {
    return store.has(earlier.version());
  }

  /**
   * Checks, packs, uploads and registers; leaves the package and a {@link Registered} in the work
   * folder.
   *
   * @throws UserException when graph and model differ
   */
  @Override
  public Registered run(Workbench bench) throws IOException, SQLException {
    WorkFolder work = bench.folder();
    Fitted fitted = bench.model().fitted();
    Evaluated evaluated = work.read(WorkFolder.Result.EVALUATED, Evaluated.class);
    WorkFolder.require(work.onnx(), WorkFolder.Result.FITTED);
    byte[] onnx = Files.readAllBytes(work.onnx());
    Parity parity;
    List<Sample> samples;
    try (ScoringModel graph =
        ScoringModel.open(onnx, Signature.of(bench.dataset()), work.onnx().toString())) {
      parity = parity(bench, graph);
      samples = Samples.of(bench.split().test(), graph, bench.prepared().seed());
    }
    if (!parity.holds()) {
      throw new UserException(
          String.format(
              "%s is not the model that was evaluated: of %d rows, probabilities differ by up to"
                  + " %.2g (allowed %.0g) and %d labels differ; run 'train fit' again",
              work.onnx(),
              parity.rows(),
              parity.maxDifference(),
              Parity.TOLERANCE,
              parity.differentLabels()));
    }
    String report = Report.html(bench, evaluated, production(evaluated, store), parity);
    Map<String, byte[]> files = files(bench, fitted, report, onnx, samples);
    ModelManifest manifest = manifest(bench, fitted, evaluated, files, store);
    Path folder = work.folder().resolve(manifest.version());
    ModelPackage model = ModelPackage.write(folder, manifest, files);
    store.upload(model);
    Registered registered =
        registered(model, store, store.register(manifest, promotion, gate, by), parity);
    work.write(WorkFolder.Result.REGISTERED, registered);
    return registered;
  }

  private static Parity parity(Workbench bench, ScoringModel graph)
      throws IOException, SQLException {
    Table test = bench.split().test();
    float[] odd = OddRows.of(test, ODD_ROWS, bench.prepared().seed());
    ParityCheck check = new ParityCheck(bench.dataset(), graph);
    return check
        .run(test.features(), bench.testProbabilities())
        .and(check.run(odd, bench.model().probabilities(odd)));
  }

  private ModelManifest manifest(
      Workbench bench,
      Fitted fitted,
      Evaluated evaluated,
      Map<String, byte[]> files,
      ModelStore store)
      throws IOException {
    Dataset dataset = bench.dataset();
    Prepared prepared = bench.prepared();
    double accuracy = evaluated.metrics().accuracy();
    Instant now = claimedSecond(store, accuracy);
    Map<String, String> digests = new TreeMap<>();
    files.forEach((name, content) -> digests.put(name, Digest.sha256(content)));
    return new ModelManifest(
        ModelManifest.SCHEMA_VERSION,
        dataset.name(),
        dataset.digest(),
        VersionName.of(now, accuracy),
        now,
        prepared.lineage(),
        fitted.choices(prepared),
        evaluated.metrics().named(),
        fitted.baselines(),
        digests.remove(ModelPackage.ONNX),
        Signature.of(dataset),
        digests,
        evaluated.comparison());
  }

  /** How the features of the version that was compared with were distributed. */
  private static Map<String, FeatureBaseline> production(Evaluated evaluated, ModelStore store)
      throws IOException {
    return evaluated.comparison() == null
        ? Map.of()
        : store.manifest(evaluated.comparison().version()).baseline();
  }

  private static Map<String, byte[]> files(
      Workbench bench, Fitted fitted, String report, byte[] onnx, List<Sample> samples)
      throws IOException {
    byte[] trees = Files.readAllBytes(bench.folder().booster());
    Map<String, byte[]> files =
        new HashMap<>(TreeModel.files(fitted.preprocessing(), trees, fitted.calibration()));
    files.put(ModelPackage.ONNX, onnx);
    files.put(ModelPackage.REPORT, report.getBytes(StandardCharsets.UTF_8));
    files.put(ModelPackage.SAMPLES, SampleJson.write(samples));
    return files;
  }

  /** Two trainings may end within one second, and a version is named after it. */
  private Instant claimedSecond(ModelStore store, double accuracy) throws IOException {
    Instant second = by.at().truncatedTo(ChronoUnit.SECONDS);
    while (!store.claim(VersionName.of(second, accuracy), by)) {
      second = second.plusSeconds(1);
    }
    return second;
  }

  private static Registered registered(
      ModelPackage model, ModelStore store, Placement placement, Parity parity) {
    ModelManifest manifest = model.manifest();
    return new Registered(
        manifest.version(),
        model.folder().toAbsolutePath().toString(),
        store.uri(manifest.version()),
        placement.entry().stage(),
        placement.why(),
        placement.entry().metrics(),
        placement.rival().orElse(null),
        placement.displaced(),
        manifest.lineage().rows(),
        parity);
  }
}
