package io.pulseline.generator;

import io.pulseline.launch.JvmFlags;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code generate} as a process of its own. */
public final class GenerateProcess {
  private GenerateProcess() {}

  /**
   * Describes the process.
   *
   * @param args behind {@code generate}
   */
  public static ProcessBuilder of(List<String> args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JvmFlags.QUICK_START);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.add("generate");
    command.addAll(args);
    return new ProcessBuilder(command);
  }
}
