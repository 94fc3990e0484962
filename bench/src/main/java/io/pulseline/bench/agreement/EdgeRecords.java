package io.pulseline.bench.agreement;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.NumericColumn;
import io.pulseline.contract.dataset.ValueType;
import io.pulseline.contract.envelope.Envelope;
import io.pulseline.contract.envelope.EnvelopeCodec;
import io.pulseline.contract.envelope.RecordKey;
import io.pulseline.generator.copula.RowCursor;
import io.pulseline.kafka.KafkaSettings;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Generated records of which some values are missing, from none to all that may be, and some are at
 * the edges of what the codec accepts.
 */
final class EdgeRecords {
  private static final double SHARE_AT_AN_EDGE = 0.3;

  private final Dataset dataset;
  private final RowCursor rows;
  private final Random random;

  EdgeRecords(Dataset dataset, RowCursor rows, Random random) {
    this.dataset = dataset;
    this.rows = rows;
    this.random = random;
  }

  /** Sends so many one by one, each when the one before is acknowledged. */
  void send(KafkaSettings kafka, String topic, long firstId, long count)
      throws InterruptedException, ExecutionException {
    var codec = new EnvelopeCodec(dataset);
    var bytes = new ByteArraySerializer();
    try (var producer = new KafkaProducer<>(kafka.producer(), bytes, bytes)) {
      for (long id = firstId; id < firstId + count; id++) {
        var envelope =
            new Envelope(
                1, id, System.currentTimeMillis(), next(), new String[dataset.extras().size()]);
        producer.send(new ProducerRecord<>(topic, RecordKey.of(id), codec.encode(envelope))).get();
      }
    }
  }

  private double[] next() {
    double[] row = rows.next().clone();
    double shareMissing = random.nextDouble();
    for (int i = 0; i < row.length; i++) {
      Column column = dataset.columns().get(i);
      if (!column.required() && random.nextDouble() < shareMissing) {
        row[i] = Double.NaN;
      } else if (random.nextDouble() < SHARE_AT_AN_EDGE) {
        row[i] = edge(column, row[i]);
      }
    }
    return row;
  }

  private double edge(Column column, double value) {
    if (column instanceof CategoricalColumn categorical) {
      return categorical.code(random.nextInt(categorical.categories().size()));
    }
    NumericColumn number = (NumericColumn) column;
    double lowest = number.min() == null ? value : number.min();
    double highest = number.max() == null ? value : number.max();
    if (number.type() == ValueType.INTEGER) {
      return random.nextBoolean() ? lowest : highest;
    }
    return switch (random.nextInt(5)) {
      case 0 -> lowest == 0 ? -0.0 : lowest;
      case 1 -> highest;
      case 2 -> Math.nextUp(lowest);
      case 3 -> Math.nextDown(highest);
      default -> Math.min(betweenFloats(value), highest);
    };
  }

  /** As far from one float as from the next. */
  private static double betweenFloats(double value) {
    float below = (float) value;
    return ((double) below + Math.nextUp(below)) / 2;
  }
}
