package io.pulseline.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pulseline.cli.Durations;
import io.pulseline.contract.Names;
import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Datasets;
import io.pulseline.contract.envelope.RecordKey;
import io.pulseline.contract.lake.LakeSchema;
import io.pulseline.contract.model.Quantile;
import io.pulseline.kafka.KafkaSettings;
import io.pulseline.kafka.TopicReader;
import io.pulseline.observe.IndexRequests;
import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Searches an index for records until each was found, and tells how long after its time in Kafka
 * that was. A record is found when the answer with it has come: the poller's period and the search
 * are in the figures.
 */
public final class Freshness {
  private static final Duration PERIOD = Duration.ofMillis(50);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration ALLOWED = Duration.ofMillis(500);
  private static final int MOST_HITS = 10_000;

  private final IndexRequests index;
  private final long first;

  /** When a search found each record, epoch milliseconds; 0 until then. */
  private final long[] found;

  private int missing;

  /** Numbers of the documents found, which Elasticsearch gives in the order of indexing. */
  private final BitSet numbers = new BitSet();

  private long longestPauseMillis;

  private Freshness(IndexRequests index, long first, int records) {
    this.index = index;
    this.first = first;
    this.found = new long[records];
    this.missing = records;
  }

  /**
   * Says READY, and ends when all are found; with 1 when they are found too late.
   *
   * @param args a dataset's name, brokers, URL of Elasticsearch, the first record_id that counts,
   *     how many count
   */
  public static void main(String[] args) throws InterruptedException {
    Dataset dataset = Datasets.load(args[0]);
    var index = new IndexRequests(args[2] + "/" + Names.index(dataset));
    var watch = new Freshness(index, Long.parseLong(args[3]), Integer.parseInt(args[4]));
    System.out.println("READY");
    watch.awaitAll();
    double[] delays = watch.delays(KafkaSettings.of(args[1]), Names.recordsTopic(dataset));
    Arrays.sort(delays);
    long limit = watch.refreshInterval().plus(ALLOWED).toMillis();
    double late = Quantile.of(delays, 0.99);
    System.out.printf(
        "%,d records, ms until found: p50 %.0f, p95 %.0f, p99 %.0f, max %.0f%n"
            + "the poller looked every %d ms, once only after %d ms%n"
            + "refresh interval %d ms; p99 may be %d ms: %s%n",
        delays.length,
        Quantile.of(delays, 0.5),
        Quantile.of(delays, 0.95),
        late,
        delays[delays.length - 1],
        PERIOD.toMillis(),
        watch.longestPauseMillis,
        limit - ALLOWED.toMillis(),
        limit,
        late <= limit ? "it is less" : "it is MORE");
    System.exit(late <= limit ? 0 : 1);
  }

  private void awaitAll() throws InterruptedException {
    long due = System.nanoTime();
    long progress = due;
    long lastMillis = System.currentTimeMillis();
    while (missing > 0) {
      if (look()) {
        progress = System.nanoTime();
      } else if (System.nanoTime() - progress > PATIENCE.toNanos()) {
        throw new UserException(
            "%d records of %s were not found for %d s; do generator and job run?"
                .formatted(missing, index.url(), PATIENCE.toSeconds()));
      }
      long nowMillis = System.currentTimeMillis();
      longestPauseMillis = Math.max(longestPauseMillis, nowMillis - lastMillis);
      lastMillis = nowMillis;
      due = Math.max(due + PERIOD.toNanos(), System.nanoTime());
      TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
    }
  }

  /** Searches once; whether there was something new. */
  private boolean look() {
    JsonNode hits = index.call("POST", "/_search", notFoundYet()).path("hits").path("hits");
    long now = System.currentTimeMillis();
    boolean any = false;
    for (JsonNode hit : hits) {
      numbers.set(hit.path("_seq_no").asInt());
      long record = hit.path("fields").path(LakeSchema.RECORD_ID).path(0).asLong() - first;
      if (record < found.length && found[(int) record] == 0) {
        found[(int) record] = now;
        missing--;
        any = true;
      }
    }
    return any;
  }

  /**
   * By their numbers, of which a refresh shows all up to one, nearly: asked by their records, a
   * thousand would come again with each look, and the search would take more than the jobs do.
   */
  private ObjectNode notFoundYet() {
    ObjectNode search = JsonNodeFactory.instance.objectNode();
    search.put("size", MOST_HITS).put("_source", false).put("track_total_hits", false);
    search.put("seq_no_primary_term", true);
    search.putArray("docvalue_fields").add(LakeSchema.RECORD_ID);
    ArrayNode both = search.putObject("query").putObject("bool").putArray("filter");
    both.addObject().putObject("range").putObject(LakeSchema.RECORD_ID).put("gte", first);
    int gap = numbers.nextClearBit(Math.max(0, numbers.nextSetBit(0)));
    both.addObject().putObject("range").putObject("_seq_no").put("gte", gap);
    return search;
  }

  private double[] delays(KafkaSettings kafka, String topic) {
    double[] delays = new double[found.length];
    try (TopicReader reader = TopicReader.ofAll(kafka, topic)) {
      reader.read(Map.of(), reader.ends(), record -> delay(record, delays));
    }
    return delays;
  }

  private void delay(ConsumerRecord<byte[], byte[]> record, double[] delays) {
    long at = RecordKey.recordId(record.key()).orElseThrow() - first;
    if (at >= 0 && at < delays.length) {
      delays[(int) at] = found[(int) at] - record.timestamp();
    }
  }

  private Duration refreshInterval() {
    JsonNode settings = index.call("GET", "/_settings", null);
    return Durations.parse(settings.findPath("refresh_interval").asText())
        .orElseThrow(() -> new UserException(index.url() + " has no refresh interval of its own"));
  }
}
