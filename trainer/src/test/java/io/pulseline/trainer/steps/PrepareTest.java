package io.pulseline.trainer.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.Digest;
import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.DatasetYaml;
import io.pulseline.contract.lake.EventRange;
import io.pulseline.contract.model.Lineage.OffsetRange;
import io.pulseline.contract.model.Lineage.SourceFile;
import io.pulseline.prepare.Choice;
import io.pulseline.prepare.LakeColumn;
import io.pulseline.prepare.Prepared;
import io.pulseline.prepare.WorkFolder;
import io.pulseline.storage.DuckDb;
import io.pulseline.storage.ObjectStore;
import io.pulseline.storage.ObjectStores;
import io.pulseline.storage.S3Settings;
import io.pulseline.trainer.TestLake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrepareTest {
  private static final Dataset FRUIT =
      DatasetYaml.parse(
          """
          name: fruit
          target: {column: ripe}
          columns:
            - {name: weight, kind: numeric, type: integer}
            - {name: variety, kind: categorical, type: string, values: [gala, fuji]}
            - {name: ripe, kind: categorical, type: integer, values: [0, 1]}
          """,
          "fruit");
  private static final Choice ALL = Choice.all(0.2, 42);

  /** Row i of the lake, in the words of {@link #rows}. */
  private static final String FRUITS = "i AS weight, 'gala' AS variety, i % 2 AS ripe";

  @TempDir Path folder;

  private TestLake lake;
  private WorkFolder work;

  @BeforeEach
  void emptyLake() {
    lake = new TestLake(FRUIT, folder.resolve("lake"));
    work = new WorkFolder(folder.resolve("work"));
  }

  @Test
  void ordersRowsByKafkaPartitionAndOffset() throws Exception {
    lake.add("b.parquet", rows(FRUITS, 0, 5)).add("a.parquet", rows(FRUITS, 5, 10));

    Prepared prepared = prepare(ALL);

    assertThat(weights()).containsExactly(0L, 2L, 4L, 6L, 8L, 1L, 3L, 5L, 7L, 9L);
    assertThat(prepared.rows()).isEqualTo(10);
    assertThat(prepared.lineage().offsets())
        .containsEntry(0, new OffsetRange(0, 4))
        .containsEntry(1, new OffsetRange(0, 4));
  }

  @Test
  void tellsOfEachFileWhatItReadThere() throws Exception {
    lake.add("a.parquet", rows(FRUITS, 0, 10));
    byte[] content = Files.readAllBytes(lake.file("a.parquet"));

    assertThat(prepare(ALL).lineage().files())
        .containsExactly(
            new SourceFile(
                "date=2026-01-02/hour=03/a.parquet", content.length, Digest.sha256(content)));
  }

  @Test
  void readsWhatItListedOnceAlone() throws Exception {
    lake.add("a.parquet", rows(FRUITS, 0, 10));

    Prepared prepared = prepareWhile(() -> lake.add("b.parquet", rows(FRUITS, 10, 20)));

    assertThat(prepared.rows()).isEqualTo(10);
    assertThat(prepared.lineage().files())
        .extracting(SourceFile::name)
        .containsExactly("date=2026-01-02/hour=03/a.parquet");
  }

  @Test
  void removesWhatRepeatsAPartitionAndOffset() throws Exception {
    lake.add("a.parquet", rows(FRUITS, 0, 10))
        .add("again.parquet", rows(FRUITS, 4, 8))
        .add("other.parquet", rows("99 AS weight, NULL::VARCHAR AS variety, 1 AS ripe", 8, 9));

    Prepared prepared = prepare(ALL);

    assertThat(prepared.counts().read()).isEqualTo(15);
    assertThat(prepared.counts().repeated()).isEqualTo(5);
    assertThat(prepared.counts().contradicting()).isEqualTo(1);
    assertThat(prepared.counts().repeatedIds()).isZero();
    assertThat(weights()).containsExactly(0L, 2L, 4L, 6L, 8L, 1L, 3L, 5L, 7L, 9L);
  }

  @Test
  void countsRecordIdsThatCameTwice() throws Exception {
    lake.add("a.parquet", rows(FRUITS, 0, 10))
        .add("twin.parquet", rows(FRUITS, 0, 4).replace("i // 2 AS", "100 + i AS"));

    assertThat(prepare(ALL).counts().repeatedIds()).isEqualTo(4);
    assertThat(prepare(ALL).rows()).isEqualTo(14);
  }

  @Test
  void takesEventsOfARangeAlone() throws Exception {
    lake.add("a.parquet", rows(FRUITS, 0, 10));
    EventRange range = new EventRange(second(3), second(6));

    Prepared prepared = prepare(new Choice(range, null, false, 0.2, 42));

    assertThat(weights()).containsExactly(4L, 3L, 5L);
    assertThat(prepared.counts().outside()).isEqualTo(7);
    assertThat(prepared.lineage().firstEvent()).isEqualTo(second(3));
    assertThat(prepared.lineage().lastEvent()).isEqualTo(second(5));
  }

  @Test
  void countsBackFromTheNewestEvent() throws Exception {
    lake.add("a.parquet", rows(FRUITS, 0, 10));

    prepare(new Choice(EventRange.ALL, Duration.ofSeconds(2), false, 0.2, 42));

    assertThat(weights()).containsExactly(8L, 7L, 9L);
  }

  @Test
  void dropsEqualRowsButTheFirstOnRequest() throws Exception {
    String few =
        "i // 4 AS weight, CASE WHEN i < 4 THEN NULL ELSE 'fuji' END AS variety, 1 AS ripe";
    lake.add("a.parquet", rows(few, 0, 10));

    assertThat(prepare(ALL).counts().equal()).isEqualTo(7);
    Prepared dropped = prepare(new Choice(EventRange.ALL, null, true, 0.2, 42));

    assertThat(dropped.counts().dropped()).isEqualTo(7);
    assertThat(dropped.rows()).isEqualTo(3);
    assertThat(weights()).containsExactly(0L, 1L, 2L);
  }

  @Test
  void aColumnThatNoFileHasIsMissingInAllRows() throws Exception {
    lake.add("a.parquet", rows("i AS weight, i % 2 AS ripe", 0, 4));

    assertThat(prepare(ALL).columns()).contains(new LakeColumn("variety", null, 0));
    assertThat(strings("SELECT variety FROM ")).containsOnlyNulls().hasSize(4);
  }

  @Test
  void countsValuesThatAreNoneOfTheDescriptorsType() throws Exception {
    lake.add("a.parquet", rows("i / 2.0 AS weight, 'gala' AS variety, i % 2 AS ripe", 0, 4))
        .add("b.parquet", rows("'heavy' AS weight, 'gala' AS variety, i % 2 AS ripe", 4, 6));

    assertThat(prepare(ALL).columns()).contains(new LakeColumn("weight", "VARCHAR", 4));
    assertThat(strings("SELECT weight FROM ")).containsExactly("0", "1", null, null, null, null);
  }

  @Test
  void namesADamagedFileAndLeavesTheOldTable() throws Exception {
    lake.add("a.parquet", rows(FRUITS, 0, 10));
    prepare(ALL);
    lake.add("b.parquet", rows(FRUITS, 10, 20));
    Path damaged = lake.file("b.parquet");
    byte[] whole = Files.readAllBytes(damaged);
    Files.write(damaged, Arrays.copyOf(whole, whole.length / 2));

    assertThatThrownBy(() -> prepare(ALL))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(damaged + " is no whole Parquet file")
        .hasMessageContaining("move it out of the lake");
    assertThat(weights()).hasSize(10);
  }

  @Test
  void namesAFileWhoseMiddleIsDamaged() throws Exception {
    lake.add("a.parquet", rows(FRUITS, 0, 1000)).add("b.parquet", rows(FRUITS, 1000, 9000));
    Path damaged = lake.file("b.parquet");
    byte[] content = Files.readAllBytes(damaged);
    Arrays.fill(content, 4, content.length / 2, (byte) 0xff);
    Files.write(damaged, content);

    assertThatThrownBy(() -> prepare(ALL))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(damaged + " is no whole Parquet file");
    assertThat(work.table()).doesNotExist();
    assertThat(work.folder()).isDirectoryNotContaining("glob:**.draft");
  }

  @Test
  void namesAFileThatVanishedWhileItWasRead() throws Exception {
    lake.add("a.parquet", rows(FRUITS, 0, 10)).add("b.parquet", rows(FRUITS, 10, 20));
    Path gone = lake.file("b.parquet");

    assertThatThrownBy(() -> prepareWhile(() -> Files.deleteIfExists(gone)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(gone + " vanished while it was read");
  }

  @Test
  void namesAFileThatChangedWhileItWasRead() throws Exception {
    lake.add("a.parquet", rows(FRUITS, 0, 10));
    Path changed = lake.file("a.parquet");

    assertThatThrownBy(() -> prepareWhile(() -> lake.add("a.parquet", rows(FRUITS, 0, 20))))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(changed + " changed while it was read");
  }

  @Test
  void refusesFilesThatAreNotTheIngestJobs() throws Exception {
    lake.add("a.parquet", "SELECT 1 AS weight, 'gala' AS variety, 1 AS ripe");

    assertThatThrownBy(() -> prepare(ALL))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("no column 'kafka_partition'");
  }

  @Test
  void refusesRowsWithoutAPlaceInKafka() throws Exception {
    lake.add("a.parquet", rows(FRUITS, 0, 10))
        .add(
            "b.parquet",
            "SELECT * REPLACE (NULL::BIGINT AS kafka_offset) FROM (" + rows(FRUITS, 10, 13) + ")");

    assertThatThrownBy(() -> prepare(ALL))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("rows of the lake have no kafka_partition or no kafka_offset");
    assertThat(work.table()).doesNotExist();
  }

  private Prepared prepare(Choice choice) throws IOException, SQLException {
    try (Workbench bench = new Workbench(FRUIT, work)) {
      return new Prepare(folder.resolve("lake").toString(), S3Settings.of(null), choice).run(bench);
    }
  }

  /** Prepares while something happens to the lake right after it was listed. */
  private Prepared prepareWhile(Callable<?> change) throws IOException, SQLException {
    String root = folder.resolve("lake").toString();
    S3Settings s3 = S3Settings.of(null);
    ObjectStore changing = new ObjectStoreThatGrows(ObjectStores.of(root, s3), change);
    try (Workbench bench = new Workbench(FRUIT, work)) {
      return new Prepare(root, s3, ALL).run(bench, changing);
    }
  }

  /** Rows of two Kafka partitions, an event a second from 03:00 on. */
  private static String rows(String columns, int from, int to) {
    return """
    SELECT %s, 0::BIGINT AS batch_number, i AS record_id, (i %% 2)::INT AS kafka_partition,
      i // 2 AS kafka_offset, now() AS processed_at,
      TIMESTAMPTZ '2026-01-02 03:00:00+00' + INTERVAL (i) SECONDS AS event_timestamp
    FROM range(%d, %d) t(i)
    """
        .formatted(columns, from, to);
  }

  private static Instant second(int second) {
    return Instant.parse("2026-01-02T03:00:00Z").plusSeconds(second);
  }

  private List<Long> weights() throws SQLException {
    return strings("SELECT weight FROM ").stream().map(Long::valueOf).toList();
  }

  private List<String> strings(String query) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Connection connection = DuckDb.open(folder, "100MB");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query + DuckDb.quoted(work.table()))) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }
}
