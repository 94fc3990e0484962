package io.pulseline.jobs.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreTest {
  @TempDir private Path root;

  @BeforeEach
  void aCheckpointIsThere() throws IOException {
    Path checkpoint = Files.createDirectories(root.resolve("ingest-a/aaaa/chk-9"));
    Files.createFile(checkpoint.resolve("_metadata"));
  }

  @Test
  void latestIsTheNewestOfTheJobsOwn() throws IOException {
    assertThat(Restore.choose("latest", uri("."), uri("ingest-a")))
        .get()
        .asString()
        .endsWith("ingest-a/aaaa/chk-9");
    assertThat(Restore.choose("latest", uri("."), uri("ingest-b"))).isEmpty();
  }

  @Test
  void noneIsNoneThoughThereIsOne() throws IOException {
    assertThat(Restore.choose("none", uri("."), uri("ingest-a"))).isEmpty();
  }

  @Test
  void anythingElseIsWhereOneLies() throws IOException {
    assertThat(Restore.choose("s3://bucket/chk-3", uri("."), uri("ingest-a")))
        .contains("s3://bucket/chk-3");
  }

  private String uri(String folder) {
    return root.resolve(folder).toUri().toString();
  }
}
