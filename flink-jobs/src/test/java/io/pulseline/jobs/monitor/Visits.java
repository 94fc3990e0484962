package io.pulseline.jobs.monitor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Datasets;
import io.pulseline.contract.envelope.Envelope;
import io.pulseline.contract.model.FeatureBaseline;
import io.pulseline.contract.model.Lineage;
import io.pulseline.contract.model.ManifestJson;
import io.pulseline.contract.model.ModelManifest;
import io.pulseline.contract.model.Signature;
import io.pulseline.jobs.records.Origins;
import io.pulseline.jobs.records.Received;
import io.pulseline.schemas.AvroEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Records of visits to a shop, and models that were trained on such. */
public final class Visits {
  public static final Dataset DATASET = Datasets.load("src/test/resources/datasets/shop-visits");

  public static final int TRAINED = 20_000;

  /** A fifth of them was held out. */
  public static final int READ = 25_000;

  private Visits() {}

  /**
   * Values of one visit.
   *
   * @param shift of what is spent, in standard deviations
   */
  public static double[] values(Random random, double shift) {
    double spent = (float) (50 + 10 * (random.nextGaussian() + shift));
    return new double[] {
      18 + random.nextInt(60),
      random.nextInt(20) == 0 ? Double.NaN : spent,
      random.nextInt(3),
      1 + random.nextInt(2),
      random.nextInt(2)
    };
  }

  /** A visit as it stands in Kafka. */
  static Received received(int partition, long millis, double... values) {
    String spent = Double.isNaN(values[1]) ? "" : "\"spent\":%s,".formatted(values[1]);
    String json =
        "{\"batch_number\":1,\"record_id\":1,\"timestamp\":\"%s\",\"data\":{\"age\":%d,%s\"country\":\"%s\",\"device\":%d,\"outcome\":\"%s\"}}"
            .formatted(
                Instant.ofEpochMilli(millis),
                (int) values[0],
                spent,
                List.of("de", "fr", "no").get((int) values[2]),
                (int) values[3],
                List.of("left", "bought").get((int) values[4]));
    return Received.raw(Origins.at(partition, 0), null, json.getBytes(UTF_8));
  }

  /** The same in Avro. */
  static Received inAvro(int schema, int partition, long millis, double... values) {
    var visit = new Envelope(1, 1, millis, values, new String[] {null});
    byte[] avro = new AvroEncoder(DATASET, schema).encode(visit);
    return Received.raw(Origins.at(partition, 0), null, avro);
  }

  /** What Kafka may hold besides. */
  static Received garbage() {
    return Received.raw(Origins.at(0), null, "{}".getBytes(UTF_8));
  }

  /** The manifest of a model that was trained on such visits. */
  public static ModelManifest manifest(String version, double shift) {
    Random random = new Random(1);
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < TRAINED; i++) {
      rows.add(values(random, shift));
    }
    Map<String, FeatureBaseline> baselines = new HashMap<>();
    for (Column feature : DATASET.features()) {
      int at = DATASET.indexOf(feature.name());
      double[] column = rows.stream().mapToDouble(row -> (float) row[at]).toArray();
      baselines.put(feature.name(), FeatureBaseline.of(feature, column));
    }
    return new ModelManifest(
        ModelManifest.SCHEMA_VERSION,
        DATASET.name(),
        DATASET.digest(),
        version,
        Instant.EPOCH,
        new Lineage("lake", List.of(), READ, Map.of(), Instant.EPOCH, Instant.EPOCH, "test"),
        Map.of(),
        Map.of(),
        baselines,
        "",
        Signature.of(DATASET),
        Map.of(),
        null);
  }

  static byte[] written(String version, double shift) {
    return ManifestJson.write(manifest(version, shift));
  }
}
