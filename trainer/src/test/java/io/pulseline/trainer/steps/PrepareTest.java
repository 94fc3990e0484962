package io.pulseline.trainer.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.Digest;
import io.pulseline.contract.lake.EventRange;
import io.pulseline.contract.model.Lineage.OffsetRange;
import io.pulseline.contract.model.Lineage.SourceFile;
import io.pulseline.prepare.Choice;
import io.pulseline.prepare.LakeColumn;
import io.pulseline.prepare.Prepared;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the files of a lake. */
class PrepareTest {
  @TempDir Path folder;

  private FruitLake lake;

  @BeforeEach
  void emptyLake() {
    lake = new FruitLake(folder);
  }

  @Test
  void ordersRowsByKafkaPartitionAndOffset() throws Exception {
    lake.add("b.parquet", FruitLake.rows(FruitLake.FRUITS, 0, 5))
        .add("a.parquet", FruitLake.rows(FruitLake.FRUITS, 5, 10));

    Prepared prepared = lake.prepare(FruitLake.ALL);

    assertThat(lake.weights()).containsExactly(0L, 2L, 4L, 6L, 8L, 1L, 3L, 5L, 7L, 9L);
    assertThat(prepared.rows()).isEqualTo(10);
    assertThat(prepared.lineage().offsets())
        .containsEntry(0, new OffsetRange(0, 4))
        .containsEntry(1, new OffsetRange(0, 4));
  }

  @Test
  void tellsOfEachFileWhatItReadThere() throws Exception {
    lake.add("a.parquet", FruitLake.rows(FruitLake.FRUITS, 0, 10));
    byte[] content = Files.readAllBytes(lake.file("a.parquet"));

    assertThat(lake.prepare(FruitLake.ALL).lineage().files())
        .containsExactly(
            new SourceFile(
                "date=2026-01-02/hour=03/a.parquet", content.length, Digest.sha256(content)));
  }

  @Test
  void readsWhatItListedOnceAlone() throws Exception {
    lake.add("a.parquet", FruitLake.rows(FruitLake.FRUITS, 0, 10));

    Prepared prepared =
        lake.prepareWhile(() -> lake.add("b.parquet", FruitLake.rows(FruitLake.FRUITS, 10, 20)));

    assertThat(prepared.rows()).isEqualTo(10);
    assertThat(prepared.lineage().files())
        .extracting(SourceFile::name)
        .containsExactly("date=2026-01-02/hour=03/a.parquet");
  }

  @Test
  void removesWhatRepeatsAPartitionAndOffset() throws Exception {
    lake.add("a.parquet", FruitLake.rows(FruitLake.FRUITS, 0, 10))
        .add("again.parquet", FruitLake.rows(FruitLake.FRUITS, 4, 8))
        .add(
            "other.parquet",
            FruitLake.rows("99 AS weight, NULL::VARCHAR AS variety, 1 AS ripe", 8, 9));

    Prepared prepared = lake.prepare(FruitLake.ALL);

    assertThat(prepared.counts().read()).isEqualTo(15);
    assertThat(prepared.counts().repeated()).isEqualTo(5);
    assertThat(prepared.counts().contradicting()).isEqualTo(1);
    assertThat(prepared.counts().repeatedIds()).isZero();
    assertThat(lake.weights()).containsExactly(0L, 2L, 4L, 6L, 8L, 1L, 3L, 5L, 7L, 9L);
  }

  @Test
  void countsRecordIdsThatCameTwice() throws Exception {
    lake.add("a.parquet", FruitLake.rows(FruitLake.FRUITS, 0, 10))
        .add(
            "twin.parquet",
            FruitLake.rows(FruitLake.FRUITS, 0, 4).replace("i // 2 AS", "100 + i AS"));

    assertThat(lake.prepare(FruitLake.ALL).counts().repeatedIds()).isEqualTo(4);
    assertThat(lake.prepare(FruitLake.ALL).rows()).isEqualTo(14);
  }

  @Test
  void takesEventsOfARangeAlone() throws Exception {
    lake.add("a.parquet", FruitLake.rows(FruitLake.FRUITS, 0, 10));
    EventRange range = new EventRange(FruitLake.second(3), FruitLake.second(6));

    Prepared prepared = lake.prepare(new Choice(range, null, false, 0.2, 42));

    assertThat(lake.weights()).containsExactly(4L, 3L, 5L);
    assertThat(prepared.counts().outside()).isEqualTo(7);
    assertThat(prepared.lineage().firstEvent()).isEqualTo(FruitLake.second(3));
    assertThat(prepared.lineage().lastEvent()).isEqualTo(FruitLake.second(5));
  }

  @Test
  void countsBackFromTheNewestEvent() throws Exception {
    lake.add("a.parquet", FruitLake.rows(FruitLake.FRUITS, 0, 10));

    lake.prepare(new Choice(EventRange.ALL, Duration.ofSeconds(2), false, 0.2, 42));

    assertThat(lake.weights()).containsExactly(8L, 7L, 9L);
  }

  @Test
  void dropsEqualRowsButTheFirstOnRequest() throws Exception {
    String few =
        "i // 4 AS weight, CASE WHEN i < 4 THEN NULL ELSE 'fuji' END AS variety, 1 AS ripe";
    lake.add("a.parquet", FruitLake.rows(few, 0, 10));

    assertThat(lake.prepare(FruitLake.ALL).counts().equal()).isEqualTo(7);
    Prepared dropped = lake.prepare(new Choice(EventRange.ALL, null, true, 0.2, 42));

    assertThat(dropped.counts().dropped()).isEqualTo(7);
    assertThat(dropped.rows()).isEqualTo(3);
    assertThat(lake.weights()).containsExactly(0L, 1L, 2L);
  }

  @Test
  void aColumnThatNoFileHasIsMissingInAllRows() throws Exception {
    lake.add("a.parquet", FruitLake.rows("i AS weight, i % 2 AS ripe", 0, 4));

    assertThat(lake.prepare(FruitLake.ALL).columns()).contains(new LakeColumn("variety", null, 0));
    assertThat(lake.strings("SELECT variety FROM ")).containsOnlyNulls().hasSize(4);
  }

  @Test
  void countsValuesThatAreNoneOfTheDescriptorsType() throws Exception {
    lake.add(
            "a.parquet",
            FruitLake.rows("i / 2.0 AS weight, 'gala' AS variety, i % 2 AS ripe", 0, 4))
        .add(
            "b.parquet",
            FruitLake.rows("'heavy' AS weight, 'gala' AS variety, i % 2 AS ripe", 4, 6));

    assertThat(lake.prepare(FruitLake.ALL).columns())
        .contains(new LakeColumn("weight", "VARCHAR", 4));
    assertThat(lake.strings("SELECT weight FROM "))
        .containsExactly("0", "1", null, null, null, null);
  }
}
