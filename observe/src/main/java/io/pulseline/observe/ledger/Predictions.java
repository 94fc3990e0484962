package io.pulseline.observe.ledger;

import io.pulseline.contract.prediction.Prediction;
import io.pulseline.contract.prediction.PredictionJson;
import io.pulseline.kafka.TopicReader;
import io.pulseline.observe.Stores;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The topic of predictions, told apart by the record that each is about. */
public final class Predictions implements AutoCloseable {
  private final TopicReader reader;
  private final StoredRecords records = new StoredRecords();
  private Map<Integer, Long> read = Map.of();

  public Predictions(Stores stores) {
    this.reader = TopicReader.ofCommitted(stores.kafka(), stores.predictionsTopic());
  }

  /** Takes in what has been committed since the last call. */
  public void advance() {
    Map<Integer, Long> ends = reader.ends();
    reader.read(read, ends, this::take);
    read = ends;
  }

  private void take(ConsumerRecord<byte[], byte[]> message) {
    Prediction prediction = PredictionJson.read(message.value());
    records.add(prediction.partition(), prediction.offset());
  }

  /** What the topic holds, as of the last {@link #advance}; nothing while there is none. */
  public StoredRecords records() {
    return records;
  }

  @Override
  public void close() {
    reader.close();
  }
}
