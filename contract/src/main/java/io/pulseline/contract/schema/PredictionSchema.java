package io.pulseline.contract.schema;

import io.pulseline.contract.Names;
import io.pulseline.contract.dataset.Category;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.prediction.PredictionFields;
import java.math.BigDecimal;
import java.util.List;

/** What the score job says of a record; see {@link io.pulseline.contract.prediction.Prediction}. */
final class PredictionSchema {
  private static final SchemaType COUNT = new SchemaType.Whole(BigDecimal.ZERO, null);
  private static final SchemaType TIME = new SchemaType.Time(false);
  private static final SchemaType SHARE = new SchemaType.Real(BigDecimal.ZERO, BigDecimal.ONE);

  private PredictionSchema() {}

  static MessageSchema of(Dataset dataset) {
    SchemaType label =
        new SchemaType.TextChoice(
            dataset.targetColumn().categories().stream().map(Category::value).toList());
    return new MessageSchema(
        dataset.name(),
        MessageKind.PREDICTION,
        Names.predictionsTopic(dataset),
        "What a version of the model says of a record. Each record is scored once, by the version"
            + " in force at its place in the stream.",
        List.of(
            always(PredictionFields.RECORD_ID, COUNT, "Of the record."),
            always(PredictionFields.EVENT_TIMESTAMP, TIME, "Of the record."),
            always(PredictionFields.VERSION, new SchemaType.Text(), "Of the model."),
            always(PredictionFields.LABEL, label, "The likeliest class."),
            sometimes(
                PredictionFields.PROBABILITY, SHARE, "Of the label; null where it is no number."),
            always(
                PredictionFields.PROBABILITIES,
                new SchemaType.Table(SHARE),
                "Of each class; null where it is no number."),
            sometimes(
                PredictionFields.TARGET, label, "The true class, where the record carries it."),
            always(PredictionFields.TOPIC, new SchemaType.Text(), "Where the record stands."),
            always(PredictionFields.PARTITION, COUNT, ""),
            always(PredictionFields.OFFSET, COUNT, ""),
            always(PredictionFields.SCORED_AT, TIME, ""),
            always(
                PredictionFields.LATENCY,
                new SchemaType.Whole(null, null),
                "Milliseconds from the record's decoding to its score.")));
  }

  private static SchemaField always(String name, SchemaType type, String meaning) {
    return new SchemaField(name, type, true, meaning);
  }

  private static SchemaField sometimes(String name, SchemaType type, String meaning) {
    return new SchemaField(name, type, false, meaning);
  }
}
