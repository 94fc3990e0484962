package io.pulseline.jobs.monitor.drift;

import io.pulseline.contract.model.FeatureBaseline;
import io.pulseline.contract.model.Psi;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * Compares the features of one window with a model's baselines: by population stability index with
 * a chi-square test, and numeric ones by Kolmogorov-Smirnov distance as well.
 */
public final class DriftJudge {
  private final DriftLimits limits;
  private final Set<String> numeric;

  /** A judge of a dataset. */
  public DriftJudge(DriftLimits limits, Set<String> numericFeatures) {
    this.limits = limits;
    this.numeric = Set.copyOf(numericFeatures);
  }

  private record Effects(double psi, double psiP, double ks, double ksP) {}

  /**
   * What the window says of each feature.
   *
   * @param baselines by feature
   * @param trained how many rows they are of
   * @param bins of the window, by feature and bin; those that are missing last
   */
  public Map<String, FeatureDrift> of(
      Map<String, FeatureBaseline> baselines, long trained, Map<String, long[]> bins) {
    List<String> judged = new ArrayList<>();
    List<Effects> effects = new ArrayList<>();
    Map<String, FeatureDrift> drifts = new LinkedHashMap<>();
    bins.forEach(
        (feature, counts) -> {
          drifts.put(feature, FeatureDrift.TOO_FEW);
          if (Arrays.stream(counts).sum() >= limits.minRows()) {
            judged.add(feature);
            effects.add(effects(feature, baselines.get(feature), trained, counts));
          }
        });
    double[] corrected =
        Holm.corrected(
            effects.stream()
                .flatMapToDouble(each -> DoubleStream.of(each.psiP(), each.ksP()))
                .toArray());
    for (int i = 0; i < effects.size(); i++) {
      Effects each = effects.get(i);
      double psiP = corrected[2 * i];
      double ksP = corrected[2 * i + 1];
      drifts.put(
          judged.get(i),
          new FeatureDrift(
              limits.level(each.psi(), psiP, each.ks(), ksP),
              each.psi(),
              each.ks(),
              Double.isNaN(ksP) ? psiP : Math.min(psiP, ksP)));
    }
    return drifts;
  }

  private Effects effects(String feature, FeatureBaseline baseline, long trained, long... counts) {
    double psi = Psi.of(baseline, counts);
    double psiP = Distances.chiSquareP(baseline, trained, counts);
    double ks = numeric.contains(feature) ? Distances.ks(baseline, counts) : Double.NaN;
    double ksP = Double.isNaN(ks) ? Double.NaN : Distances.ksP(ks, baseline, trained, counts);
    return new Effects(psi, psiP, ks, ksP);
  }
}
