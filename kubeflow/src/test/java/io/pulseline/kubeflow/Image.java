package io.pulseline.kubeflow;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The image {@code pulseline}, laid out in a folder: what docker/Dockerfile copies from the build
 * to /opt/pulseline, with its entry script first on the PATH.
 */
record Image(Path home) {
  static final Path ROOT = Path.of(System.getProperty("pulseline.root"));

  /** Not what is copied if it is there (sbom.jso[n]): the build of the images alone makes it. */
  private static final Pattern COPY =
      Pattern.compile(
          "COPY --from=parts (?:--chmod=\\d+ )?/src/([^\\s\\[]+) /opt/pulseline/(\\S+)");

  /** Lays it out below target: it consists of links, which JUnit warns about in its own folders. */
  static Image layOut() throws IOException {
    Path target = Files.createDirectories(ROOT.resolve("kubeflow/target"));
    Path home = Files.createTempDirectory(target, "image-");
    for (String line : Files.readAllLines(ROOT.resolve("docker/Dockerfile"))) {
      Matcher copy = COPY.matcher(line);
      if (copy.matches()) {
        put(ROOT.resolve(copy.group(1)), home.resolve(copy.group(2)));
      }
    }
    return new Image(home);
  }

  private static void put(Path source, Path target) throws IOException {
    Files.createDirectories(target.getParent());
    if (Files.isDirectory(source)) {
      Files.createSymbolicLink(target, source);
    } else {
      // The script finds the rooms by its own place, so a link would lead it back to the tree.
      Files.copy(source, target, StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  /** A container's process: the image's PATH and working folder, the manifest's command line. */
  ProcessBuilder container(Path workingFolder, List<String> command, List<String> args) {
    List<String> line = new ArrayList<>(command);
    line.addAll(args);
    // A process is looked up on our own PATH, not on that of its environment.
    if (line.get(0).equals("pulseline")) {
      line.set(0, home.resolve("bin/pulseline").toString());
    }
    ProcessBuilder process = new ProcessBuilder(line).directory(workingFolder.toFile());
    process.environment().merge("PATH", path(), (inherited, ours) -> ours + inherited);
    process
        .environment()
        .put("JAVA_TOOL_OPTIONS", "-Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1");
    return process;
  }

  private String path() {
    String java = Path.of(System.getProperty("java.home"), "bin").toString();
    return home.resolve("bin") + File.pathSeparator + java + File.pathSeparator;
  }
}
