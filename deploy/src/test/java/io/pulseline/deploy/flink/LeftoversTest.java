package io.pulseline.deploy.flink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pulseline.storage.S3Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
  private static final String ROOT = "s3://pulseline/deploy-dev";

  @TempDir private Path bucket;

  @Test
  void areTheJobsOwnFoldersAndTheSavepointsOfAll() {
    Leftovers leftovers = Leftovers.of(Recorded.deployment("stable"));

    assertThat(leftovers.folders())
        .containsExactly(
            ROOT + "/checkpoints/ingest-deploydev.records",
            ROOT + "/ha/pulseline-ingest",
            ROOT + "/ha/job-result-store/pulseline-ingest");
    assertThat(leftovers.savepoints()).isEqualTo(ROOT + "/savepoints");
  }

  @Test
  void aJobThatNeverStartedHasNoCheckpoints() {
    assertThat(Leftovers.of(Recorded.deployment("failed")).folders())
        .noneMatch(folder -> folder.contains("/checkpoints"));
  }

  @Test
  void aJobWithoutANameHasNoCheckpoints() throws Exception {
    JsonNode deployment = Recorded.deployment("stable");
    ((ObjectNode) deployment.at("/status/jobStatus")).put("jobName", "");

    assertThat(Leftovers.of(deployment).folders())
        .noneMatch(folder -> folder.contains("/checkpoints"));
  }

  @Test
  void aPurgeDeletesThemAndNothingOfAnotherJob() throws Exception {
    JsonNode deployment = Recorded.deployment("stable");
    ((ObjectNode) deployment.at("/spec/flinkConfiguration"))
        .put("state.checkpoints.dir", bucket + "/checkpoints")
        .put("high-availability.storageDir", bucket + "/ha")
        .put("state.savepoints.dir", bucket + "/savepoints");
    Path own = file("checkpoints/ingest-deploydev.records/1/chk-7/_metadata");
    Path blob = file("ha/pulseline-ingest/blob/x");
    Path others = file("checkpoints/ingest-deploydev.records-2/1/chk-7/_metadata");
    Path savepoint = file("savepoints/savepoint-1/_metadata");

    int files = Leftovers.of(deployment).purge(S3Settings.of(""));

    assertThat(files).isEqualTo(2);
    assertThat(own).doesNotExist();
    assertThat(blob).doesNotExist();
    assertThat(others).exists();
    assertThat(savepoint).exists();
  }

  private Path file(String name) throws Exception {
    Path file = bucket.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "x");
  }
}
