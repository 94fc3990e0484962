package io.pulseline.trainer.onnx;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What XGBoost adds to the sum of the trees. Its JSON holds {@code base_score} on the scale of
 * predictions, as text that is one number or a bracketed list ({@code "6.2E-1"}, {@code
 * "[6.2E-1]"}), so a logistic objective's is a probability and its margin the logit.
 */
final class BaseMargin {
  private final String text;
  private final boolean logistic;

  /**
   * @param learner the {@code learner} of XGBoost's JSON
   */
  BaseMargin(JsonNode learner) {
    this.text = learner.required("learner_model_param").required("base_score").asText();
    this.logistic = learner.required("objective").required("name").asText().endsWith(":logistic");
  }

  /** One margin for each target. */
  List<Float> margins(int targets) {
    String[] numbers = text.replace("[", "").replace("]", "").split(",", -1);
    List<Float> margins = new ArrayList<>();
    for (int i = 0; i < targets; i++) {
      float score = Float.parseFloat(numbers[Math.min(i, numbers.length - 1)].trim());
      margins.add(logistic ? (float) -Math.log(1.0 / score - 1) : score);
    }
    return margins;
  }
}
