package io.pulseline.trainer.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of a lake that cannot be prepared, or not any more. */
class PrepareRefusalsTest {
  @TempDir Path folder;

  private FruitLake lake;

  @BeforeEach
  void emptyLake() {
    lake = new FruitLake(folder);
  }

  @Test
  void namesADamagedFileAndLeavesTheOldTable() throws Exception {
    lake.add("a.parquet", FruitLake.rows(FruitLake.FRUITS, 0, 10));
    lake.prepare(FruitLake.ALL);
    lake.add("b.parquet", FruitLake.rows(FruitLake.FRUITS, 10, 20));
    Path damaged = lake.file("b.parquet");
    byte[] whole = Files.readAllBytes(damaged);
    Files.write(damaged, Arrays.copyOf(whole, whole.length / 2));

    assertThatThrownBy(() -> lake.prepare(FruitLake.ALL))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(damaged + " is no whole Parquet file")
        .hasMessageContaining("move it out of the lake");
    assertThat(lake.weights()).hasSize(10);
  }

  @Test
  void namesAFileWhoseMiddleIsDamaged() throws Exception {
    lake.add("a.parquet", FruitLake.rows(FruitLake.FRUITS, 0, 1000))
        .add("b.parquet", FruitLake.rows(FruitLake.FRUITS, 1000, 9000));
    Path damaged = lake.file("b.parquet");
    byte[] content = Files.readAllBytes(damaged);
    Arrays.fill(content, 4, content.length / 2, (byte) 0xff);
    Files.write(damaged, content);

    assertThatThrownBy(() -> lake.prepare(FruitLake.ALL))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(damaged + " is no whole Parquet file");
    assertThat(lake.work().table()).doesNotExist();
    assertThat(lake.work().folder()).isDirectoryNotContaining("glob:**.draft");
  }

  @Test
  void namesAFileThatVanishedWhileItWasRead() throws Exception {
    lake.add("a.parquet", FruitLake.rows(FruitLake.FRUITS, 0, 10))
        .add("b.parquet", FruitLake.rows(FruitLake.FRUITS, 10, 20));
    Path gone = lake.file("b.parquet");

    assertThatThrownBy(() -> lake.prepareWhile(() -> Files.deleteIfExists(gone)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(gone + " vanished while it was read");
  }

  @Test
  void namesAFileThatChangedWhileItWasRead() throws Exception {
    lake.add("a.parquet", FruitLake.rows(FruitLake.FRUITS, 0, 10));
    Path changed = lake.file("a.parquet");

    assertThatThrownBy(
            () ->
                lake.prepareWhile(
                    () -> lake.add("a.parquet", FruitLake.rows(FruitLake.FRUITS, 0, 20))))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(changed + " changed while it was read");
  }

  @Test
  void refusesFilesThatAreNotTheIngestJobs() throws Exception {
    lake.add("a.parquet", "SELECT 1 AS weight, 'gala' AS variety, 1 AS ripe");

    assertThatThrownBy(() -> lake.prepare(FruitLake.ALL))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("no column 'kafka_partition'");
  }

  @Test
  void refusesRowsWithoutAPlaceInKafka() throws Exception {
    lake.add("a.parquet", FruitLake.rows(FruitLake.FRUITS, 0, 10))
        .add(
            "b.parquet",
            "SELECT * REPLACE (NULL::BIGINT AS kafka_offset) FROM ("
                + FruitLake.rows(FruitLake.FRUITS, 10, 13)
                + ")");

    assertThatThrownBy(() -> lake.prepare(FruitLake.ALL))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("rows of the lake have no kafka_partition or no kafka_offset");
    assertThat(lake.work().table()).doesNotExist();
  }
}
