package io.pulseline.jobs.local;

import io.pulseline.contract.UserException;
import io.pulseline.jobs.frame.Restore;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.SecurityOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.metrics.prometheus.LoopbackReporter;
import picocli.CommandLine.Option;

/** Options of a job in this process, which in a cluster are Flink's configuration. */
public final class LocalOptions {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int CONNECT_MILLIS = 5_000;
  private static final int LAST_PORT = 65_535;
  private static final MemorySize NETWORK = MemorySize.ofMebiBytes(16);
  private static final MemorySize MANAGED = MemorySize.ofMebiBytes(1);

  @Option(
      names = "--s3-endpoint",
      paramLabel = "URL",
      description =
          "S3 server of s3: URIs. Credentials come from AWS_ACCESS_KEY_ID and"
              + " AWS_SECRET_ACCESS_KEY.")
  String s3Endpoint;

  @Option(
      names = "--ui-port",
      defaultValue = "0",
      paramLabel = "PORT",
      description = "Port of Flink's web UI (default: a free one).")
  int uiPort;

  @Option(
      names = "--metrics-port",
      defaultValue = "0",
      paramLabel = "PORT",
      description =
          "Port at which Prometheus finds metrics, at /metrics on this machine (default: a free"
              + " one).")
  int metricsPort;

  @Option(
      names = "--restore",
      defaultValue = Restore.LATEST,
      paramLabel = "latest|none|PATH",
      description =
          "Checkpoint to start from: the job's latest complete one below --checkpoints, none, or"
              + " the one at a path (default: ${DEFAULT-VALUE}).")
  String restore;

  /**
   * Which checkpoint a job starts from; to be asked when the file systems are set up.
   *
   * @param root of the checkpoints of all jobs
   * @param folder of the job's own below it
   */
  public Optional<String> restoreFrom(String root, String folder) throws IOException {
    return Restore.choose(restore, root, folder);
  }

  /**
   * Fails when there is no server at the S3 endpoint: Hadoop's client would try for minutes.
   *
   * @throws UserException when it does not answer
   */
  public void requireS3() {
    if (s3Endpoint == null) {
      return;
    }
    try (Socket socket = new Socket()) {
      URI uri = new URI(s3Endpoint);
      int port = uri.getPort() > 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80;
      socket.connect(new InetSocketAddress(uri.getHost(), port), CONNECT_MILLIS);
    } catch (IOException | URISyntaxException | IllegalArgumentException e) {
      throw new UserException(
          String.format(
              "S3 does not answer at %s (%s); start it, or correct --s3-endpoint",
              s3Endpoint, e.getMessage()),
          e);
    }
  }

  /**
   * A reporter of metrics that listens.
   *
   * @throws UserException when its port is taken or none
   */
  public LoopbackReporter metrics() {
    try {
      return LoopbackReporter.on(metricsPort);
    } catch (IOException | IllegalArgumentException e) {
      throw new UserException(
          "cannot listen on port %d for metrics (%s); give another --metrics-port"
              .formatted(metricsPort, e.getMessage()),
          e);
    }
  }

  /**
   * Flink's configuration for one small task manager with a web UI, and for S3.
   *
   * @throws UserException when the port of the web UI is none
   */
  public Configuration configuration() {
    if (uiPort < 0 || uiPort > LAST_PORT) {
      throw new UserException(
          "--ui-port %d is no port; give one up to %d, or 0 for a free one"
              .formatted(uiPort, LAST_PORT));
    }
    Configuration conf = base();
    conf.set(RestOptions.BIND_PORT, Integer.toString(uiPort));
    // The jobs keep no state beyond a few buffers, and run as one chain without a network
    conf.set(TaskManagerOptions.NETWORK_MEMORY_MIN, NETWORK);
    conf.set(TaskManagerOptions.NETWORK_MEMORY_MAX, NETWORK);
    conf.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MANAGED);
    if (s3Endpoint != null) {
      conf.setString("s3.endpoint", s3Endpoint);
      conf.setString("s3.endpoint.region", "us-east-1");
    }
    // Otherwise it asks the instance metadata of a cloud first
    conf.setString(
        "fs.s3a.aws.credentials.provider",
        "com.amazonaws.auth.EnvironmentVariableCredentialsProvider");
    conf.setString("s3.path.style.access", "true");
    return conf;
  }

  /** What every Flink in this process has in common: it is nobody else's business. */
  static Configuration base() {
    Configuration conf = new Configuration();
    conf.set(JobManagerOptions.ADDRESS, LOOPBACK);
    conf.set(JobManagerOptions.BIND_HOST, LOOPBACK);
    conf.set(RestOptions.ADDRESS, LOOPBACK);
    conf.set(RestOptions.BIND_ADDRESS, LOOPBACK);
    conf.set(RestOptions.BIND_PORT, "0");
    conf.set(WebOptions.SUBMIT_ENABLE, false);
    // Otherwise Hadoop is started up at each start, to find that there are no tokens
    conf.set(SecurityOptions.DELEGATION_TOKENS_ENABLED, false);
    return conf;
  }
}
