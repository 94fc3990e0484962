package io.pulseline.embedded.kafka;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** Broker settings that differ from Kafka's defaults. */
final class NodeSettings {
  static final int NODE_ID = 1;
  static final String CONTROLLER = "CONTROLLER";
  private static final String CLIENTS = "CLIENTS";
  private static final String ADVERTISED = "advertised.listeners";

  private NodeSettings() {}

  /** Settings of a Java properties file. */
  static Map<String, String> read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new IOException("cannot read " + file + " as properties; mend --config", e);
    }
    Map<String, String> settings = new HashMap<>();
    properties.stringPropertyNames().forEach(k -> settings.put(k, properties.getProperty(k)));
    return settings;
  }

  /** The first address that the node gives to clients, {@code host:port}. */
  static String bootstrap(Map<String, String> settings) {
    String listener = settings.get(ADVERTISED).split(",", 2)[0].strip();
    return listener.substring(listener.indexOf("://") + "://".length());
  }

  static Map<String, String> singleNode(Path data, int port, int controllerPort) {
    String clients = CLIENTS + "://127.0.0.1:" + port;
    String controller = "127.0.0.1:" + controllerPort;
    return Map.ofEntries(
        Map.entry("process.roles", "broker,controller"),
        Map.entry("node.id", String.valueOf(NODE_ID)),
        Map.entry("log.dirs", data.toString()),
        Map.entry("listeners", clients + "," + CONTROLLER + "://" + controller),
        Map.entry(ADVERTISED, clients),
        Map.entry("listener.security.protocol.map", CLIENTS + ":PLAINTEXT,CONTROLLER:PLAINTEXT"),
        Map.entry("inter.broker.listener.name", CLIENTS),
        Map.entry("controller.listener.names", CONTROLLER),
        Map.entry("controller.quorum.voters", NODE_ID + "@" + controller),
        // Internal topics cannot have the three replicas of the defaults on one node
        Map.entry("offsets.topic.replication.factor", "1"),
        Map.entry("offsets.topic.num.partitions", "4"),
        Map.entry("transaction.state.log.replication.factor", "1"),
        Map.entry("transaction.state.log.min.isr", "1"),
        Map.entry("transaction.state.log.num.partitions", "4"),
        // The default buffer for compaction alone is 128 MB of heap
        Map.entry("log.cleaner.dedupe.buffer.size", String.valueOf(8 * 1024 * 1024)),
        // A misspelt topic is an error, not a new topic
        Map.entry("auto.create.topics.enable", "false"),
        Map.entry("group.initial.rebalance.delay.ms", "0"),
        // After kill -9 the controller waits for the old session to end before the broker is back
        Map.entry("broker.session.timeout.ms", "2000"),
        Map.entry("broker.heartbeat.interval.ms", "500"));
  }
}
