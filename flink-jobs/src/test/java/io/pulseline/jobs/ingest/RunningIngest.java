package io.pulseline.jobs.ingest;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pulseline.launch.ChildProcess;
import java.io.IOException;
import java.net.URL;
import java.time.Duration;

/** What Flink's REST interface tells of the one job of a process. */
final class RunningIngest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String job;

  RunningIngest(ChildProcess process) throws IOException {
    String ui = process.awaitReady(PATIENCE).split(" ", -1)[2];
    String id = JSON.readTree(new URL(ui + "/jobs")).at("/jobs/0/id").asText();
    this.job = ui + "/jobs/" + id;
  }

  /** Waits until a subtask takes no more records because of those without an answer. */
  void awaitHeldBack() throws IOException {
    String vertex = get("").at("/vertices/0/id").asText();
    String metrics =
        "/vertices/" + vertex + "/subtasks/metrics?agg=max&get=index.pulseline.held_back";
    await().atMost(PATIENCE).until(() -> get(metrics).at("/0/max").asInt() == 1);
  }

  /** How often the job was started anew. */
  int restarts() {
    // Flink fetches its metrics only when somebody asks
    return await()
        .atMost(PATIENCE)
        .until(() -> get("/metrics?get=numRestarts").at("/0/value").asInt(-1), n -> n >= 0);
  }

  private JsonNode get(String path) throws IOException {
    return JSON.readTree(new URL(job + path));
  }
}
