package io.pulseline.bench.agreement;

import io.pulseline.contract.Names;
import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Datasets;
import io.pulseline.contract.envelope.Decoded;
import io.pulseline.contract.envelope.EnvelopeCodec;
import io.pulseline.contract.envelope.RecordPosition;
import io.pulseline.contract.prediction.Prediction;
import io.pulseline.contract.prediction.PredictionJson;
import io.pulseline.generator.copula.ProfileJson;
import io.pulseline.generator.copula.RowCursor;
import io.pulseline.generator.copula.RowSource;
import io.pulseline.kafka.KafkaSettings;
import io.pulseline.kafka.TopicReader;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** The predictions of {@code job score} held against a server's answers to the same records. */
public final class ScoreServing {
  /** Of one record and of several, and of so many that the server scores them on its pool. */
  private static final int[] BATCHES = {1, 1, 1, 2, 7, 64, 100};

  private static final int ONE_AT_AN_EDGE_FOR = 10;
  private static final int SHOWN = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Dataset dataset;
  private final KafkaSettings kafka;
  private final Random random;

  /** Values by what the record's documents are called, in the order of the topic. */
  private final Map<String, Map<String, Object>> records = new LinkedHashMap<>();

  private final Map<String, Answer> predictions = new HashMap<>();

  private ScoreServing(Dataset dataset, KafkaSettings kafka, long seed) {
    this.dataset = dataset;
    this.kafka = kafka;
    this.random = new Random(seed);
  }

  /**
   * Sends records at the edges behind those of the topic, and compares all; ends with 1 when an
   * answer is another.
   *
   * @param args a dataset's name, brokers, the server's REST URL and its gRPC address, a seed
   */
  public static void main(String[] args) throws Exception {
    try {
      System.exit(differing(args) == 0 ? 0 : 1);
    } catch (UserException e) {
      System.err.println("error: " + e.getMessage());
      System.exit(1);
    }
  }

  private static long differing(String[] args) throws Exception {
    Dataset dataset = Datasets.load(args[0]);
    var comparison = new ScoreServing(dataset, KafkaSettings.of(args[1]), Long.parseLong(args[4]));
    long edges = comparison.sendEdges(Long.parseLong(args[4]));
    comparison.readRecords();
    comparison.awaitPredictions();
    var rest = new RestServer(URI.create(args[2] + "/v2/models/" + dataset.name()));
    System.out.printf(
        "%,d records, %,d of them sent for their edges; %,d lack a value of the model's%n",
        comparison.records.size(), edges, comparison.incomplete(rest.columns()));
    try (var grpc = new GrpcServer(args[3], dataset.name(), rest.columns())) {
      return comparison.compare("REST", rest) + comparison.compare("gRPC", grpc);
    }
  }

  private long sendEdges(long seed) throws Exception {
    long there;
    try (TopicReader reader = TopicReader.ofAll(kafka, Names.recordsTopic(dataset))) {
      there = reader.ends().values().stream().mapToLong(Long::longValue).sum();
    }
    var profile = ProfileJson.parse(Datasets.profile(dataset.name()).orElseThrow(), "profile.json");
    var rows = new RowCursor(new RowSource(dataset, profile, seed), there);
    new EdgeRecords(dataset, rows, random)
        .send(kafka, Names.recordsTopic(dataset), there, there / ONE_AT_AN_EDGE_FOR);
    return there / ONE_AT_AN_EDGE_FOR;
  }

  private void readRecords() {
    var codec = new EnvelopeCodec(dataset);
    var cells = new Cells(dataset);
    try (TopicReader reader = TopicReader.ofAll(kafka, Names.recordsTopic(dataset))) {
      reader.read(
          Map.of(),
          reader.ends(),
          record -> {
            if (codec.decode(record.value()) instanceof Decoded.Accepted accepted) {
              var place = new RecordPosition(record.topic(), record.partition(), record.offset());
              records.put(place.documentId(), cells.of(accepted.envelope().values()));
            }
          });
    }
  }

  private void awaitPredictions() throws InterruptedException {
    try (TopicReader reader = TopicReader.ofCommitted(kafka, Names.predictionsTopic(dataset))) {
      Map<Integer, Long> read = Map.of();
      long progress = System.nanoTime();
      while (!predictions.keySet().containsAll(records.keySet())) {
        int before = predictions.size();
        Map<Integer, Long> ends = reader.ends();
        reader.read(read, ends, record -> take(PredictionJson.read(record.value())));
        read = ends;
        if (predictions.size() > before) {
          progress = System.nanoTime();
        } else if (System.nanoTime() - progress > PATIENCE.toNanos()) {
          List<String> without =
              records.keySet().stream().filter(id -> !predictions.containsKey(id)).toList();
          throw new UserException(
              "%,d of %,d records have no prediction, %s among them; does job score run?"
                  .formatted(without.size(), records.size(), without.get(0)));
        }
        TimeUnit.MILLISECONDS.sleep(200);
      }
    }
  }

  private void take(Prediction prediction) {
    float[] probabilities = prediction.probabilities();
    List<Float> boxed =
        IntStream.range(0, probabilities.length).mapToObj(i -> probabilities[i]).toList();
    predictions.put(prediction.id(), Answer.of(prediction.version(), prediction.label(), boxed));
  }

  private long incomplete(Map<String, String> columns) {
    return records.values().stream()
        .filter(cells -> !cells.keySet().containsAll(columns.keySet()))
        .count();
  }

  private long compare(String how, ModelServer server) {
    List<String> ids = List.copyOf(records.keySet());
    long differing = 0;
    long probabilities = 0;
    int to;
    for (int from = 0; from < ids.size(); from = to) {
      to = Math.min(ids.size(), from + BATCHES[random.nextInt(BATCHES.length)]);
      List<String> some = ids.subList(from, to);
      List<Answer> answers = server.ask(some.stream().map(records::get).toList());
      for (int i = 0; i < some.size(); i++) {
        Answer predicted = predictions.get(some.get(i));
        probabilities += predicted.bits().size();
        if (!answers.get(i).equals(predicted) && differing++ < SHOWN) {
          System.out.printf(
              "%s %s: %s answers %s, predicted was %s%n",
              some.get(i), records.get(some.get(i)), how, answers.get(i), predicted);
        }
      }
    }
    System.out.printf(
        "%s: %,d labels and %,d probabilities compared, of %,d records they differ%n",
        how, ids.size(), probabilities, differing);
    return differing;
  }
}
