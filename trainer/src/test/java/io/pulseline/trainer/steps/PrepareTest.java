package io.pulseline.trainer.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Datasets;
import io.pulseline.contract.model.Lineage.OffsetRange;
import io.pulseline.storage.LakeReader;
import io.pulseline.storage.ObjectStores;
import io.pulseline.storage.S3Settings;
import io.pulseline.trainer.TestLake;
import io.pulseline.trainer.work.WorkFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrepareTest {
  private static final Dataset HEART = Datasets.load("heart-disease");

  @TempDir Path folder;

  @Test
  void namesOnlyTheFilesWhoseRowsItCopied() throws Exception {
    Path root = folder.resolve("lake");
    TestLake lake = new TestLake(HEART, root).add("part-0.parquet", 0, 300);
    ObjectStoreThatGrows growing =
        new ObjectStoreThatGrows(
            ObjectStores.of(root.toString(), S3Settings.of(null)),
            () -> lake.add("part-1.parquet", 300, 600));
    WorkFolder work = new WorkFolder(folder.resolve("work"));

    try (LakeReader reader = LakeReader.open(growing, HEART, work.cache())) {
      Prepared prepared = new Prepare(new Workbench(HEART, work), 0.2, 42).run(reader, "lake");

      assertThat(prepared.rows()).isEqualTo(300);
      assertThat(prepared.withoutTarget()).isZero();
      assertThat(prepared.distinct()).isEqualTo(300);
      assertThat(prepared.lineage().rows()).isEqualTo(300);
      assertThat(prepared.lineage().files())
          .containsExactly("date=2026-01-02/hour=03/part-0.parquet");
      assertThat(prepared.lineage().offsets()).containsEntry(0, new OffsetRange(0, 99));
    }
  }
}
