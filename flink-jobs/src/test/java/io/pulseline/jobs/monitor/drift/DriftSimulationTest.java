package io.pulseline.jobs.monitor.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.dataset.Column;
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
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How soon the defaults find a drift, and how often one that is not there. */
class DriftSimulationTest {
  private static final DriftJudge JUDGE = new DriftJudge(DriftLimits.DEFAULTS, Patients.NUMERIC);
  private static final int SECONDS_A_WINDOW = 60;
  private static final int WINDOWS_A_DAY = 1_440;
  private static final String MOVED = "chol";

  private static final Column MOVED_COLUMN =
      Patients.FEATURES.stream().filter(c -> c.name().equals(MOVED)).findFirst().orElseThrow();

  private static final Patients PATIENTS = new Patients(42);
  private static final Model OF_MANY_ROWS = Model.trainedOn(10_000);
  private static final Model OF_FEW_ROWS = Model.trainedOn(240);

  private final Map<String, DriftState> states = new HashMap<>();

  /**
   * A model and the patients that come when nothing drifts.
   *
   * @param shares of them by feature and bin of the model
   */
  private record Model(
      int rows, Map<String, FeatureBaseline> baselines, Map<String, double[]> shares) {
    private static final int MANY = 50_000;

    static Model trainedOn(int rows) {
      Map<String, FeatureBaseline> baselines = PATIENTS.baselines(rows);
      Map<String, double[]> shares = new TreeMap<>();
      for (Column feature : Patients.FEATURES) {
        FeatureBaseline baseline = baselines.get(feature.name());
        long[] counts = PATIENTS.count(feature, baseline, new double[MANY]);
        shares.put(
            feature.name(), Arrays.stream(counts).mapToDouble(n -> (double) n / MANY).toArray());
      }
      return new Model(rows, baselines, shares);
    }

    /** A window of patients, by feature and bin. */
    Map<String, long[]> window(Multinomial draws, int patients) {
      Map<String, long[]> bins = new LinkedHashMap<>();
      shares.forEach((feature, each) -> bins.put(feature, draws.draw(patients, each)));
      return bins;
    }
  }

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
    assertThat(alertsOfADay(aSecond, OF_MANY_ROWS)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 10, 2})
  void aDayWithoutDriftGivesNoAlertEitherWhenTheModelSawFewRows(int aSecond) {
    assertThat(alertsOfADay(aSecond, OF_FEW_ROWS)).isEmpty();
  }

  private interface Course {
    double shiftAt(double second);
  }

  /** The features that each window raises, of patients who come at even pace. */
  private List<Set<String>> run(int windows, int aSecond, Course course) {
    Multinomial draws = new Multinomial(aSecond);
    int patients = SECONDS_A_WINDOW * aSecond;
    List<Set<String>> raised = new ArrayList<>();
    for (int window = 0; window < windows; window++) {
      double from = (double) window * SECONDS_A_WINDOW;
      double[] shifts =
          IntStream.range(0, patients)
              .mapToDouble(patient -> course.shiftAt(from + (double) patient / aSecond))
              .toArray();
      Map<String, long[]> bins = OF_MANY_ROWS.window(draws, patients);
      bins.put(MOVED, PATIENTS.count(MOVED_COLUMN, OF_MANY_ROWS.baselines().get(MOVED), shifts));
      raised.add(judge(window, OF_MANY_ROWS, bins));
    }
    return raised;
  }

  private Set<String> alertsOfADay(int aSecond, Model model) {
    Multinomial draws = new Multinomial(aSecond);
    Set<String> alerts = new HashSet<>();
    for (int window = 0; window < WINDOWS_A_DAY; window++) {
      alerts.addAll(judge(window, model, model.window(draws, SECONDS_A_WINDOW * aSecond)));
    }
    return alerts;
  }

  private Set<String> judge(int window, Model model, Map<String, long[]> bins) {
    Set<String> raised = new HashSet<>();
    JUDGE
        .of(model.baselines(), model.rows(), bins)
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
}
