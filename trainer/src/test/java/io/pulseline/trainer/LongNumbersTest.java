package io.pulseline.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.DatasetYaml;
import io.pulseline.contract.envelope.Decoded;
import io.pulseline.contract.envelope.EnvelopeCodec;
import io.pulseline.contract.model.ModelPackage;
import io.pulseline.contract.model.Signature;
import io.pulseline.prepare.WorkFolder;
import io.pulseline.scorer.RowFeatures;
import io.pulseline.scorer.Scorer;
import io.pulseline.scorer.Scores;
import io.pulseline.scorer.ScoringModel;
import io.pulseline.storage.DuckDb;
import io.pulseline.storage.S3Settings;
import io.pulseline.trainer.steps.Registered;
import io.pulseline.trainer.table.Table;
import io.pulseline.trainer.work.TableFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole numbers of more digits than a float holds: as categories, as numbers, as the target. */
class LongNumbersTest {
  private static final Dataset ACCOUNTS =
      DatasetYaml.parse(
          """
          name: accounts
          target: {column: branch}
          columns:
            - {name: amount, kind: numeric, type: integer, min: 1, max: 900000000}
            - {name: account, kind: categorical, type: integer, values: [123456789, 123456790, 7]}
            - {name: plan, kind: categorical, type: string, values: [free, "it's paid"]}
            - {name: branch, kind: categorical, type: integer, values: [987654321, 987654322]}
          """,
          "accounts");

  @TempDir Path folder;

  @Test
  void trainsOnThemAndLabelsWithThemExactly() throws Exception {
    lake().add("part-0.parquet", 0, 600);

    Registered registered = training().run();

    ModelPackage model = ModelPackage.read(Path.of(registered.folder()));
    try (ScoringModel scoring = ScoringModel.open(model);
        Scorer scorer = scoring.newScorer()) {
      Scores scores = new Scores();
      // the amount decides in the test's lake
      scorer.score(new float[] {1e6f, 0, 0, 899e6f, 1, 0}, 2, scores);

      assertThat(scores.label(0)).isEqualTo(987654321L);
      assertThat(scores.label(1)).isEqualTo(987654322L);
    }
  }

  @Test
  void aRowOfTheLakeHasTheFeaturesOfItsEnvelope() throws Exception {
    lake().add("part-0.parquet", 0, 10);
    training().prepare();
    WorkFolder work = new WorkFolder(folder.resolve("work"));
    try (Connection connection = DuckDb.open(folder, "100MB");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY (SELECT * FROM (VALUES (16777217, 123456790, 'it''s paid', 987654322, 0, 1),"
              + " (5, 7, NULL, 987654321, 0, 2)) t(amount, account, plan, branch,"
              + " kafka_partition, kafka_offset)) TO "
              + DuckDb.quoted(work.table()));
    }

    Table table = TableFile.read(work, ACCOUNTS, 0.2, 42).train();

    float[] decoded = new float[6];
    decode(
        """
        {"amount": 16777217, "account": 123456790, "plan": "it's paid", "branch": 987654322}\
        """,
        decoded,
        0);
    decode(
        """
        {"amount": 5, "account": 7, "plan": null, "branch": 987654321}\
        """,
        decoded,
        1);
    assertThat(table.features())
        .containsExactly(decoded)
        .containsExactly(16777216, 1, 1, 5, 2, Float.NaN);
    assertThat(table.classOf(0)).isEqualTo(1);
    assertThat(table.classOf(1)).isZero();
  }

  private static void decode(String data, float[] into, int row) {
    String record =
        """
        {"batch_number": 1, "record_id": 2, "timestamp": "2026-01-02T03:04:05Z", "data": %s}
        """
            .formatted(data);
    Decoded decoded = new EnvelopeCodec(ACCOUNTS).decode(record.getBytes(StandardCharsets.UTF_8));
    new RowFeatures(ACCOUNTS, Signature.of(ACCOUNTS))
        .write(((Decoded.Accepted) decoded).envelope().values(), into, row);
  }

  private TestLake lake() {
    return new TestLake(ACCOUNTS, folder.resolve("lake"));
  }

  private Training training() {
    return new Training(
        ACCOUNTS, folder.resolve("lake").toString(), S3Settings.of(null), folder.resolve("work"));
  }
}
