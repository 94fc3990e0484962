package io.pulseline.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.dataset.DatasetYaml;
import io.pulseline.jobs.records.Received;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.connector.file.sink.FileSinkCommittable;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.streaming.api.functions.sink.filesystem.BucketWriter;
import org.apache.flink.streaming.api.functions.sink.filesystem.BulkBucketWriter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of row groups. */
class FileMergerTest {
  private static final String HOUR = "date=2026-03-01/hour=05";

  @TempDir private Path work;

  private BucketWriter<Received, String> writing;
  private FileMerger merger;
  private long rows;

  @BeforeEach
  void open() throws IOException {
    writing =
        new BulkBucketWriter<>(
            FileSystem.getLocalFileSystem().createRecoverableWriter(),
            new LakeFiles(DatasetYaml.write(Ingest.dataset())));
    merger = new FileMerger(folder());
  }

  @AfterEach
  void close() {
    merger.close();
  }

  private org.apache.flink.core.fs.Path folder() {
    return new org.apache.flink.core.fs.Path(work.toUri());
  }

  @Test
  void manySmallFilesBecomeOneRowGroup() throws IOException {
    assertThat(rowGroups(merged(50, 10))).containsExactly(500L);
  }

  @Test
  void theRowGroupsOfLargeFilesStayAsTheyAre() throws IOException {
    List<FileSinkCommittable> files = closed(2, 200_000);
    assertThat(files)
        .allSatisfy(
            file ->
                assertThat(file.getPendingFile().getSize()).isGreaterThan(HourFiles.LARGE_BYTES));

    assertThat(rowGroups(merged(files))).containsExactly(200_000L, 200_000L);
  }

  @Test
  void whatWasMergedIsToGo() throws IOException {
    List<FileSinkCommittable> files = closed(3, 1);
    merger.name(files);

    assertThat(merger.visible(HOUR, files).replaced())
        .extracting(FileSinkCommittable::getCompactedFileToCleanup)
        .containsExactlyElementsOf(
            files.stream().map(file -> file.getPendingFile().getPath()).toList());
  }

  private FileSinkCommittable merged(int count, int rowsOfEach) throws IOException {
    return merged(closed(count, rowsOfEach));
  }

  private FileSinkCommittable merged(List<FileSinkCommittable> files) throws IOException {
    merger.name(files);
    return merger.visible(HOUR, files).file();
  }

  private List<FileSinkCommittable> closed(int count, int rowsOfEach) throws IOException {
    List<FileSinkCommittable> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      var path = new org.apache.flink.core.fs.Path(folder(), HOUR + "/" + Lake.WAITING + "-" + i);
      var file = writing.openNewInProgressFile(HOUR, path, 0);
      for (int row = 0; row < rowsOfEach; row++) {
        file.write(ScatteredHours.visit(rows++, 0), 0);
      }
      files.add(new FileSinkCommittable(HOUR, file.closeForCommit()));
    }
    return files;
  }

  /** Rows of each. */
  private List<Long> rowGroups(FileSinkCommittable file) throws IOException {
    merger.name(List.of(file));
    var pending = file.getPendingFile();
    try (var reader =
        ParquetFileReader.open(
            StoredParquet.open(pending.getPath(), pending.getSize()), StoredParquet.options())) {
      return reader.getRowGroups().stream().map(group -> group.getRowCount()).toList();
    }
  }
}
