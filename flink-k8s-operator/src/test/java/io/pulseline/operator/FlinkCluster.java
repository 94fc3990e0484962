package io.pulseline.operator;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.pulseline.launch.ChildBuilder;
import io.pulseline.launch.ChildProcess;
import io.pulseline.launch.FreePorts;
import io.pulseline.launch.JvmFlags;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/**
 * Flink's own JobManager and TaskManager as processes, as the image has them: Flink's jars on their
 * class path, the S3 file system as a plugin, the job's jars loaded apart from both.
 */
final class FlinkCluster implements AutoCloseable {
  static final Path DIST =
      Path.of(System.getProperty("pulseline.root"), "flink-jobs", "target", "dist");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<ChildProcess> processes = new ArrayList<>();
  private final Path folder;
  private final List<String> jvmOptions;
  private final Map<String, String> environment;
  private final String url;
  private ChildProcess jobManager;

  /**
   * Starts a cluster and waits for its task manager.
   *
   * @param folder for configuration and logs
   * @param configuration of Flink; ports and memory are added
   * @param environment of all its processes
   */
  FlinkCluster(Path folder, Map<String, String> configuration, Map<String, String> environment)
      throws IOException {
    this.folder = folder;
    this.environment = environment;
    this.jvmOptions = List.of(configuration.get("env.java.opts.all").split(" "));
    Map<String, String> complete = new TreeMap<>(configuration);
    complete.putAll(smallAndLocal());
    String zooKeeper = complete.get("high-availability.zookeeper.quorum");
    this.url = "http://127.0.0.1:" + complete.get("rest.port");
    new YAMLMapper().writeValue(folder.resolve("config.yaml").toFile(), complete);

    startZooKeeper(zooKeeper.substring(zooKeeper.indexOf(':') + 1));
    jobManager = startJobManager();
    start(
        "taskmanager",
        "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
        "--configDir",
        folder.toString());
    awaitTrue(() -> get("/overview").get("taskmanagers").intValue() == 1);
  }

  /** Submits a job as {@code flink run} does; its jars are those of flink-jobs. */
  void run(Path jar, String entryClass, List<String> args) throws IOException {
    List<String> line = new ArrayList<>(List.of("run", "--detached"));
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(DIST.resolve("lib"), "*.jar")) {
      jars.forEach(lib -> line.addAll(List.of("--classpath", lib.toUri().toString())));
    }
    line.addAll(List.of("--class", entryClass, DIST.resolve("lib").resolve(jar).toString()));
    line.addAll(args);
    try (ChildProcess client =
        flink("client", "org.apache.flink.client.cli.CliFrontend", line.toArray(String[]::new))) {
      if (client.awaitExit(PATIENCE) != 0) {
        throw new AssertionError(logOf(client));
      }
    }
  }

  /** What Flink's REST interface answers. */
  JsonNode get(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url + path)).build();
    return new ObjectMapper().readTree(http.send(request, BodyHandlers.ofString()).body());
  }

  /** SIGKILL for the job manager, and a new one that takes over from what the old one left. */
  void replaceJobManager() throws IOException {
    jobManager.kill();
    processes.remove(jobManager);
    jobManager = startJobManager();
  }

  @Override
  public void close() {
    processes.forEach(ChildProcess::close);
  }

  private ChildProcess startJobManager() throws IOException {
    ChildProcess process =
        start(
            "jobmanager",
            "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
            "--configDir",
            folder.toString());
    awaitTrue(() -> get("/overview").has("taskmanagers"));
    return process;
  }

  /** Stands in for Kubernetes, which holds the leader and the pointers into the storage folder. */
  private void startZooKeeper(String port) throws IOException {
    Path settings = folder.resolve("zookeeper.cfg");
    Files.write(
        settings,
        List.of(
            "dataDir=" + folder.resolve("zookeeper"),
            "clientPortAddress=127.0.0.1",
            "clientPort=" + port,
            "tickTime=500",
            "admin.enableServer=false"));
    start(
        "zookeeper",
        "org.apache.flink.runtime.zookeeper.FlinkZooKeeperQuorumPeer",
        "--zkConfigFile",
        settings.toString(),
        "--peerId",
        "1");
  }

  private ChildProcess start(String name, String mainClass, String... args) throws IOException {
    ChildProcess process = flink(name, mainClass, args);
    processes.add(process);
    return process;
  }

  private ChildProcess flink(String name, String mainClass, String... args) throws IOException {
    ChildBuilder child = ChildProcess.named(name).libs(DIST.resolve("flink"));
    // An image's flink-dist.jar brings these along; in the build they are the jobs' as well.
    try (DirectoryStream<Path> shared =
        Files.newDirectoryStream(DIST.resolve("lib"), "{slf4j-api,commons,snappy}*.jar")) {
      shared.forEach(child::classPath);
    }
    environment.forEach(child::env);
    return child
        .env("FLINK_CONF_DIR", folder.toString())
        .env("FLINK_LIB_DIR", DIST.resolve("flink").toString())
        .env("FLINK_PLUGINS_DIR", DIST.resolve("plugins").toString())
        .jvmFlags(jvmOptions)
        .jvmFlags(JvmFlags.QUICK_START)
        // Log4j's own default is errors only
        .jvmFlags("-Dlog4j2.level=WARN")
        .heap("512m")
        .mainClass(mainClass)
        .args(args)
        .log(folder.resolve(name + ".log"))
        .start();
  }

  private void requireRunning() {
    for (ChildProcess process : processes) {
      if (!process.isRunning()) {
        throw new AssertionError(process.name() + " ended:\n" + logOf(process));
      }
    }
  }

  private static String logOf(ChildProcess process) {
    return String.join("\n", process.lastLines(40));
  }

  private void awaitTrue(Callable<Boolean> condition) {
    await()
        .atMost(PATIENCE)
        .failFast(this::requireRunning)
        .ignoreException(ConnectException.class)
        .until(condition);
  }

  /** What Kubernetes and the scripts of the image would work out. */
  private static Map<String, String> smallAndLocal() {
    List<Integer> ports = FreePorts.distinct(3);
    Map<String, String> settings = new TreeMap<>();
    settings.put("jobmanager.rpc.address", "127.0.0.1");
    settings.put("jobmanager.rpc.port", ports.get(0).toString());
    settings.put("rest.address", "127.0.0.1");
    settings.put("rest.bind-address", "127.0.0.1");
    settings.put("rest.port", ports.get(1).toString());
    settings.put("high-availability.type", "zookeeper");
    // How long a job manager that is gone stays the leader
    settings.put("high-availability.zookeeper.client.session-timeout", "5000");
    settings.put("high-availability.zookeeper.quorum", "127.0.0.1:" + ports.get(2));
    settings.put("jobmanager.memory.process.size", "1600m");
    settings.put("taskmanager.host", "127.0.0.1");
    settings.put("taskmanager.cpu.cores", "2");
    settings.put("taskmanager.memory.framework.heap.size", "128m");
    settings.put("taskmanager.memory.framework.off-heap.size", "128m");
    settings.put("taskmanager.memory.task.heap.size", "256m");
    settings.put("taskmanager.memory.task.off-heap.size", "0m");
    settings.put("taskmanager.memory.network.min", "64m");
    settings.put("taskmanager.memory.network.max", "64m");
    settings.put("taskmanager.memory.managed.size", "0m");
    settings.put("taskmanager.memory.jvm-metaspace.size", "256m");
    settings.put("taskmanager.memory.jvm-overhead.min", "192m");
    settings.put("taskmanager.memory.jvm-overhead.max", "192m");
    return settings;
  }
}
