package io.pulseline.trainer.page;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.DatasetYaml;
import io.pulseline.contract.model.Comparison;
import io.pulseline.contract.model.Comparison.Gain;
import io.pulseline.contract.model.FeatureBaseline;
import io.pulseline.contract.model.Lineage;
import io.pulseline.contract.model.Lineage.OffsetRange;
import io.pulseline.contract.model.Lineage.SourceFile;
import io.pulseline.trainer.metrics.ClassCurves;
import io.pulseline.trainer.metrics.ConfusionMatrix;
import io.pulseline.trainer.metrics.Interval;
import io.pulseline.trainer.metrics.Metrics;
import io.pulseline.trainer.metrics.PermutationImportance;
import io.pulseline.trainer.metrics.Point;
import io.pulseline.trainer.metrics.ReliabilityBin;
import io.pulseline.trainer.metrics.SliceMetrics;
import io.pulseline.trainer.page.ModelView.HeldOut;
import io.pulseline.trainer.page.ModelView.Importance;
import io.pulseline.trainer.page.ModelView.Production;
import io.pulseline.trainer.page.ModelView.Recipe;
import io.pulseline.trainer.parity.Parity;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A model of apples, whose names are hard to write into HTML and long. */
final class Views {
  static final Dataset APPLES =
      DatasetYaml.parse(
          """
          name: apples
          description: "Grades & <b>weights</b>"
          target: {column: grade}
          columns:
            - {name: weight, kind: numeric, type: float, unit: g, min: 0, max: 400}
            - {name: farm_of_a_name_that_is_longer_than_others, kind: categorical, type: integer, values: %s}
            - {name: worms, kind: numeric, type: integer}
            - {name: lost, kind: numeric, type: float}
            - {name: grade, kind: categorical, type: string, values: {a: "<good>", b: 'bad "one"'}}
          """
              .formatted(
                  IntStream.range(0, 60)
                      .mapToObj(i -> i + ": \"Farm & sons <" + i + ">\"")
                      .collect(Collectors.joining(", ", "{", "}"))),
          "apples");
  private static final String FARM = "farm_of_a_name_that_is_longer_than_others";
  private static final Instant FIRST = Instant.parse("2026-01-02T03:04:05Z");

  private Views() {}

  /** With everything that a report can show. */
  static ModelView full() {
    return view(
        new HeldOut(
            1000,
            new Metrics(0.7, 0.69, 0.9, 0.85, 0.3, 0.2, Double.NaN),
            Map.of("auc", new Interval(0.88, 0.92)),
            new ConfusionMatrix(List.of(List.of(400, 100), List.of(200, 300))),
            List.of(curves()),
            slices()),
        new Production(
            new Comparison(
                "v_before",
                990,
                Map.of(
                    "auc", new Gain(0.02, 0.01, 0.03),
                    "accuracy", new Gain(-0.02, -0.03, 0.01))),
            null,
            Map.of(
                "weight",
                new FeatureBaseline(List.of(90.0, 120.0), List.of(0.3, 0.3, 0.4), 0, 987),
                FARM,
                farms(0))));
  }

  /** A first model, of few rows that are all of one class. */
  static ModelView bare() {
    ReliabilityBin bin = new ReliabilityBin(0.4, 0, new Interval(0, 0.3), 10);
    return view(
        new HeldOut(
            10,
            new Metrics(0.7, 0.69, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN),
            Map.of(),
            new ConfusionMatrix(List.of(List.of(7, 3), List.of(0, 0))),
            List.of(new ClassCurves(1, List.of(), List.of(), List.of(), List.of(bin))),
            List.of()),
        new Production(null, "no version is in production", Map.of()));
  }

  private static ModelView view(HeldOut heldOut, Production production) {
    Map<String, Double> gain = new LinkedHashMap<>();
    gain.put("weight", 0.75);
    gain.put(FARM, 0.25);
    return new ModelView(
        APPLES,
        lineage(),
        new Recipe(
            Map.of("max_depth", "4"),
            "isotonic",
            Map.of("none", 0.31, "platt", 0.3, "isotonic", 0.29)),
        heldOut,
        new Importance(
            gain,
            new PermutationImportance(
                500,
                2,
                List.of(new PermutationImportance.Feature("weight", 0.1, new Interval(0, 0.2))))),
        Map.of(
            "weight",
            new FeatureBaseline(List.of(100.0, 110.0), List.of(0.2, 0.5, 0.3), 0.25, 987),
            FARM,
            farms(0.1),
            "worms",
            new FeatureBaseline(List.of(0.0), List.of(0.0, 1.0), 0, 987),
            "lost",
            new FeatureBaseline(List.of(), List.of(0.0), 1, 987)),
        production,
        new Parity(2000, 1e-7, 0));
  }

  private static Lineage lineage() {
    Map<Integer, OffsetRange> offsets =
        IntStream.range(0, 12)
            .boxed()
            .collect(Collectors.toMap(i -> i, i -> new OffsetRange(7, 100 + i)));
    List<SourceFile> files =
        IntStream.range(0, 300)
            .mapToObj(i -> new SourceFile("part-" + i + ".parquet", 1000, "5e5e"))
            .toList();
    return new Lineage("lake", files, 1234, offsets, FIRST, FIRST.plusSeconds(1), "test");
  }

  private static FeatureBaseline farms(double others) {
    List<Double> codes = IntStream.range(0, 60).mapToObj(i -> (double) i).toList();
    List<Double> shares =
        IntStream.rangeClosed(0, 60).mapToObj(i -> i < 60 ? (1 - others) / 60 : others).toList();
    return new FeatureBaseline(codes, shares, 0, 987);
  }

  private static ClassCurves curves() {
    List<Point> points =
        IntStream.rangeClosed(0, 50)
            .mapToObj(i -> new Point(i / 50.0, Math.sqrt(i / 50.0)))
            .toList();
    List<Double> thresholds = points.stream().map(point -> 1 - point.x()).toList();
    List<ReliabilityBin> bins =
        IntStream.range(0, 10)
            .mapToObj(i -> new ReliabilityBin(i / 10.0, i / 10.0, new Interval(i / 12.0, 1), 100))
            .toList();
    return new ClassCurves(1, points, thresholds, points, bins);
  }

  /** The last one of rows without a farm, the one before it of too few. */
  private static List<SliceMetrics> slices() {
    return IntStream.rangeClosed(0, 60)
        .mapToObj(
            i -> {
              double accuracy = i == 59 ? Double.NaN : 0.6 + i / 300.0;
              return new SliceMetrics(
                  FARM,
                  i == 60 ? null : Integer.toString(i),
                  100 - i,
                  new Metrics(accuracy, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5),
                  new Interval(accuracy - 0.1, accuracy + 0.1));
            })
        .toList();
  }
}
