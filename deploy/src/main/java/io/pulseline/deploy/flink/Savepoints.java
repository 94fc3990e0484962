package io.pulseline.deploy.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.pulseline.contract.UserException;
import io.pulseline.deploy.cluster.Cluster;
import io.pulseline.deploy.cluster.Ref;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Savepoints of a running job. They are asked for by a new nonce, which all operators know; those
 * from 1.10 on tell the outcome in an object of its own, those before it in the job's status.
 */
public final class Savepoints {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Cluster cluster;
  private final Jobs jobs;
  private final String namespace;

  public Savepoints(Cluster cluster, Jobs jobs, String namespace) {
    this.cluster = cluster;
    this.jobs = jobs;
    this.namespace = namespace;
  }

  /**
   * Takes one and waits for it.
   *
   * @return its URI
   * @throws UserException when the job does not run, it fails, or the time is over
   */
  public String take(String name, Duration patience) throws InterruptedException {
    FlinkStatus status = jobs.status(name);
    if (!"RUNNING".equals(status.job())) {
      throw new UserException(
          "%s does not run (%s), so there is no savepoint to take".formatted(name, status.words()));
    }
    Set<String> known = locations(name);
    Set<String> failures = failures(name);
    long nonce = System.currentTimeMillis();
    var patch = JsonNodeFactory.instance.objectNode();
    patch.putObject("spec").putObject("job").put("savepointTriggerNonce", nonce);
    cluster.change(jobs.ref(name), patch);

    Instant end = Instant.now().plus(patience);
    while (Instant.now().isBefore(end)) {
      Set<String> taken = locations(name);
      taken.removeAll(known);
      if (!taken.isEmpty()) {
        return taken.iterator().next();
      }
      Set<String> failed = failures(name);
      failed.removeAll(failures);
      if (!failed.isEmpty()) {
        throw new UserException("no savepoint of %s: %s".formatted(name, failed.iterator().next()));
      }
      Thread.sleep(PAUSE.toMillis());
    }
    throw new UserException(
        "no savepoint of %s after %d s; the operator goes on trying, 'deploy status %1$s' tells"
            .formatted(name, patience.toSeconds()));
  }

  /** Where all savepoints are that the operator knows. */
  private Set<String> locations(String name) {
    JsonNode info = jobs.require(name).at("/status/jobStatus/savepointInfo");
    Set<String> locations =
        new TreeSet<>(info.path("savepointHistory").findValuesAsText("location"));
    Optional.ofNullable(info.at("/lastSavepoint/location").textValue()).ifPresent(locations::add);
    for (JsonNode snapshot : snapshots(name)) {
      if (snapshot.at("/status/state").asText().equals("COMPLETED")) {
        locations.add(snapshot.at("/status/path").asText());
      }
    }
    return locations;
  }

  /** What the operator says of those that failed. */
  private Set<String> failures(String name) {
    Set<String> failures = new HashSet<>();
    for (JsonNode snapshot : snapshots(name)) {
      if (snapshot.at("/status/state").asText().equals("FAILED")) {
        failures.add(
            snapshot.at("/metadata/name").asText() + ": " + snapshot.at("/status/error").asText());
      }
    }
    for (JsonNode event : cluster.list(Ref.core("Event", namespace, ""), Map.of())) {
      if (event.path("reason").asText().equals("SavepointError")
          && event.at("/involvedObject/name").asText().equals(name)) {
        failures.add(
            event.path("message").asText() + " (" + event.path("lastTimestamp").asText() + ")");
      }
    }
    return failures;
  }

  private List<JsonNode> snapshots(String name) {
    Ref kind = new Ref("flink.apache.org/v1beta1", "FlinkStateSnapshot", namespace, "");
    return !cluster.knows(kind)
        ? List.of()
        : cluster.list(kind, Map.of()).stream()
            .filter(s -> s.at("/spec/jobReference/name").asText().equals(name))
            .filter(s -> s.at("/spec").has("savepoint"))
            .toList();
  }
}
