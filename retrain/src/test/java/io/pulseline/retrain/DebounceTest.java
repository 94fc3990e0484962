package io.pulseline.retrain;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.monitor.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class DebounceTest {
  private static final TopicPartition ZERO = new TopicPartition("alerts", 0);
  private static final TopicPartition ONE = new TopicPartition("alerts", 1);
  private static final Instant NOW = Alerts.NOON;

  private final Debounce debounce = new Debounce(Duration.ofHours(1));

  @Test
  void aDriftIsToBeAnsweredAtOnceWhenNothingWasTrainedBefore() {
    add(7, Alerts.raised("chol"));

    assertThat(features(NOW, null)).containsExactly("chol");
  }

  @Test
  void aDriftThatIsOverNeedsNoAnswer() {
    add(7, Alerts.raised("chol"));
    add(8, Alerts.cleared("chol"));

    assertThat(features(NOW, null)).isEmpty();
    assertThat(debounce.unanswered(ZERO)).isEmpty();
  }

  @Test
  void oneTrainingAnswersAllFeaturesThatDrift() {
    add(8, Alerts.raised("age"));
    add(7, Alerts.raised("chol"));

    assertThat(features(NOW, null)).containsExactly("chol", "age");
  }

  @Test
  void aDriftWaitsWhileATrainingIsUnderWay() {
    add(7, Alerts.raised("chol"));
    debounce.started();
    add(8, Alerts.raised("age"));

    assertThat(features(NOW.plusSeconds(7200), last(NOW))).isEmpty();
    debounce.ended();
    assertThat(features(NOW.plusSeconds(7200), last(NOW))).containsExactly("age");
  }

  @Test
  void aDriftWaitsForTheIntervalToBeOver() {
    add(7, Alerts.raised("chol"));

    assertThat(features(NOW.plusSeconds(3599), last(NOW))).isEmpty();
    assertThat(features(NOW.plusSeconds(3600), last(NOW))).containsExactly("chol");
  }

  @Test
  void aRestartReadsFromTheFirstAlertThatIsNotAnswered() {
    add(7, Alerts.raised("chol"));
    debounce.started();
    add(8, Alerts.raised("age"));

    assertThat(debounce.unanswered(ZERO)).hasValue(7);
    debounce.ended();
    assertThat(debounce.unanswered(ZERO)).hasValue(8);
    assertThat(debounce.unanswered(ONE)).isEmpty();
  }

  @Test
  void alertsOfAPartitionThatAnotherReadsAreForgotten() {
    add(7, Alerts.raised("chol"));

    debounce.forget(List.of(ZERO));

    assertThat(features(NOW, null)).isEmpty();
  }

  private void add(long offset, Alert alert) {
    debounce.add(new Waiting(ZERO, offset, alert));
  }

  private List<String> features(Instant now, Last last) {
    return debounce.due(now, last).stream().map(alert -> alert.alert().feature()).toList();
  }

  private static Last last(Instant at) {
    return new Last("run", at);
  }
}
