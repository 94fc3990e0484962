package io.pulseline.serving.repository;

import io.pulseline.contract.UserException;
import io.pulseline.serving.plane.DataPlane;
import io.pulseline.serving.plane.Readiness;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is wrong with one model though requests are taken: for readiness, and for the log. */
final class Troubles {
  private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);

  private final String model;
  private final DataPlane plane;
  private final Readiness readiness;
  private volatile String told = "";

  Troubles(String model, DataPlane plane, Readiness readiness) {
    this.model = model;
    this.plane = plane;
    this.readiness = readiness;
  }

  /** What was told last, empty when nothing is wrong. */
  String told() {
    return told;
  }

  /** Tells what is wrong: once for each problem, and not once for each look at it. */
  void tell(Optional<Throwable> unreadable, Pursuit production, Pursuit candidate) {
    if (readiness.isStopping()) {
      return; // a look that was interrupted found nothing wrong
    }
    String servedOn =
        plane
            .production(model)
            .map(version -> ", version '" + version + "' is served on")
            .orElse("");
    List<String> problems = new ArrayList<>();
    unreadable.ifPresent(
        e -> problems.add("the registry cannot be read" + servedOn + ": " + e.getMessage()));
    production
        .problem()
        .ifPresent(
            e ->
                problems.add(
                    "version '%s' cannot be served%s: %s"
                        .formatted(production.wanted().orElseThrow(), servedOn, e.getMessage())));
    candidate
        .problem()
        .ifPresent(
            e ->
                problems.add(
                    "candidate '%s' cannot be served, production has all requests: %s"
                        .formatted(candidate.wanted().orElseThrow(), e.getMessage())));
    if (plane.isCandidateLeftOut(model)) {
      problems.add(
          "the candidate takes or gives something else than production, which has all requests");
    }
    String now = problems.isEmpty() ? "" : "model '" + model + "': " + String.join("; ", problems);
    if (!now.isEmpty() && !now.equals(told)) {
      LOG.warn(
          now,
          Stream.of(unreadable, production.problem(), candidate.problem())
              .flatMap(Optional::stream)
              .filter(e -> !(e instanceof UserException))
              .findFirst()
              .orElse(null));
    }
    told = now;
    readiness.warn(model, now);
  }
}
