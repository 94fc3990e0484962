package io.pulseline.jobs.monitor.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.model.FeatureBaseline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How soon the defaults find a drift, and how often one that is not there. */
class DriftSimulationTest {
  private static final DriftJudge JUDGE = new DriftJudge(DriftLimits.DEFAULTS, Patients.NUMERIC);
  private static final int SECONDS_A_WINDOW = 60;
  private static final int WINDOWS_A_DAY = 1_440;
  private static final int TRAINED = 10_000;
  private static final String MOVED = "chol";

  private final Patients patients = new Patients(42);
  private final Map<String, FeatureBaseline> baselines = patients.baselines(TRAINED);
  private final Map<String, DriftState> states = new HashMap<>();

  @ParameterizedTest
  @CsvSource({"1000, 0", "1000, 30", "1000, 59", "10, 0", "10, 30", "10, 59"})
  void aStepOfOneStandardDeviationIsFoundWithinTwoWindows(int aSecond, int fromSecond) {
    List<Set<String>> raised = run(2, aSecond, second -> second < fromSecond ? 0 : 1);

    assertThat(raised).containsAnyOf(Set.of(MOVED)).allMatch(Set.of(MOVED)::containsAll);
  }

  @ParameterizedTest
  @CsvSource({"1000, 0", "1000, 30", "10, 0", "10, 30"})
  void aRampOfATenthOfAStandardDeviationAMinuteIsFoundWithinSix(int aSecond, int fromSecond) {
    List<Set<String>> raised =
        run(6, aSecond, second -> Math.max(0, second - fromSecond) / 60.0 * 0.1);

    assertThat(raised).containsAnyOf(Set.of(MOVED)).allMatch(Set.of(MOVED)::containsAll);
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 10, 2})
  void aDayWithoutDriftGivesNoAlert(int aSecond) {
    assertThat(alertsOfADay(aSecond, TRAINED)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 10, 2})
  void aDayWithoutDriftGivesNoAlertEitherWhenTheModelSawFewRows(int aSecond) {
    assertThat(alertsOfADay(aSecond, 240)).isEmpty();
  }

  private interface Course {
    double shiftAt(double second);
  }

  /** The features that each window raises, of patients who come at even pace. */
  private List<Set<String>> run(int windows, int aSecond, Course course) {
    List<Set<String>> raised = new ArrayList<>();
    for (int window = 0; window < windows; window++) {
      double from = (double) window * SECONDS_A_WINDOW;
      double[] shifts =
          DoubleStream.iterate(from, second -> second + 1.0 / aSecond)
              .limit((long) SECONDS_A_WINDOW * aSecond)
              .map(course::shiftAt)
              .toArray();
      raised.add(judge(window, baselines, TRAINED, patients.window(baselines, MOVED, shifts)));
    }
    return raised;
  }

  private Set<String> alertsOfADay(int aSecond, int trained) {
    Map<String, FeatureBaseline> model = patients.baselines(trained);
    Map<String, double[]> truth = new LinkedHashMap<>();
    patients
        .window(model, "", new double[300_000])
        .forEach((feature, counts) -> truth.put(feature, shares(counts)));
    Multinomial draws = new Multinomial(aSecond);
    Map<String, String> alerts = new TreeMap<>();
    for (int window = 0; window < WINDOWS_A_DAY; window++) {
      Map<String, long[]> bins = new LinkedHashMap<>();
      truth.forEach(
          (feature, shares) ->
              bins.put(feature, draws.draw((long) SECONDS_A_WINDOW * aSecond, shares)));
      for (String feature : judge(window, model, trained, bins)) {
        alerts.put(feature, "window " + window);
      }
    }
    return alerts.keySet();
  }

  private Set<String> judge(
      int window, Map<String, FeatureBaseline> model, int trained, Map<String, long[]> bins) {
    Set<String> raised = new HashSet<>();
    JUDGE
        .of(model, trained, bins)
        .forEach(
            (feature, drift) -> {
              DriftState before = states.getOrDefault(feature, DriftState.STEADY);
              DriftState after = before.after(drift.level(), window, DriftLimits.DEFAULTS);
              states.put(feature, after);
              if (after.drifting() && !before.drifting()) {
                raised.add(feature);
              }
            });
    return raised;
  }

  private static double[] shares(long... counts) {
    double all = Arrays.stream(counts).sum();
    return Arrays.stream(counts).mapToDouble(count -> count / all).toArray();
  }
}
