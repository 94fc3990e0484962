package io.pulseline.kubeflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a command, then writes down what the Kubeflow launcher wants to know about it. */
@Command(
    name = "kfp",
    description = "Run a command as a step of a Kubeflow pipeline: pulseline kfp … -- train run …")
final class KfpStep implements Callable<Integer> {
  @Option(
      names = "--executor-input",
      required = true,
      paramLabel = "JSON",
      description = "What the launcher puts in place of {{$}}.")
  private String executorInput;

  @Option(
      names = "--artifact",
      paramLabel = "NAME=PATH",
      description = "Copy the file or folder that the command's result calls NAME to PATH.")
  private Map<String, Path> artifacts = Map.of();

  @Option(
      names = "--launcher",
      defaultValue = "pulseline",
      paramLabel = "FILE",
      description = "Program that runs the command (default: ${DEFAULT-VALUE}).")
  private String launcher;

  @Parameters(arity = "1..*", paramLabel = "COMMAND", description = "The command, after --.")
  private List<String> command;

  @Override
  public Integer call() {
    ExecutorInput input = ExecutorInput.parse(executorInput);
    Step.Outcome outcome = new Step(launcher, command).run();
    if (outcome.exitCode() != 0) {
      return outcome.exitCode();
    }
    JsonNode result = outcome.result();
    Copies.make(result, artifacts);
    input.answer(result);
    return 0;
  }
}
