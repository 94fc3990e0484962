package io.pulseline.retrain;

import io.pulseline.contract.monitor.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/**
 * Makes few trainings of many alerts: one at a time, not too soon after each other, and one for all
 * features that drift when it begins. Not thread-safe.
 */
final class Debounce {
  private final Duration interval;

  /** By the feature, the first alert of each drift. */
  private final Map<String, Waiting> waiting = new LinkedHashMap<>();

  private List<Waiting> underWay = List.of();

  /**
   * Nothing waits yet.
   *
   * @param interval from the start of a training to that of the next at the soonest
   */
  Debounce(Duration interval) {
    this.interval = interval;
  }

  /** Takes an alert in: a drift waits to be answered until it is, or until it is over. */
  void add(Waiting next) {
    if (next.alert().change() == Alert.Change.RAISED) {
      waiting.putIfAbsent(next.alert().feature(), next);
    } else {
      waiting.remove(next.alert().feature());
    }
  }

  /**
   * The alerts that a training is to answer now, the first one first; none while one is under way,
   * or too soon after the last.
   *
   * @param last null when there was none yet
   */
  List<Waiting> due(Instant now, Last last) {
    boolean tooSoon = last != null && now.isBefore(last.at().plus(interval));
    return tooSoon || !underWay.isEmpty() ? List.of() : ordered(waiting.values());
  }

  /** A training for all that waits is under way; what comes from now on is for the next one. */
  void started() {
    underWay = ordered(waiting.values());
    waiting.clear();
  }

  /** The training has ended, well or not: its alerts are answered. */
  void ended() {
    underWay = List.of();
  }

  /** Forgets what it was told of partitions that somebody else reads from now on. */
  void forget(Collection<TopicPartition> partitions) {
    waiting.values().removeIf(alert -> partitions.contains(alert.partition()));
  }

  /** The first offset of a partition that has to be read again after a restart; empty for none. */
  OptionalLong unanswered(TopicPartition partition) {
    return Stream.concat(waiting.values().stream(), underWay.stream())
        .filter(alert -> alert.partition().equals(partition))
        .mapToLong(Waiting::offset)
        .min();
  }

  private static List<Waiting> ordered(Collection<Waiting> alerts) {
    List<Waiting> ordered = new ArrayList<>(alerts);
    ordered.sort(
        Comparator.comparing((Waiting alert) -> alert.alert().windowStart())
            .thenComparing(alert -> alert.partition().partition())
            .thenComparing(Waiting::offset));
    return ordered;
  }
}
