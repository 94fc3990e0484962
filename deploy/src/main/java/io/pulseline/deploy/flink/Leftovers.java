package io.pulseline.deploy.flink;

import com.fasterxml.jackson.databind.JsonNode;
import io.pulseline.storage.ObjectStore;
import io.pulseline.storage.ObjectStores;
import io.pulseline.storage.S3Settings;
import io.pulseline.storage.StoredObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What stays in the bucket when a job's FlinkDeployment is deleted: nobody but its owner knows
 * whether it will be gone on from.
 *
 * @param folders of this job alone: its checkpoints, and the blobs and results of high availability
 * @param savepoints the folder of all jobs' savepoints; null for none
 */
public record Leftovers(List<String> folders, String savepoints) {

  /** Reads it from the object as it is before it is deleted. */
  public static Leftovers of(JsonNode deployment) {
    JsonNode flink = deployment.at("/spec/flinkConfiguration");
    String name = deployment.at("/metadata/name").asText();
    List<String> folders = new ArrayList<>();
    // Jobs keep their checkpoints below their own name, see docs/cluster.md
    String job = deployment.at("/status/jobStatus/jobName").textValue();
    // One whose main method failed is called "(application driver)" and has none
    boolean named = job != null && !job.isBlank() && !job.startsWith("(") && !job.contains("/");
    if (flink.has("state.checkpoints.dir") && named) {
      folders.add(below(flink.get("state.checkpoints.dir").asText(), job));
    }
    if (flink.has("high-availability.storageDir")) {
      String root = flink.get("high-availability.storageDir").asText();
      folders.add(below(root, name));
      folders.add(below(below(root, "job-result-store"), name));
    }
    return new Leftovers(List.copyOf(folders), flink.path("state.savepoints.dir").textValue());
  }

  /**
   * Deletes the folders of this job; savepoints stay.
   *
   * @return number of files
   */
  public int purge(S3Settings s3) throws IOException {
    int files = 0;
    for (String folder : folders) {
      try (ObjectStore store = ObjectStores.of(folder, s3)) {
        for (StoredObject file : store.list("")) {
          store.delete(file.key());
          files++;
        }
      }
    }
    return files;
  }

  private static String below(String root, String folder) {
    return root.endsWith("/") ? root + folder : root + "/" + folder;
  }
}
