package io.pulseline.jobs.monitor.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.DatasetYaml;
import io.pulseline.contract.model.FeatureBaseline;
import io.pulseline.jobs.monitor.Visits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SliceStatisticsTest {
  private static final Baselines FIRST = Baselines.of(Visits.manifest("v_1", 0));
  private static final Baselines SECOND = Baselines.of(Visits.manifest("v_2", 1));
  private static final int SPENT = Visits.DATASET.indexOf("spent");

  private final Random random = new Random(11);

  @Test
  void countsWhatIsThereAndWhatIsMissing() {
    SliceStatistics slice = counted(List.of(row(20, 10, 0), row(30, Double.NaN, 0), row(70, 4, 2)));

    assertThat(slice.accepted()).isEqualTo(3);
    assertThat(slice.measured().get("spent").missing()).isEqualTo(1);
    assertThat(slice.measured().get("spent").moments().mean()).isEqualTo(7);
    assertThat(slice.measured().get("age").moments().max()).isEqualTo(70);
    assertThat(slice.counted().get("country").counts())
        .containsExactly(entry("de", 2L), entry("fr", 0L), entry("no", 1L));
    assertThat(slice.histograms()).isEmpty();
  }

  @Test
  void ofPartsMergeIntoThoseOfTheWholeThroughTheirWrittenForm() {
    List<double[]> rows = rows(9_000);
    SliceStatistics merged = new SliceStatistics();
    for (int from = 0; from < rows.size(); from += 2_500) {
      int to = Math.min(from + 2_500, rows.size());
      merged.merge(SliceStatistics.read(counted(rows.subList(from, to), FIRST).write()));
    }
    SliceStatistics whole = counted(rows, FIRST);

    assertThat(merged.accepted()).isEqualTo(9_000);
    assertThat(merged.lag().moments().max()).isEqualTo(whole.lag().moments().max());
    assertThat(merged.measured().get("spent").moments().sd())
        .isCloseTo(whole.measured().get("spent").moments().sd(), within(1e-9));
    assertThat(merged.counted().get("outcome").counts())
        .isEqualTo(whole.counted().get("outcome").counts());
    assertThat(bins(merged)).isEqualTo(bins(whole));
  }

  @Test
  void haveQuantilesWithinTheErrorOfTheSketch() {
    List<double[]> rows = rows(20_000);
    SliceStatistics merged = counted(rows.subList(0, 5_000));
    merged.merge(counted(rows.subList(5_000, rows.size())));

    double[] sorted = rows.stream().mapToDouble(row -> row[SPENT]).sorted().toArray();
    int present = (int) Arrays.stream(sorted).filter(value -> !Double.isNaN(value)).count();
    for (double share : new double[] {0.05, 0.25, 0.5, 0.75, 0.95}) {
      double found = merged.measured().get("spent").quantile(share);
      int rank = Arrays.binarySearch(sorted, 0, present, found);
      assertThat((double) rank / present)
          .as("rank of quantile %s", share)
          .isCloseTo(share, within(0.014));
    }
  }

  @Test
  void haveEveryRecordInOneBinOfEveryFeature() {
    Histograms histograms = counted(rows(1_000), FIRST).histograms().orElseThrow();

    assertThat(histograms.rows()).isEqualTo(1_000);
    assertThat(histograms.bins()).containsOnlyKeys("age", "spent", "country", "device");
    assertThat(histograms.bins().values())
        .allSatisfy(counts -> assertThat(Arrays.stream(counts).sum()).isEqualTo(1_000));
  }

  @Test
  void countAValueOnAnEdgeInTheBinThatTrainingHadItIn() {
    double[] trained = {(float) 0.7, (float) 0.8, (float) 0.9};
    FeatureBaseline baseline = FeatureBaseline.of(Visits.DATASET.columns().get(SPENT), trained);
    Baselines ofSpent = new Baselines("v_1", 3, Map.of("spent", baseline));

    List<double[]> live = List.of(row(20, 0.7, 0), row(20, 0.8, 0), row(20, 0.9, 0));
    long[] counts = counted(live, ofSpent).histograms().orElseThrow().bins().get("spent");
    for (int bin = 0; bin < baseline.shares().size(); bin++) {
      assertThat(counts[bin]).isEqualTo(Math.round(3 * baseline.shares().get(bin)));
    }
  }

  @Test
  void countEachRecordOnTheModelThatWasInForce() {
    SliceStatistics slice = new SliceStatistics();
    SliceCounter counter = new SliceCounter(Visits.DATASET, slice);
    counter.countOn(FIRST);
    rows(30).forEach(row -> counter.add(row, 1));
    counter.countOn(SECOND);
    rows(50).forEach(row -> counter.add(row, 1));
    counter.countOnNone();
    rows(10).forEach(row -> counter.add(row, 1));

    assertThat(slice.accepted()).isEqualTo(90);
    Histograms most = SliceStatistics.read(slice.write()).histograms().orElseThrow();
    assertThat(most.baselines()).isEqualTo(SECOND);
    assertThat(most.rows()).isEqualTo(50);
  }

  @Test
  void ofAnOlderDescriptorAreCountedOnUnderTheNewOne() {
    SliceStatistics before = SliceStatistics.read(counted(rows(10), FIRST).write());
    String wider =
        DatasetYaml.write(Visits.DATASET)
            .replace("columns:\n", "columns:\n- {name: rating, kind: numeric}\n")
            .replace("de: de", "at: at, de: de");
    Dataset edited = DatasetYaml.parse(wider, "test");
    SliceCounter counter = new SliceCounter(edited, before);
    counter.countOn(FIRST);
    counter.add(new double[] {4.5, 30, 12.5, 0, 1, 0}, 1);

    assertThat(before.accepted()).isEqualTo(11);
    assertThat(before.measured().get("rating").moments().count()).isEqualTo(1);
    assertThat(before.counted().get("country").counts()).containsEntry("at", 1L);
    assertThat(before.histograms().orElseThrow().rows()).isEqualTo(11);
  }

  private List<double[]> rows(int number) {
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      rows.add(Visits.values(random, 0));
    }
    return rows;
  }

  private static double[] row(double age, double spent, double country) {
    return new double[] {age, spent, country, 1, 0};
  }

  private static SliceStatistics counted(List<double[]> rows) {
    SliceStatistics slice = new SliceStatistics();
    SliceCounter counter = new SliceCounter(Visits.DATASET, slice);
    rows.forEach(row -> counter.add(row, (long) row[0]));
    return slice;
  }

  private static SliceStatistics counted(List<double[]> rows, Baselines baselines) {
    SliceStatistics slice = new SliceStatistics();
    SliceCounter counter = new SliceCounter(Visits.DATASET, slice);
    counter.countOn(baselines);
    rows.forEach(row -> counter.add(row, (long) row[0]));
    return slice;
  }

  private static Map<String, List<Long>> bins(SliceStatistics slice) {
    Map<String, List<Long>> bins = new HashMap<>();
    slice
        .histograms()
        .orElseThrow()
        .bins()
        .forEach((name, counts) -> bins.put(name, Arrays.stream(counts).boxed().toList()));
    return bins;
  }
}
