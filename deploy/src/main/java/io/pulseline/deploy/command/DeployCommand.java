package io.pulseline.deploy.command;

import picocli.CommandLine.Command;

/** {@code deploy …}: jobs and models on Kubernetes. */
@Command(
    name = "deploy",
    description = "Jobs and models on Kubernetes, through Flink's operator and KServe.",
    subcommands = {
      SubmitCommand.class,
      StatusCommand.class,
      SavepointCommand.class,
      SuspendCommand.class,
      ResumeCommand.class,
      CancelCommand.class,
      InferenceServiceCommand.class
    })
public final class DeployCommand {}
