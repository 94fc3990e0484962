package io.pulseline.deploy.command;

import io.pulseline.deploy.cluster.Names;
import picocli.CommandLine.Parameters;

/** Which job. */
final class JobName {
  @Parameters(paramLabel = "NAME", description = "Of the FlinkDeployment, like pulseline-ingest.")
  private String name;

  String name() {
    return Names.require("FlinkDeployment", name);
  }
}
