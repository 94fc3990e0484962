package io.pulseline.trainer.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.pulseline.contract.UndefinedNumbers;
import io.pulseline.contract.model.MetricNames;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private static final JsonMapper JSON =
      JsonMapper.builder().addModule(UndefinedNumbers.module()).build();

  @Test
  void areThoseOfScikitLearn() {
    // sklearn.metrics 1.9: accuracy_score, f1_score(average="weighted"), roc_auc_score,
    // average_precision_score, log_loss, brier_score_loss
    Metrics metrics =
        Metrics.of(ofTwo(new int[] {0, 0, 1, 1, 1, 0}, 0.125f, 0.5f, 0.375f, 0.75f, 1f, 0.25f));

    assertThat(metrics.accuracy()).isCloseTo(4 / 6.0, within(1e-12));
    assertThat(metrics.weightedF1()).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(metrics.auc()).isCloseTo(8 / 9.0, within(1e-12));
    assertThat(metrics.prAuc()).isCloseTo((1 + 1 + 0.75) / 3, within(1e-12));
    assertThat(metrics.logLoss()).isCloseTo(0.3971453, within(1e-7));
    assertThat(metrics.brier()).isCloseTo(0.1302083, within(1e-7));
  }

  @Test
  void seeTheCalibrationErrorAsTheDistanceOfSharesFromProbabilities() {
    // ten rows in one bin whose mean probability is 0.7, five of them positive
    int[] truth = {1, 1, 1, 1, 1, 0, 0, 0, 0, 0};
    float p = 0.7f;

    assertThat(Metrics.of(ofTwo(truth, p, p, p, p, p, p, p, p, p, p)).calibrationError())
        .isCloseTo(0.2, within(1e-6));
  }

  @Test
  void ofRowsOfOneClassLeaveOutWhatIsNotDefined() {
    Metrics none = Metrics.of(ofTwo(new int[] {0, 0}, 0.25f, 0.75f));
    Metrics all = Metrics.of(ofTwo(new int[] {1, 1}, 0.25f, 0.75f));

    assertThat(none.auc()).isNaN();
    assertThat(none.prAuc()).isNaN();
    assertThat(none.accuracy()).isEqualTo(0.5);
    assertThat(none.calibrationError()).isEqualTo(0.5);
    assertThat(all.auc()).isNaN();
    assertThat(all.prAuc()).isEqualTo(1);
  }

  @Test
  void keepTheLossOfWhatWasThoughtImpossibleFinite() {
    assertThat(Metrics.of(ofTwo(new int[] {1}, 0f)).logLoss())
        .isCloseTo(-Math.log(1e-15), within(1e-9));
  }

  @Test
  void ofNoRowsAreNotDefined() {
    assertThat(Metrics.of(ofTwo(new int[0])).named())
        .containsOnlyKeys(MetricNames.IN_ORDER)
        .allSatisfy((name, value) -> assertThat(value).as(name).isNaN());
  }

  @Test
  void areReadFromTheJsonThatTheyAreWrittenAs() throws IOException {
    Metrics metrics = Metrics.of(ofTwo(new int[] {0, 0}, 0.25f, 0.75f));

    String json = JSON.writeValueAsString(metrics);

    assertThat(json).startsWith("{\"accuracy\":0.5,").contains("\"auc\":null");
    assertThat(JSON.readValue(json, Metrics.class)).isEqualTo(metrics);
    assertThat(JSON.readValue("{\"accuracy\":0.5}", Metrics.class).brier()).isNaN();
  }

  @Test
  void needAProbabilityOfEachClassForEachRow() {
    assertThatThrownBy(() -> new Predictions(new int[] {0, 1}, new float[] {0.5f, 0.5f}, 2))
        .hasMessage("2 probabilities are not 2 rows of 2 classes");
  }

  private static Predictions ofTwo(int[] truth, float... positive) {
    float[] both = new float[2 * positive.length];
    for (int row = 0; row < positive.length; row++) {
      both[2 * row] = 1 - positive[row];
      both[2 * row + 1] = positive[row];
    }
    return new Predictions(truth, both, 2);
  }
}
