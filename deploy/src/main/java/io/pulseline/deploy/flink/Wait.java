package io.pulseline.deploy.flink;

import com.fasterxml.jackson.databind.JsonNode;
import io.pulseline.cli.Output;
import io.pulseline.contract.UserException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Waits for jobs to become what they were told to, and says what comes in between. */
public final class Wait {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** In what the operator hands on from the kubelet, which does not say why. */
  private static final String RESTARTS = "restarting failed container";

  private final Jobs jobs;
  private final Output output;
  private final Duration patience;
  private final long start = System.nanoTime();
  private final Map<String, String> told = new HashMap<>();
  private final Hope hope = new Hope();

  public Wait(Jobs jobs, Output output, Duration patience) {
    this.jobs = jobs;
    this.output = output;
    this.patience = patience;
  }

  /**
   * Waits for all.
   *
   * @param wanted the state in words, for messages
   * @return why one of them cannot, as soon as that is known; empty when all are there
   * @throws UserException when the time is over
   */
  public Optional<String> until(List<String> names, String wanted, Predicate<FlinkStatus> reached)
      throws InterruptedException {
    Farewell farewell = new Farewell(String.join(", ", names));
    try {
      return reached(names, wanted, reached);
    } finally {
      farewell.over();
    }
  }

  private Optional<String> reached(
      List<String> names, String wanted, Predicate<FlinkStatus> reached)
      throws InterruptedException {
    List<String> left = new ArrayList<>(names);
    while (true) {
      for (String name : List.copyOf(left)) {
        FlinkStatus status = jobs.status(name);
        tell(name, status.words());
        if (reached.test(status)) {
          left.remove(name);
          continue;
        }
        Optional<String> hopeless = hopeless(status);
        if (hopeless.isPresent()) {
          return hopeless;
        }
      }
      if (left.isEmpty()) {
        return Optional.empty();
      }
      if (elapsed().compareTo(patience) > 0) {
        throw late(left.get(0), wanted);
      }
      Thread.sleep(PAUSE.toMillis());
    }
  }

  /**
   * Waits for one.
   *
   * @throws UserException when it cannot, or the time is over
   */
  public void require(String name, String wanted, Predicate<FlinkStatus> reached)
      throws InterruptedException {
    Optional<String> failed = until(List.of(name), wanted, reached);
    if (failed.isPresent()) {
      throw new UserException(failed.get());
    }
  }

  /** Waits until nothing is left of a job. */
  public void untilGone(String name, Predicate<String> exists) throws InterruptedException {
    Farewell farewell = new Farewell(name);
    try {
      gone(name, exists);
    } finally {
      farewell.over();
    }
  }

  private void gone(String name, Predicate<String> exists) throws InterruptedException {
    while (true) {
      List<JsonNode> pods = jobs.pods(name);
      boolean there = exists.test(name);
      if (!there && pods.isEmpty()) {
        return;
      }
      tell(name, there ? "DELETING" : "gone, " + pods.size() + " pods end");
      if (elapsed().compareTo(patience) > 0) {
        throw new UserException(
            "%s is not gone after %d s; 'kubectl describe flinkdeployment %1$s' says what holds it"
                .formatted(name, patience.toSeconds()));
      }
      Thread.sleep(PAUSE.toMillis());
    }
  }

  private Optional<String> hopeless(FlinkStatus status) {
    // Pods that are there may still be those of the specification before
    Optional<String> why = status.current() ? why(status) : Optional.ofNullable(status.error());
    return hope.lost(status, why, elapsed());
  }

  /** What the pods say is nearer to the cause than what the operator does. */
  private Optional<String> why(FlinkStatus status) {
    Optional<PodTrouble> trouble = jobs.trouble(status.name());
    return trouble
        .filter(PodTrouble::lasts)
        .map(PodTrouble::words)
        .or(() -> "FAILED".equals(status.job()) ? jobs.refusal(status.name()) : Optional.empty())
        .or(
            () ->
                Optional.ofNullable(status.error())
                    .map(
                        error ->
                            error.contains(RESTARTS)
                                ? trouble.map(PodTrouble::words).orElse(error)
                                : error));
  }

  private UserException late(String name, String wanted) {
    FlinkStatus status = jobs.status(name);
    String reason = jobs.trouble(name).map(PodTrouble::words).orElse(status.error());
    return new UserException(
        "%s is not %s after %d s: %s%s; it goes on trying, 'deploy status' tells"
            .formatted(
                name,
                wanted,
                patience.toSeconds(),
                status.words(),
                reason == null ? "" : "; " + reason));
  }

  private void tell(String name, String words) {
    if (!words.equals(told.put(name, words))) {
      output.say(
          "%s", String.format(Locale.ROOT, "%4d s  %s  %s", elapsed().toSeconds(), name, words));
    }
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
