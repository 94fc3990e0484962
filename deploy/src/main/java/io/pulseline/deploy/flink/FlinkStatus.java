package io.pulseline.deploy.flink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;

/**
 * What the operator says of a FlinkDeployment.
 *
 * @param wanted what the specification asks for: {@code running} or {@code suspended}
 * @param lifecycle such as {@code DEPLOYED}, {@code STABLE} or {@code ROLLED_BACK}
 * @param jobManager such as {@code DEPLOYING} or {@code READY}
 * @param job Flink's own state of the job, such as {@code RUNNING}; null before there is one
 * @param jobName what the job calls itself, which is also its folder below the checkpoints
 * @param current whether this is said of the specification as it is now
 * @param savepoint where the latest savepoint is that the status names; null for none
 * @param error the operator's own, in one line; null for none
 */
public record FlinkStatus(
    String name,
    String wanted,
    String lifecycle,
    String jobManager,
    String job,
    String jobName,
    boolean current,
    String savepoint,
    String error) {
  private static final JsonMapper JSON = new JsonMapper();

  /** Reads it from the object as the API server has it. */
  public static FlinkStatus of(JsonNode deployment) {
    JsonNode status = deployment.path("status");
    JsonNode job = status.path("jobStatus");
    return new FlinkStatus(
        deployment.at("/metadata/name").asText(),
        deployment.at("/spec/job/state").asText("running"),
        status.path("lifecycleState").asText("CREATED"),
        status.path("jobManagerDeploymentStatus").asText("MISSING"),
        job.path("state").textValue(),
        job.path("jobName").textValue(),
        generation(status) == deployment.at("/metadata/generation").asLong(),
        savepoint(job).orElse(null),
        Optional.ofNullable(status.path("error").textValue())
            .map(OperatorError::line)
            .orElse(null));
  }

  /** Whether the job runs as it should, or has ended as batch jobs do. */
  public boolean isReady() {
    return current
        && error == null
        && switch (lifecycle) {
          case "STABLE" ->
              "FINISHED".equals(job) || (jobManager.equals("READY") && "RUNNING".equals(job));
          case "DEPLOYED" -> "FINISHED".equals(job);
          default -> false; // a job that is suspended has FINISHED, too
        };
  }

  /** Whether it stands still, as it was told to. */
  public boolean standsStill() {
    return current && lifecycle.equals("SUSPENDED");
  }

  /** Whether the operator has given this specification up for the one before. */
  public boolean wasTakenBack() {
    return lifecycle.equals("ROLLING_BACK") || lifecycle.equals("ROLLED_BACK");
  }

  /** In the lines that tell of progress. */
  public String words() {
    return "%s, JobManager %s, job %s%s"
        .formatted(
            lifecycle,
            jobManager,
            job == null ? "-" : job,
            !current && lifecycle.equals("STABLE") ? ", by the specification before" : "");
  }

  /** Older operators tell it only within the specification that they keep. */
  private static long generation(JsonNode status) {
    if (status.has("observedGeneration")) {
      return status.get("observedGeneration").asLong();
    }
    String kept = status.at("/reconciliationStatus/lastReconciledSpec").asText("{}");
    try {
      return JSON.readTree(kept).at("/resource_metadata/metadata/generation").asLong();
    } catch (JsonProcessingException e) {
      return 0; // written by an operator of another kind: as if it had said nothing
    }
  }

  /** Operators from 1.10 on name that of the last upgrade, those before it the last of any kind. */
  private static Optional<String> savepoint(JsonNode job) {
    return Optional.ofNullable(job.path("upgradeSavepointPath").textValue())
        .or(() -> Optional.ofNullable(job.at("/savepointInfo/lastSavepoint/location").textValue()));
  }
}
