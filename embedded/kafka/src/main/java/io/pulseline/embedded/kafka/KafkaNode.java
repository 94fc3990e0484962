package io.pulseline.embedded.kafka;

import io.pulseline.contract.file.ProcessLock;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** One running KRaft node, broker and controller at once. */
final class KafkaNode {
  private final KafkaRaftServer server;
  private final String bootstrap;
  private final ProcessLock lock;

  private KafkaNode(KafkaRaftServer server, String bootstrap, ProcessLock lock) {
    this.server = server;
    this.bootstrap = bootstrap;
    this.lock = lock;
  }

  /**
   * Returns when the broker serves clients.
   *
   * @param more settings that go before this node's own
   */
  static KafkaNode start(Path data, int port, int controllerPort, Map<String, String> more)
      throws Exception {
    Path folder = data.toAbsolutePath().normalize();
    ProcessLock lock = FolderLock.take(folder);
    if (!Files.exists(folder.resolve("meta.properties"))) {
      format(folder);
    }
    Map<String, String> settings =
        new HashMap<>(NodeSettings.singleNode(folder, port, controllerPort));
    settings.putAll(more);
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
    server.startup();
    return new KafkaNode(server, NodeSettings.bootstrap(settings), lock);
  }

  /** Where it tells clients to come, {@code host:port}. */
  String bootstrap() {
    return bootstrap;
  }

  void stop() {
    server.shutdown();
    server.awaitShutdown();
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the data folder could not be released", e);
    }
  }

  private static void format(Path folder) throws Exception {
    new Formatter()
        .setPrintStream(new PrintStream(System.err, true, StandardCharsets.UTF_8))
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(NodeSettings.NODE_ID)
        .setControllerListenerName(NodeSettings.CONTROLLER)
        .setMetadataLogDirectory(folder.toString())
        .addDirectory(folder.toString())
        .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
        .run();
  }
}
