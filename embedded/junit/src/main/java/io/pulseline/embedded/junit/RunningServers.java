package io.pulseline.embedded.junit;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The servers of this JVM; JUnit closes them after the last test. */
final class RunningServers implements AutoCloseable {
  private final ServerFolders folders = ServerFolders.create();
  private final String secretKey = UUID.randomUUID().toString();
  private final Map<ServerKind, ServerProcess> processes = new EnumMap<>(ServerKind.class);

  /** Starts together those that do not run yet and waits until all of them serve. */
  synchronized void ensureReady(List<ServerKind> kinds) {
    kinds.forEach(kind -> processes.computeIfAbsent(kind, this::launch));
    kinds.forEach(kind -> processes.get(kind).ensureReady());
  }

  /** The handle of a server that serves now. */
  EmbeddedServer get(ServerKind kind) {
    ensureReady(List.of(kind));
    ServerProcess process = processes.get(kind);
    return switch (kind) {
      case KAFKA -> new KafkaServer(process);
      case ELASTICSEARCH -> new ElasticsearchServer(process);
      case S3 -> new S3Server(process, secretKey);
      case SCHEMA_REGISTRY -> new SchemaRegistryServer(process);
    };
  }

  /** Their data is thrown away, so there is nothing that a clean stop could save. */
  @Override
  public synchronized void close() {
    processes.values().forEach(ServerProcess::kill);
    folders.deleteData();
  }

  private ServerProcess launch(ServerKind kind) {
    return switch (kind) {
      case KAFKA, ELASTICSEARCH, SCHEMA_REGISTRY ->
          new ServerProcess(kind, folders, List.of(), Map.of());
      case S3 ->
          new ServerProcess(
              kind,
              folders,
              List.of("--bucket", S3Server.BUCKET),
              Map.of("AWS_ACCESS_KEY_ID", S3Server.ACCESS_KEY, "AWS_SECRET_ACCESS_KEY", secretKey));
    };
  }
}
