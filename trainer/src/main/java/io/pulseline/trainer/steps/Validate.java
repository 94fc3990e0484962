package io.pulseline.trainer.steps;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.model.FeatureBaseline;
import io.pulseline.prepare.Prepared;
import io.pulseline.prepare.WorkFolder;
import io.pulseline.registry.Entry;
import io.pulseline.registry.ModelStore;
import io.pulseline.storage.S3Settings;
import io.pulseline.trainer.checks.Checks;
import io.pulseline.trainer.checks.Data;
import io.pulseline.trainer.checks.Finding;
import io.pulseline.trainer.checks.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Looks at the table before anything is learned from it; all failures are told together. */
public final class Validate implements Step<Validated> {
  private final Limits limits;
  private final String lake;
  private final S3Settings s3;

  /**
   * A way to validate.
   *
   * @param lake where the version in production is, which the rows are held against; null for none
   */
  public Validate(Limits limits, String lake, S3Settings s3) {
    this.limits = limits;
    this.lake = lake;
    this.s3 = s3;
  }

  @Override
  public WorkFolder.Result result() {
    return WorkFolder.Result.VALIDATED;
  }

  @Override
  public Class<Validated> type() {
    return Validated.class;
  }

  @Override
  public Object inputs(Workbench bench) throws IOException {
    return Arrays.asList(bench.prepared(), limits, production(bench.dataset()).version());
  }

  /** What the rows are held against; no version and no baselines when there is none. */
  private record Production(String version, Map<String, FeatureBaseline> baseline) {}

  private Production production(Dataset dataset) throws IOException {
    if (lake == null) {
      return new Production(null, Map.of());
    }
    try (ModelStore store = ModelStore.open(dataset, lake, s3)) {
      Optional<Entry> entry = store.production();
      return entry.isEmpty()
          ? new Production(null, Map.of())
          : new Production(entry.get().version(), store.manifest(entry.get().version()).baseline());
    }
  }

  /**
   * Checks the table of a work folder and leaves a {@link Validated} and a page of it there.
   *
   * @throws UserException listing every failed check
   */
  @Override
  public Validated run(Workbench bench) throws IOException, SQLException {
    Prepared prepared = bench.prepared();
    Production production = production(bench.dataset());
    Data data =
        Data.of(
            bench.dataset(),
            bench.split(),
            prepared.counts(),
            prepared.columns(),
            production.baseline());
    Validated validated =
        new Validated(prepared.rows(), production.version(), Checks.run(data, limits));
    bench.folder().write(WorkFolder.Result.VALIDATED, validated);
    Files.writeString(bench.folder().validationPage(), ValidationReport.html(data, validated));
    List<Finding> failed = validated.of(Finding.Outcome.FAILED);
    if (!failed.isEmpty()) {
      throw new UserException(
          failed.stream()
              .map(Finding::toString)
              .collect(Collectors.joining("; ", "the data is not fit for training: ", "")));
    }
    return validated;
  }
}
