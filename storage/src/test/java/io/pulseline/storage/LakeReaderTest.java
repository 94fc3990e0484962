package io.pulseline.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Datasets;
import io.pulseline.contract.lake.EventRange;
import io.pulseline.embedded.junit.EmbeddedServers;
import io.pulseline.embedded.junit.S3Server;
import io.pulseline.embedded.junit.ServerKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@EmbeddedServers(ServerKind.S3)
class LakeReaderTest {
  private static final Dataset DATASET = Datasets.load("heart-disease");
  private static final S3Settings NO_S3 = S3Settings.of(null);

  @TempDir Path folder;

  private final S3Server server;

  LakeReaderTest(S3Server server) {
    this.server = server;
  }

  @Test
  void countsNothingInAnEmptyLake() throws Exception {
    try (LakeReader reader = open()) {
      assertThat(reader.refresh()).isEmpty();
      assertThatThrownBy(reader::connection)
          .isInstanceOf(UserException.class)
          .hasMessageContaining("no Parquet files in")
          .hasMessageContaining("raw/heart-disease");
    }
  }

  @Test
  void countsRowsAsFilesComeAndGo() throws Exception {
    try (LakeReader reader = open()) {
      write("date=2026-01-02/hour=03/part-0.parquet", 0, 10);
      assertThat(rows(reader)).isEqualTo(10);

      write("date=2026-01-02/hour=04/part-1.parquet", 5, 15);
      assertThat(reader.refresh()).extracting(LakeFile::rows).containsExactly(10L, 10L);
      assertThat(number(reader.connection(), "SELECT count(*) FROM lake")).isEqualTo(20);

      Files.delete(folder.resolve("lake").resolve(key("date=2026-01-02/hour=03/part-0.parquet")));
      assertThat(rows(reader)).isEqualTo(10);
      assertThat(number(reader.connection(), "SELECT min(kafka_offset) FROM lake")).isEqualTo(5);
    }
  }

  @Test
  void letsSqlSeeThePartitions() throws Exception {
    write("date=2026-01-02/hour=03/part-0.parquet", 0, 10);
    write("date=2026-01-02/hour=04/part-1.parquet", 10, 13);

    try (LakeReader reader = open()) {
      reader.refresh();
      assertThat(number(reader.connection(), "SELECT count(*) FROM lake WHERE hour = '04'"))
          .isEqualTo(3);
    }
  }

  @Test
  void aColumnThatOlderFilesLackIsMissingInTheirRows() throws Exception {
    write("date=2026-01-02/hour=03/part-0.parquet", 0, 10);
    Path later = folder.resolve("lake").resolve(key("date=2026-01-02/hour=04/part-1.parquet"));
    Files.createDirectories(later.getParent());
    // The new column in front: files are joined by the names of their columns, not by places
    parquet(later, 10, 13, "i * 2 AS rating, ");

    try (LakeReader reader = open()) {
      assertThat(rows(reader)).isEqualTo(13);
      assertThat(number(reader.connection(), "SELECT sum(kafka_offset) FROM lake")).isEqualTo(78);
      assertThat(number(reader.connection(), "SELECT sum(rating) FROM lake")).isEqualTo(66);
      assertThat(number(reader.connection(), "SELECT count(*) FROM lake WHERE rating IS NULL"))
          .isEqualTo(10);
    }
  }

  @Test
  void opensFilesOfARangesHoursAlone() throws Exception {
    write("date=2026-01-02/hour=03/a.parquet", 0, 10);
    write("date=2026-01-02/hour=04/b.parquet", 10, 13);
    write("date=2026-01-03/hour=00/c.parquet", 13, 20);
    EventRange range =
        new EventRange(
            Instant.parse("2026-01-02T04:59:59Z"), Instant.parse("2026-01-03T00:00:00Z"));

    try (LakeReader reader = open()) {
      assertThat(reader.refresh(range))
          .extracting(LakeFile::name)
          .containsExactly("date=2026-01-02/hour=04/b.parquet");
    }
  }

  @Test
  void findsTheNewestEventWhereverItsFileLies() throws Exception {
    write("date=2026-01-02/hour=03/a.parquet", 0, 10);
    write("date=2026-01-02/hour=04/b.parquet", 10, 13);
    write("date=2026-01-02/hour=05/empty.parquet", 13, 13);

    try (LakeReader reader = open()) {
      assertThat(reader.newestEvent()).contains(Instant.ofEpochSecond(12));
      write("elsewhere.parquet", 13, 20);
      assertThat(reader.newestEvent()).contains(Instant.ofEpochSecond(19));
      assertThat(rows(reader)).isEqualTo(20);
    }
  }

  @Test
  void namesAFileThatIsDamaged() throws Exception {
    write("date=2026-01-02/hour=03/a.parquet", 0, 10);
    Path damaged = folder.resolve("lake").resolve(key("date=2026-01-02/hour=03/b.parquet"));
    Files.writeString(damaged, "PAR1, or so it seems");

    try (LakeReader reader = open()) {
      assertThatThrownBy(reader::refresh)
          .isInstanceOf(UserException.class)
          .hasMessageContaining(damaged + " is no whole Parquet file");
    }
  }

  @Test
  void readsPathsThatHoldAQuote() throws Exception {
    write("date=2026-01-02/hour=03/it's.parquet", 0, 10);

    try (LakeReader reader = open()) {
      assertThat(rows(reader)).isEqualTo(10);
    }
  }

  @Test
  void fetchesEachFileOfABucketOnce() throws Exception {
    S3Settings s3 = TestS3.of(server);
    String lake = "s3://" + server.bucket() + "/" + UUID.randomUUID();
    Path cache = folder.resolve("cache");
    try (ObjectStore store = ObjectStores.of(lake, s3);
        LakeReader reader = LakeReader.open(lake, s3, DATASET, cache)) {
      store.upload(
          parquet(folder.resolve("one.parquet"), 0, 10), key("date=2026-01-02/hour=03/a.parquet"));
      assertThat(rows(reader)).isEqualTo(10);
      List<Path> first = copies(cache);
      assertThat(first).hasSize(1);
      FileTime longAgo = FileTime.from(Instant.EPOCH);
      Files.setLastModifiedTime(first.get(0), longAgo);

      store.upload(
          parquet(folder.resolve("two.parquet"), 10, 30), key("date=2026-01-02/hour=03/b.parquet"));
      assertThat(rows(reader)).isEqualTo(30);
      assertThat(copies(cache)).hasSize(2);
      assertThat(Files.getLastModifiedTime(first.get(0))).isEqualTo(longAgo);
    }
  }

  private LakeReader open() throws IOException, SQLException {
    return LakeReader.open(
        folder.resolve("lake").toString(), NO_S3, DATASET, folder.resolve("cache"));
  }

  private static String key(String name) {
    return "raw/heart-disease/" + name;
  }

  private void write(String name, int from, int to) throws IOException, SQLException {
    Path file = folder.resolve("lake").resolve(key(name));
    Files.createDirectories(file.getParent());
    parquet(file, from, to);
  }

  private static Path parquet(Path file, int from, int to) throws SQLException {
    return parquet(file, from, to, "");
  }

  private static Path parquet(Path file, int from, int to, String before) throws SQLException {
    try (Connection connection = DuckDb.open(file.getParent(), "100MB");
        Statement statement = connection.createStatement()) {
      statement.execute(
          String.format(
              "COPY (SELECT %s0 AS kafka_partition, i AS kafka_offset, to_timestamp(i) AS"
                  + " event_timestamp FROM range(%d, %d) t(i)) TO %s (FORMAT parquet)",
              before, from, to, DuckDb.quoted(file)));
    }
    return file;
  }

  private static long rows(LakeReader reader) throws IOException, SQLException {
    return reader.refresh().stream().mapToLong(LakeFile::rows).sum();
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    }
  }

  private static List<Path> copies(Path cache) throws IOException {
    try (Stream<Path> files = Files.walk(cache)) {
      return files.filter(file -> file.toString().endsWith(".parquet")).toList();
    }
  }
}
