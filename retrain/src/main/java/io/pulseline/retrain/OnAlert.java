package io.pulseline.retrain;

import io.pulseline.contract.UserException;
import io.pulseline.contract.monitor.Alert;
import io.pulseline.contract.monitor.MonitorJson;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads alerts and starts trainings, until it is asked to stop. An alert is committed when the
 * training that answers it has ended; killed before that, the next process reads it again, and
 * finds the training under the same name.
 */
final class OnAlert {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyyMMdd't'HHmmss'z'").withZone(ZoneOffset.UTC);

  private final Debounce debounce;
  private final Trainings trainings;
  private final Duration pause;
  private final Clock clock;
  private final Consumer<String> say;

  private AlertTopic alerts;
  private String running;
  private Last last;
  private Instant next = Instant.MIN;

  /**
   * Nothing is read yet.
   *
   * @param pause between two looks at a training, and before one that could not be started is tried
   *     again
   * @param say takes lines for people
   */
  OnAlert(
      Debounce debounce, Trainings trainings, Duration pause, Clock clock, Consumer<String> say) {
    this.debounce = debounce;
    this.trainings = trainings;
    this.pause = pause;
    this.clock = clock;
    this.say = say;
  }

  /** What it is told of partitions that another process reads from now on. */
  void lost(Collection<TopicPartition> partitions) {
    debounce.forget(partitions);
  }

  /**
   * Works until it is to stop.
   *
   * @param onReady run once alerts from now on will be seen
   */
  void run(AlertTopic topic, BooleanSupplier stopped, Runnable onReady) {
    alerts = topic;
    boolean ready = false;
    while (!stopped.getAsBoolean()) {
      for (ConsumerRecord<byte[], byte[]> alert : alerts.poll(POLL)) {
        take(alert);
      }
      if (!alerts.assigned()) {
        continue;
      }
      if (last == null) {
        last = alerts.last().orElse(null);
      }
      Instant now = clock.instant();
      if (!now.isBefore(next)) {
        look(now);
      }
      alerts.commit((partition, position) -> debounce.unanswered(partition).orElse(position), last);
      if (!ready) {
        ready = true;
        onReady.run();
      }
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    String where = record.topic() + "-" + record.partition() + "-" + record.offset();
    try {
      Alert alert = MonitorJson.readAlert(record.value(), where);
      debounce.add(
          new Waiting(
              new TopicPartition(record.topic(), record.partition()), record.offset(), alert));
      say.accept(
          "%s %s (%s, psi %.3f)"
              .formatted(
                  alert.feature(),
                  alert.change() == Alert.Change.RAISED ? "drifts" : "is back",
                  alert.windowStart(),
                  alert.psi()));
    } catch (UserException e) {
      say.accept("left out: " + e.getMessage());
    }
  }

  private void look(Instant now) {
    try {
      if (running != null) {
        watch(now);
      }
      if (running == null) {
        start(now);
      }
    } catch (UserException e) {
      next = now.plus(pause);
      say.accept("error: %s; tried again at %s".formatted(e.getMessage(), next));
    }
  }

  private void watch(Instant now) {
    Trainings.State state = trainings.state(running);
    if (state == Trainings.State.RUNNING) {
      next = now.plus(pause);
      return;
    }
    say.accept(
        "training %s has %s"
            .formatted(running, state == Trainings.State.SUCCEEDED ? "succeeded" : "failed"));
    running = null;
    debounce.ended();
  }

  private void start(Instant now) {
    List<Waiting> due = debounce.due(now, last);
    if (due.isEmpty()) {
      return;
    }
    List<String> features = due.stream().map(alert -> alert.alert().feature()).toList();
    running = trainings.start(name(due.get(0)), features);
    debounce.started();
    last = new Last(running, now);
    next = now.plus(pause);
    say.accept("training %s for %s".formatted(running, String.join(", ", features)));
  }

  /** Of the first alert, whose window tells it from one at the same offset of an earlier topic. */
  private static String name(Waiting first) {
    return "%s-drift-%s-%d-%d"
        .formatted(
            first.alert().dataset(),
            SECONDS.format(first.alert().windowStart()),
            first.partition().partition(),
            first.offset());
  }
}
