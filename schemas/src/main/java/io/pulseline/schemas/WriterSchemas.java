package io.pulseline.schemas;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.envelope.EnvelopeRules;
import io.pulseline.contract.envelope.Rejection;
import io.pulseline.contract.envelope.RejectionReason;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/**
 * The schemas of writers by their ids, each fetched once. While the registry is away whoever asks
 * is held: a record whose schema cannot be had is neither lost nor refused. Of one thread.
 */
final class WriterSchemas {
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /** An id that nobody knows is asked for again after this: registries have replicas. */
  private static final Duration UNKNOWN_FOR = Duration.ofSeconds(10);

  /** So many unknown ids are remembered: records of garbage bring ever new ones. */
  private static final int UNKNOWN_AT_MOST = 1_000;

  private final SchemaRegistryClient client;
  private final Dataset dataset;
  private final EnvelopeRules rules;
  private final Consumer<String> warnings;
  private final Map<Integer, WriterPlan> plans = new HashMap<>();
  private final Map<Integer, Refusal> refusals =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Refusal> eldest) {
          return size() > UNKNOWN_AT_MOST;
        }
      };
  private int lastId;
  private WriterPlan lastPlan;

  /** Why records of an id are refused, and until when that holds by {@link System#nanoTime}. */
  private record Refusal(Rejection rejection, long until) {}

  WriterSchemas(
      SchemaRegistrySettings settings,
      Dataset dataset,
      EnvelopeRules rules,
      Consumer<String> warnings) {
    this.client = new SchemaRegistryClient(settings);
    this.dataset = dataset;
    this.rules = rules;
    this.warnings = warnings;
  }

  /**
   * How records of a schema are read.
   *
   * @throws Rejection when no records are read by it
   */
  WriterPlan of(int id) throws Rejection, InterruptedException {
    if (lastPlan == null || lastId != id) {
      WriterPlan known = plans.get(id);
      lastPlan = known == null ? fetched(id) : known;
      lastId = id;
    }
    return lastPlan;
  }

  private WriterPlan fetched(int id) throws Rejection, InterruptedException {
    Refusal refusal = refusals.get(id);
    if (refusal != null && System.nanoTime() - refusal.until() < 0) {
      throw refusal.rejection();
    }
    try {
      WriterPlan plan = new WriterPlan(parsed(await(id)), dataset, rules);
      plans.put(id, plan);
      return plan;
    } catch (UnreadableSchemaException e) {
      Rejection rejection =
          new Rejection(
              RejectionReason.UNKNOWN_SCHEMA,
              "no records are read by schema %s: %s"
                  .formatted(Integer.toUnsignedString(id), e.getMessage()));
      refusals.remove(id); // So that it is the youngest
      refusals.put(id, new Refusal(rejection, System.nanoTime() + UNKNOWN_FOR.toNanos()));
      throw rejection;
    }
  }

  private static Schema parsed(Optional<SchemaText> found) throws UnreadableSchemaException {
    SchemaText schema =
        found.orElseThrow(() -> new UnreadableSchemaException("the schema registry has none"));
    if (!schema.type().equals(SchemaText.AVRO)) {
      throw new UnreadableSchemaException("it is of type " + schema.type());
    }
    try {
      return new Schema.Parser().parse(schema.text());
    } catch (AvroRuntimeException e) {
      throw new UnreadableSchemaException("Avro cannot read it (" + e.getMessage() + ")");
    }
  }

  /** Asks until there is an answer. */
  private Optional<SchemaText> await(int id) throws InterruptedException {
    Duration pause = SHORTEST_PAUSE;
    while (true) {
      try {
        return client.byId(id);
      } catch (IOException e) {
        warnings.accept(
            "schema %d cannot be fetched (%s); records wait for it, asking again in %.1f s"
                .formatted(id, e, pause.toMillis() / 1e3));
      }
      Thread.sleep(pause.toMillis());
      Duration longer = pause.multipliedBy(2);
      pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }
  }
}
