package io.pulseline.kubeflow;

import com.fasterxml.jackson.databind.JsonNode;
import io.pulseline.contract.UserException;
import java.nio.file.Path;
import java.util.ArrayList;
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
      names = "--work",
      paramLabel = "DIR",
      description =
          "The command's --work, which options below fill before it and copy out of after it.")
  private Path work;

  @Option(
      names = "--take",
      paramLabel = "PATH",
      description = "Artifact of an earlier step, a folder, whose files are put into --work.")
  private List<Path> taken = List.of();

  @Option(
      names = "--folder",
      paramLabel = "FILE,…=PATH",
      description = "Copy files of --work into the folder PATH.")
  private Map<String, Path> folders = Map.of();

  @Option(
      names = "--file",
      paramLabel = "FILE=PATH",
      description = "Copy a file of --work to PATH.")
  private Map<String, Path> files = Map.of();

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
    WorkFolder folder = workFolder();
    List<String> line = new ArrayList<>(command);
    if (folder != null) {
      folder.take(taken);
      line.add("--work=" + work);
    }
    Step.Outcome outcome = new Step(launcher, line).run();
    if (outcome.exitCode() != 0) {
      return outcome.exitCode();
    }
    JsonNode result = outcome.result();
    Copies.make(result, artifacts);
    if (folder != null) {
      folder.give(files);
      folder.giveFolders(folders);
    }
    input.answer(result);
    return 0;
  }

  /** Null when the command has none. */
  private WorkFolder workFolder() {
    if (work == null && !(taken.isEmpty() && folders.isEmpty() && files.isEmpty())) {
      throw new UserException("--take, --folder and --file are about the folder that --work names");
    }
    return work == null ? null : new WorkFolder(work);
  }
}
