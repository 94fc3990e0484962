package io.pulseline.deploy.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pulseline.contract.UserException;
import io.pulseline.deploy.cluster.Cluster;

/**
 * Stops a job with a savepoint and starts it from there. A job that is upgraded by its latest
 * checkpoint would leave none when it is stopped: for the time that it stands still, it is one that
 * is upgraded by savepoint, and a note on it says what it was.
 */
public final class Switch {
  private static final String UPGRADE_MODE = "pulseline.io/upgrade-mode";

  private final Cluster cluster;
  private final Jobs jobs;

  public Switch(Cluster cluster, Jobs jobs) {
    this.cluster = cluster;
    this.jobs = jobs;
  }

  /**
   * Asks the operator to stop a job.
   *
   * @throws UserException when the job would lose its state, or has no state to keep
   */
  public void suspend(String name) {
    JsonNode deployment = jobs.require(name);
    String mode = deployment.at("/spec/job/upgradeMode").asText("stateless");
    if (mode.equals("stateless")) {
      throw new UserException(
          "%s has upgradeMode stateless and could not go on from where it stopped; 'deploy cancel"
              + " %1$s' ends it".formatted(name));
    }
    FlinkStatus status = FlinkStatus.of(deployment);
    if (!"RUNNING".equals(status.job()) && !status.standsStill()) {
      throw new UserException(
          "%s does not run (%s), so there is no savepoint to stop with"
              .formatted(name, status.words()));
    }
    ObjectNode patch = job("suspended", "savepoint");
    if (!mode.equals("savepoint")) {
      patch.putObject("metadata").putObject("annotations").put(UPGRADE_MODE, mode);
    }
    cluster.change(jobs.ref(name), patch);
  }

  /** Asks the operator to start a job from where it stopped. */
  public void resume(String name) {
    JsonNode deployment = jobs.require(name);
    String noted = deployment.at("/metadata/annotations").path(UPGRADE_MODE).textValue();
    ObjectNode patch =
        job("running", noted == null ? deployment.at("/spec/job/upgradeMode").asText() : noted);
    patch.putObject("metadata").putObject("annotations").putNull(UPGRADE_MODE);
    cluster.change(jobs.ref(name), patch);
  }

  private static ObjectNode job(String state, String upgradeMode) {
    ObjectNode patch = JsonNodeFactory.instance.objectNode();
    patch.putObject("spec").putObject("job").put("state", state).put("upgradeMode", upgradeMode);
    return patch;
  }
}
