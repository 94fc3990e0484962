package io.pulseline.jobs.score;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.prediction.Prediction;
import io.pulseline.contract.prediction.Quality;
import java.util.HashMap;
import java.util.Map;

/** Turns scores into what leaves the step. */
final class Answers {
  private final String topic;
  private final int target;
  private final Map<Double, String> categories = new HashMap<>();

  Answers(Dataset dataset, String topic) {
    this.topic = topic;
    this.target = dataset.targetIndex();
    CategoricalColumn column = dataset.targetColumn();
    double[] codes = column.codes();
    for (int i = 0; i < codes.length; i++) {
      // adding zero makes -0 a plain zero, which a map tells apart
      categories.put(codes[i] + 0.0, column.categories().get(i).value());
    }
  }

  /** The true class, null where the record does not carry it. */
  String target(Scorable record) {
    return categories.get(record.values()[target] + 0.0);
  }

  Prediction prediction(Scorable record, LoadedModel model, Scored scored, long nowMillis) {
    return new Prediction(
        topic,
        record.partition(),
        record.offset(),
        record.recordId(),
        record.eventMillis(),
        nowMillis,
        nowMillis - record.decodedAtMillis(),
        model.release().version(),
        scored.label(),
        scored.isKnown() ? model.classes().names() : new String[0],
        scored.probabilities(),
        target(record));
  }

  Outcome production(Scorable record, LoadedModel model, Scored scored) {
    return Outcome.ofProduction(model, scored, record.eventMillis(), target(record));
  }

  Outcome shadow(Prediction prediction, LoadedModel shadow, Scored scored, LoadedModel production) {
    boolean compared = prediction.label() != null && scored.isKnown();
    boolean differ = compared && !prediction.label().equals(scored.label());
    return Outcome.ofShadow(
        shadow,
        scored,
        production.release().version(),
        prediction.eventMillis(),
        prediction.target(),
        compared,
        differ ? new Quality.Example(prediction.id(), prediction.label(), scored.label()) : null);
  }
}
