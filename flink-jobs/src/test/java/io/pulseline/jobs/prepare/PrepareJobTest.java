package io.pulseline.jobs.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.Digest;
import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.DatasetYaml;
import io.pulseline.contract.lake.EventRange;
import io.pulseline.contract.lake.LakeLayout;
import io.pulseline.jobs.local.LocalBatch;
import io.pulseline.jobs.local.LocalCluster;
import io.pulseline.prepare.Choice;
import io.pulseline.prepare.Preparation;
import io.pulseline.prepare.Prepared;
import io.pulseline.prepare.Recipe;
import io.pulseline.prepare.RowCounts;
import io.pulseline.prepare.WorkFolder;
import io.pulseline.storage.DuckDb;
import io.pulseline.storage.ObjectStores;
import io.pulseline.storage.S3Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrepareJobTest {
  private static final Dataset FRUIT =
      DatasetYaml.parse(
          """
          name: fruit
          target: {column: ripe}
          columns:
            - {name: weight, kind: numeric, type: float}
            - {name: variety, kind: categorical, type: string, values: [gala, fuji]}
            - {name: rings, kind: numeric, type: integer}
            - {name: ripe, kind: categorical, type: integer, values: [0, 1]}
          """,
          "fruit");

  private static final S3Settings S3 = S3Settings.of(null);

  /** Few values, so that rows are equal; both zeros, NaN of both signs and what is missing. */
  private static final String FRUITS =
      """
      [0.0, '-0.0'::DOUBLE, 'nan'::DOUBLE, '-nan'::DOUBLE, -1.5, 2.25, NULL, 1e300][1 + i % 8]
        AS weight,
      ['gala', 'fuji', NULL, 'weiß'][1 + i // 8 % 4] AS variety,
      CASE WHEN i % 5 > 0 THEN (hash(i) // 100000000000000000)::BIGINT - 50 END AS rings,
      CASE WHEN i % 11 > 0 THEN i // 8 % 2 END AS ripe\
      """;

  private static LocalCluster flink;

  @TempDir Path folder;

  @BeforeAll
  static void startFlink() throws Exception {
    flink = LocalBatch.cluster(4);
  }

  @AfterAll
  static void stopFlink() {
    flink.close();
  }

  @ParameterizedTest(name = "{0} files of {1} rows, parallelism {2}, dropping equal rows: {3}")
  @CsvSource({"1, 130000, 1, false", "1, 500, 4, true", "40, 50, 4, false", "40, 50, 1, true"})
  void givesWhatOneMachineGivesToTheLastByte(
      int files, int rows, int parallelism, boolean dropEqual) throws Exception {
    for (int file = 0; file < files; file++) {
      add("part-%d.parquet".formatted(file), rows(FRUITS, file * rows, (file + 1) * rows));
    }
    add("again.parquet", rows(FRUITS, 100, 300));
    add("other.parquet", rows(FRUITS.replace("2.25", "2.5"), 200, 400));

    Prepared prepared =
        bothGiveTheSame(new Choice(EventRange.ALL, null, dropEqual, 0.2, 42), parallelism);

    RowCounts counts = prepared.counts();
    assertThat(
            List.of(
                counts.repeated(),
                counts.contradicting(),
                counts.equal(),
                counts.repeatedIds(),
                counts.withoutTarget()))
        .allMatch(count -> count > 0);
  }

  @Test
  void takesFilesOfOtherTypesAndARangeAsOneMachineDoes() throws Exception {
    add(
        "a.parquet",
        rows("i / 2 AS weight, 'gala' AS variety, i / 2.0 AS rings, 1 AS ripe", 0, 20));
    add("b.parquet", rows("'heavy' AS weight, 1.5::FLOAT AS rings, '1' AS ripe", 20, 40));
    add("c.parquet", rows("'7' AS weight, 'fuji' AS variety, 0::TINYINT AS ripe", 40, 60));
    Choice choice = new Choice(EventRange.ALL, Duration.ofSeconds(45), false, 0.2, 42);

    Prepared prepared = bothGiveTheSame(choice, 2);

    assertThat(prepared.counts().outside()).isPositive();
    assertThat(prepared.columns()).anyMatch(column -> column.lost() > 0);
  }

  @Test
  void saysWhatIsWrongAsOneMachineDoes() throws Exception {
    add("a.parquet", rows("1.5 AS weight, NULL::BIGINT AS ripe", 0, 20));

    assertThatThrownBy(() -> prepareOnMany(Choice.all(0.2, 42), 1))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("none of the 20 rows in ")
        .hasMessageContaining("has a value of the target 'ripe'");
    assertThatThrownBy(
            () ->
                prepareOnMany(
                    new Choice(
                        new EventRange(Instant.parse("2027-01-01T00:00:00Z"), null),
                        null,
                        false,
                        0.2,
                        42),
                    1))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("has events from 2027-01-01T00:00:00Z on");
  }

  private Prepared bothGiveTheSame(Choice choice, int parallelism) throws Exception {
    WorkFolder one = new WorkFolder(folder.resolve("one"));
    Prepared prepared =
        Preparation.run(recipe(choice), ObjectStores.of(recipe(choice).lake(), S3), one);
    WorkFolder many = prepareOnMany(choice, parallelism);

    assertThat(many.folder().resolve("prepare.json"))
        .hasSameTextualContentAs(one.folder().resolve("prepare.json"));
    assertThat(Digest.sha256(many.table())).isEqualTo(Digest.sha256(one.table()));
    assertThat(many.folder().resolve(".ranges")).doesNotExist();
    return prepared;
  }

  private WorkFolder prepareOnMany(Choice choice, int parallelism) throws Exception {
    Path work = folder.resolve("many");
    Assignment assignment = PrepareOptions.assignment(recipe(choice), S3, work, parallelism);
    PrepareJob job = new PrepareJob(assignment);
    job.ensure();
    LocalBatch.run(job, parallelism, flink);
    return new WorkFolder(work);
  }

  private Recipe recipe(Choice choice) {
    return new Recipe(FRUIT, folder.resolve("lake").toString(), choice);
  }

  private void add(String name, String query) throws Exception {
    Path hour =
        Path.of(new LakeLayout(folder.resolve("lake").toString()).raw(FRUIT))
            .resolve("date=2026-01-02/hour=03");
    Files.createDirectories(hour);
    try (Connection duck = DuckDb.open(folder, "200MB");
        Statement statement = duck.createStatement()) {
      statement.execute(
          "COPY (%s) TO %s (FORMAT parquet)".formatted(query, DuckDb.quoted(hour.resolve(name))));
    }
  }

  /** Rows of three Kafka partitions; some have no id, some that of another. */
  private static String rows(String columns, int from, int to) throws SQLException {
    return """
    SELECT %s, 0::BIGINT AS batch_number, CASE WHEN i %% 97 > 0 THEN i // 1.01 END::BIGINT AS record_id,
      (i %% 3)::INT AS kafka_partition, i // 3 AS kafka_offset, now() AS processed_at,
      TIMESTAMPTZ '2026-01-02 03:00:00+00' + INTERVAL (i %% 3600) SECONDS AS event_timestamp
    FROM range(%d, %d) t(i)
    """
        .formatted(columns, from, to);
  }
}
