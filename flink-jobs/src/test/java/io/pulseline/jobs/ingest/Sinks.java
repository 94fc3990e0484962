package io.pulseline.jobs.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what a job wrote: documents, dead letters, rows of the lake. */
final class Sinks {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String bootstrap;
  private final String elasticsearch;
  private final String index;
  private final String deadLetterTopic;
  private final LakeCopy lake;

  Sinks(
      String bootstrap, String elasticsearch, String index, String deadLetterTopic, LakeCopy lake) {
    this.lake = lake;
    this.bootstrap = bootstrap;
    this.elasticsearch = elasticsearch;
    this.index = index;
    this.deadLetterTopic = deadLetterTopic;
  }

  /** Number of documents, those written a moment ago among them. */
  long documents() {
    elasticsearch("/_refresh", "");
    return elasticsearch("/_count", "{}").path("count").asLong();
  }

  /** The hit of a record's document. */
  JsonNode document(long recordId) {
    elasticsearch("/_refresh", "");
    String query = "{\"query\":{\"term\":{\"record_id\":" + recordId + "}}}";
    return elasticsearch("/_search", query).path("hits").path("hits").path(0);
  }

  /** Each document as the text of its fields, those that it lacks left out; 10,000 at most. */
  List<String> allDocuments(List<String> fields) {
    elasticsearch("/_refresh", "");
    return elasticsearch("/_search?size=10000", "{}")
        .at("/hits/hits")
        .findValues("_source")
        .stream()
        .map(
            document ->
                fields.stream()
                    .filter(document::has)
                    .map(field -> document.get(field).asText())
                    .collect(Collectors.joining(" ")))
        .toList();
  }

  private JsonNode elasticsearch(String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(elasticsearch + "/" + index + path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      return JSON.readTree(http.send(request, BodyHandlers.ofByteArray()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** All committed dead letters. */
  List<ConsumerRecord<byte[], byte[]>> deadLetters() {
    try (var consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                bootstrap,
                "isolation.level",
                "read_committed",
                // Otherwise a partition at its end has the others wait for half a second
                "fetch.max.wait.ms",
                10),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(deadLetterTopic).stream()
              .map(partition -> new TopicPartition(deadLetterTopic, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(letters::add);
      }
      return letters;
    }
  }

  /** The keys of all committed dead letters. */
  List<String> refused() {
    return deadLetters().stream().map(letter -> new String(letter.key(), UTF_8)).toList();
  }

  /** The text of a header. */
  static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
    return new String(letter.headers().lastHeader(name).value(), UTF_8);
  }

  /**
   * One value of a query over the rows of the lake.
   *
   * @param select what to select, for example {@code count(*)}
   * @return null without any file
   */
  Object rows(String select) {
    try {
      Path raw = lake.refresh();
      return hasFiles(raw) ? query(raw, select) : null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Each row as the text of its columns, those that it lacks left out. */
  List<String> allRows(List<String> columns) {
    Object lines = rows("string_agg(concat_ws(' ', " + String.join(", ", columns) + "), '\n')");
    return lines == null ? List.of() : lines.toString().lines().toList();
  }

  private static Object query(Path raw, String select) {
    String files =
        "read_parquet('" + raw + "/*/*/part-*.parquet', filename = true, union_by_name = true)";
    try (var duck = DriverManager.getConnection("jdbc:duckdb:");
        var statement = duck.createStatement();
        ResultSet result = statement.executeQuery("select " + select + " from " + files)) {
      result.next();
      return result.getObject(1);
    } catch (SQLException e) {
      throw new IllegalStateException(select, e);
    }
  }

  private static boolean hasFiles(Path raw) throws IOException {
    if (!Files.exists(raw)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(raw)) {
      return files.anyMatch(file -> file.getFileName().toString().endsWith(".parquet"));
    }
  }
}
