package io.pulseline.launch;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Describes and starts a {@link ChildProcess}: a JVM of the same kind as this one. */
public final class ChildBuilder {
  private final String name;
  private final List<String> classPath = new ArrayList<>();
  private final List<String> jvmFlags = new ArrayList<>();
  private final List<String> args = new ArrayList<>();
  private final Map<String, String> env = new LinkedHashMap<>();
  private String mainClass;
  private Path log;
  private boolean detached;
  private Consumer<String> onLine = line -> {};

  ChildBuilder(String name) {
    this.name = name;
  }

  /** Adds all jars of a folder to the class path. */
  public ChildBuilder libs(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new LaunchException(
          name + ": no folder " + folder + "; build it first with: mvn package -DskipTests");
    }
    classPath.add(folder + File.separator + "*");
    return this;
  }

  /** Adds one jar or one folder of classes to the class path. */
  public ChildBuilder classPath(Path jarOrClasses) {
    classPath.add(jarOrClasses.toString());
    return this;
  }

  public ChildBuilder mainClass(String className) {
    mainClass = className;
    return this;
  }

  /** Adds arguments of the main class. */
  public ChildBuilder args(String... more) {
    args.addAll(List.of(more));
    return this;
  }

  /** Adds a variable to the environment inherited from this JVM. */
  public ChildBuilder env(String variable, String value) {
    env.put(variable, value);
    return this;
  }

  /** Largest heap as the JVM writes it, for example {@code 256m}. */
  public ChildBuilder heap(String max) {
    return jvmFlags("-Xmx" + max);
  }

  /** Adds JVM flags; see {@link JvmFlags} for sets that go together. */
  public ChildBuilder jvmFlags(String... flags) {
    return jvmFlags(List.of(flags));
  }

  public ChildBuilder jvmFlags(List<String> flags) {
    jvmFlags.addAll(flags);
    return this;
  }

  /** File that standard output and standard error are appended to. */
  public ChildBuilder log(Path file) {
    log = file;
    return this;
  }

  /**
   * Called with each line of standard output, on the thread that empties the child's pipe: it has
   * to be quick. Not called for a detached process.
   */
  public ChildBuilder onLine(Consumer<String> listener) {
    onLine = listener;
    return this;
  }

  /** Lets the process live on after this JVM; stop it later by its {@link ProcessRef}. */
  public ChildBuilder detached() {
    detached = true;
    return this;
  }

  public ChildProcess start() {
    if (mainClass == null || log == null) {
      throw new IllegalStateException(name + ": a main class and a log file are needed");
    }
    long logStart = LogFile.prepare(log);
    ProcessBuilder builder = new ProcessBuilder(command());
    builder.environment().putAll(env);
    builder.redirectError(Redirect.appendTo(log.toFile()));
    if (detached) {
      builder.redirectInput(new File("/dev/null")).redirectOutput(Redirect.appendTo(log.toFile()));
      return new ChildProcess(name, run(builder), new FileOutput(log, logStart));
    }
    Process process = run(builder);
    return new ChildProcess(
        name, process, PipedOutput.pump(name, process.getInputStream(), log, onLine));
  }

  private Process run(ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException e) {
      throw new LaunchException(name + ": cannot start a process: " + e.getMessage(), e);
    }
  }

  private List<String> command() {
    List<String> command = new ArrayList<>(NewSession.prefix());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // A process that is out of memory ends and is seen, rather than limping on half dead
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.addAll(jvmFlags);
    List<String> path = new ArrayList<>(classPath);
    if (!detached) {
      path.add(ownCode());
    }
    command.addAll(List.of("-cp", String.join(File.pathSeparator, path)));
    if (!detached) {
      command.add(Guarded.class.getName());
    }
    command.add(mainClass);
    command.addAll(args);
    return command;
  }

  private static String ownCode() {
    try {
      return Path.of(Guarded.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new LaunchException("cannot find the jar that holds " + Guarded.class.getName(), e);
    }
  }
}
